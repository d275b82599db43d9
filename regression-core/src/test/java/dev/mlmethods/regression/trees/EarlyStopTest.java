package dev.mlmethods.regression.trees;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EarlyStopTest {
    @Test
    void theFirstOfEquallyGoodOnesIsBest() {
        EarlyStop best =
                EarlyStop.NONE.orBetter(1, 3).orBetter(2, 2).orBetter(3, 2).orBetter(4, Double.NaN);
        assertThat(best).isEqualTo(new EarlyStop(2, 2));
        assertThat(EarlyStop.NONE.orBetter(1, Double.NaN)).isEqualTo(EarlyStop.NONE);
    }

    @Test
    void fiftyTreesThatAreNoBetterAreEnough() {
        EarlyStop late = new EarlyStop(300, 1);
        assertThat(late.isOver(350)).isFalse();
        assertThat(late.isOver(351)).isTrue();
    }

    @Test
    void thereAreAtLeastAsManyAsByDefault() {
        EarlyStop early = new EarlyStop(7, 1);
        assertThat(early.isOver(100)).isFalse();
        assertThat(early.isOver(101)).isTrue();
    }
}
