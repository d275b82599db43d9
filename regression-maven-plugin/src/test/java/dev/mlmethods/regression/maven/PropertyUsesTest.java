package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertyUsesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path basedir;

    private MavenProject module() {
        MavenProject module = Builds.module(basedir, "jar", Builds.plugin());
        module.setOriginalModel(new Model());
        return module;
    }

    private PropertyUses uses(MavenProject module, MojoDescriptor... goals) {
        return PropertyUses.of(List.of(module), List.of(goals), basedir.resolve("regression.yaml"));
    }

    @Test
    void nothingTakesAProperty() {
        assertThat(uses(module()).has("epochs")).isFalse();
    }

    @Test
    void anExpressionInAPomOrItsParentTakesIt() {
        MavenProject module = module();
        module.getOriginalModel().addProperty("regression.epochs", "${epochs}");
        assertThat(uses(module).has("epochs")).isTrue();
        assertThat(uses(module).has("epoch")).isFalse();
        MavenProject child = module();
        child.setParent(module);
        assertThat(uses(child).has("epochs")).isTrue();
    }

    @Test
    void aPropertyOfThePomMayBeMeant() {
        MavenProject module = module();
        module.getProperties().setProperty("epochs", "5");
        assertThat(uses(module).has("epochs")).isTrue();
    }

    @Test
    void aProfileOfSettingsTakesIt() {
        Profile profile = new Profile();
        profile.addProperty("regression.epochs", "${epochs}");
        MavenProject module = module();
        module.setActiveProfiles(List.of(profile));
        assertThat(uses(module).has("epochs")).isTrue();
    }

    @Test
    void aParameterOfAnotherGoalTakesIt() {
        DefaultPlexusConfiguration parameters = new DefaultPlexusConfiguration("configuration");
        parameters.addChild("rounds", "${epochs}");
        MojoDescriptor goal = new MojoDescriptor();
        goal.setMojoConfiguration(parameters);
        assertThat(uses(module(), goal, new MojoDescriptor()).has("epochs")).isTrue();
    }

    @Test
    void theConfigurationFileTakesIt() throws IOException {
        Files.writeString(basedir.resolve("regression.yaml"), "epochs: ${epochs}\n");
        assertThat(uses(module()).has("epochs")).isTrue();
        assertThat(uses(module()).has("seed")).isFalse();
    }
}
