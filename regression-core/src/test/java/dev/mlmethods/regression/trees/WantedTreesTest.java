package dev.mlmethods.regression.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import org.junit.jupiter.api.Test;

class WantedTreesTest {
    @Test
    void eachHasItsName() {
        assertThat(WantedTrees.parse("false")).isEqualTo(WantedTrees.NONE);
        assertThat(WantedTrees.parse("true")).isEqualTo(WantedTrees.DEFAULT);
        assertThat(WantedTrees.parse("Tuned")).isEqualTo(WantedTrees.TUNED);
    }

    @Test
    void anotherNameIsRefused() {
        assertThatThrownBy(() -> WantedTrees.parse("yes"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("referenceTrees is 'yes'; it must be one of false, true, tuned.");
        assertThatThrownBy(() -> WantedTrees.parse("tune"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("referenceTrees is 'tune'; did you mean 'tuned'? It must be one of false, true, tuned.");
    }
}
