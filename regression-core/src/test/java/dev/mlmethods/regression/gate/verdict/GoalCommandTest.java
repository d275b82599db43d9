package dev.mlmethods.regression.gate.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoalCommandTest {
    private static final GoalCommand BIG = new GoalCommand("regression", "@big", Map.of(), " -pl prices");

    @Test
    void isACommandLine() {
        assertThat(BIG.of("accept")).isEqualTo("mvn regression:accept@big -pl prices");
        assertThat(GoalCommand.PLAIN.of("accept")).isEqualTo("mvn regression:accept");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If that is intended, run regression:accept.  | If that is intended, run mvn regression:accept@big -pl prices.",
                "with regression:train and regression:evaluate | with mvn regression:train@big -pl prices and mvn regression:evaluate@big -pl prices",
                "mvn regression:suggest-tolerance -Dx=1    | mvn regression:suggest-tolerance@big -pl prices -Dx=1",
            })
    void takesThePlaceOfGoals(String text, String shown) {
        assertThat(BIG.in(text)).isEqualTo(shown);
    }

    /** Goals that work on all models show the messages of each. */
    @Test
    void leavesCommandsAsTheyAre() {
        GoalCommand root = new GoalCommand("regression", "", Map.of(), " -f other/pom.xml");
        GoalCommand rents = new GoalCommand("regression", "", Map.of(), " -f other/pom.xml -pl rents");
        for (GoalCommand command : List.of(BIG, rents, root)) {
            String shown = command.in("Run regression:accept or regression:suggest-tolerance.");
            assertThat(root.in(shown)).isEqualTo(shown);
        }
    }

    /** A command without a module or an execution also has to be ready to paste. */
    @Test
    void plainGoalsBecomeCommands() {
        assertThat(GoalCommand.PLAIN.in("Run regression:train and mvn regression:evaluate -Dx=1."))
                .isEqualTo("Run mvn regression:train and mvn regression:evaluate -Dx=1.");
    }

    @Test
    void namesTheExecutionThatHasTheGoal() {
        GoalCommand gate = new GoalCommand("regression", "@gate", Map.of("train", "@training", "evaluate", ""), "");
        assertThat(gate.in("Run regression:train, regression:evaluate and regression:check."))
                .isEqualTo("Run mvn regression:train@training, mvn regression:evaluate and mvn regression:check@gate.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:/regression:accept",
                "dev.mlmethods.regression:accept",
                "-Dregression.epochs=5",
                "regression: it fails"
            })
    void leavesOtherTextsAlone(String text) {
        assertThat(BIG.in(text)).isEqualTo(text);
    }
}
