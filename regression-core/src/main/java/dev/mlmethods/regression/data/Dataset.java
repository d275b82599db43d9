package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.internal.Sha256;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Features X (rows x columns, float64) and the target y (one float64 a row), immutable.
 */
public final class Dataset {
    private final String name;
    private final FeatureMatrix features;
    private final String targetName;
    private final double[] target;

    private Dataset(String name, FeatureMatrix features, String targetName, double[] target) {
        this.name = name;
        this.features = features;
        this.targetName = targetName;
        this.target = target;
    }

    /**
     * A dataset of the given parts. The target array is not copied: the caller gives it away.
     *
     * @param name what messages call it: a built-in name or a file as the user wrote it
     * @throws IllegalArgumentException if target and features differ in their number of rows, or the target is a feature
     */
    public static Dataset of(String name, FeatureMatrix features, String targetName, double[] target) {
        if (features.rows() != target.length) {
            throw new IllegalArgumentException(
                    features.rows() + " rows of features, but " + target.length + " target values");
        }
        if (features.names().contains(targetName)) {
            throw new IllegalArgumentException("the target '" + targetName + "' is also a feature");
        }
        return new Dataset(name, features, targetName, target);
    }

    /** What messages call this dataset: a built-in name, or the file as the user wrote it. */
    public String name() {
        return name;
    }

    /** The features X. */
    public FeatureMatrix features() {
        return features;
    }

    /** The name of the target column. */
    public String targetName() {
        return targetName;
    }

    /** A copy of the target y. */
    public double[] target() {
        return target.clone();
    }

    /** The target value of a 0-based row. */
    public double target(int row) {
        return target[row];
    }

    /** The number of rows. */
    public int rows() {
        return target.length;
    }

    /**
     * Checks that there is something to learn: at least two different target values.
     *
     * @throws RegressionException if the target has the same value in all rows
     */
    public void requireVaryingTarget() {
        if (rows() == 0) {
            throw new RegressionException(name + " has no rows; there is nothing to learn.");
        }
        if (Arrays.stream(target).anyMatch(value -> value != target[0])) {
            return;
        }
        throw new RegressionException(
                name + ": the target " + Excerpt.quoted(targetName) + " is " + NumberText.shortest(target[0])
                        + (rows() == 1 ? " in the only row" : " in all " + rows() + " rows")
                        + "; there is nothing to learn. Choose another target, or add rows"
                        + " with other values.");
    }

    /** The given rows, in the given order, as a dataset of their own. */
    public Dataset select(int[] rows) {
        double[] selected = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = target[rows[i]];
        }
        return new Dataset(name, features.select(rows), targetName, selected);
    }

    /**
     * The SHA-256 of the contents, in hexadecimal: the feature names and the target name in UTF-8, each ended by a line
     * feed, then row by row the features and the target as little-endian float64. It doesn't depend on the name of the
     * file, its line ends, its quoting or the columns that are not used.
     */
    public String sha256() {
        MessageDigest digest = Sha256.digest();
        for (String feature : features.names()) {
            digest.update((feature + "\n").getBytes(StandardCharsets.UTF_8));
        }
        digest.update((targetName + "\n").getBytes(StandardCharsets.UTF_8));
        ByteBuffer row =
                ByteBuffer.allocate((features.columns() + 1) * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < rows(); i++) {
            row.clear();
            for (int j = 0; j < features.columns(); j++) {
                row.putDouble(features.get(i, j));
            }
            row.putDouble(target[i]);
            digest.update(row.flip());
        }
        return Sha256.hex(digest);
    }

    @Override
    public String toString() {
        return name + ": " + features + " -> " + targetName;
    }
}
