package dev.mlmethods.regression.maven;

import static dev.mlmethods.regression.maven.Builds.called;
import static dev.mlmethods.regression.maven.Builds.execution;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTest {
    private static final MavenProject PARENT =
            Builds.module(Path.of("parent").toAbsolutePath(), "pom", Builds.plugin());
    private static final MavenProject NONE = Builds.module(Path.of("none").toAbsolutePath(), "jar");
    private static final MavenProject ONE = Builds.module(Path.of("one").toAbsolutePath(), "jar", Builds.plugin());
    private static final MavenProject TWO = Builds.module(
            Path.of("two").toAbsolutePath(),
            "pom",
            Builds.plugin(
                    execution("big", "train check", "outputDirectory", "big"),
                    execution("small", "train check", "outputDirectory", "small")));

    private static List<Call> of(MojoExecution called, MavenProject... modules) {
        return Call.of(List.of(modules), called);
    }

    @Test
    void eachModuleThatConfiguresThePluginAndEachOfItsExecutions() {
        assertThat(of(called("accept", "default-cli"), PARENT, NONE, ONE, TWO))
                .containsExactly(new Call(ONE, "default-cli"), new Call(TWO, "big"), new Call(TWO, "small"));
    }

    /** Also without a project, which Maven represents as a project that doesn't configure anything. */
    @Test
    void theOnlyModuleWhetherItConfiguresThePluginOrNot() {
        assertThat(of(called("train", "default-cli"), NONE)).containsExactly(new Call(NONE, "default-cli"));
        assertThat(of(called("train", "default-cli"), PARENT)).containsExactly(new Call(PARENT, "default-cli"));
    }

    @Test
    void failsWhereNoneOfSeveralConfiguresIt() {
        assertThatThrownBy(() -> of(called("accept", "default-cli"), PARENT, NONE))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "None of the 2 selected modules configures regression-maven-plugin. Declare it in the POM of"
                                + " one, select one that does with -pl, or add -N to work only in this folder.");
    }

    /** With -N; its modules may have gotten the plugin from {@code <pluginManagement>}. */
    @Test
    void saysThatAParentAloneHasNoModel() {
        MavenProject parent = Builds.module(Path.of("parent").toAbsolutePath(), "pom");
        parent.getModel().addModule("one");
        assertThat(Call.hint(List.of(parent), Builds.KEY))
                .isEqualTo("The POM of parent declares no model itself, and nothing else is selected: without -N or"
                        + " -pl, a goal works in the modules that do.");
        assertThat(Call.hint(List.of(parent, ONE), Builds.KEY)).isEmpty();
        assertThat(Call.hint(List.of(NONE), Builds.KEY)).isEmpty();
        assertThat(Call.hint(List.of(ONE), Builds.KEY)).isEmpty();
        MavenProject withModel = Builds.module(Path.of("parent").toAbsolutePath(), "pom", Builds.plugin());
        withModel.getModel().addModule("one");
        assertThat(Call.hint(List.of(withModel), Builds.KEY)).isEmpty();
    }

    /** {@code -rf} and what Maven skips shorten the list of the session; the goal works in the rest, and says so. */
    @Test
    void theModulesThatAResumedBuildHasLeft() {
        assertThat(of(called("accept", "default-cli"), NONE, TWO))
                .containsExactly(new Call(TWO, "big"), new Call(TWO, "small"));
        assertThatThrownBy(() -> of(called("accept", "big"), NONE, ONE))
                .hasMessage("No selected module has an execution 'big' of this plugin; leave @big out.");
    }

    @Test
    void theExecutionThatWasAskedForWhereItIs() {
        assertThat(of(called("accept", "small"), ONE, TWO)).containsExactly(new Call(TWO, "small"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "smal  | No selected module has an execution 'smal' of this plugin; did you mean @small?",
                "other | No selected module has an execution 'other' of this plugin; there are big, small.",
            })
    void failsWhereNoModuleHasIt(String id, String message) {
        assertThatThrownBy(() -> of(called("accept", id), ONE, TWO))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    @Test
    void failsWhereTheOnlyModuleHasNone() {
        assertThatThrownBy(() -> of(called("accept", "big"), ONE))
                .isInstanceOf(RegressionException.class)
                .hasMessage("No module has an execution 'big' of this plugin; leave @big out.");
    }
}
