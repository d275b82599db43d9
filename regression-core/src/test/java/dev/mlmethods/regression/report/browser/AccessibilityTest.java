package dev.mlmethods.regression.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Deque's axe finds no serious accessibility barrier on any of the pages. */
@BrowserTest
class AccessibilityTest {
    private static final String AXE = resource("/axe.min.js");
    private static final int DESKTOP = 1440;
    private static final int TELEPHONE = 360;

    private static final String RUN = """
            const done = arguments[0];
            axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
              done(violations
                .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                .map(({ id, help, nodes }) => `${id}: ${help}: ` + nodes.map((node) => node.html.slice(0, 150)).slice(0, 3))));
            """;

    private final Browser browser;
    private final Path folder;

    AccessibilityTest(Browser browser, @TempDir Path folder) {
        this.browser = browser;
        this.folder = folder;
    }

    private static String resource(String name) {
        try (InputStream in = AccessibilityTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    void write() {
        SamplePages.write(folder);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyoneCanUseThePages(String page) {
        browser.open(folder.resolve(page));
        browser.scrollThroughCharts();
        for (int width : List.of(DESKTOP, TELEPHONE)) {
            browser.resize(width, 900);
            for (String colorScheme : List.of("light", "dark")) {
                browser.prefer(colorScheme);
                assertThat(violations())
                        .as("%s at %s pixels", colorScheme, width)
                        .isEmpty();
            }
        }
        browser.script("document.querySelectorAll('details').forEach((one) => (one.open = true))");
        assertThat(violations()).as("with all details").isEmpty();
        browser.assertQuiet();
    }

    static List<String> pages() {
        return SamplePages.NAMES;
    }

    @Test
    void barriersAreFound() throws IOException {
        browser.open(Files.writeString(
                folder.resolve("barrier.html"),
                "<!doctype html><html lang=en data-ready=true><title>so</title><main><h1>so</h1><button></button>"
                        + "<p style='color: #ccc'>pale</p></main>"));
        assertThat(violations())
                .anyMatch(violation -> violation.startsWith("button-name"))
                .anyMatch(violation -> violation.startsWith("color-contrast"));
        browser.forget();
    }

    private List<String> violations() {
        if (browser.is("return window.axe === undefined")) {
            browser.script(AXE);
        }
        return ((List<?>) browser.later(RUN)).stream().map(String::valueOf).toList();
    }
}
