package dev.mlmethods.regression.report.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The programs that a test in the browser needs.
 *
 * @param browser Chromium or Chrome
 * @param driver its ChromeDriver
 */
record Chromium(Path browser, Path driver) {
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    /** The programs of this machine. */
    static Optional<Chromium> find() {
        return find(System.getenv());
    }

    /**
     * The programs of an environment.
     *
     * @param environment CHROME and CHROMEDRIVER are the programs; if one isn't set, PATH has the folders to search
     */
    static Optional<Chromium> find(Map<String, String> environment) {
        return program(environment, "CHROME", BROWSERS)
                .flatMap(browser -> program(environment, "CHROMEDRIVER", List.of("chromedriver"))
                        .map(driver -> new Chromium(browser, driver)));
    }

    private static Optional<Path> program(Map<String, String> environment, String variable, List<String> names) {
        String named = environment.get(variable);
        Stream<Path> candidates =
                named == null ? names.stream().flatMap(name -> onPath(environment, name)) : Stream.of(Path.of(named));
        return candidates
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> onPath(Map<String, String> environment, String name) {
        String path = Objects.requireNonNullElse(environment.get("PATH"), "");
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name));
    }
}
