package dev.mlmethods.regression.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import org.junit.jupiter.api.Test;

class NumberRangeTest {
    @Test
    void knowsItsEnds() {
        NumberRange factor = NumberRange.above(0).atMost(1);
        assertThat(factor.contains(Double.MIN_VALUE)).isTrue();
        assertThat(factor.contains(1)).isTrue();
        assertThat(factor.contains(0)).isFalse();
        assertThat(factor.contains(Math.nextUp(1.0))).isFalse();
        NumberRange share = NumberRange.atLeast(0).below(1);
        assertThat(share.contains(0)).isTrue();
        assertThat(share.contains(1)).isFalse();
    }

    @Test
    void hasNoNumberThatIsNotFinite() {
        assertThat(NumberRange.above(0).contains(Double.MAX_VALUE)).isTrue();
        assertThat(NumberRange.above(0).contains(Double.POSITIVE_INFINITY)).isFalse();
        assertThat(NumberRange.atLeast(0).contains(Double.NaN)).isFalse();
        assertThat(NumberRange.wholeFrom(0).contains(Double.POSITIVE_INFINITY)).isFalse();
    }

    @Test
    void ofWholeNumbersHasNoOthers() {
        NumberRange seeds = NumberRange.wholeFrom(0).atMost(0xffff_ffffL);
        assertThat(seeds.contains(0xffff_ffffL)).isTrue();
        assertThat(seeds.contains(0x1_0000_0000L)).isFalse();
        assertThat(seeds.contains(0.5)).isFalse();
        assertThat(seeds.contains(-1)).isFalse();
    }

    @Test
    void hasNullForTheDefaultOfAParameter() {
        NumberRange bins = NumberRange.wholeFrom(0).atMost(9);
        assertThat(bins.requireOrNull("bins", null, 0)).isNull();
        assertThat(bins.requireOrNull("bins", 0, 0)).isNull();
        assertThat(bins.requireOrNull("bins", 9, 0)).isEqualTo(9);
        assertThatThrownBy(() -> bins.requireOrNull("bins", 10, 0))
                .isInstanceOf(RegressionException.class)
                .hasMessage("bins is 10; it must be a whole number from 0 to 9.");
    }

    @Test
    void saysWhatAValueMustBe() {
        assertThat(NumberRange.above(0)).hasToString("a number above 0");
        assertThat(NumberRange.atLeast(0)).hasToString("a number of at least 0");
        assertThat(NumberRange.atLeast(0).below(1)).hasToString("at least 0 and below 1");
        assertThat(NumberRange.above(0).atMost(0.5)).hasToString("above 0 and at most 0.5");
        assertThat(NumberRange.wholeFrom(2)).hasToString("a whole number of at least 2");
        assertThat(NumberRange.wholeFrom(0).atMost(0xffff_ffffL)).hasToString("a whole number from 0 to 4294967295");
    }

    @Test
    void refusesOthersByName() {
        assertThat(NumberRange.above(0).require("learningRate", 0.5, "")).isEqualTo(0.5);
        assertThat(NumberRange.wholeFrom(1).require("epochs", 3L, "")).isEqualTo(3);
        assertThatThrownBy(() -> NumberRange.atLeast(0).below(1).require("momentum", 1.5, ", such as 0.9"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("momentum is 1.5; it must be at least 0 and below 1, such as 0.9.");
        assertThatThrownBy(() -> NumberRange.wholeFrom(1).require("epochs", 0L, ""))
                .hasMessage("epochs is 0; it must be a whole number of at least 1.");
    }
}
