package dev.mlmethods.regression.benchmarks.parts;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Opens pages in the Chromium on the PATH, without a window. */
final class PageLoad {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String READY_MILLIS = """
            const done = arguments[0];
            const look = () => {
              const ready = performance.getEntriesByName('report-ready');
              ready.length ? done(ready[0].startTime) : setTimeout(look, 20);
            };
            look();
            """;

    private PageLoad() {}

    /**
     * The median time from the start of the navigation until tables and visible charts respond.
     *
     * @throws IOException if there is no Chromium with its driver
     */
    static double seconds(Path page, int rounds) throws IOException {
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver").toFile())
                .build();
        ChromeDriver browser = new ChromeDriver(service, options());
        browser.manage().timeouts().scriptTimeout(PATIENCE);
        try {
            double[] millis = DoubleStream.generate(() -> millis(browser, page))
                    .limit(rounds)
                    .sorted()
                    .toArray();
            return millis[rounds / 2] / 1e3;
        } finally {
            browser.quit();
        }
    }

    private static double millis(ChromeDriver browser, Path page) {
        browser.get("about:blank");
        browser.get(page.toUri().toString());
        Object millis = browser.executeAsyncScript(READY_MILLIS);
        return ((Number) (millis == null ? Double.NaN : millis)).doubleValue();
    }

    private static ChromeOptions options() throws IOException {
        return new ChromeOptions()
                .setBinary(program("chromium").toFile())
                .addArguments(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync");
    }

    private static Path program(String name) throws IOException {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(String.valueOf(System.getenv("PATH")))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("there is no " + name + " on the PATH"));
    }
}
