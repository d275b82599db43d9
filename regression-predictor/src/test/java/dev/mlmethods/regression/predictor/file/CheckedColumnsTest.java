package dev.mlmethods.regression.predictor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CheckedColumnsTest {
    @Test
    void areThoseOfTheirNumbers() {
        assertThat(CheckedColumns.bins(1, new double[] {0, 1, 5}).columns()).isEqualTo(2);
        assertThat(CheckedColumns.waves(new int[] {0}, new double[] {3}, new double[] {1, 2}, new double[] {0, 0.5})
                        .columns())
                .isEqualTo(2);
    }

    @Test
    void areOfFeatures() {
        assertThatThrownBy(() -> CheckedColumns.bins(-1, new double[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("piecewiseLinear has bins of no feature");
        assertThatThrownBy(() ->
                        CheckedColumns.waves(new int[] {-1}, new double[] {3}, new double[] {1}, new double[] {0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the numbers of fourierFeatures don't fit its coordinates");
    }

    @Test
    void haveFiniteNumbersThatRise() {
        assertThatThrownBy(() -> CheckedColumns.bins(0, new double[] {0, Double.POSITIVE_INFINITY}))
                .hasMessage("a number of derived is not finite");
        assertThatThrownBy(() -> CheckedColumns.bins(0, new double[] {1, 1}))
                .hasMessage("edges of piecewiseLinear are too few or not rising");
        assertThatThrownBy(() -> CheckedColumns.bins(0, new double[] {1}))
                .hasMessage("edges of piecewiseLinear are too few or not rising");
    }
}
