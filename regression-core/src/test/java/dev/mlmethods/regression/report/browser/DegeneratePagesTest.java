package dev.mlmethods.regression.report.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.evaluation.Predictor;
import dev.mlmethods.regression.report.page.HtmlPage;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.SampleReports;
import dev.mlmethods.regression.report.page.evaluation.EvaluationPage;
import dev.mlmethods.regression.report.page.sweep.SweepPage;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.SweepPlan;
import dev.mlmethods.regression.training.EpochLoss;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Results that give a page little to show, or far too much. */
@BrowserTest
class DegeneratePagesTest {
    private static final Pattern SVG = Pattern.compile("<svg class=\"static\".*?</svg>", Pattern.DOTALL);
    private static final Pattern NO_NUMBER = Pattern.compile("NaN|Infinity|undefined|null");

    /** Texts that are not numbers, except in the reason why a trial diverged. */
    private static final String STRAY_TEXTS = """
            const walker = document.createTreeWalker(document.getElementById('main'), NodeFilter.SHOW_TEXT);
            const found = [];
            while (walker.nextNode()) {
              const { parentElement: parent, textContent } = walker.currentNode;
              const text = textContent.replaceAll('the loss is NaN in epoch', '');
              if (parent.tagName !== 'SCRIPT' && /\\b(NaN|null|undefined|Infinity)\\b|∞/.test(text)) {
                found.push(parent.outerHTML.slice(0, 200));
              }
            }
            return found;
            """;

    private final Browser browser;
    private final Path folder;

    DegeneratePagesTest(Browser browser, @TempDir Path folder) {
        this.browser = browser;
        this.folder = folder;
    }

    private static Dataset rows(int rows) {
        return SampleEvaluations.dataset(rows, SampleEvaluations.FEATURES);
    }

    private static Page evaluation(int rows, Predictor predictor) {
        return EvaluationPage.of(SampleEvaluations.of(rows(rows), predictor, SampleEvaluations.LOSSES));
    }

    /** Predicts this value instead for every {@code step}-th row. */
    private static Predictor withEvery(int step, double value) {
        return features -> {
            double[] predicted = SampleEvaluations.predict(features);
            for (int row = 0; row < predicted.length; row += step) {
                predicted[row] = value;
            }
            return predicted;
        };
    }

    private static Page losses(double... values) {
        List<EpochLoss> epochs = IntStream.range(0, values.length)
                .mapToObj(i -> new EpochLoss(i + 1, values[i], values[i]))
                .toList();
        return EvaluationPage.of(
                SampleEvaluations.of(rows(50), SampleEvaluations::predict, SampleEvaluations.losses(epochs, null)));
    }

    private static Page allDiverged() {
        SweepPlan plan = SweepPlan.of(SmallSweeps.grid("learningRates", "1,2,3", "epochs", "5,10"));
        return SweepPage.of(SampleReports.of(
                plan,
                IntStream.rangeClosed(1, 6)
                        .mapToObj(trial -> SampleReports.diverged(
                                trial,
                                trial % 2 == 0 ? List.of() : List.of(SampleReports.withLosses(5, 1e15, 1e30, 1e300))))
                        .toList()));
    }

    private static EvaluationReport manyFeatures() {
        List<String> features = new ArrayList<>(List.of("longitude", "latitude"));
        IntStream.range(2, 300).forEach(i -> features.add("feature_with_a_rather_long_name_" + i));
        return SampleEvaluations.of(
                SampleEvaluations.dataset(100, features), SampleEvaluations::predict, SampleEvaluations.LOSSES);
    }

    private static Page withoutCoordinates() {
        List<String> features = List.of("a", "b", "c", "d");
        return EvaluationPage.of(SampleEvaluations.of(
                SampleEvaluations.dataset(50, features), SampleEvaluations::predict, SampleEvaluations.LOSSES));
    }

    private static Page longName() {
        Dataset rows = rows(50);
        Dataset named = Dataset.of("word".repeat(30), rows.features(), rows.targetName(), rows.target());
        return EvaluationPage.of(SampleEvaluations.of(named, SampleEvaluations::predict, SampleEvaluations.LOSSES));
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                argumentSet(
                        "one test row",
                        evaluation(1, SampleEvaluations::predict),
                        "With a single prediction there is nothing to draw"),
                argumentSet(
                        "no finite prediction",
                        evaluation(40, withEvery(1, Double.NaN)),
                        "No prediction is a finite number, so there is nothing to draw."),
                argumentSet(
                        "some predictions that are not finite",
                        evaluation(40, withEvery(7, Double.NaN)),
                        "its predictions for 6 of 40 test rows are not numbers."),
                argumentSet(
                        "infinite predictions",
                        evaluation(40, withEvery(9, Double.POSITIVE_INFINITY)),
                        "its predictions for 5 of 40 test rows are not numbers."),
                argumentSet("predictions beyond squares", evaluation(40, withEvery(9, 1e200)), "1.000e200"),
                argumentSet("huge predictions", evaluation(40, withEvery(9, 1e30)), "1.000e30"),
                argumentSet(
                        "the same prediction for all rows",
                        evaluation(40, withEvery(1, 7)),
                        "Half of the residuals are between"),
                argumentSet(
                        "losses that explode",
                        losses(1, 10, 1e5, 1e30),
                        "The training diverged: its loss went from 1.000 to 1.000e30."),
                argumentSet("losses of one epoch", losses(0.5), "there is no curve to draw."),
                argumentSet("losses that end at zero", losses(1, 0.5, 0), "from 1.000 to 0"),
                argumentSet(
                        "no losses",
                        EvaluationPage.of(SampleEvaluations.of(rows(50), SampleEvaluations::predict, null)),
                        "The losses of this training are unknown because there is no losses.csv beside the model."),
                argumentSet("a file whose name has no end", longName(), "word".repeat(30)),
                argumentSet("no coordinates", withoutCoordinates(), "Half of the residuals are between"),
                argumentSet("300 features", EvaluationPage.of(manyFeatures()), "Of 300 features the 20 most important"),
                argumentSet(
                        "200,000 predictions",
                        EvaluationPage.of(SampleEvaluations.of(200_000)),
                        "Drawn: 20,000 of 200,000 rows, chosen at random with the seed 42."),
                argumentSet(
                        "one trial",
                        SweepPage.of(SampleReports.of(SmallSweeps.grid("learningRates", "0.1"), 0.5)),
                        "All trials have the same parameters, so there is nothing to compare."),
                argumentSet(
                        "one trial that diverged",
                        SweepPage.of(SampleReports.of(SmallSweeps.grid("learningRates", "0.1"), Double.NaN)),
                        "No trial was completed, so there is no best one: 1 diverged."),
                argumentSet("all trials diverged", allDiverged(), "No trial was completed"),
                argumentSet(
                        "trials that are all the same",
                        SweepPage.of(SampleReports.of(
                                SmallSweeps.grid("learningRates", "0.1,0.2", "epochs", "5,10"), 1, 1, 1, 1)),
                        "Each cell has the best validation.rmse"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void sayWhatTheyCannotShow(Page page, String sentence) throws Exception {
        byte[] html = HtmlPage.render(page);
        Path file = Files.write(folder.resolve("page.html"), html);
        assertCharts(new String(html, StandardCharsets.UTF_8));
        browser.open(file);
        browser.scrollThroughCharts();
        assertThat(browser.text("return document.body.innerText")).contains(sentence);
        assertThat(browser.texts(STRAY_TEXTS)).isEmpty();
        assertThat(browser.texts("""
                return [...document.querySelectorAll('figure.chart')]
                  .filter((figure) => figure.checkVisibility() && !figure.querySelector('.interactive canvas, svg.static'))
                  .map((figure) => figure.querySelector('figcaption p').textContent);
                """)).allMatch(text -> text.endsWith(".") && text.length() > 20);
        assertThat(browser.texts("""
                return [...document.querySelectorAll('main > section')]
                  .filter((section) => !section.querySelector('figure.chart, table, .note'))
                  .map((section) => section.id);
                """)).as("empty sections").isEmpty();
        browser.assertQuiet();
    }

    private static void assertCharts(String html) throws Exception {
        List<String> charts =
                SVG.matcher(html).results().map(MatchResult::group).toList();
        assertThat(charts).hasSize(html.split("<div class=\"plot\">", -1).length - 1);
        for (String chart : charts) {
            Document svg = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(chart)));
            NodeList elements = svg.getElementsByTagName("*");
            for (int i = 0; i < elements.getLength(); i++) {
                NamedNodeMap attributes = elements.item(i).getAttributes();
                for (int j = 0; j < attributes.getLength(); j++) {
                    assertThat(attributes.item(j).getNodeValue()).doesNotContainPattern(NO_NUMBER);
                }
            }
        }
    }
}
