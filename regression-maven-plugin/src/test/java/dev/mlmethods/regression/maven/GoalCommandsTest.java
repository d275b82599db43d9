package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.tracking.ModuleExecution;
import dev.mlmethods.regression.tracking.output.GoalCommand;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class GoalCommandsTest {
    private static final Path ROOT = Path.of("root").toAbsolutePath();

    private static String accept(MavenProject module, String execution) {
        return command(module, execution).of("accept");
    }

    private static GoalCommand command(MavenProject module, String execution) {
        return GoalCommands.of(
                Builds.session(ROOT, 1, List.of(module)),
                module,
                Builds.called("check", execution),
                new ModuleExecution(module.getArtifactId(), execution));
    }

    @Test
    void plainWhereTheBuildWasStarted() {
        MavenProject root = Builds.module(ROOT, "jar", Builds.plugin());
        root.setExecutionRoot(true);
        assertThat(command(root, "default")).isEqualTo(GoalCommand.PLAIN);
    }

    @Test
    void selectsTheModule() {
        assertThat(accept(Builds.module(ROOT.resolve("models/prices"), "jar", Builds.plugin()), "default"))
                .isEqualTo("mvn regression:accept -pl models/prices");
        assertThat(accept(Builds.module(ROOT.resolveSibling("rents"), "jar", Builds.plugin()), "default"))
                .isEqualTo("mvn regression:accept -pl ../rents");
    }

    /** A shell would take the path apart. */
    @Test
    void selectsAModuleWithABlankInItsPathByItsName() {
        assertThat(accept(Builds.module(ROOT.resolve("all models/prices"), "jar", Builds.plugin()), "default"))
                .isEqualTo("mvn regression:accept -pl :prices");
    }

    @Test
    void namesTheExecution() {
        assertThat(accept(Builds.module(ROOT.resolve("prices"), "jar", Builds.plugin()), "big"))
                .isEqualTo("mvn regression:accept@big -pl prices");
    }

    @Test
    void writesThePluginOutWhereNoPomMakesThePrefixKnown() {
        MavenProject root = Builds.module(ROOT, "jar");
        root.setExecutionRoot(true);
        assertThat(accept(root, "default")).isEqualTo("mvn dev.mlmethods:regression-maven-plugin:1.0:accept");
        root.getModel().getBuild().setPluginManagement(new PluginManagement());
        root.getModel().getBuild().getPluginManagement().addPlugin(Builds.plugin());
        assertThat(accept(root, "default")).isEqualTo("mvn regression:accept");
    }
}
