package dev.mlmethods.regression.tracking;

import dev.mlmethods.regression.report.result.TestPredictions;
import dev.mlmethods.regression.tracking.MetricChange.Outcome;
import dev.mlmethods.regression.training.EngineName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds an evaluation to a baseline.
 *
 * <pre>{@code
 * EvaluatedModel now = EvaluatedModel.read(ModuleExecution.ofModule("prices"), evaluationFolder, basedir);
 * CheckResult result = new Check(Tolerances.parse(Map.of("rmse", "1%")), Gate.ANY_LOSS, MissingBaseline.FAILS, SignificanceOf.unknown())
 *         .of(now, EvaluationData.of(now.report(), basedir), BaselineFile.of(file).find().orElse(null));
 * }</pre>
 *
 * @param tolerances of the gated metrics
 * @param gate which losses fail
 * @param missing whether it fails that there is no baseline
 * @param significance tells whether losses are real
 */
public record Check(Tolerances tolerances, Gate gate, MissingBaseline missing, SignificanceOf significance) {
    /** Losses that chance explains in fewer cases are significant. */
    static final double SIGNIFICANT_BELOW = 0.05;

    /**
     * The verdict. Data are read only if they have changed, or the test rows are those of another dataset.
     *
     * @param now the evaluation
     * @param data that belong to it
     * @param baseline null: there is none
     * @throws dev.mlmethods.regression.RegressionException if data or baseline are to be read, and can't be
     */
    public CheckResult of(EvaluatedModel now, EvaluationData data, @Nullable StoredBaseline baseline) {
        if (baseline == null) {
            return result(now, null, Verdict.NO_BASELINE, missing.message(), List.of(), List.of());
        }
        Comparison comparison = Comparison.of(now, data, baseline);
        if (!comparison.isComparable()) {
            return result(
                    now,
                    baseline.baseline(),
                    Verdict.NOT_COMPARABLE,
                    CheckMessage.notComparable(comparison),
                    List.of(),
                    comparison.causes());
        }
        List<MetricChange> changes = MetricChanges.of(
                tolerances,
                test(baseline.baseline().metrics()),
                test(now.metrics()),
                losses(now, baseline, comparison));
        Verdict verdict = verdict(comparison, changes, engine(now));
        String message = new CheckMessage(tolerances, gate, comparison, changes, engine(now)).of(verdict);
        return result(now, baseline.baseline(), verdict, message, changes, comparison.causes());
    }

    private static Map<String, Double> test(Map<String, Map<String, Double>> metrics) {
        return metrics.getOrDefault("test", Map.of());
    }

    private static String engine(EvaluatedModel now) {
        return now.report().provenance().engine();
    }

    private SignificanceOf.Losses losses(EvaluatedModel now, StoredBaseline stored, Comparison comparison) {
        if (comparison.samePredictions()) {
            return (metric, tolerance) -> null;
        }
        BaselineRows rows = stored.rows();
        return significance.of(
                TestPredictions.array(rows.actual()),
                TestPredictions.array(rows.predicted()),
                TestPredictions.array(now.predictions().predicted()));
    }

    private Verdict verdict(Comparison comparison, List<MetricChange> changes, String engine) {
        if (!comparison.isIdentical() && isVector(engine) && Causes.moveNoBits(comparison.causes())) {
            return Verdict.UNEXPLAINED;
        } else if (changes.stream().anyMatch(change -> change.current() == null)) {
            return Verdict.REGRESSED;
        } else if (comparison.isIdentical()) {
            return Verdict.IDENTICAL;
        } else if (comparison.sameMetrics()) {
            return Verdict.EQUIVALENT;
        } else if (changes.stream().anyMatch(change -> fails(change, gate))) {
            return Verdict.REGRESSED;
        }
        boolean anyWorse = changes.stream().anyMatch(change -> change.outcome() == Outcome.WORSE);
        boolean anyBetter = changes.stream().anyMatch(change -> change.outcome() == Outcome.BETTER);
        return anyBetter && !anyWorse ? Verdict.IMPROVED : Verdict.WITHIN_TOLERANCE;
    }

    private static boolean isVector(String engine) {
        return engine.equals(EngineName.VECTOR.parameterName());
    }

    /** A loss of which the predictions don't tell whether it is real fails. */
    static boolean fails(MetricChange change, Gate gate) {
        MetricChange.Significance significance = change.significance();
        return change.outcome() == Outcome.WORSE
                && (gate == Gate.ANY_LOSS || significance == null || significance.pValue() < SIGNIFICANT_BELOW);
    }

    private CheckResult result(
            EvaluatedModel now,
            @Nullable Baseline baseline,
            Verdict verdict,
            String message,
            List<MetricChange> changes,
            List<Cause> causes) {
        return new CheckResult(
                CheckResult.FORMAT_VERSION,
                CheckResult.Subject.of(now, baseline),
                verdict,
                verdict.passes() || (verdict == Verdict.NO_BASELINE && missing.passes()),
                message,
                changes,
                causes,
                baseline == null ? null : baseline.commit(),
                now.commit(),
                now.metrics(),
                null);
    }
}
