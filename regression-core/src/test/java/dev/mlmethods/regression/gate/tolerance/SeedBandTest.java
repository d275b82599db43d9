package dev.mlmethods.regression.gate.tolerance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.evaluation.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedBandTest {
    @Test
    void isMeanDeviationAndRange() {
        SeedBand band = SeedBand.of(Metric.RMSE, List.of(0.53, 0.50, 0.51, 0.52, 0.49));
        assertThat(band.seeds()).isEqualTo(5);
        assertThat(band.mean()).isCloseTo(0.51, within(1e-15));
        // The squared deviations are 4 + 1 + 0 + 1 + 4 = 10 in 1e-4, over 4.
        assertThat(band.standardDeviation()).isCloseTo(0.01 * Math.sqrt(2.5), within(1e-15));
        assertThat(band.smallest()).isEqualTo(0.49);
        assertThat(band.largest()).isEqualTo(0.53);
        assertThat(band.text())
                .isEqualTo(
                        "Over 5 seeds test.rmse is 0.5100 on average, with a standard deviation of 0.01581, from 0.4900"
                                + " to 0.5300.");
    }

    @Test
    void needsTwoSeeds() {
        assertThatThrownBy(() -> SeedBand.of(Metric.RMSE, List.of(0.5)))
                .isInstanceOf(RegressionException.class)
                .hasMessage("A seed band needs at least 2 seeds, but seeds is 1; use seeds=5 or more.");
    }

    @Test
    void needsAMetricOfEachSeed() {
        assertThatThrownBy(() -> SeedBand.of(Metric.R2, List.of(0.5, Double.NaN, 0.6)))
                .isInstanceOf(RegressionException.class)
                .hasMessage("test.r2 is not defined for 1 of 3 seeds, so there is no seed band. Did their training"
                        + " diverge?");
    }
}
