package dev.mlmethods.regression.benchmarks.contender;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.model.ModelEvaluation;
import dev.mlmethods.regression.model.PredictedRows;
import dev.mlmethods.regression.model.PreparedData;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.predictor.Predictor;
import dev.mlmethods.regression.predictor.table.ColumnEncoder;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.table.MissingCells;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows of a table for which everything that predicts with a model agrees to the last bit: the predictor of an application, from the texts
 * of each row, the goal {@code predict}, and the evaluation that writes {@code predictions.csv}; also for rows in which cells are missing or have a
 * text that the training rows don't contain.
 */
final class TableAgreement {
    private static final String NEVER_SEEN = "never seen before";
    /** Every third cell is altered, and in the next row the one beside it. */
    private static final int ALTERED = 3;

    private final RegressionModel model;
    private final Predictor predictor;
    private int rows;
    private int different;

    private TableAgreement(RegressionModel model) {
        this.model = model;
        this.predictor = Predictor.load(new ByteArrayInputStream(model.toBytes()));
    }

    /**
     * Compares.
     *
     * @param model that was trained on a table
     * @param folder that contains it
     * @param file its name
     * @return how many {@code rows} were predicted in two ways, and for how many of them the two are {@code different}
     */
    static Map<String, Integer> of(RegressionModel model, Path folder, String file) throws IOException {
        TableAgreement agreement = new TableAgreement(model);
        agreement.compare(folder, file);
        return Map.of("rows", agreement.rows, "different", agreement.different);
    }

    private void compare(Path folder, String file) throws IOException {
        TableEncoders encoders = model.encoders();
        List<Map<String, String>> raw = RawTable.rows(folder.resolve(file), predictor.columns(), numbers(encoders));
        double[] predicted =
                PredictedRows.of(model, DataSource.of("input", file, folder)).predicted();
        compare(predicted, raw);
        Dataset dataset = PreparedData.load(model.specification(), folder);
        for (ModelEvaluation.Prediction row :
                ModelEvaluation.onHeldOutRows(model, folder).predictions()) {
            compare(row.predicted(), predicted[dataset.rowInTable(row.row())]);
        }
        if (encoders != null) {
            compareAltered(altered(raw, encoders));
        }
    }

    private Set<String> numbers(@Nullable TableEncoders encoders) {
        if (encoders == null) {
            return Set.copyOf(model.features());
        }
        Set<String> numbers = new HashSet<>(encoders.columns());
        numbers.removeIf(column -> encoders.types().get(column) != ColumnType.NUMBER);
        return numbers;
    }

    private void compare(double[] predicted, List<Map<String, String>> raw) {
        if (predicted.length != raw.size()) {
            throw new IllegalStateException(predicted.length + " predictions of " + raw.size() + " rows");
        }
        for (int row = 0; row < predicted.length; row++) {
            compare(predicted[row], predict(raw.get(row)));
        }
    }

    private void compare(double one, double other) {
        rows++;
        different += Double.doubleToLongBits(one) == Double.doubleToLongBits(other) ? 0 : 1;
    }

    private double predict(Map<String, String> row) {
        if (model.encoders() != null) {
            return predictor.predict(row);
        }
        Map<String, Double> numbers = new LinkedHashMap<>();
        row.forEach((column, cell) -> numbers.put(column, Double.valueOf(cell)));
        return predictor.predict(numbers);
    }

    private static List<Map<String, String>> altered(List<Map<String, String>> raw, TableEncoders encoders) {
        List<Map<String, String>> altered = new ArrayList<>();
        for (int row = 0; row < raw.size(); row++) {
            Map<String, String> cells = new LinkedHashMap<>(raw.get(row));
            for (int column = 0; column < encoders.encoders().size(); column++) {
                ColumnEncoder encoder = encoders.encoders().get(column);
                if ((row + column) % ALTERED != 0) {
                    continue;
                }
                if (encoder.type() == ColumnType.CATEGORY && row % 2 == 0) {
                    cells.put(encoder.column(), NEVER_SEEN);
                } else if (encoder.missing() != MissingCells.REFUSED) {
                    cells.put(encoder.column(), "");
                }
            }
            altered.add(cells);
        }
        return altered;
    }

    private void compareAltered(List<Map<String, String>> altered) throws IOException {
        Path file = Files.createTempFile("altered", ".csv");
        try {
            try (CsvWriter writer = CsvWriter.builder().build(file)) {
                writer.writeRecord(altered.get(0).keySet());
                altered.forEach(row -> writer.writeRecord(row.values()));
            }
            compare(
                    PredictedRows.of(model, DataSource.of("input", file.toString(), file.resolveSibling("")))
                            .predicted(),
                    altered);
        } finally {
            Files.delete(file);
        }
    }
}
