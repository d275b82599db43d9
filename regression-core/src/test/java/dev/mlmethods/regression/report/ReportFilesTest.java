package dev.mlmethods.regression.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.diagnostics.PredictionSample;
import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.report.page.HtmlPage;
import dev.mlmethods.regression.report.page.SampleEvaluations;
import dev.mlmethods.regression.report.page.SampleReports;
import dev.mlmethods.regression.report.page.comparison.ComparedResult;
import dev.mlmethods.regression.report.page.comparison.ComparisonPage;
import dev.mlmethods.regression.report.page.comparison.KnownPredictions;
import dev.mlmethods.regression.report.page.evaluation.EvaluationPage;
import dev.mlmethods.regression.report.page.index.IndexPage;
import dev.mlmethods.regression.report.page.sweep.SweepPage;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.report.result.TestPredictions;
import dev.mlmethods.regression.sweep.SmallSweeps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    private static final KnownPredictions NONE =
            new KnownPredictions(null, "has no predictions.csv beside its evaluation.json");

    private static final EvaluationReport EVALUATION = SampleEvaluations.withRows(30);
    private static final SweepReport SWEEP = sweep("learningRates", "0.001,0.01");
    private static final SweepReport MAP = sweep("learningRates", "0.001,0.01", "epochs", "5,10");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** A sweep in which each trial is worse than the one before. */
    private static SweepReport sweep(String... pluralsAndValues) {
        return SampleReports.of(SmallSweeps.grid(pluralsAndValues), trial -> trial.number());
    }

    private Path write(String name, Object report) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        return Files.write(file, report instanceof EvaluationReport ? ContentSha256.file(report) : Json.file(report));
    }

    private static String text(byte[] html) {
        return new String(html, UTF_8);
    }

    @Test
    void aFileIsItself() throws IOException {
        Path file = write("any.json", EVALUATION);
        assertThat(ReportFiles.find(file)).containsExactly(file);
    }

    @Test
    void aFolderHasAnEvaluationOrASweepOrBoth() throws IOException {
        Path sweep = write("sweep/sweep.json", SWEEP);
        assertThat(ReportFiles.find(folder)).containsExactly(sweep);
        assertThat(ReportFiles.find(folder.resolve("sweep"))).containsExactly(sweep);
        Path evaluation = write("evaluation.json", EVALUATION);
        assertThat(ReportFiles.find(folder)).containsExactly(evaluation, sweep);
    }

    /** Otherwise two sweeps would have one page in a site. */
    @Test
    void aSweepsOwnFolderHasNoOtherSweep() throws IOException {
        Path sweep = write("sweep.json", SWEEP);
        write("sweep/sweep.json", SWEEP);
        assertThat(ReportFiles.find(folder)).containsExactly(sweep);
    }

    @Test
    void aFolderWithoutAResultSaysWhatToDo() throws IOException {
        Files.createDirectories(folder.resolve("sweep/sweep.json"));
        for (Path nothing : List.of(folder, folder.resolve("none"))) {
            assertThatThrownBy(() -> ReportFiles.find(nothing))
                    .isInstanceOf(RegressionException.class)
                    .hasMessage("There is no result in " + nothing
                            + ": no evaluation.json, no sweep/sweep.json and no tune/tuning.json. Run regression:evaluate,"
                            + " regression:sweep or regression:tune first, or name another folder.");
        }
    }

    @Test
    void noPageIsWrittenOverAResult() throws IOException {
        Path result = write("report.html", EVALUATION);
        Path neighbour = write("evaluation.html", EVALUATION);
        byte[] before = Files.readAllBytes(result);
        assertThatThrownBy(() -> ReportFiles.write(result, result))
                .isInstanceOf(RegressionException.class)
                .hasMessage("the page is " + result + ", which is the file that this goal reads as its result, "
                        + result + ": it would be overwritten. Give the page or result another place.");
        assertThatThrownBy(() -> ReportFiles.compare(neighbour, "one", result, "other", result))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("the page is " + result + ", which is the file that this goal reads");
        assertThatThrownBy(() -> ReportFiles.writeSite(List.of(neighbour), folder))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("the site is " + folder + ", and evaluation.html in there is the file that");
        assertThat(result).hasBinaryContent(before);
        assertThat(neighbour).hasBinaryContent(before);
    }

    @Test
    void thePageOfAResultIsThatOfItsJson() throws IOException {
        ReportFiles.write(write("evaluation.json", EVALUATION), folder.resolve("new/report.html"));
        assertThat(folder.resolve("new/report.html")).hasBinaryContent(HtmlPage.render(EvaluationPage.of(EVALUATION)));
        ReportFiles.write(write("sweep.json", SWEEP), folder.resolve("new/report.html"));
        assertThat(folder.resolve("new/report.html")).hasBinaryContent(HtmlPage.render(SweepPage.of(SWEEP)));
    }

    @Test
    void theOldPageStaysWhenTheJsonIsDamaged() throws IOException {
        Path page = Files.writeString(folder.resolve("report.html"), "old");
        Path evaluation = Files.writeString(folder.resolve("evaluation.json"), "{\"formatVersion\": 3");
        Path sweep = Files.writeString(folder.resolve("sweep.json"), "{\"formatVersion\": 2}");
        Path missing = folder.resolve("none/sweep.json");
        assertThatThrownBy(() -> ReportFiles.write(evaluation, page))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The evaluation " + evaluation
                        + " is damaged: it cannot be read in line 1; run regression:evaluate.");
        assertThatThrownBy(() -> ReportFiles.write(sweep, page))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The sweep " + sweep
                        + " has format version 2, and this release reads version 1. Use the release"
                        + " that wrote it, or run regression:sweep.");
        assertThatThrownBy(() -> ReportFiles.compare(missing, "a", evaluation, "b", page))
                .isInstanceOf(RegressionException.class)
                .hasMessage("There is no sweep " + missing + "; run regression:sweep.");
        assertThat(page).hasContent("old");
    }

    @Test
    void twoResultsAreCompared() throws IOException {
        Path evaluation = write("new/evaluation.json", EVALUATION);
        Path sweep = write("old/sweep.json", SWEEP);
        Path page = folder.resolve("comparison.html");
        ReportFiles.compare(evaluation, "new", sweep, "old", page);
        assertThat(page)
                .hasBinaryContent(HtmlPage.render(ComparisonPage.of(
                        ComparedResult.of("new", EVALUATION, NONE), ComparedResult.of("old", SWEEP))));
        ReportFiles.compare(sweep, "old", evaluation, "new", page);
        assertThat(page)
                .hasBinaryContent(HtmlPage.render(ComparisonPage.of(
                        ComparedResult.of("old", SWEEP), ComparedResult.of("new", EVALUATION, NONE))));
    }

    /** Any other file named predictions.csv is ignored. */
    @Test
    void thePredictionsBesideAnEvaluationMustBeItsOwn() throws IOException {
        Path json = write("new/evaluation.json", EVALUATION);
        assertThat(KnownPredictions.beside(json, EVALUATION)).isEqualTo(NONE);
        PredictionSample all = EVALUATION.diagnostics().points();
        Path csv = json.resolveSibling("predictions.csv");
        Files.writeString(csv, csv(all, 0));
        assertThat(KnownPredictions.beside(json, EVALUATION).predictions())
                .isEqualTo(new TestPredictions(all.rows(), all.actual(), all.predicted()));
        Files.writeString(csv, csv(all, 1e-9));
        assertThat(KnownPredictions.beside(json, EVALUATION))
                .isEqualTo(new KnownPredictions(null, "has a predictions.csv of another evaluation"));
        Files.writeString(csv, "row,actual\n");
        assertThat(KnownPredictions.beside(json, EVALUATION))
                .isEqualTo(new KnownPredictions(null, "has a damaged predictions.csv"));
    }

    private static String csv(PredictionSample points, double offset) {
        StringBuilder csv = new StringBuilder("row,actual,predicted\n");
        for (int i = 0; i < points.rows().size(); i++) {
            csv.append(points.rows().get(i) + "," + points.actual().get(i) + ","
                    + (points.predicted().get(i) + offset) + "\n");
        }
        return csv.toString();
    }

    @Test
    void aSiteHasTheResultsAndAPageThatLeadsToThem() throws IOException {
        Path site = folder.resolve("site");
        ReportFiles.writeSite(List.of(write("evaluation.json", EVALUATION), write("sweep/sweep.json", MAP)), site);
        try (Stream<Path> files = Files.list(site)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("index.html", "evaluation.html", "sweep.html");
        }
        assertThat(site.resolve("evaluation.html")).hasBinaryContent(HtmlPage.render(EvaluationPage.of(EVALUATION)));
        assertThat(site.resolve("sweep.html")).hasBinaryContent(HtmlPage.render(SweepPage.of(MAP)));
        assertThat(site.resolve("index.html"))
                .hasBinaryContent(HtmlPage.render(IndexPage.of(
                        "Regression",
                        "The results of this build.",
                        List.of(
                                IndexPage.Entry.of("evaluation", "evaluation.html", EVALUATION),
                                IndexPage.Entry.of("sweep", "sweep.html", MAP)))));
    }

    @Test
    void aSiteIsWrittenAsAWholeOrNotAtAll() throws IOException {
        Path site = folder.resolve("site");
        Path evaluation = write("evaluation.json", EVALUATION);
        Path damaged = Files.writeString(folder.resolve("sweep.json"), "{");
        assertThatThrownBy(() -> ReportFiles.writeSite(List.of(evaluation, damaged), site))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The sweep " + damaged + " is damaged: it cannot be read in line 1; run regression:sweep.");
        assertThat(site).isEmptyDirectory();
    }

    private String index() throws IOException {
        ReportFiles.writeIndex(folder);
        return text(Files.readAllBytes(folder.resolve("index.html")));
    }

    private static List<String> groups(String pattern, String html) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void anIndexLeadsToTheSweepsInTheOrderOfTheirNames() throws IOException {
        for (String name : List.of("b", "a b", "C", "50%#&", "été")) {
            write(name + "/sweep.json", SWEEP);
        }
        write("evaluated/evaluation.json", EVALUATION);
        write("sweep.json", SWEEP);
        String html = index();
        assertThat(html).contains("<p class=\"lead\">5 sweeps, each with a page of its own.</p>");
        assertThat(groups("<p class=\"wide\"><a href=\"([^\"]*)\">", html))
                .containsExactly(
                        "./50%25%23&amp;/index.html",
                        "./C/index.html", "./a%20b/index.html", "./b/index.html", "./été/index.html");
        assertThat(groups("<section id=\"([^\"]*)\"", html))
                .containsExactly("result-1", "result-2", "result-3", "result-4", "result-5");
        assertThat(groups("<h2[^>]*>([^<]*)<", html)).containsExactly("50%#&amp;", "C", "a b", "b", "été");
    }

    /** Two sweeps over the same fields: each has its own picture. */
    @Test
    void eachSweepOfAnIndexHasItsOwnChart() throws IOException {
        write("one/sweep.json", MAP);
        write("two/sweep.json", sweep("learningRates", "0.1,0.2", "epochs", "20,40"));
        String html = index();
        assertThat(groups(" id=\"([^\"]*)\"", html)).doesNotHaveDuplicates();
        assertThat(groups("<script type=\"application/json\">([^<]*)</script>", html))
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"0.001\",\"0.01\""),
                        second -> assertThat(second).contains("\"0.1\",\"0.2\""))
                .allSatisfy(chart -> assertThat(chart).doesNotContain("#trial-"));
    }

    @Test
    void anIndexOfOneOrNone() throws IOException {
        assertThat(index())
                .contains("<p class=\"lead\">There is no sweep yet.</p>")
                .doesNotContain("<section");
        write("grid/sweep.json", SWEEP);
        assertThat(index()).contains("<p class=\"lead\">One sweep.</p>").contains(">The whole report of grid</a>");
    }

    @Test
    void theOldIndexStaysWhenASweepIsDamaged() throws IOException {
        Files.writeString(folder.resolve("index.html"), "old");
        Path damaged = write("grid/sweep.json", List.of());
        assertThatThrownBy(() -> ReportFiles.writeIndex(folder))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The sweep " + damaged + " is damaged: it cannot be read; run regression:sweep.");
        assertThat(folder.resolve("index.html")).hasContent("old");
    }

    @Test
    void anIndexNeedsAFolder() throws IOException {
        for (Path none : List.of(folder.resolve("none"), Files.createFile(folder.resolve("file")))) {
            assertThatThrownBy(() -> ReportFiles.writeIndex(none))
                    .isInstanceOf(RegressionException.class)
                    .hasMessage("There is no folder " + none + ".");
        }
    }
}
