package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.model.Extension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildCacheTest {
    private static final String WARNING =
            "The Maven build cache extension skips the goals of this plugin, and with them every check, in a build that it restores."
                    + " Add <plugin artifactId=\"regression-maven-plugin\"/> to <runAlways> in .mvn/maven-build-cache-config.xml.";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    private final Properties properties = new Properties();

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectory(root.resolve(".mvn"));
    }

    private BuildCache cache() {
        return new BuildCache(root, properties);
    }

    private void withExtension() throws IOException {
        Files.writeString(
                root.resolve(".mvn/extensions.xml"),
                "<extensions><extension><groupId>org.apache.maven.extensions</groupId>"
                        + "<artifactId>maven-build-cache-extension</artifactId><version>1.3.0</version></extension></extensions>");
    }

    private void withConfiguration(String name, String content) throws IOException {
        Files.writeString(
                root.resolve(name),
                "<cache xmlns=\"http://maven.apache.org/BUILD-CACHE-CONFIG/1.2.0\">" + content + "</cache>");
    }

    @Test
    void saysNothingWithoutTheExtension() throws IOException {
        assertThat(cache().warning(List.of())).isEmpty();
        Files.writeString(
                root.resolve(".mvn/extensions.xml"),
                "<extensions><extension><artifactId>another</artifactId></extension></extensions>");
        assertThat(cache().warning(List.of())).isEmpty();
        Files.writeString(root.resolve(".mvn/extensions.xml"), "no XML");
        assertThat(cache().warning(List.of())).isEmpty();
    }

    @Test
    void warnsIfNothingIsConfigured() throws IOException {
        withExtension();
        assertThat(cache().warning(List.of())).contains(WARNING);
    }

    @Test
    void warnsOfAnExtensionOfThePom() {
        Extension extension = new Extension();
        extension.setArtifactId("maven-build-cache-extension");
        assertThat(cache().warning(List.of(extension))).contains(WARNING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no XML",
                "<executionControl><runAlways><plugins><plugin artifactId='another'/></plugins></runAlways></executionControl>",
                "<executionControl><ignoreMissing><plugins><plugin artifactId='regression-maven-plugin'/></plugins></ignoreMissing></executionControl>"
            })
    void warnsIfItsConfigurationDoesNotRunThePlugin(String content) throws IOException {
        withExtension();
        withConfiguration(".mvn/maven-build-cache-config.xml", content);
        assertThat(cache().warning(List.of())).contains(WARNING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<executionControl><runAlways><plugins><plugin artifactId='regression-maven-plugin'/></plugins></runAlways></executionControl>",
                "<executionControl><runAlways><goalsLists><goalsList artifactId='regression-maven-plugin'><goals><goal>check</goal></goals></goalsList>"
                        + "</goalsLists></runAlways></executionControl>",
                "<configuration><enabled>false</enabled></configuration>"
            })
    void saysNothingIfThePluginRunsAlways(String content) throws IOException {
        withExtension();
        withConfiguration(".mvn/maven-build-cache-config.xml", content);
        assertThat(cache().warning(List.of())).isEmpty();
    }

    @Test
    void obeysThePropertiesOfTheExtension() throws IOException {
        withExtension();
        properties.setProperty("maven.build.cache.enabled", "false");
        assertThat(cache().warning(List.of())).isEmpty();
        properties.clear();
        properties.setProperty(
                "maven.build.cache.alwaysRunPlugins", "maven-deploy-plugin:*, regression-maven-plugin:*");
        assertThat(cache().warning(List.of())).isEmpty();
        properties.clear();
        properties.setProperty("maven.build.cache.configPath", "cache.xml");
        assertThat(cache().warning(List.of())).get().asString().endsWith(" to <runAlways> in cache.xml.");
        withConfiguration(
                "cache.xml",
                "<executionControl><runAlways><plugins><plugin artifactId='regression-maven-plugin'/></plugins></runAlways></executionControl>");
        assertThat(cache().warning(List.of())).isEmpty();
    }
}
