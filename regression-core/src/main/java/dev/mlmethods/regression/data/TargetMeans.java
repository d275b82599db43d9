package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.table.MissingCells;
import dev.mlmethods.regression.predictor.table.TargetMeanEncoder;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.random.NumpyRandom;
import dev.mlmethods.regression.storage.DoubleColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The mean target of the rows of each category, drawn toward the mean of all rows to the extent that the category's own mean is uncertain: with n
 * rows in the category, the variance v of their targets, and the variance V of all targets, it is s m + (1 - s) M with s = V n / (V n + v).
 *
 * <p>Source: scikit-learn's {@code TargetEncoder(smooth="auto", target_type="continuous")}, an empirical Bayes estimate after D. Micci-Barreca, A Preprocessing Scheme for
 * High-Cardinality Categorical Attributes in Classification and Prediction Problems, ACM SIGKDD Explorations 3 (2001) 27-32.
 */
final class TargetMeans {
    /** With this many, a {@code model.zip} has about 4 MB. */
    private static final int MOST_CATEGORIES = 100_000;

    private static final int FOLDS = 5;

    private final TypedColumn.Texts column;
    private final DoubleColumn target;

    /**
     * The means of a column.
     *
     * @param target of all rows, finite
     */
    TargetMeans(TypedColumn.Texts column, DoubleColumn target) {
        this.column = column;
        this.target = target;
    }

    /**
     * The encoder fitted on some rows, with which other rows are to be encoded.
     *
     * @param table what messages call the table
     * @param rows the training rows, at least one
     * @throws RegressionException if there are more categories than a model can keep
     */
    TargetMeanEncoder encoder(String table, MissingCells missing, int[] rows) {
        Means means = means(rows);
        List<String> categories = new ArrayList<>();
        List<Double> encoded = new ArrayList<>();
        for (int code = 0; code < column.categories().size(); code++) {
            if (means.counts[code + 1] > 0) {
                categories.add(column.categories().get(code));
                encoded.add(means.of(code));
            }
        }
        if (categories.size() > MOST_CATEGORIES) {
            throw new RegressionException(
                    table + ": targetMeans names " + Excerpt.quoted(column.name()) + ", which has "
                            + NumberText.count(categories.size()) + " different cells in the "
                            + NumberText.count(rows.length) + " training rows; a model keeps the means of at most "
                            + NumberText.count(MOST_CATEGORIES)
                            + ". Add the column to exclude, or shorten its cells to what rows have in common.");
        }
        return new TargetMeanEncoder(column.name(), missing, categories, encoded, means.mean, means.of(-1));
    }

    /**
     * What the rows themselves are encoded with: each is encoded from the rows of the other folds, so that none sees its own target. The folds are
     * those of scikit-learn's {@code KFold(5, shuffle=True, random_state=seed)} over the rows, as in {@code TargetEncoder.fit_transform}.
     *
     * @param rows the training rows, at least 2
     * @return one value for each of them
     */
    double[] outOfFold(int[] rows, long seed) {
        int folds = Math.min(FOLDS, rows.length);
        int[] shuffled = new NumpyRandom(seed).permutation(rows.length);
        int[] foldOf = new int[rows.length];
        for (int fold = 0, from = 0; fold < folds; fold++) {
            int to = from + rows.length / folds + (fold < rows.length % folds ? 1 : 0);
            for (; from < to; from++) {
                foldOf[shuffled[from]] = fold;
            }
        }
        double[] encoded = new double[rows.length];
        for (int fold = 0; fold < folds; fold++) {
            int[] others = new int[rows.length];
            int count = 0;
            for (int place = 0; place < rows.length; place++) {
                others[count] = rows[place];
                count += foldOf[place] == fold ? 0 : 1;
            }
            Means means = means(Arrays.copyOf(others, count));
            for (int place = 0; place < rows.length; place++) {
                if (foldOf[place] == fold) {
                    encoded[place] = means.of(column.code(rows[place]));
                }
            }
        }
        return encoded;
    }

    /** In the order of the rows, and from the deviations from the mean, so that the sums lose no digits if the targets are large. */
    private Means means(int[] rows) {
        double first = target.get(rows[0]);
        double sum = 0;
        for (int row : rows) {
            sum += target.get(row) - first;
        }
        Means means = new Means(first + sum / rows.length, column.categories().size() + 1);
        for (int row : rows) {
            means.add(column.code(row), target.get(row));
        }
        means.endOfSums();
        for (int row : rows) {
            means.addSquare(column.code(row), target.get(row));
        }
        return means;
    }

    /** The means of some rows. A missing cell, whose code is -1, is a separate category. */
    private static final class Means {
        private final double mean;
        private final int[] counts;
        private final double[] deviations;
        private final double[] squares;
        private double sum;
        private double sumOfSquares;
        private int rows;

        Means(double mean, int groups) {
            this.mean = mean;
            this.counts = new int[groups];
            this.deviations = new double[groups];
            this.squares = new double[groups];
        }

        void add(int code, double value) {
            double deviation = value - mean;
            counts[code + 1]++;
            deviations[code + 1] += deviation;
            sum += deviation;
            sumOfSquares += deviation * deviation;
            rows++;
        }

        void endOfSums() {
            for (int group = 0; group < counts.length; group++) {
                deviations[group] /= counts[group];
            }
        }

        void addSquare(int code, double value) {
            double deviation = value - mean - deviations[code + 1];
            squares[code + 1] += deviation * deviation;
        }

        /** The mean of all if no row is in the category, or if all targets are the same. */
        double of(int code) {
            int count = counts[code + 1];
            double variance = sumOfSquares / rows - sum / rows * (sum / rows);
            double share = variance * count / (variance * count + squares[code + 1] / count);
            return Double.isNaN(share) || count == 0 ? mean : mean + share * deviations[code + 1];
        }
    }
}
