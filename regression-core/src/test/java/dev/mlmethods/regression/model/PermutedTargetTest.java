package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.evaluation.SplitMetrics;
import dev.mlmethods.regression.random.NumpyRandom;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.training.TrainingListener;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A part of the preparation that let a row's own target leak into its inputs would make rows predictable whose targets are drawn by lot. */
class PermutedTargetTest {
    private static final Specification RECIPE = SpecificationFields.with(
            Specification.of(DataSpec.builtIn("california-housing")),
            Map.of(
                    "validationSize",
                    0.2,
                    "hiddenLayers",
                    "64,32",
                    "batchSize",
                    256,
                    "epochs",
                    5,
                    "targetScaling",
                    TargetScaling.STANDARD.parameterName()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fourierFeatures=128",
                "neighbourFeatures=true",
                "piecewiseLinear=48",
                "clampPredictions=true",
                "members=[{\"fourierFeatures\":128},{\"neighbourFeatures\":true,\"targetScaling\":\"none\"}]",
            })
    void nothingPredictsATargetThatIsDrawnByLot(String part) {
        SplitMetrics network = evaluation(part, permuted(BuiltInDataset.CALIFORNIA_HOUSING.load()));
        assertThat(Objects.requireNonNull(network.validation()).r2()).isLessThan(0.02);
        assertThat(network.test().r2()).isLessThan(0.02);
    }

    @Test
    void theTargetItselfIsPredicted() {
        SplitMetrics network = evaluation("fourierFeatures=128", BuiltInDataset.CALIFORNIA_HOUSING.load());
        assertThat(network.test().r2()).isGreaterThan(0.7);
    }

    private static SplitMetrics evaluation(String part, Dataset dataset) {
        List<String> parameter = List.of(part.split("=", 2));
        Specification specification = SpecificationFields.with(RECIPE, Map.of(parameter.get(0), parameter.get(1)));
        DatasetSplit split = DatasetSplit.of(dataset, specification.split());
        Ensemble networks = new Ensemble(specification.members().stream()
                .map(member -> trained(split, member))
                .toList());
        return ModelAssembly.of(networks, split, TrainingListener.SILENT)
                .evaluation()
                .network();
    }

    private static NetworkPredictor trained(DatasetSplit split, Specification member) {
        NetworkTraining training = new NetworkTraining(
                PreparedData.of(split, member, row -> "row " + row), member, RegressionTrainer.engine(member, 2));
        return training.predictor(training.run(TrainingListener.SILENT).network());
    }

    private static Dataset permuted(Dataset dataset) {
        int[] order = new NumpyRandom(3).permutation(dataset.rows());
        double[] target = new double[order.length];
        for (int row = 0; row < target.length; row++) {
            target[row] = dataset.target(order[row]);
        }
        return Dataset.of("permuted", dataset.features(), dataset.targetName(), target);
    }
}
