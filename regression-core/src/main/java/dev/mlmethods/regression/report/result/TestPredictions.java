package dev.mlmethods.regression.report.result;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.file.PendingMoves;
import dev.mlmethods.regression.hash.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What {@code predictions.csv} holds: every test row, what it is and what the model predicts for it.
 *
 * @param rows the 0-based numbers of the test rows in their dataset
 * @param actual their targets
 * @param predicted the predictions, in the unit of the target; not finite where the model failed
 */
public record TestPredictions(List<Integer> rows, List<Double> actual, List<Double> predicted) {
    /** The name of the file. */
    public static final String FILE = "predictions.csv";

    private static final List<String> HEADER = List.of("row", "actual", "predicted");

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if their lengths differ
     */
    public TestPredictions {
        rows = List.copyOf(rows);
        actual = List.copyOf(actual);
        predicted = List.copyOf(predicted);
        if (actual.size() != rows.size() || predicted.size() != rows.size()) {
            throw new IllegalArgumentException(
                    rows.size() + " rows, " + actual.size() + " targets, " + predicted.size() + " predictions");
        }
    }

    /**
     * Reads the file that {@code regression:evaluate} wrote.
     *
     * @throws RegressionException if it is missing or damaged; the message says which
     */
    public static TestPredictions read(Path file) {
        PendingMoves.finishBeside(file);
        try (CsvReader<CsvRecord> records =
                CsvReader.builder().allowUnclosedQuote(false).ofCsvRecord(Files.newBufferedReader(file))) {
            return read(records.iterator());
        } catch (NoSuchFileException e) {
            throw new RegressionException("There are no predictions " + file + "; run regression:evaluate.", e);
        } catch (IOException | UncheckedIOException | CsvParseException | IllegalArgumentException e) {
            throw new RegressionException(
                    "The predictions " + file + " are damaged: they cannot be read; run regression:evaluate.", e);
        }
    }

    private static TestPredictions read(Iterator<CsvRecord> records) {
        List<Integer> rows = new ArrayList<>();
        List<Double> actual = new ArrayList<>();
        List<Double> predicted = new ArrayList<>();
        if (!records.hasNext() || !records.next().getFields().equals(HEADER)) {
            throw new IllegalArgumentException("another header");
        }
        while (records.hasNext()) {
            CsvRecord csv = records.next();
            if (csv.getFieldCount() != HEADER.size()) {
                throw new IllegalArgumentException("line " + csv.getStartingLineNumber());
            }
            rows.add(Integer.valueOf(csv.getField(0)));
            actual.add(Double.valueOf(csv.getField(1)));
            predicted.add(Double.valueOf(csv.getField(2)));
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no rows");
        }
        return new TestPredictions(rows, actual, predicted);
    }

    /** The SHA-256 of the predictions, as little-endian float64. */
    public String sha256() {
        return Sha256.ofNumbers(array(predicted));
    }

    /**
     * The SHA-256 of the contents of the test rows, as a dataset of their own.
     *
     * @param dataset that they were taken from
     * @throws RegressionException if they weren't
     */
    public String rowsSha256(Dataset dataset) {
        if (!isFrom(dataset)) {
            throw changed(dataset);
        }
        return dataset.select(rows.stream().mapToInt(Integer::intValue).toArray())
                .sha256();
    }

    /** That the rows are no longer those of the evaluation. */
    public static RegressionException changed(Dataset dataset) {
        return new RegressionException("The dataset " + dataset.name()
                + " has changed since the model was evaluated on it. Evaluate again with regression:evaluate.");
    }

    private boolean isFrom(Dataset dataset) {
        return IntStream.range(0, rows.size()).allMatch(i -> {
            int row = rows.get(i);
            return row >= 0 && row < dataset.rows() && Double.compare(dataset.target(row), actual.get(i)) == 0;
        });
    }

    /** Numbers as an array. */
    public static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
