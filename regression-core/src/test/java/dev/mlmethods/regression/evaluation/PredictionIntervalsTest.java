package dev.mlmethods.regression.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.RegressionException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionIntervalsTest {
    private static final double[] ACTUAL = {5, -1, 2, 8, 0, 3, 1, 4, 7};
    /** Errors 1, 2, 3, 4, 5, 6, 7, 8 and 9, on either side. */
    private static final double[] PREDICTED = {6, -3, 5, 4, 5, -3, 8, -4, 16};

    private static PredictionIntervals of(String level, double[] actual, double[] predicted) {
        return PredictionIntervals.of(IntervalLevel.parse(level), actual, predicted);
    }

    @ParameterizedTest
    @CsvSource({"10%, 1", "11%, 2", "50%, 5", "80%, 8", "81%, 9", "90%, 9"})
    void haveTheErrorOfTheRank(String level, double halfWidth) {
        assertThat(of(level, ACTUAL, PREDICTED)).isEqualTo(new PredictionIntervals(halfWidth, 9));
    }

    @Test
    void countEqualErrorsEach() {
        double[] predicted = {1, -1, 1, 2, -2, 2, 2, -2, 3};
        assertThat(of("30%", new double[9], predicted).halfWidth()).isEqualTo(1);
        assertThat(of("40%", new double[9], predicted).halfWidth()).isEqualTo(2);
        assertThat(of("80%", new double[9], predicted).halfWidth()).isEqualTo(2);
        assertThat(of("90%", new double[9], new double[9]).halfWidth()).isZero();
    }

    @Test
    void reachEquallyFarToBothSides() {
        PredictionIntervals intervals = new PredictionIntervals(0.5, 9);
        assertThat(intervals.lower(2)).isEqualTo(1.5);
        assertThat(intervals.upper(2)).isEqualTo(2.5);
        assertThat(intervals.contains(2, 1.5)).isTrue();
        assertThat(intervals.contains(2, 2.5)).isTrue();
        assertThat(intervals.contains(2, Math.nextDown(1.5))).isFalse();
        assertThat(intervals.contains(2, Math.nextUp(2.5))).isFalse();
        assertThat(intervals.contains(Double.NaN, 2)).isFalse();
        assertThat(intervals.contains(Double.POSITIVE_INFINITY, 2)).isFalse();
    }

    @Test
    void needEnoughRows() {
        assertThatThrownBy(() -> of("90%", new double[8], new double[8]))
                .isInstanceOf(RegressionException.class)
                .hasMessage("intervals is 90%, which takes at least 9 validation rows, but there are 8."
                        + " Set a larger validationSize, or lower the percentage.");
        assertThatThrownBy(() -> PredictionIntervals.requireRows(IntervalLevel.parse("99.99%"), 1))
                .hasMessage("intervals is 99.99%, which takes at least 9,999 validation rows, but there is 1."
                        + " Set a larger validationSize, or lower the percentage.");
        assertThatCode(() -> PredictionIntervals.requireRows(IntervalLevel.parse("90%"), 9))
                .doesNotThrowAnyException();
        assertThatCode(() -> PredictionIntervals.requireRows(null, 0)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY})
    void takeAPredictionThatIsNotFiniteForTheLargestError(double broken) {
        double[] predicted = PREDICTED.clone();
        predicted[0] = broken;
        assertThat(of("80%", ACTUAL, predicted).halfWidth()).isEqualTo(9);
        assertThatThrownBy(() -> of("90%", ACTUAL, predicted))
                .isInstanceOf(RegressionException.class)
                .hasMessage("intervals is 90%, but too many of the predictions for the validation rows are not finite."
                        + " Correct the features of these rows, or leave intervals out.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void haveAHalfWidth(double halfWidth) {
        assertThatThrownBy(() -> new PredictionIntervals(halfWidth, 9)).isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * In each of 4,000 simulated splits, 39 validation rows and one new row have the same distribution, whose errors have no variance. The number of new rows
     * within is binomial with p = 36 / 40, so 4 standard deviations are 4 * sqrt(0.9 * 0.1 / 4000) = 0.019 of the share.
     */
    @Test
    void containNewRowsAsOftenAsTheLevelSays() {
        Random random = new Random(5);
        IntervalLevel level = IntervalLevel.parse("90%");
        long contained = IntStream.range(0, 4_000)
                .filter(split -> {
                    double[] actual = IntStream.range(0, 40)
                            .mapToDouble(row -> 1 / (random.nextDouble() - 0.5))
                            .toArray();
                    double[] validation = new double[39];
                    System.arraycopy(actual, 0, validation, 0, validation.length);
                    return PredictionIntervals.of(level, validation, new double[validation.length])
                            .contains(0, actual[39]);
                })
                .count();
        assertThat(contained / 4_000.0).isCloseTo(0.9, within(0.019));
    }
}
