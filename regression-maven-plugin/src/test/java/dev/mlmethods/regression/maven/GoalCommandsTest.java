package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.gate.baseline.ModuleExecution;
import dev.mlmethods.regression.gate.verdict.GoalCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** A shell would split the path. */
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

    /** For example, if each goal has its own phase, and therefore its own execution. */
    @Test
    void namesTheExecutionThatHasTheGoal() {
        MavenProject root = Builds.module(
                ROOT,
                "jar",
                Builds.plugin(
                        Builds.execution("other", "train evaluate check", "outputDirectory", "other"),
                        Builds.execution("default", "evaluate"),
                        Builds.execution("training", "train"),
                        Builds.execution("gate", "check record")));
        root.setExecutionRoot(true);
        assertThat(command(root, "gate").in("regression:train regression:evaluate regression:accept regression:record"))
                .isEqualTo("mvn regression:train@training mvn regression:evaluate mvn regression:accept@gate"
                        + " mvn regression:record@gate");
        assertThat(command(root, "training").in("regression:train regression:accept regression:predict"))
                .isEqualTo("mvn regression:train@training mvn regression:accept@gate mvn regression:predict@training");
        assertThat(command(root, "other").in("regression:train regression:accept regression:record"))
                .isEqualTo("mvn regression:train@other mvn regression:accept@other mvn regression:record@other");
    }

    /** A command is pasted where Maven was started, not beside the POM. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "root/pom.xml              | mvn regression:accept",
                "root/other/pom.xml        | mvn regression:accept -f other/pom.xml",
                "root/pom-ci.xml           | mvn regression:accept -f pom-ci.xml",
                "elsewhere/pom.xml         | mvn regression:accept -f ../elsewhere/pom.xml",
                "root/all models/pom.xml   | mvn regression:accept -f \"all models/pom.xml\"",
            })
    void namesThePomThatMavenWasGiven(String pom, String command) {
        Path file = ROOT.resolveSibling(pom);
        MavenProject project = Builds.module(Objects.requireNonNull(file.getParent()), "jar", Builds.plugin());
        project.setExecutionRoot(true);
        assertThat(started(file, project).of("accept")).isEqualTo(command);
    }

    @Test
    void namesThePomAndTheModule() {
        Path other = ROOT.resolve("other");
        MavenProject prices = Builds.module(other.resolve("prices"), "jar", Builds.plugin());
        assertThat(started(other.resolve("pom.xml"), prices).of("accept"))
                .isEqualTo("mvn regression:accept -f other/pom.xml -pl prices");
    }

    private static GoalCommand started(Path pom, MavenProject project) {
        MavenSession session = Builds.session(Objects.requireNonNull(pom.getParent()), 1, List.of(project));
        session.getRequest().setPom(pom.toFile());
        session.getSystemProperties().setProperty("user.dir", ROOT.toString());
        return GoalCommands.of(
                session,
                project,
                Builds.called("check", "default"),
                new ModuleExecution(project.getArtifactId(), "default"));
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
