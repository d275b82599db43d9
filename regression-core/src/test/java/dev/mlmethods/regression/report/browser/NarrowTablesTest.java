package dev.mlmethods.regression.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On a phone, a table with many columns casts a shadow on the edge beyond which it continues. */
@BrowserTest
class NarrowTablesTest {
    private static final int TELEPHONE = 360;
    /** The padding of a cell and slightly more, which may be cut off without losing anything. */
    private static final int LITTLE = 24;

    /** How much darker than the panel, out of 255. */
    private static final int SEEN = 20;

    private final Browser browser;
    private final Path folder;

    NarrowTablesTest(Browser browser, @TempDir Path folder) {
        this.browser = browser;
        this.folder = folder;
    }

    /** A phone shows scrollbars only while it scrolls. */
    @BeforeAll
    void write() {
        SamplePages.write(folder);
        browser.command("Emulation.setScrollbarsHidden", Map.of("hidden", true));
    }

    @AfterAll
    void showScrollbars() {
        browser.command("Emulation.setScrollbarsHidden", Map.of("hidden", false));
    }

    static List<String> pages() {
        return List.of(SamplePages.EVALUATION, SamplePages.SWEEP, SamplePages.COMPARISON);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whatIsCutOffIsSeenToBe(String page) throws IOException {
        browser.open(folder.resolve(page));
        browser.resize(TELEPHONE, 800);
        double wide = browser.number("""
                window.wide = [...document.querySelectorAll('.scroll')]
                  .filter((box) => box.checkVisibility() && box.scrollWidth > box.clientWidth + arguments[0]);
                return window.wide.length;
                """, LITTLE);
        assertThat(wide).isPositive();
        for (int i = 0; i < wide; i++) {
            assertThat(isShaded(i, "right")).as("right of table %s", i).isTrue();
            assertThat(isShaded(i, "left")).as("left of table %s", i).isFalse();
            browser.script("window.wide[arguments[0]].scrollLeft = 1e6", i);
            assertThat(isShaded(i, "right"))
                    .as("right of table %s, at its end", i)
                    .isFalse();
            assertThat(isShaded(i, "left"))
                    .as("left of table %s, at its end", i)
                    .isTrue();
        }
        browser.assertQuiet();
    }

    /** Because a shadow is easily overlooked. */
    @ParameterizedTest
    @MethodSource("pagesOfEachKind")
    void wordsSaySoWhereColumnsAreCutOff(String page) {
        browser.open(folder.resolve(page));
        browser.resize(TELEPHONE, 800);
        browser.script("document.querySelectorAll('details').forEach((one) => (one.open = true))");
        // Resize observers are called in one of the next frames.
        assertThat(browser.later("""
                const [little, done] = arguments;
                const wrong = () => [...document.querySelectorAll('.scroll')]
                  .filter((box) => {
                    const hint = box.previousElementSibling;
                    const isCut = box.scrollWidth > box.clientWidth + little;
                    return hint.textContent !== 'Scroll sideways for more columns →' || (isCut && !hint.checkVisibility());
                  })
                  .map((box) => box.firstElementChild.id);
                const look = (frames) => (frames && wrong().length ? requestAnimationFrame(() => look(frames - 1)) : done(wrong()));
                look(60);
                """, LITTLE)).isEqualTo(List.of());
        browser.resize(Browser.WIDTHS.get(0), 800);
        browser.awaitScript("""
                return [...document.querySelectorAll('.scroll')].every((box) =>
                  box.scrollWidth > box.clientWidth || !box.previousElementSibling.checkVisibility());
                """);
        browser.assertQuiet();
    }

    static List<String> pagesOfEachKind() {
        return List.of(SamplePages.SWEEP, SamplePages.VERDICT, SamplePages.HISTORY);
    }

    /** Whether most of a column of pixels near the edge, below the head, is darker than the panel. */
    private boolean isShaded(int table, String edge) throws IOException {
        Map<?, ?> box = (Map<?, ?>) browser.later("""
                const [table, edge, done] = arguments;
                const box = window.wide[table];
                box.scrollIntoView({ block: 'start', behavior: 'instant' });
                // Charts that come near the screen are drawn in one of the next frames.
                const later = (frames, act) => requestAnimationFrame(() => (frames ? later(frames - 1, act) : act()));
                later(5, () => {
                  const { left, right, top, bottom } = box.getBoundingClientRect();
                  done({
                    x: Math.round(edge === 'left' ? left + 3 : right - 4),
                    top: Math.round(top + box.querySelector('thead').offsetHeight + 4),
                    bottom: Math.round(Math.min(bottom - 8, innerHeight)),
                  });
                });
                """, table, edge);
        Object png = browser.command("Page.captureScreenshot", Map.of()).get("data");
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(String.valueOf(png))));
        int top = pixel(box, "top");
        int bottom = pixel(box, "bottom");
        long shaded = IntStream.range(top, bottom)
                .filter(y -> new Color(image.getRGB(pixel(box, "x"), y)).getGreen() < 255 - SEEN)
                .count();
        return 2 * shaded > bottom - top;
    }

    private static int pixel(Map<?, ?> box, String name) {
        return ((Number) Objects.requireNonNull(box.get(name))).intValue();
    }
}
