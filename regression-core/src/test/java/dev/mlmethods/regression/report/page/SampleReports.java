package dev.mlmethods.regression.report.page;

import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.report.SweepJson;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.SweepPlan;
import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.sweep.Trial;
import dev.mlmethods.regression.sweep.TrialFit;
import dev.mlmethods.regression.sweep.TrialResult;
import dev.mlmethods.regression.sweep.TrialStatus;
import dev.mlmethods.regression.training.EpochLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reports of sweeps that are planned for real, but whose results are made up. */
public final class SampleReports {
    private SampleReports() {}

    /** Trials whose predictions are off by these amounts; NaN for one that diverged. */
    public static SweepReport of(SweepSpec spec, double... rmses) {
        return of(spec, trial -> rmses[trial.number() - 1]);
    }

    public static SweepReport of(SweepSpec spec, ToDoubleFunction<Trial> rmse) {
        List<TrialResult> results = new ArrayList<>();
        SweepPlan plan = SweepPlan.of(spec);
        for (Trial trial : plan.trials()) {
            double value = rmse.applyAsDouble(trial);
            results.add(Double.isNaN(value) ? diverged(trial.number(), List.of()) : completed(trial, value));
        }
        return of(plan, results);
    }

    public static SweepReport of(SweepPlan plan, List<TrialResult> results) {
        return SweepJson.report(new SweepResult(plan, "5eed", "vector", List.of(), results));
    }

    public static TrialResult completed(Trial trial, double rmse) {
        return result(trial, TrialStatus.COMPLETED, null, rmse);
    }

    public static TrialResult result(Trial trial, TrialStatus status, @Nullable String reason, double rmse) {
        int epochs = trial.specification().training().epochs();
        return new TrialResult(trial.number(), status, reason, List.of(fit(rmse, epochs)), List.of());
    }

    public static TrialResult diverged(int trial, List<TrialFit> fits) {
        return new TrialResult(trial, TrialStatus.DIVERGED, "the loss is NaN in epoch 1", fits, List.of());
    }

    /** A network whose predictions of 0 and 1 are too large by that much, and whose loss falls from 2 in the first epoch to 1 + 1/epochs in the last. */
    public static TrialFit fit(double rmse, int epochs) {
        RegressionMetrics metrics = metrics(rmse);
        List<EpochLoss> losses = IntStream.rangeClosed(1, Math.min(100, epochs))
                .mapToObj(epoch -> new EpochLoss(epoch, 1 + 1.0 / epoch, 3 + 1.0 / epoch))
                .toList();
        return new TrialFit(epochs, metrics, metrics, metrics, "sha", losses);
    }

    private static RegressionMetrics metrics(double rmse) {
        double mse = rmse * rmse;
        return new RegressionMetrics(mse, rmse, rmse, 1 - 4 * mse, rmse, rmse, 1, Double.NaN);
    }

    /** A network with these validation losses. */
    public static TrialFit withLosses(double... losses) {
        List<EpochLoss> epochs = IntStream.range(0, losses.length)
                .mapToObj(i -> new EpochLoss(i + 1, losses[i], losses[i]))
                .toList();
        return new TrialFit(losses.length, metrics(9), metrics(9), metrics(9), "sha", epochs);
    }
}
