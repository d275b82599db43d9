package dev.mlmethods.regression.report.page;

import dev.mlmethods.regression.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The style sheet and the scripts that every page contains.
 *
 * @param style the style sheet
 * @param scripts the scripts, in the order in which they run
 */
public record PageAssets(String style, List<String> scripts) {
    /** The modules of the pages' own script, in the order in which they are joined. */
    static final List<String> MODULES = List.of(
            "constants.js",
            "numbers.js",
            "columns.js",
            "colours.js",
            "text.js",
            "axes.js",
            "xy-series.js",
            "xy-chart.js",
            "bars-chart.js",
            "heat-map-chart.js",
            "parallel-chart.js",
            "plots.js",
            "tables.js",
            "anchors.js",
            "controls.js",
            "start.js");

    /**
     * Copies the list.
     *
     * @param style the style sheet
     * @param scripts the scripts, in the order in which they run; copied
     */
    public PageAssets {
        scripts = List.copyOf(scripts);
    }

    /** The assets of this release. */
    static PageAssets load() {
        return new PageAssets(read("report.css"), List.of(read("echarts.js"), script()));
    }

    /** One script with its own scope: a page is one file, and browsers can't load JavaScript modules from within it. */
    private static String script() {
        return MODULES.stream()
                .map(module -> read("script/" + module))
                .collect(Collectors.joining("\n", "(() => {\n'use strict';\n\n", "})();\n"));
    }

    private static String read(String name) {
        try (InputStream in = PageAssets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the library lacks its resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what a page may do: run these scripts and no others, not even one that came in with the data, and load nothing from anywhere} */
    public String contentSecurityPolicy() {
        return "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src "
                + scripts.stream().map(PageAssets::hash).collect(Collectors.joining(" "));
    }

    private static String hash(String script) {
        byte[] digest = Sha256.digest().digest(script.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
