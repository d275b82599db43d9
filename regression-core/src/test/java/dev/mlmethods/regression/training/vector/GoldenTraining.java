package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.internal.Sha256;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.random.TorchRandom;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A small training of the engine's state alone, without ND4J, so that it also runs where that would be too slow: prints the
 * kernels and the SHA-256 of the parameters and the loss that it ends with.
 */
public final class GoldenTraining {
    private GoldenTraining() {}

    /** Trains with the best kernels of this JVM and as many threads as the first argument says. */
    public static void main(String[] args) {
        Kernels kernels = KernelChoice.best();
        System.out.println(kernels.name() + " " + sha256(kernels, Integer.parseInt(args[0])));
    }

    static String sha256(Kernels kernels, int threads) {
        NetworkSpec spec =
                NetworkSpec.defaults().withHiddenLayers(List.of(19, 32, 5)).withActivation(Activation.LEAKY_RELU);
        ScaledDataset rows = TrainingRows.random(600, 3);
        DenseLayout layout = new DenseLayout(spec, 3, 1);
        double squaredErrors = 0;
        try (DenseTraining training =
                new DenseTraining(() -> kernels, spec, TrainingSpec.defaults(), rows, rows.rows(), threads)) {
            training.load(parameters(layout), null);
            int[] shuffled = new TorchRandom(5).permutation(rows.rows());
            for (int t = 1; t <= 4; t++) {
                squaredErrors += training.step(new int[0], 0, 600, t, 0.01);
            }
            for (int from = 0; from < 600; from += 70) {
                squaredErrors += training.step(shuffled, from, Math.min(from + 70, 600), 5 + from / 70, 0.01);
            }
            return hash(training.parameters(), squaredErrors);
        }
    }

    private static float[] parameters(DenseLayout layout) {
        TorchRandom random = new TorchRandom(11);
        float[] parameters = new float[layout.parameters()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = random.uniform(-0.4f, 0.4f);
        }
        return parameters;
    }

    private static String hash(float[] parameters, double loss) {
        ByteBuffer bytes = ByteBuffer.allocate(parameters.length * Float.BYTES + Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (float parameter : parameters) {
            bytes.putFloat(parameter);
        }
        bytes.putDouble(loss);
        return Sha256.of(bytes.array());
    }
}
