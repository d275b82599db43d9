package dev.mlmethods.regression.report.page.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.advice.Course;
import dev.mlmethods.regression.diagnostics.Diagnostics;
import dev.mlmethods.regression.diagnostics.ErrorBin;
import dev.mlmethods.regression.diagnostics.Estimate;
import dev.mlmethods.regression.diagnostics.Interval;
import dev.mlmethods.regression.report.page.Page.Tone;
import dev.mlmethods.regression.report.page.Page.Verdict;
import dev.mlmethods.regression.report.page.SampleEvaluations;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.EvaluationReport.ModelMetrics;
import dev.mlmethods.regression.report.result.EvaluationReportBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluationVerdictsTest {
    private static final EvaluationReport SAMPLE = SampleEvaluations.withRows(30);
    private static final Estimate BETTER = new Estimate(0.125, new Interval(0.0625, 0.25));

    /** The first verdict, on RMSEs of the test rows; NaN if not defined. */
    private static Verdict first(
            double network, double leastSquares, double trainingMean, @Nullable Estimate advantage) {
        return verdicts(
                        metrics(null, network),
                        metrics(null, leastSquares),
                        metrics(null, trainingMean),
                        advantage,
                        30,
                        SAMPLE.diagnostics())
                .get(1);
    }

    /** The verdicts after the one on the references and the one on the losses. */
    private static List<Verdict> more(@Nullable Double train, double test, int rows, List<ErrorBin> byPrediction) {
        List<Verdict> all = verdicts(
                metrics(train, test),
                metrics(null, 9),
                metrics(null, 9),
                BETTER,
                rows,
                diagnostics(SAMPLE.diagnostics(), byPrediction));
        assertThat(all.get(2)).isEqualTo(EvaluationVerdicts.losses(SAMPLE.losses()));
        return all.subList(3, all.size());
    }

    private static List<Verdict> verdicts(
            ModelMetrics network,
            ModelMetrics leastSquares,
            ModelMetrics trainingMean,
            @Nullable Estimate advantage,
            int rows,
            Diagnostics diagnostics) {
        EvaluationReport report = EvaluationReportBuilder.like(SAMPLE)
                .target("price")
                .rows(120, 40, rows)
                .network(network)
                .leastSquares(leastSquares)
                .trainingMean(trainingMean)
                .advantage(advantage, null)
                .diagnostics(diagnostics)
                .build();
        return new EvaluationVerdicts(report).verdicts();
    }

    private static Diagnostics diagnostics(Diagnostics sample, List<ErrorBin> byPrediction) {
        return new Diagnostics(
                sample.rows(),
                sample.undefinedRows(),
                sample.points(),
                sample.residuals(),
                sample.normalQuantiles(),
                byPrediction,
                sample.skewness(),
                sample.byFeature(),
                sample.worst(),
                sample.importance(),
                sample.partialDependence());
    }

    private static ModelMetrics metrics(@Nullable Double train, double test) {
        return new ModelMetrics(train == null ? null : rmse(train), null, rmse(test));
    }

    private static Map<String, Estimate> rmse(double value) {
        return Double.isNaN(value) ? Map.of() : Map.of("rmse", new Estimate(value, null));
    }

    @Test
    void predictionsThatAreNoNumbersComeFirst() {
        List<Verdict> verdicts = new EvaluationVerdicts(SampleEvaluations.withoutPredictions(1)).verdicts();
        assertThat(verdicts)
                .containsExactly(
                        new Verdict(
                                Tone.BAD,
                                "The network has no finite RMSE on the test rows. Lower the learning rate: learningRate=0.0001."),
                        new Verdict(
                                Tone.BAD,
                                "The network has no finite RMSE: its predictions for 1 of 1 test row are not numbers. Its training diverged, or these rows are"
                                        + " far from those it was trained on."),
                        EvaluationVerdicts.losses(SampleEvaluations.exploding()));
        assertThat(new EvaluationVerdicts(SampleEvaluations.withoutPredictions(1200))
                        .verdicts()
                        .get(1)
                        .text())
                .startsWith(
                        "The network has no finite RMSE: its predictions for 1,200 of 1,200 test rows are not numbers. ");
    }

    @Test
    void theCourseOfTheLossesIsNotSaidTwice() {
        Course losses = SampleEvaluations.exploding();
        String course = EvaluationVerdicts.losses(losses).text();
        EvaluationReport report =
                EvaluationReportBuilder.like(SAMPLE).losses(losses).build();
        assertThat(report.advice().text()).startsWith(course);
        assertThat(new EvaluationVerdicts(report).verdicts())
                .filteredOn(verdict -> verdict.text().contains(course))
                .containsExactly(new Verdict(Tone.BAD, report.advice().text()));
    }

    @Test
    void theMeanIsTheFirstReference() {
        String text = "The network is no better than the mean of the training rows: RMSE 1.000 against %s on the test"
                + " rows.";
        assertThat(first(1, 2, 0.5, BETTER)).isEqualTo(new Verdict(Tone.BAD, text.formatted("0.5000")));
        assertThat(first(1, 2, 1, BETTER)).isEqualTo(new Verdict(Tone.BAD, text.formatted("1.000")));
        assertThat(first(1, 2, 1.0001, BETTER).tone()).isEqualTo(Tone.GOOD);
    }

    @Test
    void leastSquaresMayHaveNoRmse() {
        Verdict verdict = new Verdict(
                Tone.GOOD, "The network is better than the mean of the training rows, and least squares has no RMSE.");
        assertThat(first(1, Double.NaN, 2, null)).isEqualTo(verdict);
        assertThat(first(1, Double.NaN, Double.NaN, null))
                .isEqualTo(new Verdict(
                        Tone.NEUTRAL,
                        "The network has an RMSE of 1.000 on the test rows, and the mean of the training rows and"
                                + " least squares have none."));
    }

    @Test
    void theNetworkIsBetterByMoreThanLuck() {
        assertThat(first(0.5, 0.625, 1, BETTER))
                .isEqualTo(new Verdict(
                        Tone.GOOD,
                        "The network is better than least squares: RMSE 0.5000 against 0.6250 on the test rows. The"
                                + " difference of 0.125 (95% interval 0.0625 to 0.250) is more than luck."));
    }

    @Test
    void leastSquaresIsBetterByMoreThanLuck() {
        assertThat(first(0.625, 0.5, 1, new Estimate(-0.125, new Interval(-0.25, -0.0625))))
                .isEqualTo(new Verdict(
                        Tone.BAD,
                        "Least squares is better than this network: RMSE 0.5000 against 0.6250 on the test rows. The"
                                + " difference of 0.125 (95% interval 0.0625 to 0.250) is more than luck."));
    }

    @Test
    void anIntervalWithZeroMayBeLuck() {
        String text =
                "The network and least squares are too close to tell apart: RMSE %s against %s, and the difference of"
                        + " 0.125 (95%% interval %s to 0.250) may be luck.";
        assertThat(first(0.5, 0.625, 1, new Estimate(0.125, new Interval(-0.0625, 0.25))))
                .isEqualTo(new Verdict(Tone.NEUTRAL, text.formatted("0.5000", "0.6250", "-0.0625")));
        assertThat(first(0.5, 0.625, 1, new Estimate(0.125, new Interval(0, 0.25))))
                .isEqualTo(new Verdict(Tone.NEUTRAL, text.formatted("0.5000", "0.6250", "0")));
        assertThat(first(0.625, 0.5, 1, new Estimate(-0.125, new Interval(-0.25, 0.0625))))
                .isEqualTo(new Verdict(Tone.NEUTRAL, text.formatted("0.6250", "0.5000", "-0.0625")));
    }

    @Test
    void withoutAnIntervalNobodyKnows() {
        String text = " is better on the test rows: for the network RMSE %s against %s. There are too few to tell how"
                + " much of that is luck.";
        assertThat(first(0.5, 0.625, 1, new Estimate(0.125, null)))
                .isEqualTo(new Verdict(Tone.NEUTRAL, "The network" + text.formatted("0.5000", "0.6250")));
        assertThat(first(0.625, 0.5, 1, new Estimate(-0.125, null)))
                .isEqualTo(new Verdict(Tone.NEUTRAL, "Least squares" + text.formatted("0.6250", "0.5000")));
    }

    @Test
    void equalModelsAreEqual() {
        assertThat(first(0.5, 0.5, 1, new Estimate(0, null)))
                .isEqualTo(new Verdict(
                        Tone.NEUTRAL, "The network and least squares have the same RMSE on the test rows, 0.5000."));
    }

    private static ErrorBin bin(double from, double to, int rows, double bias) {
        return new ErrorBin(from, to, rows, bias, Math.hypot(bias, 0.75));
    }

    /** By more than half of the RMSE, which is 2, and more than luck: the standard deviation within a bin is below 1. */
    @Test
    void theTenthOfThePredictionsWithTheLargestBiasIsNamed() {
        ErrorBin even = bin(0, 1, 30, 0.5);
        assertThat(more(null, 2, 60, List.of(even, bin(1.5, 2500.4, 30, 1.0625))))
                .containsExactly(new Verdict(
                        Tone.NEUTRAL,
                        "Where the prediction of price is from 1.50 to 2500, it is too low by 1.06 on average, which is more"
                                + " than luck."));
        assertThat(more(null, 2, 90, List.of(bin(-1, 0, 30, -1.25), even, bin(1.5, 2, 30, 1.0625))))
                .containsExactly(new Verdict(
                        Tone.NEUTRAL,
                        "Where the prediction of price is from -1.00 to 0, it is too high by 1.25 on average, which is more"
                                + " than luck."));
        assertThat(more(null, 2, 60, List.of(even, bin(1.5, 2, 30, 1)))).isEmpty();
        assertThat(more(null, 2, 39, List.of(even, bin(1.5, 2, 9, 1.9)))).isEmpty();
        assertThat(more(null, 2, 30, List.of(bin(1.5, 2, 30, 1.9)))).isEmpty();
    }
}
