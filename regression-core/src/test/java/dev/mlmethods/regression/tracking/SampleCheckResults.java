package dev.mlmethods.regression.tracking;

import dev.mlmethods.regression.tracking.MetricChange.Outcome;
import java.util.List;
import java.util.Map;

/** Verdicts for the tests of what is made of them. */
public final class SampleCheckResults {
    public static final MetricChange RMSE = new MetricChange("rmse", 0.507, 0.5312, 0.003, 0.51, Outcome.WORSE, null);
    public static final MetricChange R2 = new MetricChange("r2", 0.78, 0.775, 0.02, 0.76, Outcome.WITHIN, null);
    public static final Cause LEARNING_RATE = new Cause.FieldChange("learningRate", "0.001", "0.01");

    private SampleCheckResults() {}

    public static CheckResult regressed() {
        return result(
                Verdict.REGRESSED,
                "test.rmse is 0.5312, but the baseline allows at most 0.51.",
                List.of(RMSE, R2),
                List.of(LEARNING_RATE));
    }

    public static CheckResult identical() {
        return result(
                Verdict.IDENTICAL,
                "The evaluation is identical to the baseline.",
                List.of(new MetricChange("rmse", 0.507, 0.507, 0, 0.507, Outcome.SAME, null)),
                List.of());
    }

    public static CheckResult noBaseline() {
        return result(Verdict.NO_BASELINE, "There is no baseline.", List.of(), List.of());
    }

    /** With the message, the metrics and the causes of a verdict. */
    public static CheckResult result(Verdict verdict, String message, List<MetricChange> metrics, List<Cause> causes) {
        return new CheckResult(
                CheckResult.FORMAT_VERSION,
                verdict,
                verdict.passes(),
                message,
                metrics,
                causes,
                "aaaa",
                "bbbb",
                Map.of("test", Map.of("rmse", 0.5312, "r2", 0.775), "train", Map.of("rmse", 0.4)));
    }
}
