package dev.mlmethods.regression.model;

import dev.mlmethods.regression.scaling.Preparation;
import dev.mlmethods.regression.scaling.TargetScaler;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** The entry {@code normalizer.bin}: the scalers as DL4J's {@code NormalizerSerializer} writes a {@code NormalizerStandardize}, byte for byte. */
final class NormalizerEntry {
    private static final int VERSION = 1;

    /** {@code Nd4j.EPS_THRESHOLD}: DL4J's normalizers have no smaller scale. */
    private static final double LEAST_SCALE = 1e-5;

    private NormalizerEntry() {}

    /** The bytes; they include those of the target if it is scaled. */
    static byte[] of(Preparation preparation) {
        TargetScaler targetScaler = preparation.target();
        boolean hasTarget = targetScaler.scales();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF("NORMALIZER");
            out.writeInt(VERSION);
            out.writeUTF("STANDARDIZE");
            out.writeBoolean(hasTarget);
            // What is derived from the features is left as it is.
            int inputs = preparation.inputs();
            double[] means = preparation.features().means();
            out.write(Nd4jArray.row(Arrays.copyOf(means, inputs)));
            double[] scales = Arrays.copyOf(scales(preparation.features().scales()), inputs);
            Arrays.fill(scales, means.length, inputs, 1);
            out.write(Nd4jArray.row(scales));
            if (hasTarget) {
                out.write(Nd4jArray.row(targetScaler.mean()));
                out.write(Nd4jArray.row(scales(targetScaler.scale())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static double[] scales(double... scales) {
        return Arrays.stream(scales).map(scale -> Math.max(scale, LEAST_SCALE)).toArray();
    }
}
