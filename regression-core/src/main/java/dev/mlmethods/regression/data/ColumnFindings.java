package dev.mlmethods.regression.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Finds features that give the target away, whatever the split. */
public final class ColumnFindings {
    /** In fewer rows a column is in order by chance now and then; of ten, once in ten factorial. */
    private static final int FEWEST_ROWS = 10;

    private ColumnFindings() {}

    /** What there is to say of the columns of all rows, in the order of {@link DataFinding.Kind}. */
    public static List<DataFinding> of(Dataset dataset) {
        List<DataFinding> findings = new ArrayList<>();
        if (dataset.rows() < FEWEST_ROWS) {
            return findings;
        }
        FeatureMatrix features = dataset.features();
        List<String> numbers = names(features, column -> RowNumbers.numbers(features, column));
        if (!numbers.isEmpty()) {
            findings.add(DataFinding.rowNumbers(numbers, dataset.rows()));
        }
        TargetOrder order = TargetOrder.of(dataset);
        List<String> repeats = names(features, order::isThatOf);
        if (!repeats.isEmpty()) {
            findings.add(DataFinding.repeatsTarget(repeats, dataset.targetName(), dataset.rows()));
        }
        return findings;
    }

    private static List<String> names(FeatureMatrix features, IntPredicate holds) {
        List<String> names = new ArrayList<>();
        for (int column = 0; column < features.columns(); column++) {
            if (holds.test(column)) {
                names.add(features.names().get(column));
            }
        }
        return names;
    }
}
