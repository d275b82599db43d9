package dev.mlmethods.regression.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.data.SampleWeights;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.predictor.network.NeighbourFeatures;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighbourFitTest {
    private static final Dataset HOUSES = BuiltInDataset.CALIFORNIA_HOUSING.load();
    private static final PreparationSpec NEAR = PreparationSpec.defaults().withNeighbourFeatures(List.of());
    /** Where the targets of neighbors begin among the inputs: after eight features. */
    private static final int NEAREST = 8;

    @Test
    void storesTheTrainingRows() {
        Preparation preparation = fit(HOUSES, TargetScaling.NONE);
        NeighbourFeatures columns = (NeighbourFeatures) preparation.derived().get(0);

        assertThat(preparation.inputs()).isEqualTo(8 + 9 + 6);
        assertThat(columns.coordinates()).containsExactly(6, 7);
        assertThat(columns.stored()).hasSize(20_640 * 9);
        // Row 1: its latitude in kilometers, its target, and its other features, scaled.
        assertThat(columns.stored()[9]).isEqualTo(37.86 * 111);
        assertThat(columns.stored()[11]).isEqualTo(3.585);
        assertThat(columns.stored()[12]).isEqualTo(preparation.features().transform(0, 8.3014));
        assertThat(columns.constant()).isCloseTo(0.2108, offset(1e-4));
    }

    @Test
    void standardizesOverTheTrainingRowsWithoutTheRowItself() {
        Preparation preparation = fit(HOUSES, TargetScaling.STANDARD);
        float[] inputs = preparation.transformTraining(HOUSES);
        int columns = preparation.inputs();
        for (int column = NEAREST; column < columns; column++) {
            double sum = 0;
            double squares = 0;
            for (int row = 0; row < HOUSES.rows(); row++) {
                double value = inputs[row * columns + column];
                sum += value;
                squares += value * value;
            }
            // Of values that were rounded to float32.
            assertThat(sum / HOUSES.rows()).isCloseTo(0, offset(1e-7));
            assertThat(squares / HOUSES.rows()).isCloseTo(1, offset(1e-6));
        }
    }

    @Test
    void leavesATrainingRowOutOfItsOwnNeighbors() {
        Dataset rows = onALine(new double[] {10, 20, 30, 40, 50});
        Preparation preparation = fit(rows, TargetScaling.NONE);
        int columns = preparation.inputs();
        float[] training = preparation.transformTraining(rows);
        float[] other = preparation.transform(rows.features());

        // Its nearest row is the one before it, whose number is smaller than that of the one after it.
        double[] nearest = {20, 10, 20, 30, 40};
        double mean = 24;
        double deviation = Math.sqrt((16 + 196 + 16 + 36 + 256) / 5.0);
        for (int row = 0; row < 5; row++) {
            assertThat(training[row * columns + 2]).isEqualTo((float) ((nearest[row] - mean) / deviation));
            assertThat(other[row * columns + 2]).isEqualTo((float) ((rows.target(row) - mean) / deviation));
        }
    }

    @Test
    void takesRowsWithoutWeightForNoNeighbors() {
        double[] target = {10, 20, 99, 40, 50};
        Dataset rows = onALine(target).weightedBy(SampleWeights.of("w", new double[] {1, 2, 0, 1, 5}));
        Preparation preparation = fit(rows, TargetScaling.NONE);
        Preparation without = fit(onALine(target).select(new int[] {0, 1, 3, 4}), TargetScaling.NONE);

        NeighbourFeatures stored = (NeighbourFeatures) preparation.derived().get(0);
        assertThat(IntStream.range(0, 4)
                        .mapToDouble(row -> stored.stored()[row * 3 + 2])
                        .toArray())
                .containsExactly(10, 20, 40, 50);
        int columns = preparation.inputs();
        float[] inputs = preparation.transformTraining(rows);
        // Raw: 20, 10, 20 (of the row without weight, which is as near to 20 as to 40), 50, 40. Here, scaled.
        assertThat(inputs[2]).isEqualTo(inputs[2 * columns + 2]);
        assertThat(inputs[columns + 2]).isLessThan(inputs[2]);
        assertThat(inputs[4 * columns + 2]).isGreaterThan(inputs[2]);
        assertThat(inputs[3 * columns + 2]).isGreaterThan(inputs[4 * columns + 2]);
        assertThat(((NeighbourFeatures) without.derived().get(0)).stored()).hasSize(stored.stored().length);
    }

    @Test
    void learnsFromWhatTheNetworkLearns() {
        Preparation logarithms = fit(HOUSES, TargetScaling.LOG);
        double[] stored = ((NeighbourFeatures) logarithms.derived().get(0)).stored();
        assertThat(stored[11]).isEqualTo(logarithms.target().transform(3.585));
    }

    @Test
    void needsTwoRowsInTwoPlaces() {
        assertThatThrownBy(() -> fit(
                        onALine(new double[] {1, 2, 3}).weightedBy(SampleWeights.of("w", new double[] {0, 1, 0})),
                        TargetScaling.NONE))
                .isInstanceOf(RegressionException.class)
                .hasMessage("line: neighbourFeatures is true, but there is only 1 training row, which has no neighbors."
                        + " Set neighbourFeatures=false, or add rows.");
        Dataset onePlace = Dataset.of(
                "place", FeatureMatrix.of(List.of("lat", "lon"), new double[] {1, 2, 1, 2}), "y", new double[] {1, 2});
        assertThatThrownBy(() -> fit(onePlace, TargetScaling.NONE))
                .hasMessage("place: neighbourFeatures is true, but all training rows are in one place, because their"
                        + " coordinates are the same. Set neighbourFeatures=false, or other coordinates.");
        Dataset nowhere = Dataset.of(
                "table", FeatureMatrix.of(List.of("a", "b"), new double[] {1, 2, 3, 4}), "y", new double[] {1, 2});
        assertThatThrownBy(() -> fit(nowhere, TargetScaling.NONE))
                .hasMessage("table: neighbourFeatures needs coordinates, but no two columns of numbers are named like a"
                        + " latitude and a longitude. Name the columns with -Dregression.coordinates=NAME,NAME or"
                        + " <coordinates>NAME,NAME</coordinates>.");
    }

    /** The same on every machine, JDK and processor, and with any number of threads. */
    @Test
    void hasTheSameBitsEverywhere() {
        for (int threads : new int[] {1, 2}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                assertThat(pool.submit(NeighbourFitTest::hash).join())
                        .isEqualTo("c7a909e20d0468a6110ce2b4755440b7fcd652e43b714aa8a5e3c8cf4ef63946");
            } finally {
                pool.shutdown();
            }
        }
    }

    private static String hash() {
        Preparation preparation = fit(HOUSES, TargetScaling.LOG);
        ByteBuffer bytes = ByteBuffer.allocate(2 * HOUSES.rows() * preparation.inputs() * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(preparation.transformTraining(HOUSES)).put(preparation.transform(HOUSES.features()));
        return Sha256.of(bytes.array());
    }

    private static Preparation fit(Dataset training, TargetScaling scaling) {
        return Preparation.fit(training, NEAR, scaling, 1);
    }

    /** Rows to the north of each other, at equal distances. */
    private static Dataset onALine(double[] target) {
        double[] places = new double[2 * target.length];
        for (int row = 0; row < target.length; row++) {
            places[2 * row] = row;
        }
        return Dataset.of("line", FeatureMatrix.of(List.of("lat", "lon"), places), "y", target);
    }
}
