package dev.mlmethods.regression;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One training of the network 8-64-32-1 with PyTorch 1.13: MSE, Adam, 100 full-batch epochs on the reference split.
 *
 * @param losses of each epoch, before its update
 * @param testMetrics mse, rmse, mae and r2 on the test rows
 */
public record TorchReference(
        long seed,
        double learningRate,
        List<Tensor> initialWeights,
        List<Double> losses,
        Map<String, Double> testMetrics) {
    private static final Map<String, Integer> SIZES = Map.of(
            "fc1.weight",
            8 * 64,
            "fc1.bias",
            64,
            "fc2.weight",
            64 * 32,
            "fc2.bias",
            32,
            "out.weight",
            32,
            "out.bias",
            1);

    /** The first and last numbers of a tensor. */
    public record Tensor(String name, int size, List<Float> first, List<Float> last) {}

    /** The trainings with seeds 0 to 4. */
    public static List<TorchReference> all() {
        try (InputStream in = TorchReference.class.getResourceAsStream("/reference/torch-seeds.json")) {
            List<TorchReference> references = new ArrayList<>();
            for (JsonNode node : new JsonMapper().readTree(Objects.requireNonNull(in))) {
                references.add(of(node));
            }
            return references;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TorchReference of(JsonNode node) {
        List<Tensor> weights = new ArrayList<>();
        node.get("initial_weights")
                .properties()
                .forEach(tensor -> weights.add(new Tensor(
                        tensor.getKey(),
                        Objects.requireNonNull(SIZES.get(tensor.getKey())),
                        floats(tensor.getValue().get("first")),
                        floats(tensor.getValue().get("last")))));
        JsonNode test = node.get("test");
        return new TorchReference(
                node.get("seed").asLong(),
                node.get("learning_rate").asDouble(),
                weights,
                doubles(node.get("losses")),
                Map.of(
                        "mse", test.get("mse").asDouble(),
                        "rmse", test.get("rmse").asDouble(),
                        "mae", test.get("mae").asDouble(),
                        "r2", test.get("r2").asDouble()));
    }

    private static List<Double> doubles(JsonNode array) {
        return array.valueStream().map(JsonNode::asDouble).toList();
    }

    private static List<Float> floats(JsonNode array) {
        return array.valueStream().map(number -> (float) number.asDouble()).toList();
    }

    @Override
    public String toString() {
        return "seed " + seed;
    }
}
