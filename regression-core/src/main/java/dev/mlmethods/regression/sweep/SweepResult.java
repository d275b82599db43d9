package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.scaling.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep has found. The same specification and data give the same result, whatever ran in parallel and however often it was interrupted.
 *
 * @param plan what was planned
 * @param dataSha256 of the best trial's dataset, see {@link dev.mlmethods.regression.data.Dataset#sha256}
 * @param engine the name of the training engine
 * @param findings what misleads in the data
 * @param results one for each trial of the plan, in its order
 */
public record SweepResult(
        SweepPlan plan, String dataSha256, String engine, List<DataFinding> findings, List<TrialResult> results) {
    /**
     * Copies the lists.
     *
     * @param plan what was planned
     * @param dataSha256 of the best trial's dataset
     * @param engine the name of the training engine
     * @param findings what misleads in the data
     * @param results one for each trial of the plan, in its order
     */
    public SweepResult {
        findings = List.copyOf(findings);
        results = List.copyOf(results);
    }

    /**
     * {@return the result of a trial}
     *
     * @param trial a trial of the plan
     */
    public TrialResult of(Trial trial) {
        return results.get(trial.number() - 1);
    }

    /**
     * {@return how many trials ended that way}
     *
     * @param status how they ended
     */
    public int count(TrialStatus status) {
        return (int)
                results.stream().filter(result -> result.status() == status).count();
    }

    /** {@return the points of the search space, in the order of their first trials} */
    public List<SweepPoint> points() {
        Map<Map<String, Object>, List<Trial>> trialsByPoint = new LinkedHashMap<>();
        for (Trial trial : plan.trials()) {
            Map<String, Object> point = new LinkedHashMap<>(trial.parameters());
            point.remove("seed");
            trialsByPoint.computeIfAbsent(point, key -> new ArrayList<>()).add(trial);
        }
        List<SweepPoint> points = new ArrayList<>();
        trialsByPoint.forEach((parameters, trials) -> points.add(point(parameters, trials)));
        return points;
    }

    private SweepPoint point(Map<String, Object> parameters, List<Trial> trials) {
        List<Integer> numbers = trials.stream().map(Trial::number).toList();
        double[] values = trials.stream()
                .map(this::of)
                .map(this::objective)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (values.length < trials.size()) {
            return new SweepPoint(parameters, numbers, null, null);
        }
        Spread spread = Spread.of(values);
        return new SweepPoint(
                parameters, numbers, spread.mean(), values.length < 2 ? null : spread.standardDeviation());
    }

    /**
     * {@return the value of the objective of a completed trial; null if it isn't completed, or not defined}
     *
     * @param result of a trial of this sweep
     */
    public @Nullable Double objective(TrialResult result) {
        double value = result.isCompleted() ? plan.spec().objective().of(result.validation()) : Double.NaN;
        return Double.isNaN(value) ? null : value;
    }

    /** {@return the point with the best mean, the first of several; empty if none could be compared} */
    public Optional<SweepPoint> bestPoint() {
        SweepPoint best = null;
        for (SweepPoint point : points()) {
            if (point.mean() != null && (best == null || best.mean() == null || isBetter(point.mean(), best.mean()))) {
                best = point;
            }
        }
        return Optional.ofNullable(best);
    }

    /** {@return the best trial of the best point, the first of several; empty if no point could be compared} */
    public Optional<Trial> bestTrial() {
        return bestPoint().map(point -> {
            Trial best = trial(point.trials().get(0));
            for (int number : point.trials()) {
                if (isBetter(value(number), value(best.number()))) {
                    best = trial(number);
                }
            }
            return best;
        });
    }

    private Trial trial(int number) {
        return plan.trials().get(number - 1);
    }

    private double value(int number) {
        Double value = objective(results.get(number - 1));
        return value == null ? Double.NaN : value;
    }

    private boolean isBetter(double value, double than) {
        return plan.spec().objective().isBetter(value, than);
    }
}
