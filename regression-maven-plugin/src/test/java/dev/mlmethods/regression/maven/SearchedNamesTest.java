package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.sweep.SearchSpace;
import org.junit.jupiter.api.Test;

class SearchedNamesTest {
    private static void require(String name, Place place) {
        SearchedNames.requireKnown(new GivenValue("sweep", name, "1", place));
    }

    @Test
    void refusesAMisspeltProperty() {
        require("learningRates", Place.COMMAND_LINE);
        assertThatThrownBy(() -> require("learningRate", Place.COMMAND_LINE))
                .isInstanceOf(RegressionException.class)
                .hasMessage("regression.sweep.learningRate is not something that the sweep can search; did you mean"
                        + " regression.sweep.learningRates?");
        assertThatThrownBy(() -> require("xyz", Place.PROPERTIES))
                .isInstanceOf(RegressionException.class)
                .hasMessage("regression.sweep.xyz is not something that the sweep can search; it can search "
                        + String.join(", ", SearchSpace.plurals()) + ".");
    }

    @Test
    void saysWhatAParameterIsCalled() {
        assertThatThrownBy(() -> require("strategy", Place.COMMAND_LINE))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "regression.sweep.strategy is not something that the sweep can search; write regression.strategy.");
        assertThatThrownBy(() -> require("strategy", Place.CONFIGURATION))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "The sweep has strategy, which is a parameter of its own; write <strategy> beside <sweep> and not"
                                + " in it.");
    }
}
