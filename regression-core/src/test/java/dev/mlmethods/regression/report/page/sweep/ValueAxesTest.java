package dev.mlmethods.regression.report.page.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.chart.Scale;
import org.junit.jupiter.api.Test;

class ValueAxesTest {
    private static Scale ofChosen(double... values) {
        return ValueAxes.ofChosen("x", values).scale();
    }

    @Test
    void measuredValuesFactorsApartHaveALogarithmicAxis() {
        assertThat(ValueAxes.of("x", new double[] {0.5, 3, 5}).scale()).isEqualTo(Scale.LOG);
        assertThat(ValueAxes.of("x", new double[] {0.5, 3, 4.9}).scale()).isEqualTo(Scale.LINEAR);
        assertThat(ValueAxes.of("x", new double[] {0, 3, 5}).scale()).isEqualTo(Scale.LINEAR);
        assertThat(ValueAxes.of("x", new double[] {-1, 3, 50}).scale()).isEqualTo(Scale.LINEAR);
    }

    @Test
    void chosenValuesThatAreSpacedByFactorsHaveALogarithmicAxis() {
        assertThat(ofChosen(16, 32, 64)).isEqualTo(Scale.LOG);
        assertThat(ofChosen(0.01, 1e-3, 1e-3, 3e-3)).isEqualTo(Scale.LOG);
        assertThat(ofChosen(25, 50, 100, 200)).isEqualTo(Scale.LOG);
        assertThat(ofChosen(0.001, 0.01)).isEqualTo(Scale.LOG);
    }

    @Test
    void chosenValuesThatAreSpacedBySteps() {
        assertThat(ofChosen(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)).isEqualTo(Scale.LINEAR);
        assertThat(ofChosen(10, 20, 30)).isEqualTo(Scale.LINEAR);
        assertThat(ofChosen(0, 0.25, 0.5)).isEqualTo(Scale.LINEAR);
        assertThat(ofChosen(50, 100)).isEqualTo(Scale.LINEAR);
        assertThat(ofChosen(5, 5)).isEqualTo(Scale.LINEAR);
    }

    @Test
    void anAxisBetweenEqualEndsHasItsValueAtTheGoodOne() {
        assertThat(ValueAxes.between("x", Scale.LINEAR, 3, 3, ValueAxes.End.LOW))
                .isEqualTo(new NumberAxis("x", Scale.LINEAR, 3, 6));
        assertThat(ValueAxes.between("x", Scale.LINEAR, 0.25, 0.25, ValueAxes.End.HIGH))
                .isEqualTo(new NumberAxis("x", Scale.LINEAR, -0.75, 0.25));
    }

    /** Its length must be a number. */
    @Test
    void anAxisBetweenTheLargestNumbersIsShortened() {
        double end = Double.MAX_VALUE / 4;
        assertThat(ValueAxes.between("x", Scale.LINEAR, -Double.MAX_VALUE, Double.MAX_VALUE, ValueAxes.End.LOW))
                .isEqualTo(new NumberAxis("x", Scale.LINEAR, -end, end));
        assertThat(ValueAxes.between("x", Scale.LINEAR, Double.MAX_VALUE, Double.MAX_VALUE, ValueAxes.End.LOW))
                .isEqualTo(new NumberAxis("x", Scale.LINEAR, end, 2 * end));
    }
}
