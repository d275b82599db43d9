package dev.mlmethods.regression.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.report.page.HtmlPage;
import dev.mlmethods.regression.report.page.evaluation.EvaluationPage;
import dev.mlmethods.regression.report.page.sweep.SweepPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages where their scripts don't run, as in some mail programs and CI servers. */
@BrowserTest
class WithoutScriptsTest {
    private static final int MOST_BYTES = 1_500_000;

    private final Browser browser;
    private final Path folder;

    WithoutScriptsTest(Browser browser, @TempDir Path folder) {
        this.browser = browser;
        this.folder = folder;
    }

    @BeforeAll
    void forbidScripts() {
        SamplePages.write(folder);
        browser.command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    @AfterAll
    void allowScripts() {
        browser.command("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    }

    static List<String> pages() {
        return SamplePages.NAMES;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theyShowAllThatTheyHave(String page) {
        browser.openWithoutScripts(folder.resolve(page));
        assertThat(browser.is("return document.documentElement.dataset.ready === undefined"))
                .isTrue();
        assertThat(browser.texts("""
                return [...document.querySelectorAll('.plot')]
                  .filter((plot) => plot.checkVisibility())
                  .filter((plot) => !(plot.querySelector('svg.static').getBoundingClientRect().height > 100))
                  .map((plot) => plot.closest('figure').id);
                """)).as("figures without a picture").isEmpty();
        assertThat(browser.is("return document.querySelectorAll('svg.static').length > 0"))
                .isEqualTo(SamplePages.hasCharts(page));
        assertThat(browser.texts("""
                return [...document.querySelectorAll('button:not(.sort), select, input, output, [data-needs-script]')]
                  .filter((one) => one.checkVisibility())
                  .map((one) => one.outerHTML.slice(0, 100));
                """)).as("controls that do nothing").isEmpty();
        assertThat(browser.texts("""
                return [...document.querySelectorAll('tr')]
                  .filter((row) => !row.closest('details') && !row.checkVisibility())
                  .map((row) => row.outerHTML.slice(0, 100));
                """)).as("hidden rows").isEmpty();
        browser.forget();
    }

    @Test
    void allTrialsAreThere() throws IOException {
        browser.openWithoutScripts(
                Files.write(folder.resolve("grid.html"), HtmlPage.render(SweepPage.of(SampleSweeps.grid()))));
        assertThat(browser.number("""
                return [...document.querySelectorAll('#trials-table-table tbody tr')].filter((row) => row.checkVisibility()).length;
                """)).isEqualTo(120);
        browser.forget();
    }

    @Test
    void theBestOfALongTableAreThere() throws IOException {
        browser.openWithoutScripts(
                Files.write(folder.resolve("large.html"), HtmlPage.render(SweepPage.of(SampleSweeps.ofRates(2000)))));
        assertThat(browser.number("""
                return [...document.querySelectorAll('#trials-table-table tbody tr')].filter((row) => row.checkVisibility()).length;
                """)).isEqualTo(100);
        assertThat(browser.texts("""
                return [...document.querySelectorAll('[data-without-script]')].filter((one) => one.checkVisibility()).map((one) => one.textContent);
                """))
                .containsExactly("Without scripts this table has 100 of them, the best among them.");
        browser.forget();
    }

    @Test
    void aPageOfTwentyThousandRowsCanBeSentByMail() {
        assertThat(HtmlPage.render(EvaluationPage.of(SampleEvaluations.of(20_000))))
                .hasSizeLessThan(MOST_BYTES);
    }
}
