package dev.mlmethods.regression.report.page.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.diagnostics.Interval;
import dev.mlmethods.regression.diagnostics.PredictionSample;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.gate.tolerance.PairedBootstrap;
import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.chart.Scale;
import dev.mlmethods.regression.report.chart.XyChart;
import dev.mlmethods.regression.report.chart.XyChart.Identity;
import dev.mlmethods.regression.report.chart.XyChart.Line;
import dev.mlmethods.regression.report.chart.XyChart.Points;
import dev.mlmethods.regression.report.chart.XyChart.Series;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.Page.Card;
import dev.mlmethods.regression.report.page.Page.Section;
import dev.mlmethods.regression.report.page.Page.Tone;
import dev.mlmethods.regression.report.page.Page.Verdict;
import dev.mlmethods.regression.report.page.Texts;
import dev.mlmethods.regression.report.result.TestPredictions;
import dev.mlmethods.regression.training.EpochLoss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonPageTest {
    private static final KnownPredictions NONE = new KnownPredictions(null, "has no predictions.csv");
    private static final String UNKNOWN = " How much of that is luck is unknown: new has no predictions.csv.";
    private static final Map<String, Map<String, Double>> METRICS =
            Map.of("test", Map.of("rmse", 2.0, "r2", 0.5, "mae", 1.0), "train", Map.of("rmse", 1.5));
    private static final Map<String, Map<String, Double>> OTHER_METRICS =
            Map.of("test", Map.of("rmse", 2.5, "r2", 0.25, "mae", 1.0), "validation", Map.of("rmse", 1.5));
    private static final Map<String, String> HELD_OUT = facts("held out from the training", "data", "weights");
    private static final Map<String, Object> SPLIT = Map.of("testSize", 0.2, "splitSeed", 42L);

    private static Map<String, String> facts(String testRows, String data, @Nullable String parameters) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("test rows", testRows);
        facts.put("data SHA-256", data);
        if (parameters != null) {
            facts.put("parameters SHA-256", parameters);
        }
        return facts;
    }

    private static boolean isHeldOut(Map<String, String> facts) {
        return "held out from the training".equals(facts.get("test rows"));
    }

    private static ComparedResult result(
            String label,
            Map<String, Map<String, Double>> metrics,
            Map<String, Object> specification,
            Map<String, String> facts) {
        return new ComparedResult(
                label, "the " + label + " one", metrics, specification, facts, isHeldOut(facts), List.of(), null, NONE);
    }

    private static ComparedResult result(Map<String, Map<String, Double>> metrics, Map<String, String> facts) {
        return result("new", metrics, SPLIT, facts);
    }

    private static ComparedResult other(Map<String, Map<String, Double>> metrics, Map<String, String> facts) {
        return result("old", metrics, SPLIT, facts);
    }

    private static ComparedResult charted(String label, List<EpochLoss> losses, @Nullable PredictionSample points) {
        return new ComparedResult(label, label, METRICS, SPLIT, HELD_OUT, true, losses, points, NONE);
    }

    private static List<Verdict> verdicts(ComparedResult result, ComparedResult other) {
        return ComparisonPage.of(result, other).verdicts();
    }

    private static Map<String, Map<String, Double>> rmse(double value) {
        return Map.of("test", Map.of("rmse", value));
    }

    @Test
    void bothAreNamed() {
        Page page = ComparisonPage.of(result(METRICS, HELD_OUT), other(METRICS, HELD_OUT));
        assertThat(page.title()).isEqualTo("new compared to old");
        assertThat(page.lead()).isEqualTo("This page compares new, the new one, to old, the old one.");
        assertThat(page.sections())
                .extracting(Section::id)
                .containsExactly("metrics-section", "differences", "training", "predictions");
    }

    @Test
    void equalWeightsAreTheSameNetwork() {
        assertThat(verdicts(result(METRICS, HELD_OUT), other(OTHER_METRICS, HELD_OUT)))
                .containsExactly(new Verdict(Tone.GOOD, "The two networks are the same to the last bit."));
    }

    @Test
    void theSmallerRmseIsBetter() {
        Map<String, String> facts = facts("held out from the training", "data", "other weights");
        assertThat(verdicts(result(rmse(2), HELD_OUT), other(rmse(2.5), facts)))
                .containsExactly(new Verdict(
                        Tone.GOOD,
                        "Of the two, new has the smaller RMSE on its test rows: 2.000 against 2.500." + UNKNOWN));
        assertThat(verdicts(result(rmse(2.5), HELD_OUT), other(rmse(2), facts)))
                .containsExactly(new Verdict(
                        Tone.BAD,
                        "Of the two, new has the larger RMSE on its test rows: 2.500 against 2.000." + UNKNOWN));
        assertThat(verdicts(result(rmse(2), HELD_OUT), other(rmse(2), facts)))
                .containsExactly(new Verdict(Tone.NEUTRAL, "Their RMSE on the test rows is the same: 2.000."));
    }

    @Test
    void thereMayBeNoRmse() {
        Map<String, String> unknown = facts("held out from the training", "data", null);
        Verdict none = new Verdict(Tone.NEUTRAL, "One of the two has no RMSE on its test rows.");
        assertThat(verdicts(result(rmse(2), unknown), other(Map.of(), unknown))).containsExactly(none);
        assertThat(verdicts(result(Map.of("test", Map.of()), unknown), other(rmse(2), unknown)))
                .containsExactly(none);
    }

    @Test
    void otherDataComesFirst() {
        assertThat(verdicts(
                        result(rmse(2), HELD_OUT),
                        other(rmse(3), facts("held out from the training", "other data", "w"))))
                .containsExactly(
                        new Verdict(
                                Tone.BAD,
                                "The two have different data, so their metrics are for different rows:"
                                        + " they may differ only because of the data."),
                        new Verdict(
                                Tone.GOOD,
                                "Of the two, new has the smaller RMSE on its test rows: 2.000 against 3.000."
                                        + UNKNOWN));
    }

    @Test
    void otherTestRowsComeFirst() {
        Verdict rows = new Verdict(
                Tone.BAD, "The two were tested on different rows: their metrics may differ only because of the rows.");
        Map<String, String> file = facts("all of other.csv", "data", "weights");
        assertThat(verdicts(result(rmse(2), HELD_OUT), other(rmse(3), file)))
                .containsExactly(rows, new Verdict(Tone.GOOD, "The two networks are the same to the last bit."));
        assertThat(verdicts(result(rmse(2), file), other(rmse(3), facts("all of new.csv", "data", "w"))))
                .hasSize(2)
                .startsWith(rows);
        Map<String, Object> otherSeed = Map.of("testSize", 0.2, "splitSeed", 43L);
        Map<String, Object> otherSize = Map.of("testSize", 0.25, "splitSeed", 42L);
        assertThat(verdicts(result(rmse(2), HELD_OUT), result("old", rmse(2), otherSeed, HELD_OUT)))
                .hasSize(2)
                .startsWith(rows);
        assertThat(verdicts(result(rmse(2), HELD_OUT), result("old", rmse(2), otherSize, HELD_OUT)))
                .hasSize(2)
                .startsWith(rows);
    }

    /** Neither the data of the training nor its split decides which rows these are. */
    @Test
    void allRowsOfAFileAreTheSameRowsHoweverTheTrainingWas() {
        assertThat(verdicts(
                        result(rmse(2), facts("all of other.csv", "data", "weights")),
                        result(
                                "old",
                                rmse(2),
                                Map.of("testSize", 0.5),
                                facts("all of other.csv", "other data", "other weights"))))
                .containsExactly(new Verdict(Tone.NEUTRAL, "Their RMSE on the test rows is the same: 2.000."));
    }

    @Test
    void theCardsHaveTheDifference() {
        assertThat(ComparisonPage.of(result(METRICS, HELD_OUT), other(OTHER_METRICS, HELD_OUT))
                        .cards())
                .containsExactly(
                        new Card("R² on the test rows", "0.5000", "Was 0.2500; difference +0.250"),
                        new Card("RMSE on the test rows", "2.000", "Was 2.500; difference -0.500"),
                        new Card("MAE on the test rows", "1.000", "Was 1.000; difference 0"));
        assertThat(ComparisonPage.of(result(rmse(1), HELD_OUT), other(Map.of(), HELD_OUT))
                        .cards())
                .containsExactly(
                        new Card("R² on the test rows", "n/a", "Was n/a; difference n/a"),
                        new Card("RMSE on the test rows", "1.000", "Was n/a; difference n/a"),
                        new Card("MAE on the test rows", "n/a", "Was n/a; difference n/a"));
    }

    private static Block block(Page page, String section, int number) {
        return page.sections().stream()
                .filter(one -> one.id().equals(section))
                .findFirst()
                .orElseThrow()
                .blocks()
                .get(number);
    }

    private static Block.Table metrics(ComparedResult result, ComparedResult other) {
        return (Block.Table) block(ComparisonPage.of(result, other), "metrics-section", 0);
    }

    /** A larger R2 is better, as a smaller error is. */
    @Test
    void theTableSaysWhichMetricIsBetter() {
        assertThat(metrics(result(METRICS, HELD_OUT), other(OTHER_METRICS, HELD_OUT)))
                .isEqualTo(new Block.Table(
                        "metrics",
                        "The metrics of both; the difference is new minus old. It has no interval: new has no predictions.csv.",
                        new DataTable(
                                List.of("rows", "metric", "new", "old", "difference", "95% interval", "which is"),
                                List.of(
                                        List.of("test", "RMSE", "2.000", "2.500", "-0.500", "", "better"),
                                        List.of("test", "MAE", "1.000", "1.000", "0", "", "the same"),
                                        List.of("test", "R²", "0.5000", "0.2500", "+0.250", "", "better"),
                                        List.of("validation", "RMSE", "n/a", "1.500", "n/a", "", ""),
                                        List.of("train", "RMSE", "1.500", "n/a", "n/a", "", "")))));
        assertThat(metrics(other(OTHER_METRICS, HELD_OUT), result(METRICS, HELD_OUT))
                        .table()
                        .rows())
                .startsWith(
                        List.of("test", "RMSE", "2.500", "2.000", "+0.500", "", "worse"),
                        List.of("test", "MAE", "1.000", "1.000", "0", "", "the same"),
                        List.of("test", "R²", "0.2500", "0.5000", "-0.250", "", "worse"));
    }

    @Test
    void theDifferencesAreThoseOfTheSpecificationAndOfTheProvenance() {
        Map<String, Object> specification = new LinkedHashMap<>();
        specification.put("dataset", "a.csv");
        specification.put("target", "price");
        specification.put("learningRate", 1e-5);
        specification.put("hiddenLayers", List.of(64, 32));
        Map<String, Object> otherSpecification = new LinkedHashMap<>();
        otherSpecification.put("dataset", "a.csv");
        otherSpecification.put("learningRate", 0.001);
        otherSpecification.put("hiddenLayers", List.of());
        otherSpecification.put("dropout", 0.5);
        Page page = ComparisonPage.of(
                result("new", METRICS, specification, HELD_OUT),
                result("old", METRICS, otherSpecification, facts("held out from the training", "more data", null)));
        assertThat(block(page, "differences", 0))
                .isEqualTo(new Block.Table(
                        "specification",
                        "The differences in the specification; everything else is the same.",
                        new DataTable(
                                List.of("name", "new", "old"),
                                List.of(
                                        List.of("target", "price", "not set"),
                                        List.of("learningRate", "1e-5", "0.001"),
                                        List.of("hiddenLayers", "64,32", "none"),
                                        List.of("dropout", "not set", "0.5")))));
        assertThat(block(page, "differences", 1))
                .isEqualTo(new Block.Table(
                        "facts",
                        "The differences in where they come from; everything else is the same.",
                        new DataTable(
                                List.of("name", "new", "old"),
                                List.of(
                                        List.of("data SHA-256", "data", "more data"),
                                        List.of("parameters SHA-256", "weights", "not set")))));
    }

    @Test
    void noDifferenceIsASentence() {
        Page page = ComparisonPage.of(result(METRICS, HELD_OUT), other(METRICS, HELD_OUT));
        assertThat(block(page, "differences", 0))
                .isEqualTo(new Block.Note("There is no difference in the specification."));
        assertThat(block(page, "differences", 1))
                .isEqualTo(new Block.Note("There is no difference in where they come from."));
        assertThat(block(page, "training", 0))
                .isEqualTo(new Block.Note("There are no losses of both trainings to compare."));
    }

    private static EpochLoss loss(int epoch, double loss, @Nullable Double validationLoss) {
        return new EpochLoss(epoch, loss, validationLoss);
    }

    private static Figure losses(List<EpochLoss> losses, List<EpochLoss> otherLosses) {
        return (Figure) block(
                ComparisonPage.of(charted("new", losses, null), charted("old", otherLosses, null)), "training", 0);
    }

    @Test
    void theLossesShareTheirAxes() {
        Figure figure = losses(
                List.of(loss(1, 8, 9.0), loss(2, 4, null), loss(3, 2, 3.0)),
                List.of(loss(1, 100, null), loss(2, 1, null)));
        assertThat(figure.title()).isEqualTo("Losses");
        assertThat(figure.summary())
                .isEqualTo(
                        "The loss of each epoch, on a logarithmic axis; the dashed curves are those of the validation rows.");
        XyChart chart = (XyChart) Objects.requireNonNull(figure.chart());
        assertThat(chart.x()).isEqualTo(new NumberAxis("epoch", Scale.LINEAR, 1, 3, true));
        assertThat(chart.y()).isEqualTo(new NumberAxis("loss", Scale.LOG, 1, 100));
        assertThat(chart.series())
                .extracting(Series::name, Series::color, one -> ((Line) one).dashed())
                .map(Object::toString)
                .containsExactly(
                        "(\"new, training\", 1, false)",
                        "(\"new, validation\", 1, true)",
                        "(\"old, training\", 2, false)");
        assertThat(((Line) chart.series().get(1)).x().stream()).containsExactly(1.0, 3.0);
        assertThat(((Line) chart.series().get(1)).y().stream()).containsExactly(9.0, 3.0);
        assertThat(figure.data())
                .isEqualTo(new DataTable(
                        List.of("result", "epoch", "training loss", "validation loss"),
                        List.of(
                                List.of("new", "1", "8.000", "9.000"),
                                List.of("new", "2", "4.000", ""),
                                List.of("new", "3", "2.000", "3.000"),
                                List.of("old", "1", "100.0", ""),
                                List.of("old", "2", "1.000", ""))));
    }

    @Test
    void aLossOfZeroHasNoLogarithm() {
        Figure figure =
                losses(List.of(loss(1, 8, null), loss(2, 4, null)), List.of(loss(1, 2, null), loss(2, 0, null)));
        assertThat(figure.summary())
                .isEqualTo("The loss of each epoch; the dashed curves are those of the validation rows.");
        assertThat(((XyChart) Objects.requireNonNull(figure.chart())).y())
                .isEqualTo(new NumberAxis("loss", Scale.LINEAR, 0, 8));
    }

    private static PredictionSample sample(List<Double> actual, List<Double> predicted) {
        return new PredictionSample(
                actual.size(), 42, List.of(5, 7).subList(0, actual.size()), actual, predicted, null);
    }

    @Test
    void thePredictionsShareTheirAxes() {
        Page page = ComparisonPage.of(
                charted("new", List.of(), sample(List.of(1.0, 2.0), List.of(1.5, 2.0))),
                charted("old", List.of(), sample(List.of(1.0, 2.0), List.of(10.0, -2.0))));
        NumberAxis actual = new NumberAxis("actual", Scale.LINEAR, -2.24, 10.24);
        for (int i = 0; i < 2; i++) {
            Figure figure = (Figure) block(page, "predictions", i);
            assertThat(figure.id())
                    .isEqualTo(List.of("predicted-against-actual-first", "predicted-against-actual-second")
                            .get(i));
            assertThat(figure.title())
                    .isEqualTo(
                            "Predicted against actual: " + List.of("new", "old").get(i));
            assertThat(figure.summary())
                    .isEqualTo(
                            "Each point is a test row; on the dashed line the prediction would be exact. Both charts have the"
                                    + " same axes.");
            XyChart chart = (XyChart) Objects.requireNonNull(figure.chart());
            assertThat(chart.x()).isEqualTo(actual);
            assertThat(chart.y()).isEqualTo(new NumberAxis("predicted", Scale.LINEAR, -2.24, 10.24));
            assertThat(chart.marks()).containsExactly(new Identity());
        }
        Figure second = (Figure) block(page, "predictions", 1);
        Points points = (Points)
                ((XyChart) Objects.requireNonNull(second.chart())).series().get(0);
        assertThat(points.y().stream()).containsExactly(10.0, -2.0);
        assertThat(Objects.requireNonNull(points.ids()).stream()).containsExactly(5.0, 7.0);
        assertThat(Objects.requireNonNull(second.data()).rows())
                .hasSize(7)
                .startsWith(List.of("smallest", "-9.000"))
                .endsWith(List.of("largest", "4.000"));
    }

    @Test
    void withoutThePredictionsOfBothThereIsASentence() {
        PredictionSample two = sample(List.of(1.0, 2.0), List.of(1.5, 2.0));
        PredictionSample one = sample(List.of(1.0), List.of(1.5));
        assertThat(block(
                        ComparisonPage.of(charted("new", List.of(), two), charted("old", List.of(), null)),
                        "predictions",
                        0))
                .isEqualTo(new Block.Note("There are no predictions of both to draw: a sweep keeps none."));
        assertThat(block(
                        ComparisonPage.of(charted("new", List.of(), one), charted("old", List.of(), two)),
                        "predictions",
                        0))
                .isEqualTo(new Block.Note("There are no predictions of both to draw."));
    }

    private static final List<Integer> ROWS = IntStream.range(0, 200).boxed().toList();
    private static final List<Double> ACTUAL = numbers(row -> Math.sin(row));

    private static List<Double> numbers(IntToDoubleFunction value) {
        return ROWS.stream().map(row -> value.applyAsDouble(row)).toList();
    }

    /** An error of about the given size, whose sign and part of whose size change from row to row. */
    private static TestPredictions predictions(double size, double phase) {
        return new TestPredictions(
                ROWS,
                ACTUAL,
                numbers(row -> Math.sin(row) + size * (1 + 0.5 * Math.sin(7 * row + phase)) * (row % 2 == 0 ? 1 : -1)));
    }

    private static ComparedResult predicted(String label, TestPredictions predictions, Map<String, String> facts) {
        double rmse = metrics(predictions).rmse();
        return new ComparedResult(
                label,
                label,
                Map.of("test", Map.of("rmse", rmse, "r2", metrics(predictions).r2())),
                SPLIT,
                facts,
                isHeldOut(facts),
                List.of(),
                null,
                new KnownPredictions(predictions, null));
    }

    private static RegressionMetrics metrics(TestPredictions predictions) {
        return RegressionMetrics.of(
                TestPredictions.array(predictions.actual()), TestPredictions.array(predictions.predicted()));
    }

    @Test
    void theSameRowsMayHaveOtherWeights() {
        Map<String, String> facts = facts("held out from the training", "other data", "other weights");
        TestPredictions weighted =
                new TestPredictions(List.of(0, 1), List.of(1.0, 2.0), List.of(1.5, 2.5), List.of(1.0, 3.0));
        TestPredictions plain = new TestPredictions(List.of(0, 1), List.of(1.0, 2.0), List.of(1.0, 2.5), null);
        List<Verdict> verdicts = verdicts(predicted("new", weighted, HELD_OUT), predicted("old", plain, facts));
        assertThat(verdicts.get(0).text())
                .isEqualTo(
                        "The two were tested on the same rows with different weights: their metrics may differ only because"
                                + " of the weights.");
        assertThat(verdicts.get(1).text())
                .endsWith("How much of that is luck is unknown: the weights of the test rows differ.");
    }

    private static final Map<String, String> OTHER_WEIGHTS =
            facts("held out from the training", "data", "other weights");

    @Test
    void aDifferenceOnTheSameRowsIsMoreThanLuckOrMayBeIt() {
        ComparedResult old = predicted("old", predictions(0.2, 0), OTHER_WEIGHTS);
        assertThat(verdicts(predicted("new", predictions(0.1, 0), HELD_OUT), old))
                .containsExactly(new Verdict(
                        Tone.GOOD,
                        "Of the two, new has the smaller RMSE on its test rows: 0.1063 against 0.2127. The difference of -0.106 (95%"
                                + " interval -0.111 to -0.102) is more than luck."));
        assertThat(verdicts(predicted("new", predictions(0.201, 1), HELD_OUT), old))
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.tone()).isEqualTo(Tone.NEUTRAL);
                    assertThat(verdict.text())
                            .startsWith("Of the two, new has the larger RMSE on its test rows: ")
                            .endsWith(") may be luck.");
                });
    }

    /** The interval is that of the loss that check reports: the same resamples of the same rows. */
    @Test
    void theIntervalIsThatOfTheCheck() {
        TestPredictions now = predictions(0.22, 1);
        TestPredictions before = predictions(0.2, 0);
        Interval interval = Objects.requireNonNull(PairedBootstrap.of(
                                TestPredictions.array(ACTUAL),
                                TestPredictions.array(before.predicted()),
                                TestPredictions.array(now.predicted()))
                        .worsening(Metric.RMSE, 0))
                .interval();
        ComparedResult result = predicted("new", now, HELD_OUT);
        ComparedResult old = predicted("old", before, OTHER_WEIGHTS);
        assertThat(PairedDifferences.of(result, old).of(Metric.RMSE)).isEqualTo(interval);
        Block.Table table = metrics(result, old);
        assertThat(table.caption())
                .isEqualTo(
                        "The metrics of both; the difference is new minus old. Its 95% interval is that of a paired bootstrap"
                                + " over the test rows, which are the same.");
        assertThat(table.table().rows().get(0)).element(5).isEqualTo(Texts.range(interval));
    }

    @Test
    void otherRowsAndMissingPredictionsHaveNoInterval() {
        ComparedResult result = predicted("new", predictions(0.1, 0), HELD_OUT);
        TestPredictions others = predictions(0.2, 0);
        TestPredictions moved =
                new TestPredictions(ROWS.stream().map(row -> row + 1).toList(), others.actual(), others.predicted());
        assertThat(verdicts(result, predicted("old", moved, OTHER_WEIGHTS))
                        .get(0)
                        .text())
                .endsWith(
                        " How much of that is luck is unknown: the two have other test rows, or other targets in them.");
        assertThat(verdicts(result, other(rmse(3), OTHER_WEIGHTS)).get(0).text())
                .endsWith(" How much of that is luck is unknown: old has no predictions.csv.");
    }

    @Test
    void otherTrainingDataWithTheSameTestRowsIsSaid() {
        assertThat(verdicts(
                                predicted("new", predictions(0.1, 0), HELD_OUT),
                                predicted(
                                        "old", predictions(0.2, 0), facts("held out from the training", "other", "w")))
                        .get(0))
                .isEqualTo(
                        new Verdict(
                                Tone.NEUTRAL,
                                "The two were trained on different data, and tested on rows with the same numbers and targets."));
    }
}
