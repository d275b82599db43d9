package dev.mlmethods.regression.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageAssetsTest {
    /** An unlisted file would be missing from the pages. */
    @Test
    void everyFileOfTheScriptIsInThePages() throws Exception {
        URL start = Objects.requireNonNull(PageAssets.class.getResource("script/start.js"));
        try (Stream<Path> files = Files.list(Path.of(start.toURI()).getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(PageAssets.MODULES);
        }
        List<String> scripts = PageAssets.load().scripts();
        assertThat(scripts).hasSize(2);
        assertThat(scripts.get(1))
                .startsWith("(() => {\n'use strict';\n\n")
                .contains("\nclass TableView {")
                .endsWith("  start();\n}\n})();\n");
    }
}
