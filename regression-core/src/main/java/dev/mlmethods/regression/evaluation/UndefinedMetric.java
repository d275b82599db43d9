package dev.mlmethods.regression.evaluation;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A metric that no model can have on some rows, whatever it predicts for them.
 *
 * @param reason what is in the rows, such as {@code the target 'price' is 0 in 3 of the 20 test rows}
 * @param instead what to use instead of the metric, such as {@code mae or rmse}; each is defined on any rows
 */
public record UndefinedMetric(String reason, String instead) {
    /**
     * Determines whether a metric says anything about models on the given rows: the mean absolute percentage error doesn't if a target is 0, and
     * R2 and the explained variance don't on one row or if all targets are the same, because then they are 0 unless the predictions are exact.
     * Rows with a weight of 0 don't count.
     *
     * @param metric the metric that would be required of a model
     * @param rows at least one
     * @param split what the message calls the rows, such as {@code test}
     * @return empty if the metric is defined
     */
    public static Optional<UndefinedMetric> of(Metric metric, Dataset rows, String split) {
        return switch (metric) {
            case MAPE -> zeros(rows.rowsThatCount(), split);
            case R2, EXPLAINED_VARIANCE -> oneValue(rows.rowsThatCount(), split);
            case MSE, RMSE, MAE, MAX_ERROR, MEDIAN_ABSOLUTE_ERROR -> Optional.empty();
        };
    }

    private static Optional<UndefinedMetric> zeros(Dataset rows, String split) {
        long zeros = IntStream.range(0, rows.rows())
                .filter(row -> rows.target(row) == 0)
                .count();
        return zeros == 0
                ? Optional.empty()
                : Optional.of(new UndefinedMetric(
                        String.format(
                                Locale.ROOT,
                                "the target '%s' is 0 in %,d of the %s",
                                rows.targetName(),
                                zeros,
                                counted(rows, split)),
                        "mae or rmse"));
    }

    private static Optional<UndefinedMetric> oneValue(Dataset rows, String split) {
        if (rows.rows() == 1) {
            return Optional.of(new UndefinedMetric("there is one " + split + " row", "rmse"));
        }
        return IntStream.range(1, rows.rows()).anyMatch(row -> rows.target(row) != rows.target(0))
                ? Optional.empty()
                : Optional.of(new UndefinedMetric(
                        "the target '" + rows.targetName() + "' is " + NumberText.shortest(rows.target(0)) + " in all "
                                + counted(rows, split),
                        "rmse"));
    }

    private static String counted(Dataset rows, String split) {
        return String.format(Locale.ROOT, "%,d %s %s", rows.rows(), split, rows.rows() == 1 ? "row" : "rows");
    }
}
