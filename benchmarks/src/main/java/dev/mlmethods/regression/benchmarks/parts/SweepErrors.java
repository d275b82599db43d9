package dev.mlmethods.regression.benchmarks.parts;

import static dev.mlmethods.regression.benchmarks.process.Contenders.PYTORCH;
import static dev.mlmethods.regression.benchmarks.process.Contenders.VECTOR;

import dev.mlmethods.regression.benchmarks.contender.SweepJob;
import dev.mlmethods.regression.benchmarks.process.Samples;
import dev.mlmethods.regression.benchmarks.report.Bar;
import dev.mlmethods.regression.benchmarks.report.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Whether both contenders have trained the same trials: the root mean squared errors at the trials' ends. */
final class SweepErrors {
    private static final double SAME = 1e-3;

    private final Samples samples;
    private final SweepJob job;

    SweepErrors(Samples samples, SweepJob job) {
        this.samples = samples;
        this.job = job;
    }

    List<Finding> findings(String what) {
        Bar bar = Bar.atMost(SAME);
        String training = line(what, "training");
        if (!isMeasured(VECTOR) || !isMeasured(PYTORCH)) {
            return List.of(Finding.notMeasured(training, bar));
        }
        int trained = mostDifferent("training");
        int validated = mostDifferent("validation");
        return List.of(
                Finding.of(training, "trial " + trained, "", difference("training", trained), bar),
                // Without a bar, because fast learning amplifies rounding errors in rows that are far from those that
                // were trained on.
                Finding.of(line(what, "validation"), "trial " + validated, "", difference("validation", validated)),
                best(what, VECTOR),
                best(what, PYTORCH));
    }

    private static String line(String what, String split) {
        return what + ", largest relative difference of the " + split + " RMSEs";
    }

    private int mostDifferent(String split) {
        return first(trial -> -difference(split, trial));
    }

    private double difference(String split, int trial) {
        return Math.abs(rmse(PYTORCH, split, trial) / rmse(VECTOR, split, trial) - 1);
    }

    private Finding best(String what, String contender) {
        int best = first(trial -> rmse(contender, "validation", trial));
        return Finding.note(
                what + ", " + contender,
                String.format(
                        Locale.ROOT,
                        "%.0f epochs; the best trial is %d, with %s and a validation RMSE of %.5f",
                        detail(contender, "epochs"),
                        best,
                        job.trial(best),
                        rmse(contender, "validation", best)));
    }

    /** The trial with the smallest value. */
    private int first(IntToDoubleFunction value) {
        return IntStream.rangeClosed(1, job.trials())
                .boxed()
                .min(Comparator.comparingDouble(value::applyAsDouble))
                .orElseThrow();
    }

    private boolean isMeasured(String contender) {
        return samples.median(contender, job.parallelism()).isPresent();
    }

    private double rmse(String contender, String split, int trial) {
        return detail(contender, split + " RMSE of trial " + trial);
    }

    private double detail(String contender, String detail) {
        return samples.detail(contender, job.parallelism(), detail).orElse(Double.NaN);
    }
}
