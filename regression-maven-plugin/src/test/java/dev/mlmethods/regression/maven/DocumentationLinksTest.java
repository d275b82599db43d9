package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No link within the repository is dead. */
class DocumentationLinksTest {
    /** If it were longer, nobody would read it before the first build. */
    private static final int LINES_OF_README = 130;

    static List<MarkdownPage> pages() {
        return MarkdownPage.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachLinkHasItsFileAndItsHeading(MarkdownPage page) {
        for (String link : page.links()) {
            if (link.matches("(https?|mailto):.*")) {
                continue;
            }
            int hash = link.indexOf('#');
            String file = hash < 0 ? link : link.substring(0, hash);
            Path folder = Objects.requireNonNullElse(page.path().getParent(), Path.of(""));
            Path target = file.isEmpty() ? page.path() : folder.resolve(file).normalize();
            assertThat(MarkdownPage.ROOT.resolve(target)).as(link).exists();
            if (hash >= 0) {
                assertThat(MarkdownPage.read(target).anchors()).as(link).contains(link.substring(hash + 1));
            }
        }
    }

    /** Decisions and measurements are for contributors, and are linked where they matter. */
    @Test
    void theReadmeLeadsToEachPageForUsers() {
        List<String> links = MarkdownPage.read(Path.of("README.md")).links();
        for (MarkdownPage page : pages()) {
            if (!page.path().startsWith(Path.of("docs", "decisions"))
                    && !page.path().equals(Path.of("README.md"))) {
                assertThat(links).contains(page.path().toString().replace('\\', '/'));
            }
        }
    }

    @Test
    void theReadmeIsShort() throws Exception {
        assertThat(Files.readAllLines(MarkdownPage.ROOT.resolve("README.md")))
                .hasSizeLessThanOrEqualTo(LINES_OF_README);
    }
}
