package dev.mlmethods.regression.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.HtmlPage;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.sweep.SweepPage;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.report.result.SweepReport.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.Point;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

@BrowserTest
class SweepPageInBrowserTest {
    private static final SweepReport REPORT = SampleSweeps.grid();

    private final Browser browser;
    private final Path page;
    private final Path large;

    SweepPageInBrowserTest(Browser browser, @TempDir Path folder) throws IOException {
        this.browser = browser;
        page = Files.write(folder.resolve("report.html"), HtmlPage.render(SweepPage.of(REPORT)));
        large = Files.write(folder.resolve("large.html"), HtmlPage.render(SweepPage.of(SampleSweeps.ofRates(2000))));
    }

    @BeforeEach
    void open() {
        browser.open(page);
    }

    @AfterEach
    void staysQuiet() {
        browser.assertQuiet();
    }

    private List<String> rows() {
        return browser.texts(
                "return [...document.querySelectorAll('#trials-table-table tbody tr')].map((row) => row.dataset.id)");
    }

    private List<String> shownRows() {
        return browser.texts("""
                return [...document.querySelectorAll('#trials-table-table tbody tr')]
                  .filter((row) => row.checkVisibility())
                  .map((row) => row.dataset.id);
                """);
    }

    private String count() {
        return browser.text("return document.querySelector('#trials-table output').textContent");
    }

    private static List<String> numbers(Stream<Trial> trials) {
        return trials.map(trial -> Integer.toString(trial.trial())).toList();
    }

    private static List<String> numbers(Predicate<Trial> matches) {
        return numbers(REPORT.trials().stream().filter(matches));
    }

    private static double parameter(Trial trial, String name) {
        return trial.parameters().get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static boolean isTanh(Trial trial) {
        return "tanh".equals(trial.parameters().get("activation"));
    }

    private WebElement header(String name) {
        return browser.findAll("#trials-table-table thead th").stream()
                .filter(header -> header.getText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void assertSorts(String column, ToDoubleFunction<Trial> key) {
        // Equal ones keep their order.
        List<Trial> sorted = rows().stream()
                .map(number -> REPORT.trials().get(Integer.parseInt(number) - 1))
                .sorted(Comparator.comparingDouble(key))
                .toList();
        WebElement header = header(column);
        header.findElement(By.tagName("button")).click();
        assertThat(header.getDomAttribute("aria-sort")).isEqualTo("ascending");

        assertThat(rows()).isEqualTo(numbers(sorted.stream()));
        header.findElement(By.tagName("button")).click();
        assertThat(header.getDomAttribute("aria-sort")).isEqualTo("descending");
        // Those without a value stay last.
        assertThat(rows())
                .isEqualTo(numbers(sorted.stream()
                        .sorted(Comparator.comparingDouble((Trial trial) ->
                                Double.isNaN(key.applyAsDouble(trial)) ? 1 : -key.applyAsDouble(trial)))));
        assertThat(browser.findAll("#trials-table-table [aria-sort]")).hasSize(1);
    }

    @Test
    void columnsSort() {
        assertThat(rows()).hasSize(120).isSortedAccordingTo(Comparator.comparingInt(Integer::parseInt));
        assertThat(shownRows()).hasSize(100);
        assertSorts("learningRate", trial -> parameter(trial, "learningRate"));
        assertSorts("trial", Trial::trial);
        assertSorts("validation.rmse", SweepPageInBrowserTest::rmse);
    }

    private static double rmse(Trial trial) {
        return trial.fits().isEmpty()
                ? Double.NaN
                : trial.fits()
                        .get(0)
                        .metrics()
                        .getOrDefault("validation", Map.of())
                        .getOrDefault("rmse", Double.NaN);
    }

    @Test
    void wordsFilter() {
        assertThat(count()).isEqualTo("120 trials");
        WebElement filter = browser.find("#trials-table input[type=search]");
        filter.sendKeys("TANH 64");
        assertThat(count()).matches("[1-9][0-9]* of 120 trials");
        assertThat(shownRows())
                .containsAll(numbers(trial -> isTanh(trial) && parameter(trial, "batchSize") == 64))
                .isSubsetOf(numbers(trial -> isTanh(trial)))
                .hasSize(Integer.parseInt(count().substring(0, count().indexOf(' '))));
        filter.sendKeys(" no such word");
        assertThat(count()).isEqualTo("0 of 120 trials");
        filter.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        assertThat(count()).isEqualTo("120 trials");
    }

    @Test
    void theStatusFilters() {
        List<String> diverged = numbers(trial -> trial.status().jsonName().equals("diverged"));
        assertThat(diverged).hasSize(12);
        browser.find("#trials-table select option:last-child").click();
        assertThat(browser.text("return document.querySelector('#trials-table select').value"))
                .isEqualTo("diverged");
        assertThat(count()).isEqualTo("12 of 120 trials");
        assertThat(shownRows()).isEqualTo(diverged);
    }

    @Test
    void allRowsCanBeShown() {
        assertThat(shownRows()).hasSize(100);
        browser.find("#trials-table button.more").click();
        assertThat(shownRows()).hasSize(120);
        assertThat(browser.find("#trials-table button.more").isDisplayed()).isFalse();
    }

    @Test
    void anotherPairOfFieldsCanBeChosen() {
        List<String> shown = List.of(browser.text("return document.querySelector('select.choose').value"));
        String figures = """
                return [...document.querySelectorAll('[data-choice=objective-pairs]')]
                  .filter((one) => one.checkVisibility())
                  .map((one) => one.id);
                """;
        assertThat(browser.texts(figures)).isEqualTo(shown);
        List<WebElement> options = browser.findAll("select.choose option");
        assertThat(options).hasSize(6);
        options.get(3).click();
        String other = options.get(3).getDomAttribute("value");
        assertThat(browser.texts(figures)).containsExactly(other).isNotEqualTo(shown);
        browser.awaitScript(
                "return document.querySelector(`#${arguments[0]} .interactive canvas`) !== null",
                String.valueOf(other));
        assertThat(browser.number(
                        "return document.querySelector(`#${arguments[0]} canvas`).width", String.valueOf(other)))
                .isGreaterThan(400);
    }

    /** 2,000 rows, of which a script adds all but the best. */
    @Test
    void aLongTableHasAllItsRows() {
        browser.open(large);
        assertThat(count()).isEqualTo("2,000 trials");
        assertThat(rows())
                .isEqualTo(IntStream.rangeClosed(1, 2000)
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(shownRows()).hasSize(100);
        browser.find("#trials-table input[type=search]").sendKeys("0.0177");
        assertThat(count()).matches("[1-9][0-9]* of 2,000 trials");
        browser.script("location.hash = '#trial-1777'");
        browser.awaitScript("return document.querySelector('#trial-1777').checkVisibility()");
    }

    @Test
    void aRowThatAScriptMakesIsAsTheTemplateMakesIt() throws IOException {
        List<Block.TrialRow> rows = List.of(
                new Block.TrialRow(
                        1, List.of("1", "0.5", "ok", ""), List.of(1.0, 0.5, Double.NaN, Double.NaN), "mvn a"),
                new Block.TrialRow(
                        2,
                        List.of("2", "", "</script><b>", "a reason of many words & signs"),
                        List.of(2.0, Double.NaN, Double.NaN, Double.NaN),
                        "mvn b -Dc=\"<d>\""));
        List<String> header = List.of("trial", "rate", "status", "reason");
        Page both = new Page(
                "t",
                "l",
                List.of(),
                List.of(),
                List.of(new Page.Section(
                        "s",
                        "s",
                        "",
                        List.of(
                                new Block.Trials("a", "c", header, 2, rows, List.of()),
                                new Block.Trials("b", "c", header, 2, List.of(), rows)))));
        browser.open(Files.write(page.resolveSibling("both.html"), HtmlPage.render(both)));
        assertThat(browser.texts("""
                return ['a', 'b'].map((id) => {
                  const body = document.querySelector(`#${id}-table tbody`).cloneNode(true);
                  body.querySelectorAll('tr, td').forEach((one) => [...one.childNodes]
                    .filter((child) => child.nodeType === Node.TEXT_NODE && !child.data.trim())
                    .forEach((child) => child.remove()));
                  return body.innerHTML.trim().replace(/\\s+</g, '<');
                });
                """)).hasSize(2).satisfies(html -> {
            assertThat(html.get(1)).contains("trial-2", "&lt;b&gt;").isEqualTo(html.get(0));
        });
    }

    /** The trial of the cell is on no page of the table that is shown at first. */
    @Test
    void aCellLeadsToItsTrial() {
        String figure = browser.text("return document.querySelector('#objective-pairs figure').id");
        JsonNode hrefs = browser.chart(figure).json().required("hrefs");
        int cell = IntStream.range(0, hrefs.size())
                .filter(i -> hrefs.get(i).asString().matches("#trial-1[0-9][1-9]"))
                .findFirst()
                .orElseThrow();
        String row = hrefs.get(cell).asString();
        assertThat(browser.find(row).isDisplayed()).isFalse();
        int columns = browser.chart(figure).json().at("/x/categories").size();
        browser.click(browser.place(figure, cell % columns, Math.floorDiv(cell, columns)));
        browser.awaitScript("return location.hash === arguments[0]", row);
        assertThat(browser.text("return document.querySelector(':target').id")).isEqualTo(row.substring(1));
        browser.awaitScript("""
                const box = document.querySelector(':target').getBoundingClientRect();
                return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
                """);
        assertThat(browser.text("return getComputedStyle(document.querySelector(':target > td')).backgroundColor"))
                .as("highlighted")
                .isEqualTo("rgb(255, 243, 201)");
    }

    @Test
    void aBrushOnAnAxisChoosesTrials() {
        browser.show("parallel");
        JsonNode axes = browser.chart("parallel").json().required("axes");
        assertThat(axes.get(0).required("label").asString()).isEqualTo("learningRate");
        browser.drag(onFirstAxis(5e-4), onFirstAxis(0.05));
        List<String> chosen = numbers(trial ->
                trial.parameters().get("learningRate") instanceof Double rate && (rate == 0.001 || rate == 0.01));
        browser.awaitScript("return document.querySelector('#trials-table output').textContent.includes(' of ')");
        assertThat(chosen).hasSize(48);
        assertThat(count()).isEqualTo("48 of 120 trials");
        assertThat(shownRows()).isEqualTo(chosen);
        WebElement clear = browser.find("button.unselect");
        assertThat(clear.isDisplayed()).isTrue();
        clear.click();
        assertThat(count()).isEqualTo("120 trials");
        assertThat(clear.isDisplayed()).isFalse();
    }

    private Point onFirstAxis(double value) {
        return browser.point("""
                const chart = window.charts.get('parallel');
                const plane = chart.getModel().getComponent('parallel', 0).coordinateSystem;
                const [x, y] = plane.dataToPoint(Math.log10(arguments[0]), plane.dimensions[0]);
                const box = chart.getDom().getBoundingClientRect();
                return [box.left + x, box.top + y];
                """, value);
    }

    @Test
    void thousandsOfTrialsSortAndFilter() {
        browser.assertQuiet();
        browser.open(large);
        browser.scrollThroughCharts();
        assertThat(count()).isEqualTo("2,000 trials");
        assertThat(shownRows()).hasSize(100);
        WebElement header = header("trial");
        header.findElement(By.tagName("button")).click();
        header.findElement(By.tagName("button")).click();
        assertThat(rows()).hasSize(2000).startsWith("2000", "1999").endsWith("1");
        assertThat(shownRows()).hasSize(100).startsWith("2000").endsWith("1901");
        browser.find("#trials-table input[type=search]").sendKeys("batchSize=32");
        assertThat(count()).isEqualTo("1,000 of 2,000 trials");
        browser.find("#trials-table button.more").click();
        assertThat(shownRows()).hasSize(1000);
    }
}
