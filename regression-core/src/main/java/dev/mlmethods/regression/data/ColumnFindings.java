package dev.mlmethods.regression.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Finds features that give the target away, whatever the split. */
public final class ColumnFindings {
    /** Fewer rows are sometimes in order by chance; ten rows are, once in ten factorial. */
    private static final int FEWEST_ROWS = 10;

    private ColumnFindings() {}

    /**
     * {@return what there is to say about the columns in all rows, in the order of {@link DataFinding.Kind}}
     *
     * @param dataset all rows, before they are split
     */
    public static List<DataFinding> of(Dataset dataset) {
        List<DataFinding> findings = new ArrayList<>(ofDroppedRows(dataset));
        findings.addAll(dataset.findings());
        findings.addAll(ofSimilarNames(dataset));
        if (dataset.rows() < FEWEST_ROWS) {
            return findings;
        }
        FeatureMatrix features = dataset.features();
        List<String> numbers =
                names(dataset, column -> dataset.isNumber(column) && RowNumbers.numbers(features, column));
        if (!numbers.isEmpty()) {
            findings.add(DataFinding.rowNumbers(numbers, dataset.rows()));
        }
        List<String> repeats = names(dataset, TargetOrder.featuresIn(dataset)::contains);
        if (!repeats.isEmpty()) {
            findings.add(DataFinding.repeatsTarget(repeats, dataset.targetName(), dataset.rows()));
        }
        return findings;
    }

    private static List<DataFinding> ofSimilarNames(Dataset dataset) {
        List<String> names = new ArrayList<>(
                dataset.tableColumns().stream().map(TableColumn::name).toList());
        names.add(dataset.targetName());
        return SimilarNames.of(names).stream()
                .map(similar -> DataFinding.similarNames(similar, dataset.rows()))
                .toList();
    }

    /**
     * {@return what there is to say about rows that are left out; empty if there are none}
     *
     * @param dataset all rows that aren't left out
     */
    public static List<DataFinding> ofDroppedRows(Dataset dataset) {
        DroppedRows dropped = dataset.dropped();
        int rows = dataset.rows() + dropped.rows().size();
        List<DataFinding> findings = new ArrayList<>();
        if (!dropped.withoutTarget().isEmpty()) {
            findings.add(DataFinding.missingTarget(dataset.targetName(), dropped, rows));
        }
        if (!dropped.withoutCell().isEmpty()) {
            findings.add(DataFinding.missingCell(dropped, rows));
        }
        return findings;
    }

    /**
     * {@return what there is to say about texts that the model was not trained with; empty if it knows all of them}
     *
     * @param test the rows that the model is tested on, encoded as it encodes them
     */
    public static List<DataFinding> ofUnknownCategories(Dataset test) {
        return test.unknownCategories().stream()
                .map(unknown -> DataFinding.unknownCategories(unknown, test.rows()))
                .toList();
    }

    /** The columns of the table that the features come from. */
    private static List<String> names(Dataset dataset, IntPredicate holds) {
        return IntStream.range(0, dataset.features().columns())
                .filter(holds)
                .mapToObj(dataset::columnOf)
                .distinct()
                .toList();
    }
}
