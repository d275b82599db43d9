package dev.mlmethods.regression.report.page.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.diagnostics.ErrorBin;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.Platform;
import dev.mlmethods.regression.model.PlatformPart;
import dev.mlmethods.regression.model.Provenance;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.Page.Card;
import dev.mlmethods.regression.report.page.Page.Section;
import dev.mlmethods.regression.report.page.ReproduceCommand;
import dev.mlmethods.regression.report.page.SampleEvaluations;
import dev.mlmethods.regression.report.page.Texts;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.EvaluationReportBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class EvaluationPageTest {
    private static final Pattern ESTIMATE = Pattern.compile("(\\S+)(?: \\((\\S+) to (\\S+)\\))?");
    private static final EvaluationReport SAMPLE = SampleEvaluations.withRows(60);
    private static final EvaluationReport ENSEMBLE = SampleEvaluations.ofEnsemble(
            SAMPLE, List.of(new ErrorBin(0.1, 0.25, 31, -0.5, 1.25), new ErrorBin(0.25, 3.5, 29, 0.25, 2.5)));

    static List<EvaluationReport> reports() {
        return List.of(
                SAMPLE,
                ENSEMBLE,
                SampleEvaluations.withRows(1),
                SampleEvaluations.withRows(2),
                SampleEvaluations.withoutCoordinates(30),
                SampleEvaluations.withUndefinedPredictions(40),
                SampleEvaluations.withoutPredictions(40),
                SampleEvaluations.withFeatures(300, 40),
                SampleEvaluations.ofOtherDataset(1),
                SampleEvaluations.ofOtherDataset(50),
                SampleEvaluations.withLosses(SampleEvaluations.withRows(20), null),
                SampleEvaluations.withLosses(SampleEvaluations.withRows(20), SampleEvaluations.exploding()));
    }

    /** A chart comes with its data, all of it can be written, and an element's name is unique. */
    @ParameterizedTest
    @MethodSource("reports")
    void anyEvaluationHasAPage(EvaluationReport report) {
        EvaluationReport read = Json.read(Json.file(report), EvaluationReport.class);
        assertThat(read).isEqualTo(report);
        Page page = EvaluationPage.of(read);
        assertThat(figures(page)).allMatch(figure -> (figure.chart() == null) == (figure.data() == null));
        assertThat(figures(page).map(Figure::id)).doesNotHaveDuplicates();
        assertThat(figures(page).map(Figure::chart).filter(Objects::nonNull))
                .allSatisfy(chart -> assertThat(Json.line(chart)).startsWith("{\"kind\":"));
        assertThat(page.verdicts()).hasSizeBetween(2, 4);
        assertThat(page.sections()).allMatch(section -> !section.blocks().isEmpty());
    }

    private static Stream<Figure> figures(Page page) {
        return page.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Figure.class::isInstance)
                .map(Figure.class::cast);
    }

    private static Section section(Page page, String id) {
        return page.sections().stream()
                .filter(section -> section.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysWhatWasTestedOnWhat() {
        Page page = EvaluationPage.of(SAMPLE);
        assertThat(page.title()).isEqualTo("prix (€) from houses.csv");
        assertThat(page.lead())
                .isEqualTo(
                        "A network predicts prix (€) from 5 features; tested on 60 rows that its training held out.");
        assertThat(EvaluationPage.of(SampleEvaluations.ofOtherDataset(1)).lead())
                .isEqualTo("A network predicts prix (€) from 5 features; tested on 1 row, all those of other.csv.");
        assertThat(page.verdicts()).isEqualTo(new EvaluationVerdicts(SAMPLE).verdicts());
        assertThat(page.sections())
                .extracting(Section::id, Section::title)
                .map(Object::toString)
                .containsExactly(
                        "(\"metrics-section\", \"Metrics\")",
                        "(\"training\", \"Training\")",
                        "(\"predictions\", \"Predictions\")",
                        "(\"bias\", \"Where it is biased\")",
                        "(\"worst\", \"Worst rows\")",
                        "(\"influence\", \"What the predictions depend on\")",
                        "(\"provenance\", \"Where it comes from\")");
    }

    @Test
    void saysInWhatNetworksOfSeveralKindsDiffer() {
        EvaluationReport report = EvaluationReportBuilder.like(ENSEMBLE)
                .specification(ENSEMBLE.specification()
                        .withEnsembleSize(3)
                        .withMembers(List.of(
                                Map.of("fourierFeatures", 128, "activation", "gelu"),
                                Map.of("neighbourFeatures", true, "activation", "silu"))))
                .build();
        assertThat(EvaluationPage.of(report).lead())
                .startsWith("The mean of 6 networks of 2 kinds (they differ in fourierFeatures, activation,"
                        + " neighbourFeatures) predicts prix (€) from 5 features;")
                .endsWith(" The model contains training rows: their coordinates, their target, and their features.");
    }

    @Test
    void theCardsHaveTheMetricsWithoutWhatIsNotDefined() {
        String r2 = Texts.number(
                Objects.requireNonNull(SAMPLE.leastSquares().test().get("r2")).value());
        assertThat(EvaluationPage.of(SAMPLE).cards().get(0))
                .isEqualTo(new Card(
                        "R² on the test rows",
                        Texts.number(
                                Objects.requireNonNull(SAMPLE.network().test().get("r2"))
                                        .value()),
                        "95% interval "
                                + Texts.range(Objects.requireNonNull(Objects.requireNonNull(
                                                SAMPLE.network().test().get("r2"))
                                        .interval()))
                                + "; least squares " + r2));
        assertThat(EvaluationPage.of(SAMPLE).cards())
                .extracting(Card::label)
                .containsExactly("R² on the test rows", "RMSE on the test rows", "MAE on the test rows");
        assertThat(EvaluationPage.of(SampleEvaluations.withRows(1)).cards().get(0))
                .isEqualTo(new Card("R² on the test rows", "n/a", "Least squares n/a"));
        assertThat(EvaluationPage.of(SampleEvaluations.withRows(1))
                        .cards()
                        .get(1)
                        .note())
                .startsWith("Least squares ")
                .doesNotContain("interval");
        assertThat(EvaluationPage.of(SampleEvaluations.withoutPredictions(30))
                        .cards()
                        .get(1))
                .satisfies(card -> assertThat(card.value()).isEqualTo("n/a"))
                .satisfies(card -> assertThat(card.note()).matches("Least squares [0-9.]+"));
    }

    @Test
    void theProvenanceIsAllThatItTakesToTrainAgain() {
        List<Block> blocks = section(EvaluationPage.of(SAMPLE), "provenance").blocks();
        assertThat(((Block.Facts) blocks.get(0)).facts())
                .containsExactly(
                        new Block.Fact("trained on", "houses.csv, 220 rows before the split"),
                        new Block.Fact("tested on", "the rows held out from them"),
                        new Block.Fact("data SHA-256", "d".repeat(64)),
                        new Block.Fact("parameters SHA-256", "b".repeat(64)),
                        new Block.Fact("model.zip SHA-256", "a".repeat(64)),
                        new Block.Fact("commit", "c".repeat(40)),
                        new Block.Fact("engine", "vector on CpuBackend"),
                        new Block.Fact(
                                "versions",
                                "Regression for Maven 0.1.0, trained on Java 17.0.15 (Debian)," + " Linux amd64"));
        Block.Table specification = (Block.Table) blocks.get(1);
        assertThat(specification.caption())
                .isEqualTo("The specification of the training, the split and the seeds among it");
        assertThat(specification.table().rows())
                .contains(
                        List.of("dataset", "houses.csv"),
                        List.of("target", "prix (€)"),
                        List.of("features", "all"),
                        List.of("testSize", "0.2"),
                        List.of("splitSeed", "42"),
                        List.of("learningRate", "0.001"),
                        List.of("seed", "42"));
        assertThat(blocks.get(2))
                .isEqualTo(new Block.Command(
                        "reproduce", "Train and evaluate it again", ReproduceCommand.trainAndEvaluate(SAMPLE)));
        Provenance noCommit = new Provenance("d", 1, new Platform("dl4j", "b", "1", "2", "3", "4"), null);
        Page page = EvaluationPage.of(SampleEvaluations.withProvenance(SAMPLE, noCommit));
        assertThat(((Block.Facts) section(page, "provenance").blocks().get(0)).facts())
                .contains(new Block.Fact("commit", "none"));
    }

    @Test
    void theProvenanceNamesEachPartOfThePlatform() {
        Platform platform = new Platform("dl4j", "aBackend", "aVersion", "aDl4j", "aJava", "anOs");
        Page page = EvaluationPage.of(SampleEvaluations.withProvenance(SAMPLE, new Provenance("d", 1, platform, null)));
        String facts = ((Block.Facts) section(page, "provenance").blocks().get(0))
                .facts().stream().map(Block.Fact::value).collect(Collectors.joining("\n"));
        assertThat(Stream.of(PlatformPart.values())
                        .map(part -> part.of(platform))
                        .filter(Objects::nonNull))
                .hasSize(6)
                .allSatisfy(value -> assertThat(facts).contains(value));
    }

    @Test
    void theMetricsAreARowForEachModelAndSplit() {
        List<Block> blocks =
                section(EvaluationPage.of(SAMPLE), "metrics-section").blocks();
        Block.Table metrics = (Block.Table) blocks.get(0);
        assertThat(metrics.caption())
                .isEqualTo(
                        "Metrics with 95% intervals on 60 test rows, 40 validation rows and 120 training rows. RMSE and MAE are in the unit of prix (€), MSE in that unit squared.");
        assertThat(metrics.table().header()).containsExactly("rows", "model", "R²", "RMSE", "MAE", "MSE");
        assertThat(metrics.table().rows())
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly(
                        "test network",
                        "test least squares",
                        "test training mean",
                        "validation network",
                        "validation least squares",
                        "validation training mean",
                        "train network",
                        "train least squares",
                        "train training mean");
        Block.Table others = (Block.Table) blocks.get(1);
        assertThat(others.caption()).isEqualTo("More metrics, without intervals. MAPE is a fraction.");
        assertThat(others.table().header())
                .containsExactly(
                        "rows", "model", "median absolute error", "largest error", "MAPE", "explained variance");
        Block.Table one = (Block.Table)
                MetricTables.of(SampleEvaluations.ofOtherDataset(1)).get(0);
        assertThat(one.table().rows())
                .hasSize(3)
                .allMatch(row -> row.get(0).equals("test"))
                .allMatch(row -> row.get(2).equals("n/a"));
    }

    @Test
    void everyMetricHasItsHeading() {
        assertThat(Stream.of(Metric.values()).map(MetricTables::heading))
                .containsExactly(
                        "MSE",
                        "RMSE",
                        "MAE",
                        "R²",
                        "largest error",
                        "median absolute error",
                        "explained variance",
                        "MAPE");
    }

    /** Asserts that a number in a text is the number in the JSON, rounded to the last digit of the text. */
    private static void assertShown(String cell, JsonNode number) {
        if (cell.equals("n/a")) {
            assertThat(number.isMissingNode() || number.isString()).isTrue();
            return;
        }
        BigDecimal shown = new BigDecimal(cell.replace(",", ""));
        BigDecimal exact = new BigDecimal(number.asString());
        assertThat(shown).isEqualByComparingTo(exact.setScale(shown.scale(), RoundingMode.HALF_EVEN));
        assertThat(shown.signum()).isEqualTo(exact.signum());
    }

    private static void assertShown(List<String> cells, JsonNode... numbers) {
        assertThat(cells).hasSameSizeAs(numbers);
        for (int i = 0; i < numbers.length; i++) {
            assertShown(cells.get(i), numbers[i]);
        }
    }

    private static JsonNode json(EvaluationReport report) {
        return Json.tree(Json.file(report));
    }

    private static List<List<String>> rows(EvaluationReport report, String table) {
        Page page = EvaluationPage.of(report);
        return page.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .flatMap(block -> block instanceof Figure figure && figure.id().equals(table)
                        ? Objects.requireNonNull(figure.data()).rows().stream()
                        : block instanceof Block.Table one && one.id().equals(table)
                                ? one.table().rows().stream()
                                : Stream.empty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void theMetricsAreThoseOfTheJson(EvaluationReport report) {
        JsonNode json = json(report);
        List<JsonNode> expected = new ArrayList<>();
        for (String split : List.of("test", "validation", "train")) {
            for (String model : List.of("network", "leastSquares", "trainingMean")) {
                JsonNode metrics = json.path(model).path(split);
                if (!metrics.isMissingNode()) {
                    expected.add(metrics);
                }
            }
        }
        List<List<String>> main = rows(report, "metrics");
        List<List<String>> others = rows(report, "more-metrics");
        assertThat(main).hasSameSizeAs(expected);
        for (int row = 0; row < main.size(); row++) {
            JsonNode metrics = expected.get(row);
            assertMetrics(main.get(row), metrics, "r2", "rmse", "mae", "mse");
            assertMetrics(others.get(row), metrics, "medianAbsoluteError", "maxError", "mape", "explainedVariance");
        }
    }

    private static void assertMetrics(List<String> cells, JsonNode metrics, String... names) {
        assertThat(cells).hasSize(2 + names.length);
        for (int i = 0; i < names.length; i++) {
            JsonNode metric = metrics.path(names[i]);
            Matcher cell = ESTIMATE.matcher(cells.get(2 + i));
            assertThat(cell.matches()).isTrue();
            assertShown(cell.group(1), metric.path("value"));
            assertThat(cell.group(2) != null).isEqualTo(metric.has("interval"));
            if (metric.has("interval")) {
                assertShown(cell.group(2), metric.path("interval").path("low"));
                assertShown(cell.group(3), metric.path("interval").path("high"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void theTablesOfTheErrorsAreThoseOfTheJson(EvaluationReport report) {
        JsonNode diagnostics = json(report).path("diagnostics");
        List<JsonNode> byPrediction =
                diagnostics.path("byPrediction").valueStream().toList();
        List<List<String>> rows = rows(report, "bias-by-prediction");
        assertThat(rows).hasSize(byPrediction.size() < 2 ? 0 : byPrediction.size());
        for (int i = 0; i < rows.size(); i++) {
            assertBin(rows.get(i), byPrediction.get(i));
        }
        JsonNode bySpread = json(report).path("bySpread");
        List<List<String>> spread = rows(report, "error-by-spread");
        assertThat(spread).hasSize(bySpread.size());
        for (int i = 0; i < spread.size(); i++) {
            assertBin(spread.get(i), bySpread.get(i));
        }
        List<List<String>> byFeature = rows(report, "bias-by-feature");
        int row = 0;
        for (JsonNode feature : diagnostics.path("byFeature")) {
            for (JsonNode bin : feature.path("bins")) {
                if (row < byFeature.size()) {
                    List<String> cells = byFeature.get(row++);
                    assertThat(cells.get(0)).isEqualTo(feature.path("feature").asString());
                    assertBin(cells.subList(1, 6), bin);
                }
            }
        }
        assertThat(row).isEqualTo(byFeature.size());
    }

    private static void assertBin(List<String> cells, JsonNode bin) {
        assertShown(cells, bin.path("from"), bin.path("to"), bin.path("rows"), bin.path("bias"), bin.path("rmse"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void theTablesOfTheFeaturesAreThoseOfTheJson(EvaluationReport report) {
        JsonNode diagnostics = json(report).path("diagnostics");
        List<List<String>> importance = rows(report, "permutation-importance");
        JsonNode features = diagnostics.path("importance").path("features");
        assertThat(importance).hasSize(features.size());
        for (int i = 0; i < importance.size(); i++) {
            JsonNode feature = features.get(i);
            assertThat(importance.get(i).get(0))
                    .isEqualTo(feature.path("feature").asString());
            assertShown(importance.get(i).subList(1, 3), feature.path("mean"), feature.path("standardDeviation"));
        }
        JsonNode curves = diagnostics.path("partialDependence");
        for (int curve = 0; curve < curves.size() && !importance.isEmpty(); curve++) {
            JsonNode values = curves.get(curve).path("values");
            List<List<String>> rows = rows(report, "partial-dependence-" + (curve + 1));
            assertThat(rows).hasSize(values.size());
            for (int i = 0; i < rows.size(); i++) {
                assertShown(
                        rows.get(i),
                        values.get(i),
                        curves.get(curve).path("predictions").get(i));
            }
        }
        JsonNode worst = diagnostics.path("worst");
        List<List<String>> rows = rows(report, "worst-rows");
        assertThat(rows).hasSize(worst.size());
        for (int i = 0; i < rows.size(); i++) {
            JsonNode row = worst.get(i);
            assertShown(rows.get(i).subList(0, 3), row.path("row"), row.path("actual"), row.path("predicted"));
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void theTableOfTheLossesIsThatOfTheJson(EvaluationReport report) {
        JsonNode epochs = json(report).path("losses").path("epochs");
        List<List<String>> rows = rows(report, "losses");
        assertThat(rows).hasSize(Math.min(50, epochs.size()));
        for (List<String> row : rows) {
            JsonNode epoch = epochs.get(Integer.parseInt(row.get(0)) - 1);
            assertShown(row.get(1), epoch.path("loss"));
            if (epoch.has("validationLoss")) {
                assertShown(row.get(2), epoch.path("validationLoss"));
            } else {
                assertThat(row.get(2)).isEmpty();
            }
        }
    }
}
