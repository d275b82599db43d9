package dev.mlmethods.regression.model;

import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.EncodedRows;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.data.RowNames;
import dev.mlmethods.regression.data.UnknownCategories;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.scaling.FeatureRanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** New rows, what a model predicts for them, and reasons to doubt the predictions. */
public final class PredictedRows {
    private static final int SHOWN_ROWS = 3;
    private static final int SHOWN_FEATURES = 10;

    private final RegressionModel model;
    private final FeatureMatrix rows;
    private final List<UnknownCategories> unknown;
    private final SortedMap<Integer, String> leftOut;
    private final double[] predicted;
    private final double @Nullable [] spread;

    private PredictedRows(RegressionModel model, EncodedRows encoded) {
        this.model = model;
        this.rows = encoded.features();
        this.unknown = encoded.unknown();
        this.leftOut = encoded.leftOut();
        EnsemblePredictions predictions = model.ensemble().predictions(rows);
        this.predicted = predictions.mean();
        this.spread = predictions.spread();
        // A network may turn NaN into a number.
        leftOut.keySet().forEach(row -> predicted[row] = Double.NaN);
    }

    /**
     * Predicts the rows of a table.
     *
     * @param model a trained model
     * @param input a table that has the model's columns
     * @return all rows of the table, with their predictions
     * @throws dev.mlmethods.regression.RegressionException if it lacks one, or a cell is faulty; the message names it
     */
    public static PredictedRows of(RegressionModel model, DataSource input) {
        TableEncoders encoders = model.encoders();
        return new PredictedRows(
                model,
                encoders == null
                        ? new EncodedRows(input.readFeatures(model.features()), List.of(), new TreeMap<>())
                        : input.readRows(encoders));
    }

    /** {@return the predictions, one per row, in the unit of the target; infinite or NaN if there is none} This is the array itself. */
    public double[] predicted() {
        return predicted;
    }

    /** {@return how far the networks of an ensemble lie apart for each row, see {@link RegressionModel#spread}; null if the model has one network} This is the array itself. */
    public double @Nullable [] spread() {
        return spread;
    }

    /** {@return how many rows have a prediction} */
    public int count() {
        return (int) IntStream.range(0, predicted.length)
                .filter(row -> Double.isFinite(predicted[row]))
                .count();
    }

    /**
     * {@return what the user should look at before using the predictions; usually empty}
     *
     * @param names what the sentences call the rows
     */
    public List<String> warnings(RowNames names) {
        List<String> warnings = new ArrayList<>();
        if (!leftOut.isEmpty()) {
            warnings.add(leftOut(names));
        }
        int missing = predicted.length - count() - leftOut.size();
        if (missing > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%,d of %,d rows %s no prediction because the network gives no finite number for %s: %s. Their cells are left"
                            + " empty. Correct the values, or drop the rows.",
                    missing,
                    predicted.length,
                    missing == 1 ? "has" : "have",
                    missing == 1 ? "it" : "them",
                    unpredicted(names, missing)));
        }
        addOutside(warnings);
        unknown.forEach(column -> warnings.add(column.text(rows.rows(), "")));
        return List.copyOf(warnings);
    }

    /** The rows that the training would have left out. */
    private String leftOut(RowNames names) {
        String shown = leftOut.entrySet().stream()
                .limit(SHOWN_ROWS)
                .map(row -> names.of(row.getKey()) + " (" + Excerpt.quoted(row.getValue()) + ")")
                .collect(Collectors.joining(", "));
        int more = leftOut.size() - SHOWN_ROWS;
        return String.format(
                Locale.ROOT,
                "%,d of %,d rows %s no prediction because a cell is missing for which missing=drop left rows out of the training: %s%s. Fill it in, or drop the"
                        + " rows.",
                leftOut.size(),
                predicted.length,
                leftOut.size() == 1 ? "has" : "have",
                shown,
                more > 0 ? String.format(Locale.ROOT, " and %,d more", more) : "");
    }

    /** The first rows, each with the value that is the farthest from the training rows. */
    private String unpredicted(RowNames names, int missing) {
        List<String> shown = IntStream.range(0, predicted.length)
                .filter(row -> !Double.isFinite(predicted[row]) && !leftOut.containsKey(row))
                .limit(SHOWN_ROWS)
                .mapToObj(row -> {
                    int column = farthest(row);
                    return names.of(row) + " ('" + rows.names().get(column) + "' is "
                            + NumberText.shortest(rows.get(row, column)) + ")";
                })
                .toList();
        String text = String.join(", ", shown);
        return missing > shown.size()
                ? String.format(Locale.ROOT, "%s and %,d more", text, missing - shown.size())
                : text;
    }

    private int farthest(int row) {
        int farthest = 0;
        for (int column = 1; column < rows.columns(); column++) {
            if (distance(row, column) > distance(row, farthest)) {
                farthest = column;
            }
        }
        return farthest;
    }

    private double distance(int row, int column) {
        return Math.abs(model.preparation().features().transform(column, rows.get(row, column)));
    }

    private void addOutside(List<String> warnings) {
        FeatureRanges ranges = model.ranges();
        if (ranges == null) {
            return;
        }
        List<String> extrapolated = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (int column = 0; column < rows.columns(); column++) {
            String outside = outside(column, ranges);
            if (outside != null) {
                (ranges.isConstant(column) ? ignored : extrapolated).add(outside);
            }
        }
        if (!extrapolated.isEmpty()) {
            warnings.add(
                    "Some values lie outside the range of the training rows, where the network has learned nothing: "
                            + listed(extrapolated) + ". Don't rely on these predictions, or train with such rows.");
        }
        if (!ignored.isEmpty()) {
            warnings.add(
                    "Some features were constant in the training rows, so their values do not affect any prediction: "
                            + listed(ignored) + ". If they matter, train with rows where they vary.");
        }
    }

    /** Null if all values are in the range. */
    private @Nullable String outside(int column, FeatureRanges ranges) {
        long outside = IntStream.range(0, rows.rows())
                .filter(row -> !leftOut.containsKey(row) && ranges.isOutside(column, rows.get(row, column)))
                .count();
        if (outside == 0) {
            return null;
        }
        String least = NumberText.shortest(ranges.least()[column]);
        return String.format(
                Locale.ROOT,
                "'%s' in %,d of %,d rows (%s in training)",
                rows.names().get(column),
                outside,
                rows.rows(),
                ranges.isConstant(column)
                        ? "always " + least
                        : least + " to " + NumberText.shortest(ranges.greatest()[column]));
    }

    private static String listed(List<String> features) {
        String listed = String.join(", ", features.subList(0, Math.min(SHOWN_FEATURES, features.size())));
        return features.size() > SHOWN_FEATURES
                ? listed + " and " + (features.size() - SHOWN_FEATURES) + " more"
                : listed;
    }
}
