package dev.mlmethods.regression.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages where neither their style sheet nor their scripts are allowed, and in frames that allow little. */
@BrowserTest
class StrictPolicyTest {
    /** What the browser says about that, which a page can't help. */
    private static final Pattern BLOCKED = Pattern.compile(
            "Content Security Policy|Content-Security-Policy|Blocked script execution|sandboxed",
            Pattern.CASE_INSENSITIVE);

    private final Browser browser;
    private final Path folder;

    @SuppressWarnings("NullAway.Init")
    private PageServer server;

    StrictPolicyTest(Browser browser, @TempDir Path folder) {
        this.browser = browser;
        this.folder = folder;
    }

    @BeforeAll
    void serve() throws IOException {
        SamplePages.write(folder);
        server = PageServer.start(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static List<String> pages() {
        return SamplePages.NAMES;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void chartsHaveTheirColoursWithoutAStyleSheet(String page) {
        browser.openAddress(server.strict(page));
        assertThat(browser.text("return getComputedStyle(document.querySelector('h1')).fontFamily"))
                .as("the style sheet is not allowed")
                .doesNotContain("system-ui");
        assertThat(browser.is("return document.querySelectorAll('svg.static').length > 0"))
                .isEqualTo(SamplePages.hasCharts(page));
        assertThat(browser.texts("""
                const black = 'rgb(0, 0, 0)';
                return [...document.querySelectorAll('svg.static :is(path, rect, text)')]
                  .filter((one) => {
                    const { fill, stroke } = getComputedStyle(one);
                    return one.tagName === 'path'
                      ? fill !== 'none' || stroke === 'none' || stroke === black
                      : fill === 'none' || fill === black;
                  })
                  .map((one) => one.outerHTML.slice(0, 150));
                """)).as("black or unseen").isEmpty();
        assertThat(browser.texts("""
                return [...document.querySelectorAll('svg.static')]
                  .filter((svg) => svg.getBoundingClientRect().width !== svg.viewBox.baseVal.width)
                  .map((svg) => svg.closest('figure').id);
                """)).as("charts of another size").isEmpty();
        assertThat(browser.texts("""
                return [...document.querySelectorAll('button, select, input, output')]
                  .filter((one) => one.checkVisibility())
                  .map((one) => one.outerHTML.slice(0, 100));
                """)).as("controls that do nothing").isEmpty();
        assertThat(browser.texts("""
                return [...document.querySelectorAll('.plot, main tr, .card')]
                  .filter((one) => !one.closest('details') && !one.checkVisibility())
                  .map((one) => one.outerHTML.slice(0, 100));
                """)).as("what can't be shown any more").isEmpty();
        assertNoMessageButOfWhatIsBlocked();
    }

    /** Ink on the browser's own dark background would be invisible. */
    @Test
    void thePaperIsLightWithoutAStyleSheet() {
        browser.openAddress(server.strict(SamplePages.EVALUATION));
        browser.prefer("dark");
        assertThat(browser.text("return getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo("normal");
        assertThat(browser.text("return getComputedStyle(document.body).color")).isEqualTo("rgb(0, 0, 0)");
        browser.prefer("light");
        assertNoMessageButOfWhatIsBlocked();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aFrameWithoutScriptsShowsTheStillPage(String page) {
        browser.openAddress(server.framed(page, ""));
        browser.inFrame(() -> {
            assertThat(browser.is("return document.documentElement.dataset.ready === undefined"))
                    .isTrue();
            assertThat(browser.texts("""
                    return [...document.querySelectorAll('button, select, input, output')]
                      .filter((one) => one.checkVisibility())
                      .map((one) => one.outerHTML.slice(0, 100));
                    """)).as("controls that do nothing").isEmpty();
            assertThat(browser.texts("""
                    return [...document.querySelectorAll('.plot')]
                      .filter((plot) => !(plot.querySelector('svg.static').getBoundingClientRect().height > 50))
                      .map((plot) => plot.closest('figure').id);
                    """)).as("figures without a picture").isEmpty();
        });
        assertNoMessageButOfWhatIsBlocked();
    }

    /** It may not store anything, use the clipboard, or access the page around it. */
    @ParameterizedTest
    @MethodSource("pages")
    void aFrameWithScriptsAloneShowsTheLivePage(String page) {
        browser.openAddress(server.framed(page, "allow-scripts"));
        browser.inFrame(() -> {
            browser.awaitScript("return document.documentElement.dataset.ready === 'true'");
            browser.scrollThroughCharts();
            assertThat(browser.is("return document.querySelectorAll('.interactive canvas').length > 0"))
                    .isEqualTo(SamplePages.hasCharts(page));
            browser.script("document.getElementById('theme').click()");
            assertThat(browser.text("return document.documentElement.dataset.theme"))
                    .isEqualTo("dark");
            assertThat(browser.text("return getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(16, 19, 23)");
            browser.script("document.querySelectorAll('button.copy').forEach((button) => button.click())");
        });
        assertThat(browser.messages()).isEmpty();
        browser.forget();
    }

    /** In the light theme, the attributes have the colors of the style sheet. */
    @ParameterizedTest
    @MethodSource("pages")
    void theColoursAreThoseOfTheLightTheme(String page) {
        browser.command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            browser.openWithoutScripts(folder.resolve(page));
            assertThat(browser.texts("""
                    const parts = [...document.querySelectorAll('svg.static :is(path, rect, text)')];
                    const shown = (one) => {
                      const { fill, stroke } = getComputedStyle(one);
                      return one.tagName === 'path' ? stroke : fill;
                    };
                    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
                    const pixel = (colour) => {
                      canvas.fillStyle = '#ffffff';
                      canvas.fillStyle = colour;
                      canvas.fillRect(0, 0, 1, 1);
                      return [...canvas.getImageData(0, 0, 1, 1).data];
                    };
                    return parts
                      .filter((one) => {
                        const styled = pixel(shown(one));
                        const attribute = pixel(one.getAttribute(one.tagName === 'path' ? 'stroke' : 'fill'));
                        return styled.some((channel, i) => Math.abs(channel - attribute[i]) > 1);
                      })
                      .map((one) => shown(one) + ' ' + one.outerHTML.slice(0, 120))
                      .slice(0, 5);
                    """)).isEmpty();
        } finally {
            browser.command("Emulation.setScriptExecutionDisabled", Map.of("value", false));
            browser.forget();
        }
    }

    private void assertNoMessageButOfWhatIsBlocked() {
        assertThat(browser.messages())
                .allSatisfy(message ->
                        assertThat(BLOCKED.matcher(message).find()).as(message).isTrue());
        browser.forget();
    }
}
