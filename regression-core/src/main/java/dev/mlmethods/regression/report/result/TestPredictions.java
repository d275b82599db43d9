package dev.mlmethods.regression.report.result;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.SampleWeights;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
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
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The contents of {@code predictions.csv}: every test row with its target and what the model predicts for it.
 *
 * @param rows the 0-based numbers of the test rows in their dataset
 * @param actual their targets
 * @param predicted the predictions, in the unit of the target; not finite if the model failed
 * @param weights how much each row counts, finite and 0 or above; null if all count the same
 */
public record TestPredictions(
        List<Integer> rows,
        List<Double> actual,
        List<Double> predicted,
        @Nullable List<Double> weights) {
    /** The name of the file. */
    public static final String FILE = "predictions.csv";

    private static final List<String> HEADER = List.of("row", "actual", "predicted");
    private static final String WEIGHT = "weight";

    /** How far the networks of an ensemble lie apart, for people. */
    private static final String SPREAD = "spread";

    /** The ends of prediction intervals, for people, too. */
    public static final List<String> INTERVAL = List.of("lower", "upper");

    /**
     * Copies the lists.
     *
     * @param rows the 0-based numbers of the test rows in their dataset; copied
     * @param actual their targets; copied
     * @param predicted the predictions, in the unit of the target; copied
     * @param weights how much each row counts; null if all count the same; copied
     * @throws IllegalArgumentException if their lengths differ, or a weight isn't valid
     */
    public TestPredictions {
        rows = List.copyOf(rows);
        actual = List.copyOf(actual);
        predicted = List.copyOf(predicted);
        if (actual.size() != rows.size() || predicted.size() != rows.size()) {
            throw new IllegalArgumentException(
                    rows.size() + " rows, " + actual.size() + " targets, " + predicted.size() + " predictions");
        }
        if (weights != null) {
            weights = List.copyOf(weights);
            requireWeights(weights, rows.size());
        }
    }

    /**
     * Predictions for rows that all count the same.
     *
     * @param rows the 0-based numbers of the test rows in their dataset; copied
     * @param actual their targets; copied
     * @param predicted the predictions, in the unit of the target; copied
     * @throws IllegalArgumentException if the lengths of the lists differ
     */
    public TestPredictions(List<Integer> rows, List<Double> actual, List<Double> predicted) {
        this(rows, actual, predicted, null);
    }

    /**
     * Checks weights that were read.
     *
     * @param weights how much each row counts
     * @param rows how many rows there are
     * @throws IllegalArgumentException if there is not one for each row, one is negative or not finite, or none is above 0
     */
    public static void requireWeights(List<Double> weights, int rows) {
        if (weights.size() != rows) {
            throw new IllegalArgumentException(rows + " rows, " + weights.size() + " weights");
        }
        if (!weights.stream().allMatch(weight -> weight >= 0 && Double.isFinite(weight))
                || weights.stream().noneMatch(weight -> weight > 0)) {
            throw new IllegalArgumentException("weights are finite, 0 or above, and not all 0");
        }
    }

    /**
     * Reads the file that {@code regression:evaluate} wrote.
     *
     * @param file the path of {@value #FILE}
     * @return its rows, at least one
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
        List<Double> weights = new ArrayList<>();
        List<String> header = records.hasNext() ? records.next().getFields() : List.of();
        boolean weighted = header.contains(WEIGHT);
        if (!header.equals(header(weighted, header.contains(SPREAD), header.containsAll(INTERVAL)))) {
            throw new IllegalArgumentException("another header");
        }
        while (records.hasNext()) {
            CsvRecord csv = records.next();
            if (csv.getFieldCount() != header.size()) {
                throw new IllegalArgumentException("line " + csv.getStartingLineNumber());
            }
            rows.add(Integer.valueOf(csv.getField(0)));
            actual.add(Double.valueOf(csv.getField(1)));
            predicted.add(Double.valueOf(csv.getField(2)));
            if (weighted) {
                weights.add(Double.valueOf(csv.getField(3)));
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no rows");
        }
        return new TestPredictions(rows, actual, predicted, weighted ? weights : null);
    }

    private static List<String> header(boolean weighted, boolean spread, boolean intervals) {
        List<String> header = new ArrayList<>(HEADER);
        if (weighted) {
            header.add(WEIGHT);
        }
        if (spread) {
            header.add(SPREAD);
        }
        if (intervals) {
            header.addAll(INTERVAL);
        }
        return header;
    }

    /** {@return the metrics of the predictions} */
    public RegressionMetrics metrics() {
        return metrics(actual, predicted, weights);
    }

    /**
     * {@return the metrics of stored predictions}
     *
     * @param actual the targets
     * @param predicted the predictions for them, in the same order
     * @param weights how much each row counts; null if all count the same
     */
    public static RegressionMetrics metrics(
            List<Double> actual, List<Double> predicted, @Nullable List<Double> weights) {
        return RegressionMetrics.of(array(actual), array(predicted), arrayOrNull(weights));
    }

    /** {@return the SHA-256 of the predictions, as little-endian float64} */
    public String sha256() {
        return Sha256.ofNumbers(array(predicted));
    }

    /**
     * {@return the SHA-256 of the contents of the test rows, as a separate dataset}
     *
     * @param dataset the dataset that they were taken from
     * @throws RegressionException if it doesn't have these rows with these targets and weights
     */
    public String rowsSha256(Dataset dataset) {
        if (!isFrom(dataset)) {
            throw changed(dataset);
        }
        return dataset.select(rows.stream().mapToInt(Integer::intValue).toArray())
                .sha256();
    }

    /**
     * {@return the error that the rows are no longer those of the evaluation}
     *
     * @param dataset the dataset that they were taken from
     */
    public static RegressionException changed(Dataset dataset) {
        return new RegressionException("The dataset " + dataset.name()
                + " has changed since the model was evaluated on it. Evaluate again with regression:evaluate.");
    }

    private boolean isFrom(Dataset dataset) {
        return IntStream.range(0, rows.size()).allMatch(i -> {
            int row = rows.get(i);
            return row >= 0
                    && row < dataset.rows()
                    && Double.compare(dataset.target(row), actual.get(i)) == 0
                    && Objects.equals(weightIn(dataset, row), weights == null ? null : weights.get(i));
        });
    }

    private static @Nullable Double weightIn(Dataset dataset, int row) {
        SampleWeights all = dataset.weights();
        return all == null ? null : (Double) all.get(row);
    }

    /**
     * {@return weights as an array; null if there are none}
     *
     * @param weights how much each row counts; null if all count the same
     */
    public static double @Nullable [] arrayOrNull(@Nullable List<Double> weights) {
        return weights == null ? null : array(weights);
    }

    /**
     * {@return numbers as an array}
     *
     * @param values the numbers; none is null
     */
    public static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
