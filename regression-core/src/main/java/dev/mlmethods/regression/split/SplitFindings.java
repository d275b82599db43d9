package dev.mlmethods.regression.split;

import dev.mlmethods.regression.data.ColumnFindings;
import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.data.DataFinding.Kind;
import dev.mlmethods.regression.data.DataFinding.Split;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds what misleads in a dataset that is divided: see {@link DataFinding}. */
public final class SplitFindings {
    /** From which share of a split's rows on those that repeat training rows are named: fewer hardly move a metric. */
    private static final double REPEATED_SHARE = 0.01;

    private final Dataset dataset;
    private final DatasetSplit split;
    private final List<DataFinding> findings = new ArrayList<>();

    private SplitFindings(Dataset dataset, DatasetSplit split) {
        this.dataset = dataset;
        this.split = split;
    }

    /**
     * Everything that there is to say, what concerns most first; empty as a rule.
     *
     * @param dataset all rows, in the order of the file
     * @param split of that dataset
     */
    public static List<DataFinding> of(Dataset dataset, DatasetSplit split) {
        SplitFindings found = new SplitFindings(dataset, split);
        found.addConstants();
        found.findings.addAll(ColumnFindings.of(dataset));
        found.addRepeatedRows();
        found.addSingleRows();
        return List.copyOf(found.findings);
    }

    /**
     * Rows of another dataset that repeat training rows; none as a rule.
     *
     * @param ofTraining the findings of {@link #of} when the model was trained on that dataset: they name the columns that number its rows
     * @param split of the dataset that the training had
     * @param test the rows of the other dataset
     */
    public static List<DataFinding> repeatedRows(List<DataFinding> ofTraining, DatasetSplit split, Dataset test) {
        SplitFindings found = new SplitFindings(test, split);
        int[] compared = comparedColumns(test, ofTraining);
        if (compared.length > 0) {
            found.addRepeatedRows(new RepeatedRows(split.training(), compared), Split.TEST, test);
        }
        return List.copyOf(found.findings);
    }

    private void addConstants() {
        Dataset training = split.training();
        FeatureMatrix features = training.features();
        List<Integer> constant = IntStream.range(0, features.columns())
                .filter(column -> IntStream.range(1, features.rows())
                        .allMatch(row -> features.get(row, column) == features.get(0, column)))
                .boxed()
                .toList();
        if (!constant.isEmpty()) {
            findings.add(DataFinding.constantFeatures(
                    constant.stream().map(features.names()::get).toList(),
                    features.get(0, constant.get(0)),
                    training.rows()));
        }
        if (IntStream.range(1, training.rows()).allMatch(row -> training.target(row) == training.target(0))) {
            findings.add(DataFinding.constantTarget(training.targetName(), training.target(0), training.rows()));
        }
    }

    private void addRepeatedRows() {
        int[] columns = comparedColumns(dataset, findings);
        if (columns.length == 0) {
            return;
        }
        RepeatedRows repeated = new RepeatedRows(split.training(), columns);
        addRepeatedRows(repeated, Split.VALIDATION, split.validation());
        addRepeatedRows(repeated, Split.TEST, split.test());
    }

    private void addRepeatedRows(RepeatedRows repeated, Split name, @Nullable Dataset rows) {
        if (rows == null) {
            return;
        }
        RepeatedRows.Count count = repeated.among(rows);
        if (count.rows() > 0 && count.rows() >= REPEATED_SHARE * rows.rows()) {
            findings.add(DataFinding.repeatedRows(name, count.rows(), count.withTarget(), rows.rows()));
        }
    }

    /** No row repeats the number of another, so such a column would hide rows that are equal but for it. */
    private static int[] comparedColumns(Dataset dataset, List<DataFinding> findings) {
        Set<String> numbers = new LinkedHashSet<>();
        findings.stream()
                .filter(finding -> finding.kind() == Kind.ROW_NUMBER)
                .forEach(finding -> numbers.addAll(finding.columns()));
        List<String> names = dataset.features().names();
        return IntStream.range(0, names.size())
                .filter(column -> !numbers.contains(names.get(column)))
                .toArray();
    }

    private void addSingleRows() {
        Dataset validation = split.validation();
        if (validation != null && validation.rows() == 1) {
            findings.add(DataFinding.singleRow(Split.VALIDATION, "Raise validationSize, or add rows"));
        }
        if (split.test().rows() == 1) {
            findings.add(DataFinding.singleRow(Split.TEST, "Raise testSize, or add rows"));
        }
    }
}
