package dev.mlmethods.regression.report.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The other tests here would say nothing if these failed. */
@BrowserTest
class HarnessTest {
    private final Browser browser;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    HarnessTest(Browser browser) {
        this.browser = browser;
    }

    private Path page(String body) throws IOException {
        return Files.writeString(folder.resolve("page.html"), "<!doctype html><html data-ready=true>" + body);
    }

    @Test
    void aPageThatLogsIsNotQuiet() throws IOException {
        browser.open(page("<script>console.debug('so')</script>"));
        assertThatThrownBy(browser::assertQuiet).hasMessageContaining("so");
    }

    @Test
    void aPageThatAsksForAnotherFileIsNotQuiet() throws IOException {
        Files.writeString(folder.resolve("other.css"), "p {}");
        browser.open(page("<link rel=stylesheet href=other.css>"));
        assertThatThrownBy(browser::assertQuiet).hasMessageContaining("other.css");
    }

    @Test
    void aPageThatAlertsIsNotQuiet() throws IOException {
        browser.open(page("<script>alert('so')</script>"));
        assertThatThrownBy(browser::assertQuiet).hasMessageContaining("so");
    }

    @Test
    void aPageThatIsTooWideForATelephoneIsNotQuiet() throws IOException {
        browser.open(page("<body style='margin: 0'><div style='width: 400px'>so</div>"));
        assertThatThrownBy(browser::assertQuiet).hasMessageContaining("what sticks out of a window of 360 pixels");
    }

    @Test
    void anotherPageIsQuiet() throws IOException {
        browser.open(page("<p>so"));
        browser.assertQuiet();
    }

    @Test
    void withoutABrowserTestsAreSkippedUnlessItIsRequired() {
        assertThat(BrowserExtension.evaluate(Optional.empty(), "").isDisabled()).isTrue();
        assertThat(BrowserExtension.evaluate(Optional.empty(), "").getReason()).hasValue(BrowserExtension.MISSING);
        assertThatThrownBy(() -> BrowserExtension.evaluate(Optional.empty(), "required"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(BrowserExtension.MISSING);
    }

    @Test
    void theProgramsAreOnThePathOrNamed() throws IOException {
        Path chrome = program("google-chrome");
        Map<String, String> path = Map.of("PATH", "missing" + File.pathSeparator + folder);
        assertThat(Chromium.find(path)).isEmpty();
        Path driver = program("chromedriver");
        assertThat(Chromium.find(path)).hasValue(new Chromium(chrome, driver));
        Path other = program("other");
        assertThat(Chromium.find(Map.of("PATH", folder.toString(), "CHROME", other.toString())))
                .hasValue(new Chromium(other, driver));
        assertThat(Chromium.find(Map.of("PATH", folder.toString(), "CHROME", "missing")))
                .isEmpty();
        assertThat(Chromium.find(Map.of())).isEmpty();
    }

    private Path program(String name) throws IOException {
        Path file = Files.createFile(folder.resolve(name));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
