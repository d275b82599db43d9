package dev.mlmethods.regression.training.vector;

import static dev.mlmethods.regression.predictor.network.SimdProducts.LENGTH;
import static dev.mlmethods.regression.predictor.network.SimdProducts.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The factors of {@link Dropout} in Java's Vector API, operation by operation. */
final class SimdDropout {
    private static final VectorSpecies<Integer> INTEGERS = SPECIES.withLanes(int.class);
    private static final IntVector PLACES = IntVector.zero(INTEGERS).addIndex(1);

    private SimdDropout() {}

    static void factors(float[] x, int factors, int key, int threshold, float kept) {
        FloatVector all = FloatVector.broadcast(SPECIES, kept);
        for (int n = 0; n < Kernels.PANEL; n += LENGTH) {
            IntVector uniform = mixed(PLACES.add(key + n)).lanewise(VectorOperators.LSHR, Integer.SIZE - Dropout.BITS);
            VectorMask<Float> dropped =
                    uniform.compare(VectorOperators.LT, threshold).cast(SPECIES);
            all.blend(0f, dropped).intoArray(x, factors + n);
        }
    }

    private static IntVector mixed(IntVector keys) {
        IntVector h = keys;
        h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 16));
        h = h.mul(0x85ebca6b);
        h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 13));
        h = h.mul(0xc2b2ae35);
        return h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 16));
    }
}
