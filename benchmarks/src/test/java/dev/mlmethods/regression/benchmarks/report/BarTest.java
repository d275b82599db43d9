package dev.mlmethods.regression.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BarTest {
    @Test
    void exactlyOnTheLimitIsMetAndNoNumberIsNot() {
        assertThat(Bar.atLeast(20).isMetBy(20)).isTrue();
        assertThat(Bar.atLeast(20).isMetBy(19.99)).isFalse();
        assertThat(Bar.atMost(2).isMetBy(2)).isTrue();
        assertThat(Bar.atMost(2).isMetBy(2.01)).isFalse();
        assertThat(Bar.atLeast(20).isMetBy(Double.NaN)).isFalse();
        assertThat(Bar.atMost(2).isMetBy(Double.NaN)).isFalse();
    }

    @Test
    void readsAsACondition() {
        assertThat(Bar.atLeast(20)).hasToString(">= 20");
        assertThat(Bar.atMost(0.001)).hasToString("<= 0.001");
        assertThat(Bar.atLeast(1.8)).hasToString(">= 1.8");
    }
}
