package dev.mlmethods.regression.maven;

import static dev.mlmethods.regression.maven.Builds.configuration;
import static dev.mlmethods.regression.maven.Builds.execution;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredExecutionsTest {
    private static List<String> of(String goal, PluginExecution... executions) {
        return new ConfiguredExecutions(Builds.plugin(executions)).of(goal);
    }

    @Test
    void theExecutionsThatHaveTheGoal() {
        PluginExecution big = execution("big", "train evaluate check");
        PluginExecution small = execution("small", "train evaluate");
        assertThat(of("train", big, small)).containsExactly("big", "small");
        assertThat(of("check", big, small)).containsExactly("big");
    }

    @Test
    void aGoalThatNoExecutionHasFollowsTheNearestOne() {
        PluginExecution train = execution("training", "train");
        PluginExecution gate = execution("gate", "evaluate check");
        assertThat(of("accept", train, gate)).containsExactly("gate");
        assertThat(of("suggest-tolerance", train, gate)).containsExactly("training");
        assertThat(of("predict", gate)).containsExactly("gate");
    }

    @Test
    void eachResultOnce() {
        PluginExecution one = execution("one", "check", "outputDirectory", "a");
        PluginExecution again = execution("again", "check", "outputDirectory", "a", "gate", "significant");
        PluginExecution otherFolder = execution("folder", "check", "outputDirectory", "b");
        PluginExecution otherBaseline = execution("baseline", "check", "outputDirectory", "a", "baseline", "b.json");
        assertThat(of("accept", one, again, otherFolder, otherBaseline)).containsExactly("one", "folder", "baseline");
        assertThat(of("check", one, again)).containsExactly("one", "again");
    }

    @Test
    void aReportIsOfAnEvaluationOrASweep() {
        assertThat(of(
                        "report",
                        execution("evaluation", "evaluate"),
                        execution("search", "sweep", "outputDirectory", "s")))
                .containsExactly("evaluation", "search");
    }

    /** A different execution wouldn't help, and messages are shorter. */
    @ParameterizedTest
    @ValueSource(strings = {"train", "accept", "report"})
    void aPlainExecutionIsThatOfTheCommandLine(String goal) {
        Plugin plugin = Builds.plugin(execution("default", "train evaluate check", "epochs", "5"));
        plugin.setConfiguration(configuration("epochs", "5"));
        assertThat(new ConfiguredExecutions(plugin).of(goal)).containsExactly("default-cli");
    }

    @Test
    void anExecutionWithAConfigurationOfItsOwnIsNotPlain() {
        assertThat(of("accept", execution("default", "train", "outputDirectory", "a")))
                .containsExactly("default");
    }

    @Test
    void mavensOwnIdForTheCommandLineWins() {
        assertThat(of("train", execution("big", "train"), execution("default-cli", "train")))
                .containsExactly("default-cli");
    }

    /** Otherwise a page of all verdicts would leave them out, and so would a check. */
    @Test
    void mavensOwnIdForTheCommandLineHidesNoGate() {
        assertThat(of("check", execution("big", "train check"), execution("default-cli", "")))
                .containsExactly("big");
        assertThat(of("accept", execution("big", "train check"), execution("default-cli", "")))
                .containsExactly("big");
        assertThat(of("check", execution("default-cli", "check"))).containsExactly("default-cli");
        assertThat(of("predict", execution("big", "train check"), execution("default-cli", "")))
                .containsExactly("default-cli");
    }

    @Test
    void anExecutionThatIsTurnedOffIsNone() {
        PluginExecution off = execution("inherited", "train check");
        off.setPhase("none");
        assertThat(of("check", off)).isEmpty();
        assertThat(new ConfiguredExecutions(Builds.plugin(off)).has("check")).isFalse();
    }

    @Test
    void tellsWhichGoalIsAboveAnother() {
        ConfiguredExecutions executions = new ConfiguredExecutions(
                Builds.plugin(execution("wrong", "train check evaluate"), execution("right", "evaluate check")));
        assertThat(executions.isAbove("wrong", "check", "evaluate")).isTrue();
        assertThat(executions.isAbove("right", "check", "evaluate")).isFalse();
        assertThat(executions.isAbove("none", "check", "evaluate")).isFalse();
    }

    @Test
    void noneWhereNoGoalWorksOnAModel() {
        assertThat(of("accept")).isEmpty();
        assertThat(of("accept", execution("page", "aggregate"))).isEmpty();
    }

    @Test
    void anExecutionOfNoPhaseIsSetAside() {
        PluginExecution nightly = execution("nightly", "train check");
        nightly.setPhase("none");
        Plugin plugin = Builds.plugin(execution("big", "train check"), nightly);
        assertThat(new ConfiguredExecutions(plugin).setAside("check")).containsExactly("nightly");
        assertThat(new ConfiguredExecutions(plugin).setAside("evaluate")).isEmpty();
        assertThat(new ConfiguredExecutions(plugin).having("check")).containsExactly("big");
    }
}
