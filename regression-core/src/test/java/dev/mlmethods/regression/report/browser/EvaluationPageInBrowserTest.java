package dev.mlmethods.regression.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.diagnostics.ErrorBin;
import dev.mlmethods.regression.diagnostics.PredictionSample;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.report.page.HtmlPage;
import dev.mlmethods.regression.report.page.evaluation.EvaluationPage;
import dev.mlmethods.regression.report.result.EvaluationReport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.Point;
import tools.jackson.databind.JsonNode;

@BrowserTest
class EvaluationPageInBrowserTest {
    private static final EvaluationReport REPORT = SampleEvaluations.ofEnsemble(600);
    private static final String BACKGROUND = "return getComputedStyle(document.body).backgroundColor";
    private static final String LIGHT = "rgb(251, 251, 249)";
    private static final String DARK = "rgb(16, 19, 23)";

    private final Browser browser;
    private final Path page;

    EvaluationPageInBrowserTest(Browser browser, @TempDir Path folder) throws IOException {
        this.browser = browser;
        page = Files.write(folder.resolve("report.html"), HtmlPage.render(EvaluationPage.of(REPORT)));
    }

    @BeforeEach
    void open() {
        browser.open(page);
    }

    @AfterEach
    void staysQuiet() {
        browser.assertQuiet();
    }

    @Test
    void chartsWakeUpWhenTheyAreScrolledTo() {
        String live = "return document.querySelectorAll('.plot.live').length";
        double figures = browser.number("return document.querySelectorAll('figure.chart script').length");
        assertThat(figures).isGreaterThan(8);
        assertThat(browser.number(live)).isLessThan(figures);
        browser.scrollThroughCharts();
        assertThat(browser.number(live)).isEqualTo(figures);
        assertThat(
                        browser.texts(
                                "return [...document.querySelectorAll('.static')].filter((svg) => svg.checkVisibility()).map((svg) => svg.closest('figure').id)"))
                .isEmpty();
        assertThat(browser.texts("""
                return [...document.querySelectorAll('.interactive')]
                  .filter((area) => {
                    const canvas = area.querySelector('canvas');
                    const pixels = new Uint32Array(
                      canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer);
                    return new Set(pixels).size < 10 || pixels.filter((pixel) => pixel !== 0).length < 1000;
                  })
                  .map((area) => area.closest('figure').id);
                """)).as("blank ones").isEmpty();
    }

    @Test
    void aPointTellsItsRow() {
        PredictionSample points = REPORT.diagnostics().points();
        int loneliest = loneliest(points);
        double actual = points.actual().get(loneliest);
        double predicted = points.predicted().get(loneliest);
        Point place = browser.place("predicted-against-actual", actual, predicted);
        browser.hover(place);
        browser.awaitScript("return document.querySelector('#predicted-against-actual .tip').checkVisibility()");
        assertThat(browser.find("#predicted-against-actual .tip strong").getText())
                .isEqualTo("row " + points.rows().get(loneliest));
        List<String> values = browser.texts(
                "return [...document.querySelectorAll('#predicted-against-actual .tip dd')].map((value) => value.textContent)");
        assertThat(values).hasSize(2);
        ShownNumber.assertShows(values.get(0), actual);
        ShownNumber.assertShows(values.get(1), predicted);
        assertThat(
                        browser.texts(
                                "return [...document.querySelectorAll('#predicted-against-actual .tip dt')].map((name) => name.textContent)"))
                .containsExactly("actual Größe in m²", "predicted Größe in m²");
        browser.hover(new Point(1, 1));
        browser.awaitScript("return !document.querySelector('#predicted-against-actual .tip').checkVisibility()");
    }

    /** The point that is farthest from all others, so that it is unambiguous. */
    private static int loneliest(PredictionSample points) {
        int best = -1;
        double most = 0;
        for (int i = 0; i < points.rows().size(); i++) {
            int one = i;
            double nearest = IntStream.range(0, points.rows().size())
                    .filter(other -> other != one)
                    .mapToDouble(other -> Math.hypot(
                            points.actual().get(one) - points.actual().get(other),
                            points.predicted().get(one) - points.predicted().get(other)))
                    .min()
                    .orElseThrow();
            if (nearest > most) {
                most = nearest;
                best = i;
            }
        }
        return best;
    }

    @Test
    void chartsHaveTheNumbersOfTheReport() {
        PredictionSample points = REPORT.diagnostics().points();
        ChartData chart = browser.chart("residuals-against-predicted");
        double[] predicted = chart.column("/series/0/x");
        double[] residuals = chart.column("/series/0/y");
        assertThat(predicted).hasSize(600);
        for (int i = 0; i < predicted.length; i++) {
            assertThat(predicted[i])
                    .isEqualTo((double) points.predicted().get(i).floatValue());
            assertThat(residuals[i]).isEqualTo((double)
                    (float) (points.actual().get(i) - points.predicted().get(i)));
        }
    }

    @Test
    void theErrorsBySpreadAreBarsWithTheNumbersOfTheReport() {
        List<ErrorBin> bins = Objects.requireNonNull(REPORT.bySpread());
        assertThat(bins).hasSize(5);
        assertThat(browser.chart("error-by-spread").column("/values"))
                .containsExactly(
                        bins.stream().mapToDouble(bin -> (float) bin.rmse()).toArray());
        browser.show("error-by-spread");
        List<?> rows = (List<?>) browser.value("""
                return [...document.getElementById('error-by-spread-data').tBodies[0].rows]
                  .map((row) => row.cells[4].textContent);
                """);
        assertThat(rows).hasSize(5);
        for (int bin = 0; bin < 5; bin++) {
            ShownNumber.assertShows(String.valueOf(rows.get(bin)), bins.get(bin).rmse());
        }
    }

    @Test
    void theButtonSwitchesTheTheme() {
        assertThat(browser.text(BACKGROUND)).isEqualTo(LIGHT);
        assertThat(browser.find("#theme").getAccessibleName()).isEqualTo("Dark theme");
        browser.find("#theme").click();
        assertThat(browser.text(BACKGROUND)).isEqualTo(DARK);
        assertThat(browser.find("#theme").getAccessibleName()).isEqualTo("Light theme");
        browser.find("#theme").click();
        assertThat(browser.text(BACKGROUND)).isEqualTo(LIGHT);
    }

    @Test
    void theThemeFollowsTheSystem() {
        browser.show("losses");
        String colours = "const c = document.querySelector('#losses canvas');" + " return c.toDataURL()";
        String inLight = browser.text(colours);
        browser.prefer("dark");
        browser.awaitScript("return document.getElementById('theme').textContent === 'Light theme'");
        assertThat(browser.text(BACKGROUND)).isEqualTo(DARK);
        assertThat(browser.text(colours)).as("the charts, too").isNotEqualTo(inLight);
        browser.prefer("light");
        browser.awaitScript("return document.getElementById('theme').textContent === 'Dark theme'");
        assertThat(browser.text(BACKGROUND)).isEqualTo(LIGHT);
        assertThat(browser.text(colours)).isEqualTo(inLight);
    }

    @Test
    void theCommandCanBeCopied() {
        browser.command("Browser.grantPermissions", Map.of("permissions", List.of("clipboardReadWrite")));
        browser.find("button.copy").click();
        browser.awaitScript("return document.querySelector('button.copy').textContent === 'Copied'");
        assertThat(browser.later("navigator.clipboard.readText().then(arguments[0])"))
                .isEqualTo(browser.find("#reproduce").getText());
        assertThat(browser.find("#reproduce").getText()).startsWith("mvn ");
    }

    @Test
    void theDataOpenByKeyboard() {
        String opened = "return document.querySelector('#losses details').open";
        assertThat(browser.is("return document.getElementById('losses-data').checkVisibility()"))
                .isFalse();
        browser.script("document.querySelector('#losses summary').focus()");
        browser.actions().sendKeys(Keys.ENTER).perform();
        assertThat(browser.is(opened)).isTrue();
        assertThat(browser.is("return document.getElementById('losses-data').checkVisibility()"))
                .isTrue();
        browser.actions().sendKeys(Keys.SPACE).perform();
        assertThat(browser.is(opened)).isFalse();
    }

    @Test
    void theTabKeyReachesAllControlsInOrderAndOneSeesWhere() {
        browser.scrollThroughCharts();
        List<String> controls = browser.texts("""
                const controls = 'a[href], button, select, input, summary, [tabindex="0"]';
                scrollTo(0, 0);
                // Newer browsers begin with what was scrolled to last.
                document.body.tabIndex = -1;
                document.body.focus();
                document.body.removeAttribute('tabindex');
                window.stops = [...document.querySelectorAll(controls)].filter((one) => one.checkVisibility());
                return window.stops.map((one) => one.outerHTML.slice(0, 80));
                """);
        assertThat(controls).hasSizeGreaterThan(30);
        List<String> unseen = new ArrayList<>();
        for (int i = 0; i < controls.size(); i++) {
            browser.actions().sendKeys(Keys.TAB).perform();
            assertThat(browser.is("return document.activeElement === window.stops[arguments[0]]", i))
                    .as(
                            "stop %s is %s, not %s",
                            i, controls.get(i), browser.text("return document.activeElement.outerHTML.slice(0, 80)"))
                    .isTrue();
            if (!browser.is("""
                    const active = document.activeElement;
                    const { outlineStyle, outlineWidth } = getComputedStyle(active);
                    const box = active.getBoundingClientRect();
                    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && box.height > 0
                      && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
                    """)) {
                unseen.add(controls.get(i));
            }
        }
        assertThat(controls.get(0)).startsWith("<a class=\"skip\"");
        assertThat(unseen).isEmpty();
    }

    @Test
    void theFirstStopSkipsToTheContent() {
        browser.actions().sendKeys(Keys.TAB, Keys.ENTER).perform();
        browser.awaitScript("return document.activeElement.id === 'main'");
        browser.actions().sendKeys(Keys.TAB).perform();
        assertThat(browser.is("return document.getElementById('main').contains(document.activeElement)"))
                .isTrue();
    }

    @Test
    void namesFromTheDataAreText() {
        assertThat(browser.texts(
                        "return [...document.querySelectorAll('#worst-rows th')].map((cell) => cell.textContent)"))
                .containsExactly(
                        "row",
                        "actual",
                        "predicted",
                        "residual",
                        "longitude",
                        "latitude",
                        SampleEvaluations.SCRIPT,
                        SampleEvaluations.QUOTES,
                        "age");
        assertThat(browser.find("h1").getText()).isEqualTo("Größe in m² from wohnungen.csv");
        assertThat(
                        browser.number(
                                "return [...document.scripts].filter((script) => script.textContent.startsWith('alert')).length"))
                .isZero();
        browser.scrollThroughCharts();
        assertThat(browser.texts("""
                return [...document.querySelectorAll('#permutation-importance svg text')].map((text) => text.textContent);
                """)).contains("<script>alert(1)</scrip…", SampleEvaluations.QUOTES);
    }

    @Test
    void theMetricsAreThoseOfTheJson() {
        JsonNode json = Json.tree(Json.file(REPORT));
        assertTable(json, "metrics", List.of("r2", "rmse", "mae", "mse"));
        assertTable(json, "more-metrics", List.of("medianAbsoluteError", "maxError", "mape", "explainedVariance"));
    }

    private void assertTable(JsonNode json, String table, List<String> metrics) {
        List<?> rows = (List<?>) browser.value("""
                return [...document.getElementById(arguments[0]).tBodies[0].rows]
                  .map((row) => [...row.cells].map((cell) => cell.textContent));
                """, table);
        assertThat(rows).hasSize(6);
        int shown = 0;
        for (Object row : rows) {
            List<String> cells = ((List<?>) row).stream().map(String::valueOf).toList();
            String split = cells.get(0);
            String model = Map.of(
                            "network", "network", "least squares", "leastSquares", "training mean", "trainingMean")
                    .get(cells.get(1));
            assertThat(cells).hasSize(2 + metrics.size());
            for (int i = 0; i < metrics.size(); i++) {
                JsonNode estimate = json.path(String.valueOf(model)).path(split).path(metrics.get(i));
                assertShows(cells.get(2 + i), estimate);
                shown++;
            }
        }
        assertThat(shown).isEqualTo(24);
    }

    private static void assertShows(String cell, JsonNode estimate) {
        List<BigDecimal> numbers = ShownNumber.in(cell);
        List<Double> exact = new ArrayList<>(List.of(estimate.required("value").doubleValue()));
        if (estimate.hasNonNull("interval")) {
            exact.add(estimate.at("/interval/low").doubleValue());
            exact.add(estimate.at("/interval/high").doubleValue());
        }
        assertThat(numbers).as(cell).hasSameSizeAs(exact);
        for (int i = 0; i < numbers.size(); i++) {
            ShownNumber.assertShows(numbers.get(i), exact.get(i));
        }
    }
}
