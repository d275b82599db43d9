package dev.mlmethods.regression.predictor.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighbourFeaturesTest {
    private static final FeatureScaler SCALER = new FeatureScaler(new double[] {1, 0, 4}, new double[] {2, 10, 5});
    private static final double CONSTANT = 0.5;

    /** Rows at 0, 3, 6, ... along one coordinate, which is the second feature and has the unit 3; the target is the square of the row's number. */
    private static NeighbourFeatures rows(int count) {
        double[] stored = new double[count * 4];
        for (int row = 0; row < count; row++) {
            double[] numbers = {3.0 * row, row * row, 0.1 * row, -row};
            System.arraycopy(numbers, 0, stored, row * 4, 4);
        }
        return new NeighbourFeatures(new int[] {1}, new double[] {3}, CONSTANT, SCALER, stored);
    }

    @Test
    void describesTheNearestRows() {
        NeighbourFeatures columns = rows(100);

        // The row is where row 0 is, so its nearest rows are 0, 1, 2, ..., at the distances 0, 3, 6, ...
        double[] values = columns.compute(new double[] {99, 7, 0, 5}, 1, DerivedColumns.NONE);

        assertThat(columns.columns()).isEqualTo(11).isEqualTo(NeighbourFeatures.columns(3, 1));
        int[] counts = {1, 3, 5, 10, 20, 50};
        for (int i = 0; i < counts.length; i++) {
            double mean = IntStream.range(0, counts[i])
                    .map(row -> row * row)
                    .average()
                    .orElseThrow();
            assertThat(values[i]).isEqualTo(mean);
        }
        double weights = 0;
        double weighted = 0;
        double squares = 0;
        for (int row = 0; row < 50; row++) {
            weights += 1 / (3.0 * row + CONSTANT);
            weighted += row * row / (3.0 * row + CONSTANT);
            squares += Math.pow(row * row - values[5], 2);
        }
        assertThat(values[6]).isCloseTo(weighted / weights, offset(1e-10));
        assertThat(values[7]).isCloseTo(Math.sqrt(squares / 50), offset(1e-10));
        assertThat(values[8]).isCloseTo(Math.log(3 * 24.5 + CONSTANT), offset(1e-14));
        // The means of rows 0 to 9, less (7 - 1) / 2, and less (5 - 4) / 5.
        assertThat(values[9]).isCloseTo(0.45 - 3, offset(1e-14));
        assertThat(values[10]).isEqualTo(-4.5 - 0.2);
    }

    @Test
    void leavesTheRowItselfOut() {
        double[] values = rows(100).compute(new double[] {7, 4, 5}, 0, 4);
        assertThat(values[0]).isEqualTo(9);
        assertThat(values[1]).isCloseTo((9 + 25 + 4) / 3.0, offset(1e-14));
        assertThat(rows(100).compute(new double[] {7, 4, 5}, 0, 5)[0]).isEqualTo(16);
    }

    @Test
    void takesAllRowsWhereThereAreFew() {
        double[] values = rows(4).compute(new double[] {7, 0, 5}, 0, 0);
        assertThat(values).startsWith(1, 14 / 3.0, 14 / 3.0, 14 / 3.0, 14 / 3.0, 14 / 3.0);
        assertThat(values[8]).isCloseTo(Math.log(6 + CONSTANT), offset(1e-14));
        assertThat(values[10]).isEqualTo(-2 - 0.2);
        assertThat(rows(2).compute(new double[] {7, 1, 5}, 0, 1)).startsWith(0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void standardizesEachColumn() {
        double[] means = IntStream.range(0, 11).asDoubleStream().toArray();
        double[] scales = new double[11];
        Arrays.fill(scales, 4);
        scales[10] = FeatureScaler.CONSTANT;
        NeighbourFeatures standardized = rows(100).standardized(new FeatureScaler(means, scales));
        double[] raw = rows(100).compute(new double[] {7, 0, 5}, 0, DerivedColumns.NONE);
        float[] into = new float[13];

        standardized.compute(new double[] {7, 0, 5}, 0, into, 1);

        for (int column = 0; column < 10; column++) {
            assertThat(into[1 + column]).isEqualTo((float) ((raw[column] - column) / 4));
        }
        assertThat(into[0]).isZero();
        assertThat(into[11]).isZero();
        assertThat(into[12]).isZero();
    }

    @Test
    void isFiniteForAnyPlaceThatIsNotTooFarAway() {
        for (double value : new double[] {0, 1e100, -1e100, Double.MIN_VALUE}) {
            for (double column : rows(100).compute(new double[] {7, value, 5}, 0, DerivedColumns.NONE)) {
                assertThat(column).isFinite();
            }
        }
    }

    @Test
    void givesTheSameToAllThreads() {
        NeighbourFeatures columns = rows(3_000);
        double[] places = new SplittableRandom(3).doubles(500, 0, 3_000).toArray();
        double[][] expected = Arrays.stream(places)
                .mapToObj(place -> columns.compute(new double[] {7, place, 5}, 0, DerivedColumns.NONE))
                .toArray(double[][]::new);
        double[][] found = Arrays.stream(places)
                .parallel()
                .mapToObj(place -> columns.compute(new double[] {7, place, 5}, 0, DerivedColumns.NONE))
                .toArray(double[][]::new);
        assertThat(found).isDeepEqualTo(expected);
    }
}
