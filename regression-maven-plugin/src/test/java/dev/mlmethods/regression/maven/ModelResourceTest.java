package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelResourceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private MavenProject project() {
        MavenProject project = new MavenProject();
        project.setFile(new File(folder.toFile(), "pom.xml"));
        project.getBuild().setOutputDirectory(folder.resolve("target/classes").toString());
        return project;
    }

    @ParameterizedTest
    @ValueSource(strings = {"META-INF/models/price.zip", "price.zip", "a/.b/..c/prices of 2026"})
    void isInTheClasses(String name) {
        assertThat(ModelResource.of(name, project()))
                .isEqualTo(
                        new ModelResource(name, folder.resolve("target/classes").resolve(name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/price.zip", "..", "../price.zip", "a/../price.zip", "a//b", "a/", "./a", "C:/a", "a\\b"})
    void isNothingOutside(String name) {
        assertThatThrownBy(() -> ModelResource.of(name, project()))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "modelResource is '" + name
                                + "'; it must be the name of a resource in the module's classes, such as META-INF/models/price.zip.");
    }

    @Test
    void needsAProject() {
        assertThatThrownBy(() -> ModelResource.of("price.zip", new MavenProject()))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "modelResource is 'price.zip', but there is no project whose classes could hold it; leave it"
                                + " out, or run the goal in a project.");
    }
}
