package dev.mlmethods.regression.predictor.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DerivedColumnsTest {
    @Test
    void wavesAreCosinesOfTheDistanceFromTheCenter() {
        SplittableRandom random = new SplittableRandom(1);
        FourierFeatures waves = new FourierFeatures(
                new int[] {2, 0}, new double[] {36, -119}, new double[] {0.5, -2, 30, 7}, new double[] {0.25, 0.9});
        float[] into = new float[5];
        for (int i = 0; i < 10_000; i++) {
            double[] rows = {99, random.nextDouble(-125, -110), 99, random.nextDouble(30, 42)};

            waves.compute(rows, 1, into, 2);

            double u = rows[3] - 36;
            double v = rows[1] + 119;
            // Rounding to float32 changes a number of up to 1.42 by 6e-8, and half of that is the error of a cosine
            // with so large an argument.
            assertThat((double) into[2])
                    .isCloseTo(Math.sqrt(2) * Math.cos(2 * Math.PI * (0.25 + 0.5 * u - 2 * v)), offset(6.1e-8));
            assertThat((double) into[3])
                    .isCloseTo(Math.sqrt(2) * Math.cos(2 * Math.PI * (0.9 + 30 * u + 7 * v)), offset(6.1e-8));
        }
        assertThat(into[0]).isZero();
        assertThat(into[4]).isZero();
    }

    @Test
    void wavesAreFiniteForAnyCoordinate() {
        FourierFeatures waves =
                new FourierFeatures(new int[] {0}, new double[] {0}, new double[] {1e-3}, new double[] {0.5});
        float[] into = new float[1];
        for (double value : new double[] {Double.MAX_VALUE, -1e300, Double.MIN_VALUE, -0.0}) {
            waves.compute(new double[] {value}, 0, into, 0);
            assertThat(into[0]).isBetween(-1.4142137f, 1.4142137f);
        }
    }

    @Test
    void binsFillUpOneAfterTheOther() {
        PiecewiseLinear bins = new PiecewiseLinear(1, new double[] {-1, 0, 4, 4.5});

        assertThat(compute(bins, -7)).containsExactly(0, 0, 0);
        assertThat(compute(bins, -0.25)).containsExactly(0.75f, 0, 0);
        assertThat(compute(bins, 0)).containsExactly(1, 0, 0);
        assertThat(compute(bins, 3)).containsExactly(1, 0.75f, 0);
        assertThat(compute(bins, 4.25)).containsExactly(1, 1, 0.5f);
        assertThat(compute(bins, 1e300)).containsExactly(1, 1, 1);
    }

    private static float[] compute(DerivedColumns columns, double value) {
        float[] into = new float[columns.columns()];
        columns.compute(new double[] {5, value}, 0, into, 0);
        return into;
    }

    @Test
    void theNetworkReadsTheScaledFeaturesFirst() {
        NetworkInputs inputs = new NetworkInputs(
                new FeatureScaler(new double[] {1, 10}, new double[] {2, FeatureScaler.CONSTANT}),
                List.of(new PiecewiseLinear(0, new double[] {0, 4, 8}), new PiecewiseLinear(1, new double[] {0, 10})));
        float[] into = new float[inputs.columns() + 1];

        inputs.compute(new double[] {0, 5, 9}, 1, into, 1);

        assertThat(into).containsExactly(0, 2, 0, 1, 0.25f, 0.9f);
    }

    @Test
    void predictionsStayInTheRange() {
        TargetScale scale = new TargetScale(0, 1, true, 2, 50);

        assertThat(scale.inverse(3)).isEqualTo(StrictMath.exp(3));
        assertThat(scale.inverse(5000)).isEqualTo(50);
        assertThat(scale.inverse(-1)).isEqualTo(2);
        assertThat(scale.inverse(Double.NaN)).isNaN();
        assertThat(scale.inverse(Double.POSITIVE_INFINITY)).isInfinite();
    }
}
