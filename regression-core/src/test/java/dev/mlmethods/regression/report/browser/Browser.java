package dev.mlmethods.regression.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Point;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;

/** A headless Chromium with one tab. */
final class Browser implements AutoCloseable {
    /** The widths of a desktop, a tablet and a phone, in CSS pixels. */
    static final List<Integer> WIDTHS = List.of(1440, 768, 360);

    private static final int HEIGHT = 900;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Runs before the scripts of each page: counts what should never be called, and keeps the charts, because the report hides them. */
    private static final String SPIES = """
            window.alerts = [];
            window.alert = (text) => window.alerts.push(text);
            window.charts = new Map();
            let library;
            Object.defineProperty(window, 'echarts', {
              get: () => library,
              set: (made) => {
                library = {
                  init: (box, ...options) => {
                    const chart = made.init(box, ...options);
                    window.charts.set(box.closest('figure').id, chart);
                    return chart;
                  },
                };
              },
            });
            """;

    /** The elements that make the page too wide, after waiting a few frames for them to disappear. */
    private static final String FITS = """
            const done = arguments[0];
            const root = document.documentElement;
            const look = (frames) => {
              if (root.scrollWidth <= root.clientWidth) {
                done([]);
              } else if (frames > 0) {
                requestAnimationFrame(() => look(frames - 1));
              } else {
                const wide = [...document.querySelectorAll('body *')]
                  .filter((one) => one.getBoundingClientRect().right > root.clientWidth && !one.closest('.scroll *'));
                done(['scrollWidth ' + root.scrollWidth, ...wide.slice(0, 5).map((one) => one.outerHTML.slice(0, 120))]);
              }
            };
            look(60);
            """;

    /**
     * Without this reference, its level is lost. It warns that there are no Java bindings for this version's protocol, which is used by name here.
     */
    private static final Logger PROTOCOLS = Logger.getLogger("org.openqa.selenium.devtools");

    private final ChromeDriver driver;
    private final Path profile;
    private final List<String> opened = new ArrayList<>();

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    static Browser start(Chromium chromium) {
        PROTOCOLS.setLevel(Level.OFF);
        Path profile = temporaryFolder();
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.browser().toString());
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        options.setExperimentalOption("perfLoggingPrefs", Map.of("enableNetwork", true, "enablePage", false));
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromium.driver().toFile())
                .usingAnyFreePort()
                .withSilent(true)
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        Browser browser = new Browser(driver, profile);
        browser.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", SPIES));
        // The browser started with its own page.
        driver.get("about:blank");
        browser.forget();
        return browser;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a page in a desktop window, with a light theme, and waits until it is ready. */
    void open(Path page) {
        openWithoutScripts(page);
        awaitScript("return document.documentElement.dataset.ready === 'true'");
    }

    /** Opens a page, and doesn't wait for its scripts. */
    void openWithoutScripts(Path page) {
        openAddress(page.toUri().toString());
    }

    /** Opens a page by its address, and doesn't wait for its scripts. */
    void openAddress(String url) {
        resize(WIDTHS.get(0), HEIGHT);
        prefer("light");
        opened.add(url);
        // A blank page in between, because the same address with a different fragment isn't a new page.
        driver.get("about:blank");
        driver.get(url);
        // On a busy machine the driver may return while the blank page is still there, or half of the page.
        awaitScript("return location.href !== 'about:blank' && document.readyState === 'complete'");
    }

    /** Looks into the only frame on the page. */
    void inFrame(Runnable look) {
        driver.switchTo().frame(0);
        try {
            look.run();
        } finally {
            driver.switchTo().defaultContent();
        }
    }

    void resize(int width, int height) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Shows pages as for a user who prefers this color scheme and reduced motion: nothing scrolls smoothly. */
    void prefer(String colorScheme) {
        media("screen", colorScheme);
    }

    void media(String type, String colorScheme) {
        command(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        type,
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", colorScheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** A command of the Chrome DevTools Protocol. */
    Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, parameters);
    }

    @Nullable
    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** The result of a script that has one. */
    Object value(String script, Object... arguments) {
        return Objects.requireNonNull(script(script, arguments), script);
    }

    /** The result of a script that hands it to its last argument, a function. */
    Object later(String script, Object... arguments) {
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        return Objects.requireNonNull(driver.executeAsyncScript(script, arguments), script);
    }

    List<String> texts(String script, Object... arguments) {
        return ((List<?>) value(script, arguments))
                .stream().map(String::valueOf).toList();
    }

    String text(String script, Object... arguments) {
        return (String) value(script, arguments);
    }

    boolean is(String script, Object... arguments) {
        return (Boolean) value(script, arguments);
    }

    double number(String script, Object... arguments) {
        return ((Number) value(script, arguments)).doubleValue();
    }

    /** Waits until a script is true. */
    void awaitScript(String script, Object... arguments) {
        long start = System.nanoTime();
        while (!is(script, arguments)) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError("still not true after " + PATIENCE + ": " + script);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> findAll(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    Actions actions() {
        return new Actions(driver, Duration.ofMillis(10));
    }

    /** The chart of a figure, and its columns. */
    ChartData chart(String figure) {
        return ChartData.of(
                text("return document.querySelector(`#${arguments[0]} script`).textContent", figure),
                text("return document.getElementById('shared-columns')?.textContent ?? '[]'"));
    }

    /**
     * Scrolls to a chart and waits until it is drawn.
     *
     * @return where on the screen a point of its plane is, in pixels
     */
    Point place(String figure, double x, double y) {
        show(figure);
        return point("""
                const chart = window.charts.get(arguments[0]);
                const [x, y] = chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [arguments[1], arguments[2]]);
                const box = chart.getDom().getBoundingClientRect();
                return [box.left + x, box.top + y];
                """, figure, x, y);
    }

    /** The point that a script returns. */
    Point point(String script, Object... arguments) {
        List<?> pair = (List<?>) value(script, arguments);
        return new Point(rounded(pair.get(0)), rounded(pair.get(1)));
    }

    private static int rounded(@Nullable Object coordinate) {
        return (int) Math.round(((Number) Objects.requireNonNull(coordinate)).doubleValue());
    }

    void show(String figure) {
        script("document.querySelector(`#${arguments[0]} .plot`).scrollIntoView({ block: 'center' })", figure);
        awaitScript("return document.querySelector(`#${arguments[0]} .interactive canvas`) !== null", figure);
    }

    void hover(Point point) {
        actions().moveToLocation(point.x, point.y).perform();
    }

    void click(Point point) {
        actions().moveToLocation(point.x, point.y).click().perform();
    }

    void drag(Point from, Point to) {
        actions()
                .moveToLocation(from.x, from.y)
                .clickAndHold()
                .moveToLocation((from.x + to.x) / 2, (from.y + to.y) / 2)
                .moveToLocation(to.x, to.y)
                .release()
                .perform();
    }

    /** Scrolls to each chart that can be scrolled to, and waits until it can be pointed at. */
    void scrollThroughCharts() {
        later("""
                const done = arguments[0];
                (async () => {
                  const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
                  for (const json of document.querySelectorAll('figure.chart script')) {
                    const plot = json.closest('figure').querySelector('.plot');
                    if (plot.checkVisibility()) {
                      plot.scrollIntoView({ block: 'center', behavior: 'instant' });
                      for (let i = 0; i < 100 && !plot.querySelector('.interactive canvas'); i++) {
                        await frame();
                      }
                    }
                  }
                  done(true);
                })();
                """);
    }

    /** What is in the console, of all levels. */
    List<String> messages() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The addresses that were requested since the last call. */
    List<String> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> Json.tree(entry.getMessage().getBytes(StandardCharsets.UTF_8))
                        .path("message"))
                .filter(message -> message.path("method").asString().equals("Network.requestWillBeSent"))
                .map(message -> message.path("params").path("request").path("url"))
                .map(JsonNode::asString)
                .filter(url -> !url.startsWith("data:"))
                .toList();
    }

    /** The open page logs nothing, has requested only itself, and fits into windows of all widths. */
    void assertQuiet() {
        try {
            assertThat(messages()).isEmpty();
            assertThat(requests()).isEqualTo(opened);
            assertThat(value("return performance.getEntriesByType('resource').length"))
                    .isEqualTo(0L);
            assertThat(texts("return window.alerts ?? []")).isEmpty();
            for (int width : WIDTHS) {
                resize(width, HEIGHT);
                // Charts get their new width in one of the next frames.
                assertThat(later(FITS))
                        .as("what sticks out of a window of %s pixels", width)
                        .isEqualTo(List.of());
            }
        } finally {
            resize(WIDTHS.get(0), HEIGHT);
            forget();
        }
    }

    /** Forgets what was opened and logged so far. */
    void forget() {
        opened.clear();
        messages();
        requests();
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
