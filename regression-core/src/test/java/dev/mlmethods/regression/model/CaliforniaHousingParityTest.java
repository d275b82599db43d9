package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.evaluation.LeastSquares;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.scaling.FittedScaler;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The path up to the network compared with scikit-learn 1.2.1, on the default split of California housing. */
class CaliforniaHousingParityTest {
    /** 1e-12 relative: float64 sums over 16,512 rows, which NumPy adds pairwise and without compensation. */
    private static final Percentage SUMS = withinPercentage(1e-10);

    @SuppressWarnings("NullAway.Init")
    private static JsonNode reference;

    @SuppressWarnings("NullAway.Init")
    private static TrainingResult result;

    @BeforeAll
    static void train() throws IOException {
        try (InputStream in =
                CaliforniaHousingParityTest.class.getResourceAsStream("/reference/sklearn-split-scale.json")) {
            reference = new JsonMapper().readTree(Objects.requireNonNull(in));
        }
        result = SmallModels.train(Specification.of(DataSpec.builtIn("california-housing"))
                .withNetwork(NetworkSpec.defaults().withHiddenLayers(List.of()))
                .withTraining(TrainingSpec.defaults().withEpochs(1)));
    }

    @Test
    void splitsIntoAsManyRows() {
        assertThat(result.evaluation().testRows())
                .isEqualTo(reference.get("n_test").asInt());
        assertThat(result.evaluation().trainRows())
                .isEqualTo(reference.get("n_train").asInt());
    }

    @Test
    void scalesWithTheSameMeansAndScales() {
        FittedScaler scaler = result.model().preparation().features();
        assertClose(scaler.means(), reference.get("scaler_mean"), SUMS);
        assertClose(scaler.scales(), reference.get("scaler_scale"), SUMS);
    }

    @Test
    void fitsTheSameLeastSquares() {
        JsonNode expected = reference.get("least_squares");
        LeastSquares leastSquares = result.model().leastSquares();
        // The scaled features' condition number is 7, so a backward-stable solver loses at most one digit; 1e-9 leaves
        // room for the smallest coefficient, which is 400 times smaller than the largest.
        assertClose(
                leastSquares.standardizedCoefficients(),
                expected.get("coefficients_on_scaled"),
                withinPercentage(1e-7));
        assertThat(leastSquares.targetMean())
                .isCloseTo(expected.get("intercept").asDouble(), SUMS);
    }

    @Test
    void measuresTheSameMetricsOfLeastSquares() {
        JsonNode expected = reference.get("least_squares").get("test");
        RegressionMetrics test = result.evaluation().leastSquares().test();
        assertThat(test.r2()).isCloseTo(0.575787706032451, within(1e-9));
        assertThat(test.r2()).isCloseTo(expected.get("r2").asDouble(), within(1e-9));
        assertThat(test.mse()).isCloseTo(expected.get("mse").asDouble(), within(1e-9));
        assertThat(test.rmse()).isCloseTo(expected.get("rmse").asDouble(), within(1e-9));
        assertThat(test.mae()).isCloseTo(expected.get("mae").asDouble(), within(1e-9));
    }

    private static void assertClose(double[] actual, JsonNode expected, Percentage tolerance) {
        assertThat(actual).hasSize(expected.size());
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).as("number %d", i).isCloseTo(expected.get(i).asDouble(), tolerance);
        }
    }
}
