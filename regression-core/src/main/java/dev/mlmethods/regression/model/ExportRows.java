package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.scaling.FeatureRanges;
import dev.mlmethods.regression.split.DatasetSplit;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The rows that an exported graph is checked on.
 *
 * @param features raw, unscaled
 * @param text what they are, such as {@code the 16,512 training rows}
 */
public record ExportRows(FeatureMatrix features, String text) {
    /** How many rows, each with all weights, are computed in some seconds. */
    private static final long MOST_PRODUCTS = 1L << 28;

    private static final int LEAST = 256;
    private static final int DRAWN = 10_000;

    /**
     * {@return the rows that a model was trained on, or, if that would take more than some seconds, a part of them, at equal distances}
     *
     * @param model whose specification says where its dataset is
     * @param basedir what a relative dataset file is relative to
     * @throws RegressionException if the dataset can't be read, or isn't the one that the model was trained on
     */
    public static ExportRows ofTraining(RegressionModel model, Path basedir) {
        Dataset dataset = PreparedData.loadAny(model.specification(), basedir);
        if (!model.provenance().isOf(dataset)) {
            throw new RegressionException(
                    "The dataset " + dataset.name() + " has changed since the model was trained on it.");
        }
        FeatureMatrix rows = model.finalFit() == null
                ? DatasetSplit.of(dataset, model.specification().split())
                        .training()
                        .features()
                : dataset.features();
        int most = most(model);
        if (rows.rows() <= most) {
            return new ExportRows(rows, "the " + NumberText.count(rows.rows()) + " training rows");
        }
        int[] some = new int[most];
        for (int i = 0; i < most; i++) {
            some[i] = (int) ((long) i * rows.rows() / most);
        }
        return new ExportRows(
                rows.select(some),
                NumberText.count(most) + " of the " + NumberText.count(rows.rows()) + " training rows");
    }

    private static int most(RegressionModel model) {
        return (int) Math.max(LEAST, MOST_PRODUCTS / model.ensemble().parameterCount());
    }

    /**
     * {@return rows at random within the range that each feature has in the training rows; always the same ones}
     *
     * @param model a file written before the ranges were kept has them within 3 scales of the mean
     */
    public static ExportRows withinRanges(RegressionModel model) {
        FeatureRanges ranges = model.ranges();
        int columns = model.features().size();
        int count = Math.min(DRAWN, most(model));
        double[] values = new double[Math.multiplyExact(count, columns)];
        SplittableRandom random = new SplittableRandom(0);
        for (int i = 0; i < values.length; i++) {
            values[i] = draw(model, ranges, i % columns, random.nextDouble());
        }
        return new ExportRows(
                FeatureMatrix.of(model.features(), values),
                NumberText.count(count) + " rows drawn within the range of the training rows");
    }

    private static double draw(RegressionModel model, @Nullable FeatureRanges ranges, int column, double share) {
        if (ranges == null) {
            double scale = model.preparation().features().scales()[column];
            double mean = model.preparation().features().means()[column];
            return Double.isInfinite(scale) ? mean : mean + (6 * share - 3) * scale;
        }
        double least = ranges.least()[column];
        return least + share * (ranges.greatest()[column] - least);
    }
}
