package dev.mlmethods.regression.training;

import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.scaling.Preparation;
import dev.mlmethods.regression.scaling.TargetScaling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One training of the network 10-16-8 with PyTorch 1.13 on all rows of diabetes, see {@code torch-options.py}.
 *
 * @param options as the script spells them, which are the names of the plugin's parameters
 * @param outputs the number of targets
 * @param losses of each epoch, before the updates
 * @param finalLoss on all rows after the last update
 * @param learningRates of each update; empty if it is constant
 */
record TorchOptions(
        String options,
        NetworkSpec network,
        TrainingSpec training,
        int outputs,
        List<Double> losses,
        double finalLoss,
        List<Double> learningRates) {
    static List<TorchOptions> all() {
        try (InputStream in = TorchOptions.class.getResourceAsStream("/reference/torch-options.json")) {
            JsonNode file = new JsonMapper().readTree(Objects.requireNonNull(in));
            TrainingSpec common = TrainingSpec.defaults()
                    .withSeed(file.get("seed").asLong())
                    .withEpochs(file.get("epochs").asInt())
                    .withBatchSize(BatchSize.of(file.get("batch_size").asInt()));
            List<TorchOptions> all = new ArrayList<>();
            for (JsonNode node : file.get("cases")) {
                all.add(of(node, common));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TorchOptions of(JsonNode node, TrainingSpec common) {
        JsonNode options = node.get("options");
        TrainingSpec training = common.withLoss(new LossSpec(
                        Loss.parse(options.get("loss").asString()),
                        options.path("huberDelta").asDouble(1)))
                .withOptimizer(new OptimizerSpec(
                        Optimizer.parse(options.get("optimizer").asString()),
                        options.get("learningRate").asDouble(),
                        options.path("momentum").asDouble(0.9),
                        options.path("weightDecay").asDouble(0),
                        options.path("maxGradientNorm").asDouble(0)))
                .withSchedule(new ScheduleSpec(
                        LearningRateSchedule.parse(
                                options.get("learningRateSchedule").asString()),
                        options.path("warmupEpochs").asInt(0),
                        options.path("stepEpochs").asInt(30),
                        options.path("stepFactor").asDouble(0.1)));
        return new TorchOptions(
                options.toString(),
                NetworkSpec.defaults()
                        .withHiddenLayers(List.of(16, 8))
                        .withActivation(
                                Activation.parse(options.get("activation").asString())),
                training,
                options.get("outputs").asInt(),
                doubles(node.get("losses")),
                node.get("final_loss").asDouble(),
                node.has("learning_rates") ? doubles(node.get("learning_rates")) : List.of());
    }

    /** All rows, standardized; the targets are the target, its square and its product with the third feature. */
    ScaledDataset dataset() {
        Dataset dataset = BuiltInDataset.DIABETES.load();
        Preparation preparation = Preparation.fit(dataset, TargetScaling.STANDARD);
        float[] target = new float[dataset.rows() * outputs];
        for (int row = 0; row < dataset.rows(); row++) {
            double y = preparation.target().transform(dataset.target(row));
            double[] all = {
                y,
                y * y,
                y * preparation.features().transform(2, dataset.features().get(row, 2))
            };
            for (int j = 0; j < outputs; j++) {
                target[row * outputs + j] = (float) all[j];
            }
        }
        return ScaledDataset.of(preparation.transform(dataset.features()), target, dataset.rows());
    }

    private static List<Double> doubles(JsonNode array) {
        return array.valueStream().map(JsonNode::asDouble).toList();
    }

    @Override
    public String toString() {
        return options;
    }
}
