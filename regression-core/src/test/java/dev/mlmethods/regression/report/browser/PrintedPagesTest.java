package dev.mlmethods.regression.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.report.page.HtmlPage;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.evaluation.EvaluationPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes out of a printer. */
@BrowserTest
class PrintedPagesTest {
    private static final Pattern PDF_PAGE = Pattern.compile("/Type\\s*/Page\\b");
    private static final double PIXELS_PER_INCH = 96;
    /** 14 mm on each side, as in the style sheet. */
    private static final double MARGINS = 2 * 14 / 25.4;

    private final Browser browser;
    private final Path folder;

    PrintedPagesTest(Browser browser, @TempDir Path folder) {
        this.browser = browser;
        this.folder = folder;
    }

    @BeforeAll
    void write() {
        SamplePages.write(folder);
    }

    @AfterEach
    void staysQuiet() {
        browser.prefer("light");
        browser.assertQuiet();
    }

    static List<String> pages() {
        return SamplePages.NAMES;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everythingFitsOnThePaper(String page) {
        browser.open(folder.resolve(page));
        // In dark mode, because paper is white nonetheless.
        browser.prefer("dark");
        browser.scrollThroughCharts();
        browser.media("print", "dark");
        assertThat(browser.is("""
                        return [...document.querySelectorAll('figure.chart .static')].some((svg) => svg.checkVisibility());
                        """)).isEqualTo(SamplePages.hasCharts(page));
        assertFits("A4", 210 / 25.4, 297 / 25.4);
        assertFits("Letter", 8.5, 11);
        assertThat(browser.text("return getComputedStyle(document.body).color")).isEqualTo("rgb(28, 33, 39)");
    }

    /** Words such as {@code completed} were once broken to make room for a column of commands that can't be opened on paper. */
    @Test
    void theTableOfTrialsHasNoCommandsAndItsWordsAreWhole() {
        browser.open(folder.resolve(SamplePages.SWEEP));
        browser.media("print", "light");
        assertThat(browser.texts("""
                return [...document.querySelectorAll('#trials-table-table th')]
                  .filter((cell) => cell.checkVisibility())
                  .map((cell) => cell.textContent);
                """)).contains("status", "reason").doesNotContain("command");
        browser.resize(Math.toIntExact(Math.round((210 / 25.4 - MARGINS) * PIXELS_PER_INCH)), 900);
        assertThat(browser.number("""
                const range = document.createRange();
                const cells = [...document.querySelectorAll('#trials-table-table tbody td')]
                  .filter((cell) => cell.checkVisibility() && ['completed', 'diverged', 'relu', 'tanh'].includes(cell.textContent));
                return cells.filter((cell) => {
                  range.selectNodeContents(cell);
                  return range.getClientRects().length > 1;
                }).length;
                """)).isZero();
    }

    /** The browser draws only charts near the screen, so the legend of the others would be missing if it weren't part of the drawing. */
    @Test
    void theMapHasItsLegendThoughNobodyScrolledToIt() {
        browser.open(folder.resolve(SamplePages.EVALUATION));
        browser.media("print", "light");
        assertThat(browser.texts("""
                return [...document.querySelectorAll('#map .static text')]
                  .filter((text) => text.checkVisibility())
                  .map((text) => text.textContent);
                """)).anyMatch(text -> text.matches("actual minus predicted {2}-[0-9.]+"));
        assertThat(browser.number("return document.querySelectorAll('#map .static rect.scale').length"))
                .isEqualTo(24);
    }

    /** Of 300 features, 12 are in the table of the worst rows. */
    @Test
    void tablesOfManyColumnsFit() throws IOException {
        List<String> features =
                IntStream.range(0, 300).mapToObj(i -> "a_rather_long_name_" + i).toList();
        Page page = EvaluationPage.of(
                SampleEvaluations.of(SampleEvaluations.dataset(100, features), SampleEvaluations::predict, null));
        browser.open(Files.write(folder.resolve("many.html"), HtmlPage.render(page)));
        browser.media("print", "light");
        assertThat(browser.findAll("#worst-rows th")).hasSize(16);
        assertFits("A4", 210 / 25.4, 297 / 25.4);
    }

    /** Long numbers once left only one letter's width for the words beside them. */
    @Test
    void wordsInTablesAreWhole() throws IOException {
        Dataset small = SampleEvaluations.dataset(100, List.of("area", "rooms", "age"));
        Dataset prices = Dataset.of(
                "prices",
                small.features(),
                "price",
                Arrays.stream(small.target()).map(value -> -2345 * value).toArray());
        Page page = EvaluationPage.of(SampleEvaluations.of(
                prices,
                rows -> Arrays.stream(SampleEvaluations.predict(rows))
                        .map(value -> -2300 * value)
                        .toArray(),
                null));
        browser.open(Files.write(folder.resolve("prices.html"), HtmlPage.render(page)));
        browser.media("print", "light");
        browser.resize(pixels(210 / 25.4), pixels(297 / 25.4));
        assertThat(browser.texts("""
                return [...document.querySelectorAll('#metrics :is(th, td):not(.n)')]
                  .flatMap((cell) => {
                    const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
                    const broken = [];
                    for (let text = words.nextNode(); text; text = words.nextNode()) {
                      for (const word of text.data.matchAll(/[a-z]+/gi)) {
                        const range = document.createRange();
                        range.setStart(text, word.index);
                        range.setEnd(text, word.index + word[0].length);
                        if (range.getClientRects().length > 1) {
                          broken.push(word[0]);
                        }
                      }
                    }
                    return broken;
                  });
                """)).isEmpty();
        assertThat(browser.findAll("#metrics td:not(.n)")).isNotEmpty();
    }

    private void assertFits(String paper, double inchesWide, double inchesHigh) {
        int width = pixels(inchesWide);
        int height = pixels(inchesHigh);
        browser.resize(width, height);
        assertThat(browser.texts("""
                return [...document.querySelectorAll('.interactive, .legend, button:not(.sort), select, input, summary, nav')]
                  .filter((one) => one.checkVisibility())
                  .map((one) => one.outerHTML.slice(0, 100));
                """)).as("what paper can't do").isEmpty();
        assertThat(browser.number("""
                return [...document.querySelectorAll('figure.chart .static')].filter((svg) => svg.checkVisibility()).length;
                """)).isEqualTo(browser.number("""
                        return [...document.querySelectorAll('figure.chart .plot')].filter((plot) => plot.checkVisibility()).length;
                        """));
        assertThat(browser.texts("""
                return [...document.querySelectorAll('figure')]
                  .filter((figure) => figure.offsetHeight > arguments[0])
                  .map((figure) => `${figure.id} is ${figure.offsetHeight} high`);
                """, height)).isEmpty();
        assertThat(browser.texts("""
                return [...document.querySelectorAll('body *')]
                  .filter((one) => one.checkVisibility() && !one.closest('.visually-hidden, svg *'))
                  .filter((one) => one.getBoundingClientRect().right > arguments[0] + 0.5)
                  .map((one) => `${one.getBoundingClientRect().right}: ${one.outerHTML.slice(0, 100)}`)
                  .slice(0, 5);
                """, width)).isEmpty();
        assertThat(pages(inchesWide, inchesHigh)).as(paper).isBetween(1L, 40L);
    }

    @Test
    void longOnesHaveSeveralSheets() {
        browser.open(folder.resolve(SamplePages.EVALUATION));
        assertThat(pages(210 / 25.4, 297 / 25.4)).isGreaterThan(3);
    }

    private static int pixels(double inches) {
        return (int) Math.floor((inches - MARGINS) * PIXELS_PER_INCH);
    }

    private long pages(double width, double height) {
        Object pdf = browser.command("Page.printToPDF", Map.of("paperWidth", width, "paperHeight", height))
                .get("data");
        String bytes = new String(Base64.getDecoder().decode(String.valueOf(pdf)), StandardCharsets.ISO_8859_1);
        assertThat(bytes).startsWith("%PDF-");
        return PDF_PAGE.matcher(bytes).results().count();
    }
}
