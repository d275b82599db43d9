package dev.mlmethods.regression.gate;

import dev.mlmethods.regression.gate.baseline.BaselineRows;
import dev.mlmethods.regression.gate.baseline.EvaluatedModel;
import dev.mlmethods.regression.gate.baseline.EvaluationData;
import dev.mlmethods.regression.gate.baseline.StoredBaseline;
import dev.mlmethods.regression.gate.diff.Cause;
import dev.mlmethods.regression.gate.diff.Comparison;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import dev.mlmethods.regression.gate.tolerance.MetricChange.Outcome;
import dev.mlmethods.regression.gate.tolerance.MetricChanges;
import dev.mlmethods.regression.gate.tolerance.SignificanceOf;
import dev.mlmethods.regression.gate.tolerance.Tolerances;
import dev.mlmethods.regression.report.result.TestPredictions;
import dev.mlmethods.regression.training.EngineName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds an evaluation to a baseline.
 *
 * <pre>{@code
 * EvaluatedModel now = EvaluatedModel.read(ModuleExecution.ofModule("prices"), evaluationFolder, basedir);
 * CheckResult result = new Check(Tolerances.parse(Map.of("rmse", "1%")), Gate.ANY_WORSENING, MissingBaseline.FAILS, SignificanceOf.unknown())
 *         .of(now, EvaluationData.of(now.report(), basedir), BaselineFile.of(file).find().orElse(null));
 * }</pre>
 *
 * @param tolerances of the gated metrics
 * @param gate which worsenings fail
 * @param missing whether a missing baseline fails
 * @param significance tells whether worsenings are real
 */
public record Check(Tolerances tolerances, Gate gate, MissingBaseline missing, SignificanceOf significance) {
    /** A worsening is significant if chance explains it in a smaller share of cases than this. */
    static final double SIGNIFICANT_BELOW = 0.05;

    /**
     * Holds an evaluation to a baseline. Data are read only if they have changed, or the test rows come from a different dataset.
     *
     * @param now the evaluation
     * @param data that belong to it
     * @param baseline null if there is none
     * @return the verdict
     * @throws dev.mlmethods.regression.RegressionException if the data or the baseline have to be read and can't be
     */
    public CheckResult of(EvaluatedModel now, EvaluationData data, @Nullable StoredBaseline baseline) {
        return find(now, data, baseline).result(now, null);
    }

    /** The verdict, before anything is added to it. */
    Finding find(EvaluatedModel now, EvaluationData data, @Nullable StoredBaseline baseline) {
        if (baseline == null) {
            return new Finding(
                    Verdict.NO_BASELINE,
                    missing.passes(),
                    missing.text(),
                    missing.remedy(),
                    List.of(),
                    List.of(),
                    null);
        }
        Comparison comparison = Comparison.of(now, data, baseline);
        if (!comparison.isComparable()) {
            return finding(Verdict.NOT_COMPARABLE, comparison, List.of(), now, baseline);
        }
        List<MetricChange> changes = MetricChanges.of(
                tolerances,
                test(baseline.baseline().metrics()),
                test(now.metrics()),
                worsenings(now, baseline, comparison));
        return finding(verdict(comparison, changes, engine(now)), comparison, changes, now, baseline);
    }

    private Finding finding(
            Verdict verdict,
            Comparison comparison,
            List<MetricChange> changes,
            EvaluatedModel now,
            StoredBaseline baseline) {
        CheckMessage message = new CheckMessage(
                tolerances,
                gate,
                comparison,
                changes,
                engine(now),
                now.report().rows().test());
        return new Finding(
                verdict,
                verdict.passes(),
                message.of(verdict),
                message.remedy(verdict),
                changes,
                comparison.causes(),
                baseline);
    }

    private static Map<String, Double> test(Map<String, Map<String, Double>> metrics) {
        return metrics.getOrDefault("test", Map.of());
    }

    private static String engine(EvaluatedModel now) {
        return now.report().provenance().platform().engine();
    }

    private SignificanceOf.Worsenings worsenings(EvaluatedModel now, StoredBaseline stored, Comparison comparison) {
        if (comparison.samePredictions()) {
            return (metric, tolerance) -> null;
        }
        BaselineRows rows = stored.rows();
        return significance.of(
                TestPredictions.array(rows.actual()),
                TestPredictions.arrayOrNull(rows.weights()),
                TestPredictions.array(rows.predicted()),
                TestPredictions.array(now.predictions().predicted()));
    }

    private Verdict verdict(Comparison comparison, List<MetricChange> changes, String engine) {
        if (!comparison.isIdentical()
                && isVector(engine)
                && comparison.causes().stream().allMatch(Cause::movesNoBits)) {
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

    /** A worsening fails if the predictions don't tell whether it is real. */
    static boolean fails(MetricChange change, Gate gate) {
        MetricChange.Significance significance = change.significance();
        return change.outcome() == Outcome.WORSE
                && (gate == Gate.ANY_WORSENING || significance == null || isSignificant(significance));
    }

    /** Whether chance explains a worsening in only a few cases. */
    static boolean isSignificant(MetricChange.Significance significance) {
        return significance.pValue() < SIGNIFICANT_BELOW;
    }
}
