package dev.mlmethods.regression.report.page.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.report.chart.Scale;
import dev.mlmethods.regression.report.chart.XyChart;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.SampleReports;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.SweepPlan;
import dev.mlmethods.regression.sweep.TrialFit;
import dev.mlmethods.regression.sweep.TrialResult;
import dev.mlmethods.regression.sweep.TrialStatus;
import dev.mlmethods.regression.training.EpochLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LossCurvesTest {
    private static Figure figure(SweepReport report) {
        return new LossCurves(new SweepTrials(report)).figure();
    }

    private static List<XyChart.Line> lines(Figure figure) {
        return ((XyChart) Objects.requireNonNull(figure.chart()))
                .series().stream().map(XyChart.Line.class::cast).toList();
    }

    @Test
    void theBestIsOnTopAndTheDivergedAreDashed() {
        SweepPlan plan = SweepPlan.of(SmallSweeps.grid("learningRates", "1,2,3,4"));
        Figure figure = figure(SampleReports.of(
                plan,
                List.of(
                        SampleReports.completed(plan.trials().get(0), 2),
                        SampleReports.completed(plan.trials().get(1), 1),
                        SampleReports.diverged(3, List.of(SampleReports.fit(9, 2))),
                        SampleReports.diverged(4, List.of()))));
        assertThat(figure.title()).isEqualTo("Validation losses");
        assertThat(figure.summary())
                .isEqualTo(
                        "The losses of all trials that have some. The best is trial 2. Dashed because it diverged: trial 3.");
        assertThat(lines(figure))
                .extracting(XyChart.Line::name)
                .containsExactly("trial 3 (diverged)", "trial 1", "trial 2 (best)");
        assertThat(lines(figure)).extracting(XyChart.Line::muted).containsExactly(true, true, false);
        assertThat(lines(figure)).extracting(XyChart.Line::dashed).containsExactly(true, false, false);
        assertThat(lines(figure)).extracting(XyChart.Line::color).containsExactly(3, 2, 1);
        assertThat(lines(figure)).extracting(XyChart.Line::href).containsExactly("#trial-3", "#trial-1", "#trial-2");
        assertThat(lines(figure).get(0).y().stream()).containsExactly(4.0, 3.5);
        assertThat(((XyChart) Objects.requireNonNull(figure.chart())).y().scale())
                .isEqualTo(Scale.LOG);
        assertThat(Objects.requireNonNull(figure.data()).rows())
                .startsWith(List.of("2", "completed", "1", "4.000", "8", "3.125"));
    }

    @Test
    void divergedTrialsMayLeaveTheScaleOfTheOthers() {
        SweepPlan plan = SweepPlan.of(SmallSweeps.grid("learningRates", "1,2"));
        TrialFit astray = SampleReports.withLosses(5, 1e30);
        TrialResult diverged = SampleReports.diverged(2, List.of(astray));
        Figure figure = figure(SampleReports.of(
                plan, List.of(SampleReports.completed(plan.trials().get(0), 1), diverged)));
        assertThat(figure.summary()).endsWith(" Dashed because it diverged: trial 2. 1 curve leaves the scale.");
        assertThat(((XyChart) Objects.requireNonNull(figure.chart())).y().max()).isBetween(5.0, 40.0);
        assertThat(lines(figure).get(0).y().stream()).containsExactly(5.0, 1e30);
        TrialResult other = SampleReports.diverged(1, List.of(astray));
        Figure alone = figure(SampleReports.of(plan, List.of(other, diverged)));
        assertThat(((XyChart) Objects.requireNonNull(alone.chart())).y().max()).isGreaterThanOrEqualTo(1e30);
    }

    @Test
    void longCurvesAreThinned() {
        SweepReport report = SampleReports.of(SmallSweeps.grid("epochs", "100"), 1);
        XyChart.Line line = lines(figure(report)).get(0);
        assertThat(line.x().size()).isEqualTo(60);
        assertThat(line.x().get(0)).isEqualTo(1);
        assertThat(line.x().get(59)).isEqualTo(100);
    }

    @Test
    void ofManyTrialsTheBestAndSomeDivergedAreDrawn() {
        String rates =
                IntStream.rangeClosed(1, 2000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        SweepPlan plan = SweepPlan.of(SmallSweeps.grid("learningRates", rates));
        List<TrialResult> results = new ArrayList<>();
        for (int trial = 1; trial <= 2000; trial++) {
            results.add(
                    trial <= 1000
                            ? SampleReports.completed(plan.trials().get(trial - 1), trial)
                            : SampleReports.diverged(trial, List.of(SampleReports.fit(9, 2))));
        }
        Figure figure = figure(SampleReports.of(plan, results));
        assertThat(lines(figure)).hasSize(60);
        assertThat(lines(figure).stream().filter(XyChart.Line::dashed)).hasSize(20);
        assertThat(figure.summary())
                .isEqualTo(
                        "The losses of 60 of 2,000 trials, the best ones first. The best is trial 1. Dashed because they"
                                + " diverged: trials 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010 and 10 more.");
    }

    @Test
    void trainingLossesStandInForMissingOnes() {
        SweepPlan plan = SweepPlan.of(SmallSweeps.grid("losses", "mse,mae").withFolds(2));
        RegressionMetrics metrics = RegressionMetrics.of(new double[] {0, 1}, new double[] {1, 2});
        TrialFit fit = new TrialFit(
                1, metrics, metrics, metrics, "sha", List.of(new EpochLoss(1, 0, null), new EpochLoss(2, 1, null)));
        TrialResult first = new TrialResult(1, TrialStatus.COMPLETED, null, List.of(fit, fit), List.of());
        Figure figure = figure(SampleReports.of(plan, List.of(first, SampleReports.diverged(2, List.of()))));
        assertThat(figure.title()).isEqualTo("Training losses");
        assertThat(figure.summary())
                .isEqualTo(
                        "The losses of the trial, in the first fold. The best is trial 1. The loss itself is searched, so"
                                + " not all curves have the same unit.");
        assertThat(((XyChart) Objects.requireNonNull(figure.chart())).y().scale())
                .isEqualTo(Scale.LINEAR);
    }

    @Test
    void withoutAnyLossThereIsASentence() {
        Figure figure = figure(SampleReports.of(SmallSweeps.grid("learningRates", "1"), Double.NaN));
        assertThat(figure.chart()).isNull();
        assertThat(figure.summary()).isEqualTo("No trial has losses, so there is nothing to draw.");
    }
}
