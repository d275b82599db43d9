package dev.mlmethods.regression.gate.tolerance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.diagnostics.Interval;
import dev.mlmethods.regression.evaluation.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedBandsTest {
    private static final SeedBand LOW = SeedBand.of(Metric.RMSE, List.of(1.0, 2.0, 3.0));
    private static final SeedBand HIGH = SeedBand.of(Metric.RMSE, List.of(11.0, 12.0, 13.0));

    /** Equal deviations of 1 from 3 seeds each: 4 degrees of freedom, whose t is 2.776 in printed tables, times sqrt(2 / 3). */
    @Test
    void aWorseningBeyondTheSeedsIsReal() {
        SeedBands bands = SeedBands.of(LOW, HIGH);
        assertThat(bands.worsening()).isEqualTo(10);
        assertThat(bands.interval().low()).isCloseTo(10 - 2.2669, within(5e-4));
        assertThat(bands.interval().high()).isCloseTo(10 + 2.2669, within(5e-4));
        assertThat(bands.overlap()).isFalse();
        assertThat(bands.isWorse()).isTrue();
        assertThat(bands.isBetter()).isFalse();
        assertThat(bands.text())
                .isEqualTo("The baseline's specification: Over 3 seeds test.rmse is 2.000 on average, with a standard"
                        + " deviation of 1.000, from 1.000 to 3.000. The current one: Over 3 seeds test.rmse is 12.00 on"
                        + " average, with a standard deviation of 1.000, from 11.00 to 13.00. The bands don't overlap."
                        + " On average, the current specification is worse by 10.00 (95% interval of the worsening: 7.733 to"
                        + " 12.27).");
    }

    @Test
    void aGainBeyondTheSeedsIsReal() {
        SeedBands bands = SeedBands.of(HIGH, LOW);
        assertThat(bands.worsening()).isEqualTo(-10);
        assertThat(bands.isBetter()).isTrue();
        assertThat(bands.isWorse()).isFalse();
        assertThat(bands.text()).contains("On average, the current specification is better by 10.00 (");
    }

    @Test
    void aSmallDifferenceIsThatOfTheSeeds() {
        SeedBands bands = SeedBands.of(LOW, SeedBand.of(Metric.RMSE, List.of(3.0, 4.0, 2.0)));
        assertThat(bands.overlap()).isTrue();
        assertThat(bands.isWorse()).isFalse();
        assertThat(bands.isBetter()).isFalse();
        assertThat(bands.text())
                .endsWith("The bands overlap. On average, the difference is no larger than that between seeds"
                        + " (95% interval of the worsening: -1.267 to 3.267).");
    }

    @Test
    void aSmallerR2IsAWorsening() {
        SeedBands bands = SeedBands.of(
                SeedBand.of(Metric.R2, List.of(0.80, 0.81, 0.82)), SeedBand.of(Metric.R2, List.of(0.70, 0.71, 0.72)));
        assertThat(bands.worsening()).isCloseTo(0.1, within(1e-15));
        assertThat(bands.isWorse()).isTrue();
    }

    /**
     * By hand: the squared standard errors are 1/3 and 100/3, so the degrees of freedom are (101/3)^2 / ((1/3)^2/2 + (100/3)^2/2) = 2.04, whose t is
     * slightly below the 4.303 that tables give for 2.
     */
    @Test
    void anUnsteadyBandHasFewDegreesOfFreedom() {
        SeedBands bands = SeedBands.of(LOW, SeedBand.of(Metric.RMSE, List.of(0.0, 10.0, 20.0)));
        double margin = bands.interval().high() - bands.worsening();
        assertThat(margin / Math.sqrt(101 / 3.0)).isBetween(4.15, 4.303);
        assertThat(bands.isWorse()).isFalse();
    }

    @Test
    void equalSeedsLeaveNoDoubt() {
        SeedBand one = SeedBand.of(Metric.RMSE, List.of(1.0, 1.0));
        SeedBand two = SeedBand.of(Metric.RMSE, List.of(2.0, 2.0));
        assertThat(SeedBands.of(one, two).interval()).isEqualTo(new Interval(1, 1));
        assertThat(SeedBands.of(one, two).isWorse()).isTrue();
        assertThat(SeedBands.of(one, one).isWorse()).isFalse();
    }

    @Test
    void bandsOfDifferentMetricsDoNotCompare() {
        SeedBand mae = SeedBand.of(Metric.MAE, List.of(1.0, 2.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeedBands.of(LOW, mae))
                .withMessage("bands of RMSE and MAE");
    }
}
