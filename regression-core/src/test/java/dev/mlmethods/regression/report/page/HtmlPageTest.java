package dev.mlmethods.regression.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.report.page.comparison.ComparedResult;
import dev.mlmethods.regression.report.page.comparison.ComparisonPage;
import dev.mlmethods.regression.report.page.comparison.KnownPredictions;
import dev.mlmethods.regression.report.page.evaluation.EvaluationPage;
import dev.mlmethods.regression.report.page.index.IndexPage;
import dev.mlmethods.regression.report.page.sweep.SweepPage;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.SweepPlan;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.sweep.TrialResult;
import dev.mlmethods.regression.sweep.TrialStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
    private static final KnownPredictions NONE = new KnownPredictions(null, "has <none>");
    /** What would be markup if it weren't written as text. */
    private static final String NAME = "\"><script>x</script><img src=x onerror=y>&amp;";

    private static final String ESCAPED = "&lt;script&gt;x&lt;/script&gt;&lt;img src=x onerror=y&gt;&amp;amp;";

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern TAG = Pattern.compile("<[a-z]([^>\"]|\"[^\"]*\")*+>");

    private static String html(Page page) {
        return new String(HtmlPage.render(page), UTF_8);
    }

    /** The page without the library's own scripts and style sheet, which contain such words. */
    private static String withoutAssets(String html) {
        PageAssets assets = PageAssets.load();
        String rest = html.replace(assets.style(), "");
        for (String script : assets.scripts()) {
            rest = rest.replace(script, "");
        }
        return rest;
    }

    private static long count(String text, String part) {
        return Pattern.compile(part, Pattern.CASE_INSENSITIVE | Pattern.LITERAL)
                .matcher(text)
                .results()
                .count();
    }

    private static Stream<Figure> figures(Page page) {
        return page.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .flatMap(block -> block instanceof Block.Choice choice
                        ? choice.figures().stream()
                        : Stream.of(block).filter(Figure.class::isInstance).map(Figure.class::cast));
    }

    @Test
    void theSamePageGivesTheSameBytes() {
        EvaluationReport report = SampleEvaluations.withRows(300);
        assertThat(HtmlPage.render(EvaluationPage.of(report)))
                .isEqualTo(HtmlPage.render(EvaluationPage.of(SampleEvaluations.withRows(300))));
    }

    /** The browser hashes what is between the tags. */
    @Test
    void thePolicyAllowsTheScriptsOfThePageAndNoOther() {
        String html = html(EvaluationPage.of(SampleEvaluations.withRows(30)));
        List<String> hashes = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL)
                .matcher(html)
                .results()
                .map(match -> Sha256.digest().digest(match.group(1).getBytes(UTF_8)))
                .map(hash -> "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
                .toList();
        assertThat(hashes).hasSize(2).doesNotHaveDuplicates();
        assertThat(html)
                .contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:;"
                        + " style-src 'unsafe-inline'; script-src " + String.join(" ", hashes) + "\">");
    }

    @Test
    void theAssetsEndNoElement() {
        PageAssets assets = PageAssets.load();
        assertThat(assets.scripts())
                .hasSize(2)
                .allSatisfy(script -> assertThat(script)
                        .doesNotContainIgnoringCase("</script")
                        .doesNotContain("<!--")
                        .doesNotContain("\r"));
        assertThat(assets.style()).doesNotContainIgnoringCase("</style").doesNotContain("\r");
    }

    @Test
    void theChartLibraryIsTheOneThatWasBuilt() throws IOException {
        String sha256 = Sha256.of(PageAssets.load().scripts().get(0).getBytes(UTF_8));
        assertThat(Path.of("src/main/echarts/echarts.sha256")).hasContent(sha256 + "  echarts.js");
    }

    /** A page requests nothing: it has no addresses except those of namespaces. */
    @Test
    void thePageIsComplete() {
        String html = withoutAssets(html(EvaluationPage.of(SampleEvaluations.withRows(30))));
        assertThat(html).doesNotContain("src=").doesNotContain("@import").doesNotContain("url(");
        assertThat(Pattern.compile("https?://[^\"]*").matcher(html).results().map(match -> match.group()))
                .allMatch("http://www.w3.org/2000/svg"::equals);
    }

    /** Each chart has its JSON in a script element; the columns that they share and the two scripts come on top of that. */
    private static void assertNoNameIsMarkup(Page page) {
        String html = withoutAssets(html(page));
        long charts = figures(page).filter(figure -> figure.chart() != null).count();
        long shared = PageCharts.of(page).shared().isEmpty() ? 0 : 1;
        assertThat(html).contains(ESCAPED);
        assertThat(count(html, "<script")).isEqualTo(charts + shared + 2);
        assertThat(count(html, "</script")).isEqualTo(charts + shared + 2);
        assertThat(count(html, "<svg")).isEqualTo(charts);
        assertThat(count(html, "<img")).isZero();
        assertThat(TAG.matcher(html)
                        .results()
                        .map(tag -> QUOTED.matcher(tag.group()).replaceAll("")))
                .hasSizeGreaterThan(50)
                .noneMatch(tag -> tag.contains("onerror"));
    }

    private static SweepReport namedSweep() {
        SweepSpec grid = SmallSweeps.grid("learningRates", "0.1,0.2", "epochs", "3,5");
        SweepSpec named = SmallSweeps.with(grid, Map.of("dataset", NAME, "target", NAME, "exclude", List.of(NAME)));
        SweepPlan plan = SweepPlan.of(named);
        List<TrialResult> results = plan.trials().stream()
                .map(trial -> trial.number() < 4
                        ? SampleReports.completed(trial, trial.number())
                        : new TrialResult(trial.number(), TrialStatus.FAILED, NAME, List.of(), List.of()))
                .toList();
        return SampleReports.of(plan, results);
    }

    @Test
    void noNameOfAnEvaluationIsMarkup() {
        assertNoNameIsMarkup(EvaluationPage.of(SampleEvaluations.named(NAME, 30)));
        assertNoNameIsMarkup(EvaluationPage.of(SampleEvaluations.named(NAME, 300)));
        assertNoNameIsMarkup(EvaluationPage.of(SampleEvaluations.named(NAME, 1)));
    }

    @Test
    void noNameOfASweepIsMarkup() {
        assertNoNameIsMarkup(SweepPage.of(namedSweep()));
    }

    @Test
    void noNameOfAComparisonIsMarkup() {
        EvaluationReport evaluation = SampleEvaluations.named(NAME, 30);
        ComparedResult sweep = ComparedResult.of(NAME, namedSweep());
        assertNoNameIsMarkup(ComparisonPage.of(ComparedResult.of(NAME, evaluation, NONE), sweep));
        assertNoNameIsMarkup(ComparisonPage.of(sweep, ComparedResult.of(NAME, evaluation, NONE)));
        assertNoNameIsMarkup(ComparisonPage.of(
                ComparedResult.of(NAME, evaluation, NONE),
                ComparedResult.of(NAME + "2", SampleEvaluations.withRows(30), NONE)));
    }

    @Test
    void noNameOfAnIndexIsMarkup() {
        assertNoNameIsMarkup(IndexPage.of(
                NAME,
                NAME,
                List.of(
                        IndexPage.Entry.of(NAME, NAME, namedSweep()),
                        IndexPage.Entry.of(NAME, NAME, SampleEvaluations.named(NAME, 30)))));
    }
}
