package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.sweep.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void hasTheValuesOfTheGivenNames() {
        assertThat(commandLine("regression.epochs", "5", "regression.skip", "true", "epochs", "6")
                        .values(List.of("epochs", "seed")))
                .isEqualTo(Map.of("epochs", "5"));
    }

    @Test
    void hasDimensionsInTheOrderOfTheFieldsButEpochsLast() {
        assertThat(commandLine(
                                "regression.sweep.seeds", "1,2",
                                "regression.sweep.epochs", "25,50",
                                "regression.sweep.learningRates", "1e-4,1e-3",
                                "regression.epochs", "7",
                                "regression.sweeping", "no")
                        .dimensions())
                .containsExactly(
                        Map.entry("learningRates", "1e-4,1e-3"),
                        Map.entry("seeds", "1,2"),
                        Map.entry("epochs", "25,50"));
    }

    @Test
    void refusesAMisspeltDimension() {
        assertThatThrownBy(
                        () -> commandLine("regression.sweep.learningRate", "1").dimensions())
                .isInstanceOf(RegressionException.class)
                .hasMessage("regression.sweep.learningRate is nothing that the sweep can search; did you mean"
                        + " regression.sweep.learningRates?");
    }

    @Test
    void listsTheDimensionsWhereNoneIsNear() {
        assertThatThrownBy(() -> commandLine("regression.sweep.xyz", "1").dimensions())
                .isInstanceOf(RegressionException.class)
                .hasMessage("regression.sweep.xyz is nothing that the sweep can search; it can search "
                        + String.join(", ", SearchSpace.plurals()) + ".");
    }

    @Test
    void saysWhatAParameterIsCalled() {
        assertThatThrownBy(
                        () -> commandLine("regression.sweep.strategy", "random").dimensions())
                .isInstanceOf(RegressionException.class)
                .hasMessage("regression.sweep.strategy is nothing that the sweep can search; write"
                        + " regression.strategy.");
    }

    private static CommandLine commandLine(String... properties) {
        Properties userProperties = new Properties();
        for (int i = 0; i < properties.length; i += 2) {
            userProperties.setProperty(properties[i], properties[i + 1]);
        }
        return new CommandLine(userProperties);
    }
}
