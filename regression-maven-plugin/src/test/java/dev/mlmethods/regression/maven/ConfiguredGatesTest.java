package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredGatesTest {
    private static final List<String> VERIFY = List.of("clean", "verify");

    private final ConfiguredGates gates =
            new ConfiguredGates(Map.of("thresholds", Set.of("evaluate"), "tolerances", Set.of("check")));

    private static Xpp3Dom configuration(String elements) throws Exception {
        return Xpp3DomBuilder.build(new StringReader("<configuration>" + elements + "</configuration>"));
    }

    private static Plugin plugin(String elements, String execution, String... goals) throws Exception {
        Plugin plugin = new Plugin();
        plugin.setConfiguration(configuration(elements));
        PluginExecution gate = new PluginExecution();
        gate.setId("gate");
        gate.setGoals(List.of(goals));
        gate.setConfiguration(configuration(execution));
        plugin.addExecution(gate);
        return plugin;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<epochs>5</epochs><epochs>3</epochs> | The configuration in the POM has <epochs> more than once; keep one of them.",
                "<thresholds><minR2>0.9</minR2></thresholds><thresholds/> | The configuration in the POM has <thresholds> more than once; keep one of them.",
                "<thresholds><minR2>0.9</minR2><minR2>-1</minR2></thresholds> | <thresholds> in the POM has <minR2> more than once; keep one of them.",
                "<tolerances><rmse>0</rmse><rmse>500%</rmse></tolerances> | <tolerances> in the POM has <rmse> more than once; keep one of them.",
                "<thresholds>minR2=0.9</thresholds> | <thresholds> in the POM is plain text; give each of its entries an element, such as <thresholds><minR2>0.5</minR2></thresholds>.",
                "<tolerances>r2=0</tolerances> | <tolerances> in the POM is plain text; give each of its entries an element, such as <tolerances><rmse>1%</rmse></tolerances>.",
            })
    void refusesWhatMavenWouldLeaveOut(String elements, String message) throws Exception {
        Plugin everywhere = plugin(elements, "");
        assertThatThrownBy(() -> gates.requireUsed(everywhere))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
        Plugin inExecution = plugin("", elements, "evaluate", "check");
        assertThatThrownBy(() -> gates.requireUsed(inExecution)).hasMessage(message);
    }

    /** Column names may be there any number of times. */
    @Test
    void listsHaveEqualElements() throws Exception {
        Plugin plugin = plugin("<exclude><column>a</column><column>b</column></exclude>", "");
        assertThatCode(() -> gates.requireUsed(plugin)).doesNotThrowAnyException();
    }

    @Test
    void refusesGatesInAnExecutionWhoseGoalsHaveNone() throws Exception {
        String thresholds = "<thresholds><minR2>0.9</minR2></thresholds>";
        Plugin misplaced = plugin("", thresholds, "check", "record");
        assertThatThrownBy(() -> gates.requireUsed(misplaced))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "<thresholds> in the execution gate of the POM has no effect, and a gate that does not exist"
                                + " would always pass: of its goals (check, record) none has thresholds. Put it into an execution with evaluate, or into the"
                                + " <configuration> of the plugin.");
        Plugin inherited = plugin(thresholds, thresholds, "check");
        assertThatCode(() -> gates.requireUsed(inherited)).doesNotThrowAnyException();
        Plugin placed = plugin("", thresholds, "evaluate", "check");
        assertThatCode(() -> gates.requireUsed(placed)).doesNotThrowAnyException();
    }

    @Test
    void refusesAGateOfTheCommandLineThatNoCalledGoalHas() {
        Set<String> given = Set.of("regression.minR2", "regression.epochs", "other");
        assertThatThrownBy(() -> gates.requireCalled(given, List.of("regression:accept", "regression:check@gate")))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "regression.minR2 has no effect here, and a gate that does not exist would"
                                + " always pass: none of the goals called (accept, check) has thresholds. Call evaluate, too, or leave it out.");
        assertThatThrownBy(
                        () -> gates.requireCalled(Set.of("regression.tolerances.rmse"), List.of("regression:evaluate")))
                .hasMessageContaining("none of the goals called (evaluate) has tolerances. Call check, too");
        assertThatCode(() -> gates.requireCalled(given, List.of("a:b:1:evaluate@x")))
                .doesNotThrowAnyException();
        assertThatCode(() -> gates.requireCalled(given, List.of("verify", "regression:aggregate")))
                .doesNotThrowAnyException();
        assertThatCode(() -> gates.requireCalled(Set.of("regression.epochs"), List.of("regression:train")))
                .doesNotThrowAnyException();
    }

    @Test
    void saysThatThePhaseOfTheExecutionIsNone() throws Exception {
        Plugin plugin = plugin("<thresholds><minR2>0.9</minR2></thresholds>", "", "train");
        PluginExecution gate = new PluginExecution();
        gate.setId("gate2");
        gate.setPhase("none");
        gate.addGoal("evaluate");
        plugin.addExecution(gate);
        assertThat(gates.unclosed(plugin, Set.of(), VERIFY))
                .containsExactly(
                        "The thresholds in the POM have no effect in this build, which would pass without them: the phase of the"
                                + " execution gate2, which has evaluate, is none. Bind it to a phase, or remove them.");
    }

    @Test
    void warnsOfGatesThatNoExecutionCloses() throws Exception {
        String both = "<thresholds><minR2>0.9</minR2></thresholds><tolerances><rmse>0</rmse></tolerances>";
        assertThat(gates.unclosed(plugin(both, "", "train"), Set.of(), VERIFY))
                .containsExactly(
                        "The thresholds in the POM have no effect in this build, which would pass without them: no execution of the plugin has evaluate. Add <goal>evaluate</goal> to one, or remove them.",
                        "The tolerances in the POM have no effect in this build, which would pass without them: no execution of the plugin has check. Add <goal>check</goal> to one, or remove them.");
        assertThat(gates.unclosed(plugin(both, "", "train", "evaluate"), Set.of(), VERIFY))
                .hasSize(1);
        assertThat(gates.unclosed(plugin(both, "", "evaluate", "check"), Set.of(), VERIFY))
                .isEmpty();
    }

    @Test
    void warnsOfPropertiesThatNoExecutionReads() throws Exception {
        Set<String> properties = Set.of("regression.minR2", "regression.tolerances.rmse", "minR2", "regression.epochs");
        assertThat(gates.unclosed(plugin("", "", "train"), properties, VERIFY)).hasSize(2);
        assertThat(gates.unclosed(plugin("", "", "train"), Set.of("regression.epochs"), VERIFY))
                .isEmpty();
    }

    @Test
    void anExecutionWithoutAPhaseClosesNothing() throws Exception {
        Plugin plugin = plugin("<thresholds><minR2>0.9</minR2></thresholds>", "", "train");
        PluginExecution none = new PluginExecution();
        none.setId("none");
        none.setPhase("none");
        none.setGoals(List.of("evaluate"));
        plugin.addExecution(none);
        assertThat(gates.unclosed(plugin, Set.of(), VERIFY)).hasSize(1);
    }

    /** Goals may be called by hand, and a phase and a goal may be called together. */
    @Test
    void goalsOfTheCommandLineCloseThem() throws Exception {
        Plugin plugin = plugin("<thresholds><minR2>0.9</minR2></thresholds>", "", "train");
        assertThat(gates.unclosed(plugin, Set.of(), List.of("regression:train")))
                .isEmpty();
        assertThat(gates.unclosed(plugin, Set.of(), List.of("verify", "regression:evaluate@gate")))
                .isEmpty();
        assertThat(gates.unclosed(plugin, Set.of(), List.of("verify", "regression:report")))
                .hasSize(1);
    }
}
