package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walkthroughs, and the lists of what an addition requires, name classes and files that exist. */
class DocumentedNamesTest {
    private static final List<String> MODULES = List.of(
            "regression-predictor", "regression-core", "regression-spark", "regression-maven-plugin", "experiments");

    private static final String CLASS = "[A-Z][a-z][A-Za-z0-9]*";

    @Test
    void theClassesOfContributingExist() throws IOException {
        Set<String> classes = classes();
        assertThat(MarkdownPage.read(Path.of("CONTRIBUTING.md")).code().stream()
                        .filter(code -> code.matches(CLASS) && !code.equals("Unreleased")))
                .hasSizeGreaterThan(50)
                .isSubsetOf(classes);
    }

    private static Set<String> classes() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : MODULES) {
            try (Stream<Path> files =
                    Files.walk(MarkdownPage.ROOT.resolve(module).resolve("src"))) {
                files.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.endsWith(".java"))
                        .map(name -> name.substring(0, name.length() - ".java".length()))
                        .forEach(names::add);
            }
        }
        return names;
    }
}
