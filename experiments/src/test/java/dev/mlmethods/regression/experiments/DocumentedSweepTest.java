package dev.mlmethods.regression.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The test classes of the documentation, word for word: they compile, and all of their tests pass. */
class DocumentedSweepTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("\\nclass (\\w+)");

    @TempDir
    private Path folder;

    /**
     * A trial is a test.
     *
     * @param start the test is the first block of Java after this text
     */
    @ParameterizedTest
    @CsvSource({"README.md, '## In JUnit', 4", "docs/junit.md, '# Sweeps in JUnit', 5"})
    void isATestOfEachTrial(String page, String start, int tests) throws Exception {
        String source = block(Files.readString(ROOT.resolve(page)), start);
        Matcher name = CLASS.matcher(source);
        assertThat(name.find()).isTrue();
        compile(Files.writeString(folder.resolve(name.group(1) + ".java"), source));
        URL[] classes = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
            EngineTestKit.engine("junit-jupiter")
                    .configurationParameter(
                            "regression.reportsDirectory",
                            folder.resolve("reports").toString())
                    .outputDirectoryCreator(new PublishedFiles(folder.resolve("published")))
                    .selectors(selectClass(loader.loadClass(name.group(1))))
                    .execute()
                    .testEvents()
                    .assertStatistics(ran -> ran.started(tests).succeeded(tests));
        }
    }

    private static String block(String page, String start) {
        Matcher block = JAVA.matcher(page);
        assertThat(block.find(page.indexOf(start))).isTrue();
        return block.group(1);
    }

    private void compile(Path source) throws IOException {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        StringWriter messages = new StringWriter();
        List<String> options = List.of("-Xlint:all,-classfile,-processing", "-d", folder.toString());
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean isCompiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(messages.toString()).isEmpty();
            assertThat(isCompiled).isTrue();
        }
    }
}
