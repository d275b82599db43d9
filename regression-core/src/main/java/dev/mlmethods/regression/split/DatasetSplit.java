package dev.mlmethods.regression.split;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.SampleWeights;
import dev.mlmethods.regression.data.SplitColumn;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dataset, divided into the rows to train on, those on which to monitor the loss, and those held out. */
public final class DatasetSplit {
    private final Dataset dataset;
    private final Dataset training;
    private final @Nullable Dataset validation;
    private final Dataset test;
    private final int[] testRows;
    private final @Nullable String text;

    private DatasetSplit(
            Dataset dataset,
            RowDivision division,
            SplitSpec spec,
            TrainTestSplit inner,
            TrainTestSplit outer,
            String innerParameter) {
        int[] trainingRows = inner.trainRows();
        int[] validationRows = inner.testRows();
        this.testRows = outer.testRows();
        this.dataset = dataset.fittedOn(trainingRows);
        this.training = this.dataset.outOfFold(trainingRows, spec.splitSeed()).select(trainingRows);
        this.validation = validationRows.length == 0 ? null : this.dataset.select(validationRows);
        this.test = this.dataset.select(testRows);
        this.text = texts(text(division, spec, dataset.targetName(), inner, outer), WeightsText.of(dataset));
        // A split by time is the same with any seed.
        String seed = spec.splitBy() == SplitBy.TIME ? "" : "splitSeed or ";
        requireRowsThatCount(training, "rows to train on", seed + "testSize");
        requireRowsThatCount(test, "test rows", seed + "testSize");
        if (validation != null) {
            requireRowsThatCount(validation, "validation rows", seed + innerParameter);
        }
    }

    private static @Nullable String texts(@Nullable String division, @Nullable String weights) {
        if (division == null) {
            return weights;
        }
        return weights == null ? division : division + ". " + weights;
    }

    private static void requireRowsThatCount(Dataset part, String what, String parameters) {
        SampleWeights weights = part.weights();
        if (weights != null && weights.rowsThatCount().length == 0) {
            throw new RegressionException("sampleWeight is " + Excerpt.quoted(weights.column()) + ", which is 0 in all "
                    + NumberText.count(part.rows()) + " " + what + " of " + part.name()
                    + ", so that none of them counts. Give more rows a weight above 0, or set another " + parameters
                    + ".");
        }
    }

    /**
     * {@return a dataset divided as a specification says}
     *
     * @param dataset all rows
     * @param spec what is held out and set aside, and the seed
     * @throws dev.mlmethods.regression.RegressionException if it has too few rows, groups or times, or its target too few values for {@code
     *     stratify}
     */
    public static DatasetSplit of(Dataset dataset, SplitSpec spec) {
        RowDivision division = RowDivision.of(dataset, spec);
        TrainTestSplit outer = division.holdOut();
        TrainTestSplit inner = spec.validationSize() == 0
                ? TrainTestSplit.ofRows(outer.trainRows(), new int[0])
                : division.setAside(outer.trainRows());
        return new DatasetSplit(dataset, division, spec, inner, outer, "validationSize");
    }

    /**
     * {@return the splits of a k-fold cross-validation, each with the same test rows} Each other row is set aside for the validation in one of
     * them and trained on in the others, except with {@link SplitBy#TIME}, where each split trains on the rows before its validation rows.
     *
     * <p>The folds of a random split are those of scikit-learn's {@code KFold(folds, shuffle=True, random_state=splitSeed)} over the rows that
     * are not held out, in the order of {@link TrainTestSplit#trainRows}, and those of {@code StratifiedKFold} with the same values if it is
     * stratified; with {@link SplitBy#GROUP} those of {@code GroupKFold} with the same values, with {@link SplitBy#TIME} those of {@code
     * TimeSeriesSplit(folds)}, and with {@link SplitBy#HASH} by the next bits of the hash.
     *
     * @param dataset all rows
     * @param spec what is held out, and the seed; its {@code validationSize} isn't read
     * @param folds at least 2
     * @throws RegressionException if there are fewer rows, groups or times than folds, or too few to train on, or its target has too few values
     *     for {@code stratify}
     */
    public static List<DatasetSplit> folds(Dataset dataset, SplitSpec spec, int folds) {
        RowDivision division = RowDivision.of(dataset, spec);
        TrainTestSplit outer = division.holdOut();
        return division.folds(outer.trainRows(), folds).stream()
                .map(inner -> new DatasetSplit(dataset, division, spec, inner, outer, "folds"))
                .toList();
    }

    private static @Nullable String text(
            RowDivision division, SplitSpec spec, String target, TrainTestSplit inner, TrainTestSplit outer) {
        SplitColumn column = spec.column();
        if (column == null && spec.stratify() == null) {
            return null;
        }
        String by = column == null ? "quantiles of " + target : column.kind().parameter() + " " + column.name();
        int[] validationRows = inner.testRows();
        return "Divided by " + by + ": "
                + division.text(inner.trainRows()) + " to train on, "
                + (validationRows.length == 0 ? "" : division.text(validationRows) + " for the validation, ")
                + division.text(outer.testRows()) + " for the test";
    }

    /** {@return all rows, in the order of the dataset; if it has columns that don't contain numbers, encoded according to the training rows} */
    public Dataset dataset() {
        return dataset;
    }

    /** {@return the rows to train on} */
    public Dataset training() {
        return training;
    }

    /** {@return the rows on which to monitor the loss; null if there are none} */
    public @Nullable Dataset validation() {
        return validation;
    }

    /** {@return the rows held out} */
    public Dataset test() {
        return test;
    }

    /**
     * {@return how the rows were divided by a column or by quantiles of the target, and that they have weights, see {@link WeightsText}; null if
     * they were divided at random and all rows count the same} An example is {@code Divided by groupColumn household: 240 rows of 48 groups to
     * train on, 60 rows of 12 groups for the test}.
     */
    public @Nullable String text() {
        return text;
    }

    /** {@return a copy of the 0-based numbers that the test rows have in the dataset} */
    public int[] testRows() {
        return testRows.clone();
    }
}
