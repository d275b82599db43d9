package dev.mlmethods.regression.report.browser;

import dev.mlmethods.regression.report.page.SampleReports;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.SweepPlan;
import dev.mlmethods.regression.sweep.Trial;
import dev.mlmethods.regression.sweep.TrialFit;
import dev.mlmethods.regression.sweep.TrialResult;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sweeps that are planned for real, but whose results are made up. */
final class SampleSweeps {
    private SampleSweeps() {}

    /** 120 trials of four fields: 5 learning rates, 4 numbers of epochs, 3 batch sizes, 2 activations. Those with the largest rate and few epochs diverged, half of them in the first epoch. */
    static SweepReport grid() {
        SweepPlan plan = SweepPlan.of(SmallSweeps.grid(
                "learningRates",
                "1e-4,1e-3,0.01,0.1,1",
                "epochs",
                "5,10,20,40",
                "batchSizes",
                "16,32,64",
                "activations",
                "relu,tanh"));
        return report(plan);
    }

    /** 24 trials of three fields. */
    static SweepReport small() {
        return report(SweepPlan.of(
                SmallSweeps.grid("learningRates", "1e-3,0.01,1", "epochs", "5,10,20,40", "activations", "relu,tanh")));
    }

    /** Trials that differ only in the learning rate and the batch size. */
    static SweepReport ofRates(int trials) {
        String rates = IntStream.rangeClosed(1, trials / 2)
                .mapToObj(number -> number + "e-4")
                .collect(Collectors.joining(","));
        return report(SweepPlan.of(SmallSweeps.grid("learningRates", rates, "batchSizes", "16,32")));
    }

    private static SweepReport report(SweepPlan plan) {
        List<TrialResult> results =
                plan.trials().stream().map(SampleSweeps::result).toList();
        return SampleReports.of(plan, results);
    }

    private static TrialResult result(Trial trial) {
        TrainingSpec training = trial.specification().training();
        boolean isDiverged = training.learningRate() >= 1 && training.epochs() < 20;
        // A different number for each trial, in no order of any column.
        double rmse = 0.3 + (trial.number() * 7919 % 9973) / 10_000.0;
        List<TrialFit> fits = trial.number() % 2 == 0 ? List.of() : List.of(SampleReports.withLosses(5, 1e30));
        return isDiverged ? SampleReports.diverged(trial.number(), fits) : SampleReports.completed(trial, rmse);
    }
}
