package dev.mlmethods.regression.report.page.sweep;

import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.page.ReproduceCommand;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.scaling.CompensatedSum;
import dev.mlmethods.regression.sweep.Dimension;
import dev.mlmethods.regression.sweep.Direction;
import dev.mlmethods.regression.sweep.Strategy;
import dev.mlmethods.regression.sweep.SweepPoint;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The trials of a sweep with what they were compared by.
 *
 * @param report of the sweep
 */
record SweepTrials(SweepReport report) {
    static final String SEED = "seed";

    SweepReport.Summary summary() {
        return report.summary();
    }

    String objective() {
        return summary().objective();
    }

    /** What is searched, in the order of the search space. */
    List<String> fields() {
        return summary().space().fields();
    }

    /** The searched fields that have several values. */
    List<String> varied() {
        return fields().stream()
                .filter(field -> report.trials().stream()
                                .map(trial -> trial.parameters().get(field))
                                .distinct()
                                .limit(2)
                                .count()
                        > 1)
                .toList();
    }

    /** Whether points were drawn at random. */
    boolean isDrawn() {
        return summary().strategy() != Strategy.GRID;
    }

    /** An axis for the numbers of a field: according to its range, or to the spacing of the values in its list. */
    NumberAxis axis(String field, double[] numbers) {
        if (summary().space().dimensions().get(field) instanceof Dimension.Range range) {
            return range.log() ? ValueAxes.log(field, numbers) : ValueAxes.linear(field, numbers);
        }
        return ValueAxes.ofChosen(field, numbers);
    }

    /** Whether there is a model that was trained again. */
    boolean refits() {
        return report.model() != null && report.model().refit();
    }

    int folds() {
        Integer folds = summary().folds();
        return folds == null ? 0 : folds;
    }

    /** The value of the objective of a completed trial; NaN if it isn't completed, or not defined. */
    double value(SweepReport.Trial trial) {
        return trial.isCompleted() ? metric(trial, objective()) : Double.NaN;
    }

    /**
     * The mean of a metric over the folds; NaN if there is none.
     *
     * @param name with its split, such as {@code test.rmse}
     */
    static double metric(SweepReport.Trial trial, String name) {
        int point = name.indexOf('.');
        CompensatedSum sum = new CompensatedSum();
        for (SweepReport.Fit fit : trial.fits()) {
            Double value = fit.metrics()
                    .getOrDefault(name.substring(0, point), Map.of())
                    .get(name.substring(point + 1));
            sum.add(value == null ? Double.NaN : value);
        }
        return sum.mean();
    }

    /** Those that can be compared, by their numbers. */
    List<SweepReport.Trial> compared() {
        return report.trials().stream()
                .filter(trial -> !Double.isNaN(value(trial)))
                .toList();
    }

    /** The points that can be compared, the best one first. */
    List<SweepPoint> rankedPoints() {
        return summary().points().stream()
                .filter(point -> point.mean() != null)
                .sorted(Comparator.comparing(SweepTrials::mean, bestFirst()))
                .toList();
    }

    /** NaN if it cannot be compared. */
    static double mean(SweepPoint point) {
        Double mean = point.mean();
        return mean == null ? Double.NaN : mean;
    }

    boolean isSmallerBetter() {
        return summary().direction() == Direction.MINIMIZE;
    }

    /** Puts the better value first, and NaN last. */
    Comparator<Double> bestFirst() {
        return Comparator.<Double>comparingInt(value -> Double.isNaN(value) ? 1 : 0)
                .thenComparing(isSmallerBetter() ? Comparator.naturalOrder() : Comparator.reverseOrder());
    }

    SweepReport.Trial trial(int number) {
        return report.trials().get(number - 1);
    }

    /** The best trial of a point that can be compared. */
    SweepReport.Trial bestOf(SweepPoint point) {
        return point.trials().stream()
                .map(this::trial)
                .min(Comparator.comparing(this::value, bestFirst()))
                .orElseThrow();
    }

    Optional<SweepReport.Trial> best() {
        SweepReport.Best best = summary().best();
        return best == null ? Optional.empty() : Optional.of(trial(best.trial()));
    }

    Specification specification(SweepReport.Trial trial) {
        return specification(trial.parameters());
    }

    Specification specification(Map<String, Object> parameters) {
        return SpecificationFields.with(summary().specification(), parameters);
    }

    String command(Specification specification) {
        return ReproduceCommand.train(specification, fields());
    }

    String command(SweepReport.Trial trial) {
        return ReproduceCommand.train(specification(trial), fields());
    }
}
