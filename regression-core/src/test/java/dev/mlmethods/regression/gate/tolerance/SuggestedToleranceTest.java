package dev.mlmethods.regression.gate.tolerance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.evaluation.Metric;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SuggestedToleranceTest {
    /** The t of printed tables for 4 degrees of freedom is 2.132, and the deviation is 0.015811. */
    @Test
    void isWhatAFurtherSeedStaysWithin() {
        SuggestedTolerance suggested =
                SuggestedTolerance.of(SeedBand.of(Metric.RMSE, List.of(0.53, 0.50, 0.51, 0.52, 0.49)));
        // 2.132 * 0.015811 * sqrt(2) = 0.04767, rounded up.
        assertThat(suggested.tolerance()).isEqualTo(0.048);
        // 0.51 + 2.132 * 0.015811 * sqrt(1.2) = 0.54693; the table's t is exact to 0.0005.
        assertThat(suggested.limit()).isCloseTo(0.54693, within(2e-5));
        assertThat(suggested.text())
                .isEqualTo(
                        "Over 5 seeds test.rmse is 0.5100 on average, with a standard deviation of 0.01581, from 0.4900"
                                + " to 0.5300. 95% of further seeds reach at most 0.5469, and are worse than a baseline of"
                                + " another seed by at most 0.048, so that is the tolerance to use: rmse=0.048.");
    }

    @Test
    void theBadDirectionOfR2IsDown() {
        SuggestedTolerance suggested =
                SuggestedTolerance.of(SeedBand.of(Metric.R2, List.of(0.53, 0.50, 0.51, 0.52, 0.49)));
        assertThat(suggested.tolerance()).isEqualTo(0.048);
        assertThat(suggested.limit()).isCloseTo(0.47307, within(2e-5));
        assertThat(suggested.text())
                .endsWith(
                        " 95% of further seeds reach at least 0.4731, and are worse than a baseline of another seed by"
                                + " at most 0.048, so that is the tolerance to use: r2=0.048.");
    }

    @Test
    void isZeroWhereTheSeedMakesNoDifference() {
        SuggestedTolerance suggested = SuggestedTolerance.of(SeedBand.of(Metric.MAE, List.of(0.1, 0.1, 0.1)));
        assertThat(suggested.tolerance()).isZero();
        assertThat(suggested.limit()).isEqualTo(0.1);
        assertThat(suggested.text())
                .isEqualTo("Over 3 seeds test.mae is 0.1000 on average, with a standard deviation of 0, from 0.1000 to"
                        + " 0.1000. The seed makes no difference, so the tolerance can be 0.");
    }

    /** 95% of 4,000 are 3,800, give or take 14 (one standard deviation of the binomial distribution); rounding up adds a little. */
    @Test
    void keepsWhatItPromises() {
        Random random = new Random(1);
        int withinTolerance = 0;
        int withinLimit = 0;
        for (int test = 0; test < 4_000; test++) {
            List<Double> seeds = DoubleStream.generate(() -> 10 + random.nextGaussian())
                    .limit(5)
                    .boxed()
                    .toList();
            SuggestedTolerance suggested = SuggestedTolerance.of(SeedBand.of(Metric.RMSE, seeds));
            double baseline = 10 + random.nextGaussian();
            double current = 10 + random.nextGaussian();
            withinTolerance += current - baseline <= suggested.tolerance() ? 1 : 0;
            withinLimit += current <= suggested.limit() ? 1 : 0;
        }
        assertThat(withinTolerance).isBetween(3_772, 3_850);
        assertThat(withinLimit).isBetween(3_772, 3_828);
    }
}
