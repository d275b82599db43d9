package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.mlmethods.regression.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.model.Extension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Each block of the documentation is valid for the plugin, Maven or the format that it is written in. */
class DocumentationBlocksTest {
    /** The blocks that no test here can run, and why. */
    private static final Map<String, String> UNCHECKED = Map.of(
            "text", "what goals print: the tests of the classes that print it assert it",
            "diff", "what git prints",
            "groovy", "Jenkins alone reads it, and the build has none",
            "python", "the build needs no Python; the tests of the splits have the rows that such programs printed");

    /** The blocks of Java, and which test compiles and runs them: it needs a module that comes before or after this one. */
    private static final Map<String, String> JAVA = Map.of(
            "README.md", "ReadmeTest of the predictor, DocumentedSweepTest of the experiments",
            "docs/junit.md", "DocumentedSweepTest of the experiments");

    private static final DocumentedGoals GOALS = DocumentedGoals.read();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static List<MarkdownPage.Block> blocks() {
        return MarkdownPage.all().stream()
                .flatMap(page -> page.blocks().stream())
                .toList();
    }

    /** The changelog also mentions commands that are rejected. */
    static List<MarkdownPage> pages() {
        return MarkdownPage.all().stream()
                .filter(page -> !page.path().equals(Path.of("CHANGELOG.md")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void isWhatItsReaderTakes(MarkdownPage.Block block) throws Exception {
        switch (block.language()) {
            case "xml" -> checkXml(block.text());
            case "sh" -> new DocumentedCommands(GOALS).check(block.text());
            case "yaml" -> checkYaml(block.text());
            case "json" ->
                assertThat(Json.tree(object(block.text()).getBytes(StandardCharsets.UTF_8))
                                .isObject())
                        .isTrue();
            case "java" -> assertThat(JAVA).containsKey(block.page().toString().replace('\\', '/'));
            default -> {
                if (!UNCHECKED.containsKey(block.language())) {
                    fail("%s: give the block a language that is checked, or a reason in UNCHECKED", block);
                }
            }
        }
    }

    /** There are also commands within lines of prose. */
    @ParameterizedTest
    @MethodSource("pages")
    void theCommandsInItsProseExist(MarkdownPage page) {
        DocumentedCommands commands = new DocumentedCommands(GOALS);
        page.code().forEach(commands::checkCode);
    }

    private void checkXml(String xml) throws Exception {
        if (xml.startsWith("<cache ")) {
            checkBuildCache(xml);
        } else {
            new DocumentedXml(GOALS).check(xml);
        }
    }

    /** With the page's configuration, the plugin's own warning goes away. */
    private void checkBuildCache(String xml) throws IOException {
        Path file = folder.resolve(".mvn/maven-build-cache-config.xml");
        Files.createDirectories(file.getParent());
        Extension extension = new Extension();
        extension.setArtifactId("maven-build-cache-extension");
        BuildCache cache = new BuildCache(folder, new Properties());
        assertThat(cache.warning(List.of(extension))).isPresent();
        Files.writeString(file, xml);
        assertThat(cache.warning(List.of(extension))).isEmpty();
    }

    /** The plugin's own is also checked by {@link ConfigurationSchemaTest}. */
    private void checkYaml(String yaml) throws IOException {
        if (yaml.startsWith("# yaml-language-server")) {
            Path file = Files.writeString(folder.resolve("regression.yaml"), yaml);
            assertThat(ConfigurationFile.read(file, "regression.yaml").specification())
                    .isNotEmpty();
        } else {
            assertThat(new YAMLMapper().readTree(yaml).isEmpty()).isFalse();
            yaml.lines()
                    .map(line -> line.replaceFirst("^\\s*- (run: )?", ""))
                    .forEach(new DocumentedCommands(GOALS)::check);
        }
    }

    /** A field becomes an object. */
    private static String object(String json) {
        return json.startsWith("\"") ? "{" + json + "}" : json;
    }
}
