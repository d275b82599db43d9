package dev.mlmethods.regression.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundedUpTest {
    @Test
    void hasTwoDigitsAndIsNotBelow() {
        assertThat(RoundedUp.of(0.301)).isEqualTo(0.31);
        assertThat(RoundedUp.of(1234)).isEqualTo(1300);
        assertThat(RoundedUp.of(9.91e-7)).isEqualTo(1e-6);
        assertThat(RoundedUp.of(0)).isZero();
    }

    @Test
    void isTheNumberItselfIfThatHasTwoDigitsButForARoundingError() {
        assertThat(RoundedUp.of(0.1 + 0.2)).isEqualTo(0.3);
        assertThat(RoundedUp.of(0.3)).isEqualTo(0.3);
        assertThat(RoundedUp.of(25)).isEqualTo(25);
    }
}
