package dev.mlmethods.regression.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.predictor.network.DerivedColumns;
import dev.mlmethods.regression.predictor.network.FourierFeatures;
import dev.mlmethods.regression.predictor.network.PiecewiseLinear;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DerivedInputsTest {
    private static final Dataset HOUSES = BuiltInDataset.CALIFORNIA_HOUSING.load();
    private static final PreparationSpec NONE = PreparationSpec.defaults();
    private static final PreparationSpec WAVES = NONE.withFourierFeatures(1_000, List.of());

    @Test
    void findsLatitudeAndLongitude() {
        FourierFeatures waves = waves(HOUSES, WAVES, 42);

        assertThat(waves.features()).containsExactly(6, 7);
        assertThat(waves.columns()).isEqualTo(1_000);
        assertThat(waves.centers()[0]).isCloseTo(35.6318614, offset(1e-7));
        assertThat(waves(table("X,pickup_lat,Pickup_Lng,dropoff_lat"), WAVES, 1).features())
                .containsExactly(1, 2);
        assertThat(waves(table("Long,a,LAT"), WAVES, 1).features()).containsExactly(2, 0);
    }

    @Test
    void measuresInKilometersInEitherOrder() {
        double[] latitudeFirst =
                Coordinates.of(HOUSES, List.of("Latitude", "Longitude"), "p").units();
        double[] longitudeFirst =
                Coordinates.of(HOUSES, List.of("Longitude", "Latitude"), "p").units();
        assertThat(latitudeFirst[0]).isEqualTo(111);
        assertThat(latitudeFirst[1]).isBetween(89.0, 91.0);
        assertThat(longitudeFirst).containsExactly(latitudeFirst[1], latitudeFirst[0]);
    }

    @Test
    void aBinHasNoWidthOfNegativeZero() {
        Dataset rows = Dataset.of(
                "table", FeatureMatrix.of(List.of("x"), new double[] {-0.0, -0.0, -0.0, 0.0, 5}), "y", new double[5]);
        PiecewiseLinear bins = (PiecewiseLinear)
                fit(rows, NONE.withPiecewiseLinear(7)).derived().get(0);
        float[] inputs = new float[bins.columns()];
        bins.compute(new double[] {-0.0}, 0, inputs, 0);
        assertThat(inputs).containsOnly(0);
    }

    /** In kilometers, a degree of longitude is shorter than one of latitude; the waves are between 0.095 and 1.9 deviations long. */
    @Test
    void drawsWavesOfManyLengthsInAllDirections() {
        double[] frequencies = waves(HOUSES, WAVES, 42).frequencies();
        double[] north = IntStream.range(0, 1_000)
                .mapToDouble(i -> frequencies[2 * i] / 111)
                .toArray();
        double[] east = IntStream.range(0, 1_000)
                .mapToDouble(i -> frequencies[2 * i + 1] / (111 * Math.cos(Math.toRadians(35.6318614))))
                .toArray();

        // The mean of 1 / length^2 for lengths from a to b that are uniform in their logarithm, times the variance of a
        // standard normal number.
        double deviation = 207.9;
        double a = 0.095 * deviation;
        double b = 1.9 * deviation;
        double expected = (1 / (a * a) - 1 / (b * b)) / (2 * Math.log(b / a));
        assertThat(meanSquare(north) / expected).isBetween(0.8, 1.25);
        assertThat(meanSquare(east) / expected).isBetween(0.8, 1.25);
        for (double phase : waves(HOUSES, WAVES, 42).phases()) {
            assertThat(phase).isBetween(0.0, 1.0);
        }
    }

    private static double meanSquare(double[] numbers) {
        return Arrays.stream(numbers).map(number -> number * number).average().orElseThrow();
    }

    @Test
    void drawsOtherWavesWithAnotherSeedAndTheSameWithTheSame() {
        assertThat(waves(HOUSES, WAVES, 42).frequencies())
                .isEqualTo(waves(HOUSES, WAVES, 42).frequencies())
                .isNotEqualTo(waves(HOUSES, WAVES, 43).frequencies());
        assertThat(waves(HOUSES, WAVES, 0xffff_ffffL).columns()).isEqualTo(1_000);
        assertThat(WAVES.dependsOnSeed()).isTrue();
        assertThat(NONE.withPiecewiseLinear(5).dependsOnSeed()).isFalse();
    }

    @Test
    void takesTheCoordinatesThatAreNamed() {
        PreparationSpec spec = NONE.withFourierFeatures(3, List.of("AveRooms", "HouseAge", "Latitude"));
        FourierFeatures waves = waves(HOUSES, spec, 1);
        assertThat(waves.features()).containsExactly(2, 1, 6);
        assertThat(waves.frequencies()).hasSize(9);
    }

    @Test
    void saysWhichCoordinatesAreMissing() {
        assertThatThrownBy(() -> fit(table("x,z"), WAVES))
                .isInstanceOf(RegressionException.class)
                .hasMessage("table: fourierFeatures needs coordinates, but no two columns of numbers are named like a"
                        + " latitude and a longitude. Name the columns with -Dregression.coordinates=NAME,NAME or"
                        + " <coordinates>NAME,NAME</coordinates>.");
        assertThatThrownBy(() -> fit(table("from_lat,from_lon,to_lat,to_lon"), WAVES))
                .hasMessageContaining(
                        "but several columns are named like a latitude and a longitude: from_lat, from_lon, to_lat, to_lon. Name");
        assertThatThrownBy(() -> fit(HOUSES, NONE.withFourierFeatures(8, List.of("Latitude", "Longtude"))))
                .hasMessage(
                        "california-housing: coordinates names 'Longtude', which is not a feature of numbers; did you mean 'Longitude'?");
        assertThatThrownBy(() -> fit(table("a,b"), NONE.withFourierFeatures(8, List.of("a", "quite another"))))
                .hasMessage(
                        "table: coordinates names 'quite another', which is not a feature of numbers; these are: a, b.");
        assertThatThrownBy(() -> NONE.withFourierFeatures(8, List.of("a", "a")))
                .hasMessage("coordinates names 'a' twice; name it once.");
        assertThatThrownBy(() -> NONE.withFourierFeatures(5_000, List.of()))
                .hasMessageStartingWith("fourierFeatures is 5000; it must be");
    }

    @Test
    void refusesRowsThatAreAllInOnePlace() {
        Dataset onePlace = Dataset.of(
                "table",
                FeatureMatrix.of(List.of("lat", "lon", "x"), new double[] {1, 2, 3, 1, 2, 4}),
                "y",
                new double[] {1, 2});
        assertThatThrownBy(() -> fit(onePlace, WAVES))
                .hasMessage("table: fourierFeatures is 1000, but all training rows are in one place, because their"
                        + " coordinates are the same. Set fourierFeatures=0, or other coordinates.");
    }

    @Test
    void binsHaveQuantilesAsEdges() {
        double[] numbers = {5, 1, 2, 2, 2, 2, 3, 9};
        Dataset rows = Dataset.of(
                "table", FeatureMatrix.of(List.of("x"), numbers), "y", new double[] {1, 2, 3, 4, 5, 6, 7, 8});

        List<DerivedColumns> derived = fit(rows, NONE.withPiecewiseLinear(4)).derived();

        assertThat(((PiecewiseLinear) derived.get(0)).edges()).containsExactly(1, 2, 3.5, 9);
        assertThat(fit(rows, NONE.withPiecewiseLinear(4)).inputs()).isEqualTo(1 + 3);
        Dataset constant =
                Dataset.of("table", FeatureMatrix.of(List.of("x"), new double[] {7, 7}), "y", new double[] {1, 2});
        assertThat(fit(constant, NONE.withPiecewiseLinear(4)).derived()).isEmpty();
    }

    @Test
    void limitsTheNumberOfInputs() {
        int columns = 70;
        List<String> names = IntStream.range(0, columns).mapToObj(i -> "x" + i).toList();
        double[] values =
                IntStream.range(0, columns * 1_000).mapToDouble(i -> i).toArray();
        Dataset wide = Dataset.of("wide", FeatureMatrix.of(names, values), "y", new double[1_000]);
        assertThatThrownBy(() -> fit(wide, NONE.withPiecewiseLinear(1_000)))
                .hasMessage(
                        "wide: with its 70 features and what is derived from them (fourierFeatures, neighbourFeatures,"
                                + " piecewiseLinear), the network would have 70,070 inputs; it can have 65,536. Set fewer, or"
                                + " train on fewer columns.");
    }

    @Test
    void clampsToTheTrainingRowsTarget() {
        TargetScaler clamped = fit(HOUSES, NONE.withClampedPredictions()).target();
        assertThat(clamped.inverse(7)).isEqualTo(5.00001);
        assertThat(clamped.inverse(1)).isEqualTo(1);
        assertThat(clamped.inverse(-7)).isEqualTo(0.14999);
        assertThat(clamped.scales()).isFalse();
        assertThat(fit(HOUSES, NONE).target()).isEqualTo(TargetScaler.IDENTITY);
    }

    /** The same on every machine, JDK and processor. */
    @Test
    void hasTheSameBitsEverywhere() {
        Preparation preparation = Preparation.fit(
                HOUSES,
                NONE.withFourierFeatures(64, List.of()).withPiecewiseLinear(16).withClampedPredictions(),
                TargetScaling.LOG,
                7);
        float[] prepared = preparation.transform(HOUSES.features());
        ByteBuffer bytes = ByteBuffer.allocate(prepared.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : prepared) {
            bytes.putFloat(value);
        }
        assertThat(preparation.inputs()).isEqualTo(8 + 64 + 8 * 16);
        assertThat(Sha256.of(bytes.array()))
                .isEqualTo("d67634f5da75bb9386b030d57c029a0358758e54386c8eb07f087be32bf9abd6");
    }

    private static FourierFeatures waves(Dataset training, PreparationSpec spec, long seed) {
        return (FourierFeatures) Preparation.fit(training, spec, TargetScaling.NONE, seed)
                .derived()
                .get(0);
    }

    private static Preparation fit(Dataset training, PreparationSpec spec) {
        return Preparation.fit(training, spec, TargetScaling.NONE, 1);
    }

    private static Dataset table(String names) {
        List<String> columns = List.of(names.split(","));
        double[] values =
                IntStream.range(0, columns.size() * 4).mapToDouble(i -> i * i).toArray();
        return Dataset.of("table", FeatureMatrix.of(columns, values), "y", new double[] {1, 2, 3, 4});
    }
}
