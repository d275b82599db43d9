package dev.mlmethods.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What CONTRIBUTING says about the packages is what {@link ArchitectureTest} enforces in the code. */
class ContributingTest {
    private static final Pattern PACKAGE = Pattern.compile("\\| `(\\w+)` \\| .* \\|");

    @Test
    void listsThePackagesInTheirOrder() throws IOException {
        String section = Files.readString(Path.of("..", "CONTRIBUTING.md")).split("### Packages of the core\n", 2)[1];
        assertThat(section.split("\n## ", 2)[0]
                        .lines()
                        .map(PACKAGE::matcher)
                        .filter(Matcher::matches)
                        .map(row -> row.group(1)))
                .containsExactlyElementsOf(ArchitectureTest.PACKAGES);
    }
}
