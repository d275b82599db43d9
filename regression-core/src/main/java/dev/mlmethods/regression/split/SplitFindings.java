package dev.mlmethods.regression.split;

import dev.mlmethods.regression.data.ColumnFindings;
import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.data.DataFinding.Kind;
import dev.mlmethods.regression.data.DataFinding.Split;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.data.SampleWeights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds what misleads in a dataset that is divided: see {@link DataFinding}. */
public final class SplitFindings {
    /** From this share of a split's rows, those that repeat training rows are reported: fewer hardly affect a metric. */
    private static final double REPEATED_SHARE = 0.01;

    /** With fewer, one row has nearly all of the weight. */
    private static final double FEWEST_EFFECTIVE_ROWS = 1.1;

    private final List<DataFinding> findings = new ArrayList<>();

    /**
     * {@return everything that there is to say, the most important first; usually empty}
     *
     * @param split of the dataset
     */
    public static List<DataFinding> of(DatasetSplit split) {
        SplitFindings found = new SplitFindings();
        found.addConstants(split.training().asNewRows());
        found.findings.addAll(ColumnFindings.of(split.dataset()));
        found.addRepeatedRows(split);
        found.addSingleRows(split);
        return List.copyOf(found.findings);
    }

    /**
     * {@return what there is to say if all rows of a dataset are trained on, the most important first}
     *
     * @param dataset all rows, with the features that they are trained with
     */
    public static List<DataFinding> ofAll(Dataset dataset) {
        SplitFindings found = new SplitFindings();
        found.addConstants(dataset);
        found.findings.addAll(ColumnFindings.of(dataset));
        return List.copyOf(found.findings);
    }

    /**
     * {@return a finding about rows of another dataset that repeat training rows; usually empty}
     *
     * @param ofTraining the findings of {@link #of} when the model was trained on that dataset: they name the columns that number its rows
     * @param training the rows that the model was trained on
     * @param test the rows of the other dataset
     */
    public static List<DataFinding> repeatedRows(List<DataFinding> ofTraining, Dataset training, Dataset test) {
        SplitFindings found = new SplitFindings();
        int[] compared = comparedColumns(test, ofTraining);
        if (compared.length > 0) {
            found.addRepeatedRows(new RepeatedRows(training, compared), Split.TEST, test);
        }
        return List.copyOf(found.findings);
    }

    private void addConstants(Dataset training) {
        FeatureMatrix features = training.features();
        Map<String, Boolean> constant = new LinkedHashMap<>();
        for (int feature = 0; feature < features.columns(); feature++) {
            constant.merge(training.columnOf(feature), isConstant(features, feature), Boolean::logicalAnd);
        }
        List<String> columns = constant.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
        if (!columns.isEmpty()) {
            int first = features.names().indexOf(columns.get(0));
            findings.add(DataFinding.constantFeatures(
                    columns,
                    first < 0 || !training.isNumber(first) ? null : (Double) features.get(0, first),
                    training.rows()));
        }
        if (IntStream.range(1, training.rows()).allMatch(row -> training.target(row) == training.target(0))) {
            findings.add(DataFinding.constantTarget(training.targetName(), training.target(0), training.rows()));
        }
    }

    private static boolean isConstant(FeatureMatrix features, int feature) {
        return IntStream.range(1, features.rows())
                .allMatch(row -> features.get(row, feature) == features.get(0, feature));
    }

    private void addRepeatedRows(DatasetSplit split) {
        int[] columns = comparedColumns(split.dataset(), findings);
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

    /** No row repeats the number of another, so such a column would hide rows that are equal except for it. */
    private static int[] comparedColumns(Dataset dataset, List<DataFinding> findings) {
        Set<String> numbers = new LinkedHashSet<>();
        findings.stream()
                .filter(finding -> finding.kind() == Kind.ROW_NUMBER)
                .forEach(finding -> numbers.addAll(finding.columns()));
        return IntStream.range(0, dataset.features().columns())
                .filter(feature -> !numbers.contains(dataset.columnOf(feature)))
                .toArray();
    }

    private void addSingleRows(DatasetSplit split) {
        Dataset validation = split.validation();
        if (validation != null) {
            addSingleRow(Split.VALIDATION, validation, "Raise validationSize, or add rows");
        }
        addSingleRow(Split.TEST, split.test(), "Raise testSize, or add rows");
    }

    private void addSingleRow(Split name, Dataset rows, String remedy) {
        SampleWeights weights = rows.weights();
        if (rows.rows() == 1) {
            findings.add(DataFinding.singleRow(name, remedy));
        } else if (weights != null && weights.effectiveRows() < FEWEST_EFFECTIVE_ROWS) {
            findings.add(DataFinding.singleWeight(name, rows.rows(), weights.column()));
        }
    }
}
