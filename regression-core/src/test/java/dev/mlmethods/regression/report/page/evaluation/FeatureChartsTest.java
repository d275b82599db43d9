package dev.mlmethods.regression.report.page.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.diagnostics.Diagnostics;
import dev.mlmethods.regression.diagnostics.ErrorBin;
import dev.mlmethods.regression.diagnostics.FeatureErrors;
import dev.mlmethods.regression.diagnostics.PartialDependence;
import dev.mlmethods.regression.diagnostics.PermutationImportance;
import dev.mlmethods.regression.diagnostics.PermutationImportance.FeatureImportance;
import dev.mlmethods.regression.diagnostics.WorstRow;
import dev.mlmethods.regression.report.chart.BarChart;
import dev.mlmethods.regression.report.chart.HeatMapChart;
import dev.mlmethods.regression.report.chart.HeatMapChart.ColorScale;
import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.chart.Scale;
import dev.mlmethods.regression.report.chart.XyChart;
import dev.mlmethods.regression.report.chart.XyChart.Line;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.SampleEvaluations;
import dev.mlmethods.regression.report.page.Texts;
import dev.mlmethods.regression.report.result.EvaluationReport;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeatureChartsTest {
    private static final EvaluationReport SAMPLE = SampleEvaluations.withRows(30);
    private static final EvaluationReport WIDE = SampleEvaluations.withFeatures(30, 30);

    private static FeatureCharts charts(
            EvaluationReport sample,
            List<FeatureErrors> byFeature,
            List<WorstRow> worst,
            @Nullable PermutationImportance importance,
            List<PartialDependence> dependence) {
        Diagnostics diagnostics = sample.diagnostics();
        return new FeatureCharts(SampleEvaluations.withDiagnostics(
                sample,
                new Diagnostics(
                        diagnostics.rows(),
                        diagnostics.undefinedRows(),
                        diagnostics.points(),
                        diagnostics.residuals(),
                        diagnostics.normalQuantiles(),
                        diagnostics.byPrediction(),
                        diagnostics.skewness(),
                        byFeature,
                        worst,
                        importance,
                        dependence)));
    }

    private static NumberAxis axis(String label, double min, double max) {
        return new NumberAxis(label, Scale.LINEAR, min, max);
    }

    @Test
    void theImportanceIsABarWithItsDeviation() {
        PermutationImportance importance = new PermutationImportance(
                1234,
                5,
                42,
                List.of(new FeatureImportance("income", 0.75, 0.0625), new FeatureImportance("rooms", 0, 0.125)));
        Figure figure = (Figure) charts(SAMPLE, List.of(), List.of(), importance, List.of())
                .influence()
                .get(0);
        assertThat(figure.id()).isEqualTo("permutation-importance");
        assertThat(figure.title()).isEqualTo("Permutation importance");
        assertThat(figure.summary())
                .isEqualTo(
                        "By how much the RMSE rises when the values of a feature are shuffled among 1,234 test rows: the mean"
                                + " of 5 shuffles (seed 42) with their standard deviation.");
        BarChart chart = (BarChart) Objects.requireNonNull(figure.chart());
        assertThat(chart.axis().categories()).containsExactly("income", "rooms");
        assertThat(chart.value()).isEqualTo(axis("rise of the RMSE (prix (€))", -0.2, 1));
        assertThat(chart.values().stream()).containsExactly(0.75, 0.0);
        assertThat(Objects.requireNonNull(chart.errors()).stream()).containsExactly(0.0625, 0.125);
        assertThat(figure.data())
                .isEqualTo(new DataTable(
                        List.of("feature", "rise of the RMSE", "standard deviation"),
                        List.of(List.of("income", "0.7500", "0.06250"), List.of("rooms", "0", "0.1250"))));
    }

    @Test
    void ofManyFeaturesTheLeadingOnesAreDrawnAndAllAreInTheTable() {
        Figure figure = (Figure) new FeatureCharts(WIDE).influence().get(0);
        assertThat(figure.summary()).endsWith(" Of 30 features the 20 most important ones are drawn.");
        assertThat(((BarChart) Objects.requireNonNull(figure.chart())).axis().categories())
                .hasSize(20)
                .startsWith("x1");
        assertThat(Objects.requireNonNull(figure.data()).rows()).hasSize(30);
    }

    @Test
    void theCurvesOfPartialDependenceHaveTheSameVerticalAxis() {
        PermutationImportance importance =
                new PermutationImportance(30, 5, 42, List.of(new FeatureImportance("income", 0.75, 0.0625)));
        List<Block> blocks = charts(
                        SAMPLE,
                        List.of(),
                        List.of(),
                        importance,
                        List.of(
                                new PartialDependence("income", 1, List.of(1.0, 2.5), List.of(3.0, 4.5)),
                                new PartialDependence("rooms", 1000, List.of(0.0, 7.0), List.of(1.0, 2.0))))
                .influence();
        Figure income = (Figure) blocks.get(1);
        assertThat(income.id()).isEqualTo("partial-dependence-1");
        assertThat(income.title()).isEqualTo("Partial dependence on income");
        assertThat(income.summary())
                .isEqualTo(
                        "The mean prediction over 1 test row with income set to each value, from its 5% to its 95% quantile.");
        XyChart chart = (XyChart) Objects.requireNonNull(income.chart());
        assertThat(chart.x()).isEqualTo(axis("income", 1, 2.5));
        assertThat(chart.y()).isEqualTo(axis("mean predicted prix (€)", 1, 5));
        assertThat(chart.series()).singleElement().isInstanceOfSatisfying(Line.class, line -> {
            assertThat(line.x().stream()).containsExactly(1.0, 2.5);
            assertThat(line.y().stream()).containsExactly(3.0, 4.5);
        });
        assertThat(income.data())
                .isEqualTo(new DataTable(
                        List.of("income", "mean predicted prix (€)"),
                        List.of(List.of("1.000", "3.000"), List.of("2.500", "4.500"))));
        Figure rooms = (Figure) blocks.get(2);
        assertThat(rooms.id()).isEqualTo("partial-dependence-2");
        assertThat(rooms.summary()).startsWith("The mean prediction over 1,000 test rows with rooms set");
        assertThat(((XyChart) Objects.requireNonNull(rooms.chart())).y()).isEqualTo(chart.y());
    }

    @Test
    void withoutAnImportanceThereIsASentence() {
        Block.Note note = new Block.Note(
                "What the predictions depend on can't be measured because the RMSE is not defined on the test rows.");
        assertThat(charts(SAMPLE, List.of(), List.of(), null, List.of()).influence())
                .containsExactly(note);
        assertThat(charts(SAMPLE, List.of(), List.of(), new PermutationImportance(0, 5, 42, List.of()), List.of())
                        .influence())
                .containsExactly(note);
    }

    private static FeatureErrors errors(String feature, double... biases) {
        return new FeatureErrors(
                feature,
                IntStream.range(0, biases.length)
                        .mapToObj(i -> new ErrorBin(i, i + 0.5, 10 + i, biases[i], 2))
                        .toList());
    }

    /** The ends of a row are the ends of the feature; what is between them is as near to its place as possible. */
    @Test
    void theBiasIsACellForEachFifth() {
        List<FeatureErrors> features = List.of(
                errors("five", 1, -2, 3, -4, 5),
                errors("two", 1, 2),
                errors("constant", 9),
                errors("three", 1, 2, 3),
                errors("four", 1, 2, 3, 4));
        Figure figure = (Figure)
                charts(SAMPLE, features, List.of(), null, List.of()).byFeature().get(0);
        assertThat(figure.title()).isEqualTo("Bias by the values of each feature");
        assertThat(figure.summary())
                .isEqualTo(
                        "The mean of actual minus predicted (prix (€)) over the test rows by fifths of each feature: above 0"
                                + " the predictions are too low there, below 0 too high. A feature with few values has fewer parts.");
        HeatMapChart chart = (HeatMapChart) Objects.requireNonNull(figure.chart());
        assertThat(chart.x().categories())
                .containsExactly("lowest fifth", "second", "middle", "fourth", "highest fifth");
        assertThat(chart.y().categories()).containsExactly("five", "two", "three", "four");
        double none = Double.NaN;
        assertThat(chart.values().stream())
                .containsExactly(
                        1.0, -2.0, 3.0, -4.0, 5.0, 1.0, none, none, none, 2.0, 1.0, none, 2.0, none, 3.0, 1.0, 2.0,
                        none, 3.0, 4.0);
        assertThat(chart.texts().subList(0, 10))
                .containsExactly("1.00", "-2.00", "3.00", "-4.00", "5.00", "1.00", "", "", "", "2.00");
        assertThat(chart.colors()).isEqualTo(ColorScale.DIVERGING);
        assertThat(chart.value().min()).isEqualTo(-5);
        assertThat(chart.value().max()).isEqualTo(5);
        assertThat(Objects.requireNonNull(figure.data()).header())
                .containsExactly("feature", "from", "to", "rows", "bias", "RMSE");
        assertThat(figure.data().rows()).hasSize(14).contains(List.of("two", "1.000", "1.500", "11", "2.000", "2.000"));
    }

    @Test
    void exactPredictionsHaveColoursToo() {
        HeatMapChart chart = (HeatMapChart) Objects.requireNonNull(((Figure)
                        charts(SAMPLE, List.of(errors("two", 0, 0)), List.of(), null, List.of())
                                .byFeature()
                                .get(0))
                .chart());
        assertThat(chart.value().min()).isEqualTo(-Double.MIN_NORMAL);
        assertThat(chart.value().max()).isEqualTo(Double.MIN_NORMAL);
    }

    @Test
    void featuresWithOneValueAreNotCompared() {
        assertThat(charts(SAMPLE, List.of(errors("constant", 9)), List.of(), null, List.of())
                        .byFeature())
                .containsExactly(new Block.Note("There are too few different values of the features to compare."));
    }

    @Test
    void manyFeaturesAreTheFirstOnesWhereNobodyKnowsTheirImportance() {
        Figure known = (Figure) new FeatureCharts(WIDE).byFeature().get(0);
        assertThat(known.summary()).endsWith(" Of 30 features the 20 most important ones are drawn.");
        List<FeatureErrors> features =
                WIDE.features().stream().map(feature -> errors(feature, 1, 2)).toList();
        Figure unknown = (Figure)
                charts(WIDE, features, List.of(), null, List.of()).byFeature().get(0);
        assertThat(unknown.summary()).endsWith(" Of 30 features the first 20 are drawn.");
    }

    private static Block.Table worst(FeatureCharts charts) {
        return (Block.Table) charts.worstRows().get(0);
    }

    @Test
    void theWorstRowsHaveTheirFeatures() {
        List<WorstRow> rows = List.of(
                new WorstRow(12_345, 1, Double.NaN, List.of(1.0, 2.0, 3.0, 4.0, 5.0)),
                new WorstRow(7, 1, Double.POSITIVE_INFINITY, List.of(1e-7, 2e9, 0.0, -1.5, 23456.0)),
                new WorstRow(8, 1.25, 3, List.of(1.0, 2.0, 3.0, 4.0, 5.0)));
        assertThat(worst(charts(SAMPLE, List.of(), rows, null, List.of())))
                .isEqualTo(new Block.Table(
                        "worst-rows",
                        "The 3 rows with the largest errors, numbered from 0 as in predictions.csv",
                        new DataTable(
                                List.of(
                                        "row",
                                        "actual",
                                        "predicted",
                                        "residual",
                                        "income",
                                        "<script>alert(1)</script>",
                                        "rooms \"a\" & 'b'",
                                        "latitude",
                                        "longitude"),
                                List.of(
                                        List.of(
                                                "12,345", "1.000", "n/a", "n/a", "1.000", "2.000", "3.000", "4.000",
                                                "5.000"),
                                        List.of(
                                                "7",
                                                "1.000",
                                                "n/a",
                                                "n/a",
                                                "1.000e-7",
                                                "2.000e9",
                                                "0",
                                                "-1.500",
                                                "23,456"),
                                        List.of(
                                                "8", "1.250", "3.000", "-1.750", "1.000", "2.000", "3.000", "4.000",
                                                "5.000")))));
    }

    @Test
    void ofManyFeaturesTheLeadingOnesAreInTheTable() {
        Block.Table known = worst(new FeatureCharts(WIDE));
        assertThat(known.caption())
                .isEqualTo(
                        "The 10 rows with the largest errors, numbered from 0 as in predictions.csv; of 30 features the 12"
                                + " most important ones");
        PermutationImportance importance =
                Objects.requireNonNull(WIDE.diagnostics().importance());
        List<String> leading = importance.features().stream()
                .limit(12)
                .map(FeatureImportance::feature)
                .collect(Collectors.toList());
        assertThat(known.table().header().subList(4, 16)).isEqualTo(leading);
        WorstRow first = WIDE.diagnostics().worst().get(0);
        int column = WIDE.features().indexOf(leading.get(11));
        assertThat(known.table().rows().get(0).get(15))
                .isEqualTo(Texts.number(first.features().get(column)));

        Block.Table unknown = worst(charts(WIDE, List.of(), WIDE.diagnostics().worst(), null, List.of()));
        assertThat(unknown.caption()).endsWith("; of 30 features the first 12");
        assertThat(unknown.table().header()).hasSize(16).endsWith("x11", "x12");
    }
}
