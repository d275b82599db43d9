package dev.mlmethods.regression.gate;

import dev.mlmethods.regression.gate.Bisection.Part;
import dev.mlmethods.regression.gate.baseline.ModuleExecution;
import dev.mlmethods.regression.gate.diff.Cause;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import dev.mlmethods.regression.gate.tolerance.MetricChange.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Verdicts for the tests of what is produced from them. */
public final class SampleCheckResults {
    public static final MetricChange RMSE = new MetricChange("rmse", 0.507, 0.5312, 0.003, 0.51, Outcome.WORSE, null);
    public static final MetricChange R2 = new MetricChange("r2", 0.78, 0.775, 0.02, 0.76, Outcome.WITHIN, null);
    public static final Cause LEARNING_RATE = new Cause.FieldChange("learningRate", "0.001", "0.01");

    public static final CheckResult.Subject SUBJECT =
            new CheckResult.Subject("prices", ModuleExecution.DEFAULT, "0de1", "e7a1", "ba5e");

    private SampleCheckResults() {}

    public static CheckResult regressed() {
        return result(
                Verdict.REGRESSED,
                "test.rmse is 0.5312, but the baseline allows at most 0.51.",
                List.of(RMSE, R2),
                List.of(LEARNING_RATE));
    }

    /** A result in which two fields changed; the training of one of them failed. */
    public static CheckResult bisected(@Nullable String note) {
        return regressed()
                .with(new Bisection(
                        note,
                        List.of(
                                new Part("Java was 17 and is 21", metrics(0.507, 0.78), metrics(0, 0), null),
                                new Part(LEARNING_RATE.text(), metrics(0.525, 0.78), metrics(0.018, 0), null),
                                new Part("epochs was 5 and is 9", Map.of(), Map.of(), "It diverges."),
                                new Part("all together", Map.of(), metrics(0.0062, -0.005), null))));
    }

    /** {@code Map.of} has a different order in each process, and these maps are written to files that are compared across processes. */
    private static <V> Map<String, V> inOrder(Map<String, V> map) {
        return new TreeMap<>(map);
    }

    private static Map<String, Double> metrics(double rmse, double r2) {
        return inOrder(Map.of("rmse", rmse, "r2", r2));
    }

    public static CheckResult identical() {
        return result(
                Verdict.IDENTICAL,
                "The evaluation is identical to the baseline.",
                List.of(new MetricChange("rmse", 0.507, 0.507, 0, 0.507, Outcome.SAME, null)),
                List.of());
    }

    /** A worsening that the branch has accepted, bit for bit. */
    public static CheckResult accepted(BranchVerdict.Acceptance acceptance) {
        boolean isCommitted = acceptance == BranchVerdict.Acceptance.COMMITTED;
        CheckResult lost = regressed();
        return new CheckResult(
                lost.formatVersion(),
                lost.subject(),
                isCommitted ? Verdict.ACCEPTED : Verdict.REGRESSED,
                isCommitted,
                lost.message(),
                lost.metrics(),
                lost.causes(),
                lost.baselineCommit(),
                lost.commit(),
                lost.current(),
                null,
                new BranchVerdict(
                        acceptance,
                        Verdict.IDENTICAL,
                        List.of(new MetricChange("rmse", 0.5312, 0.5312, 0.003, 0.5342, Outcome.SAME, null)),
                        List.of(),
                        "cccc"),
                null);
    }

    /** The same, after something else has changed. */
    public static CheckResult withCauses(CheckResult result, List<Cause> causes) {
        return new CheckResult(
                result.formatVersion(),
                result.subject(),
                result.verdict(),
                result.passes(),
                result.message(),
                result.metrics(),
                causes,
                result.baselineCommit(),
                result.commit(),
                result.current(),
                result.bisection(),
                result.branch(),
                result.rules());
    }

    public static CheckResult noBaseline() {
        return result(Verdict.NO_BASELINE, "There is no baseline.", List.of(), List.of());
    }

    /** A result with the message, the metrics and the causes of a verdict. */
    public static CheckResult result(Verdict verdict, String message, List<MetricChange> metrics, List<Cause> causes) {
        return new CheckResult(
                CheckResult.FORMAT_VERSION,
                SUBJECT,
                verdict,
                verdict.passes(),
                message,
                metrics,
                causes,
                "aaaa",
                "bbbb",
                inOrder(Map.of("test", metrics(0.5312, 0.775), "train", inOrder(Map.of("rmse", 0.4)))),
                null,
                null,
                null);
    }
}
