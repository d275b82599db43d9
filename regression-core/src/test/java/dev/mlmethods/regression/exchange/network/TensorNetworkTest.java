package dev.mlmethods.regression.exchange.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.exchange.tensor.DataType;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorNetworkTest {
    private static final String REMEDY = " A network that can be imported has layers like nn.Linear, each with a weight"
            + " [outputs, inputs] and a bias [outputs], and one activation between all of them.";

    @Test
    void takesLayersInTheOrderOfTheFileRowByRow() {
        TensorNetwork network = TensorNetwork.of(
                "model.pt",
                List.of(
                        Tensor.of("fc1.weight", List.of(2, 3), new float[] {1, 2, 3, 4, 5, 6}),
                        Tensor.of("fc1.bias", List.of(2), new float[] {7, 8}),
                        Tensor.of("out.weight", List.of(1, 2), new float[] {9, 10}),
                        Tensor.of("out.bias", List.of(1), new float[] {11})),
                3);
        assertThat(network.hiddenLayers()).containsExactly(2);
        assertThat(network.parameters()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(network.notes()).isEmpty();
    }

    @Test
    void takesALayerWithoutAPrefixAsALinearModel() {
        TensorNetwork network = TensorNetwork.of(
                "model.pt",
                List.of(
                        Tensor.of("weight", List.of(1, 2), new float[] {1, 2}),
                        Tensor.of("bias", List.of(1), new float[] {3})),
                2);
        assertThat(network.hiddenLayers()).isEmpty();
        assertThat(network.parameters()).containsExactly(1, 2, 3);
    }

    @Test
    void putsLayersOfAnotherOrderIntoTheOnlyOneThatFits() {
        List<Tensor> tensors = new ArrayList<>();
        tensors.addAll(layer("out", 1, 4));
        tensors.addAll(layer("fc2", 4, 5));
        tensors.addAll(layer("fc1", 5, 3));
        TensorNetwork network = TensorNetwork.of("model.pt", tensors, 3);
        assertThat(network.hiddenLayers()).containsExactly(5, 4);
        assertThat(network.notes())
                .containsExactly("model.pt has the layers in another order than the network, which their shapes tell:"
                        + " fc1.weight, fc2.weight, out.weight.");
    }

    @Test
    void refusesToGuessAnOrder() {
        List<Tensor> tensors = new ArrayList<>();
        tensors.addAll(layer("out", 1, 4));
        tensors.addAll(layer("a", 4, 4));
        tensors.addAll(layer("b", 4, 4));
        tensors.addAll(layer("first", 4, 3));
        assertFault(
                tensors,
                3,
                "model.pt: the first layer 'out.weight' [1, 4] takes 4 inputs, but the dataset has 3 features; features and exclude"
                        + " say which columns are. More than one other order fits, such as first.weight, a.weight, b.weight,"
                        + " out.weight and first.weight, b.weight, a.weight, out.weight: save the layers in the order in which"
                        + " the network uses them.");
    }

    @Test
    void takesTheOrderOfTheFileIfItFitsWhateverElseDoes() {
        List<Tensor> tensors = new ArrayList<>();
        tensors.addAll(layer("fc1", 4, 3));
        tensors.addAll(layer("fc2", 4, 4));
        tensors.addAll(layer("fc3", 4, 4));
        tensors.addAll(layer("out", 1, 4));
        assertThat(TensorNetwork.of("model.pt", tensors, 3).notes()).isEmpty();
    }

    @Test
    void namesALayerThatDoesNotFitTheOneBefore() {
        List<Tensor> tensors = new ArrayList<>();
        tensors.addAll(layer("fc1", 5, 3));
        tensors.addAll(layer("fc2", 4, 6));
        tensors.addAll(layer("out", 1, 4));
        assertFault(
                tensors,
                3,
                "model.pt: the layer 'fc2.weight' [4, 6] takes 6 inputs, but 'fc1.weight' [5, 3] before it gives 5 outputs."
                        + " No other order of the layers fits either.");
    }

    @Test
    void namesTheFeaturesThatTheFirstLayerDoesNotFit() {
        assertFault(
                layer("out", 1, 1),
                3,
                "model.pt: the first layer 'out.weight' [1, 1] takes 1 input, but the dataset has 3 features; features and exclude"
                        + " say which columns are.");
    }

    @Test
    void namesALastLayerThatPredictsSeveralNumbers() {
        assertFault(
                layer("out", 3, 2),
                2,
                "model.pt: the last layer 'out.weight' [3, 2] gives 3 outputs, but a model predicts one number.");
    }

    @Test
    void endsASearchAmongManyEqualLayers() {
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            tensors.addAll(layer("fc" + i, 2, 2));
        }
        assertFault(
                tensors,
                2,
                "model.pt: the last layer 'fc39.weight' [2, 2] gives 2 outputs, but a model predicts one number."
                        + " No other order of the layers fits either.");
    }

    @Test
    void takesALayerWithoutABiasAsOneOfZeros() {
        TensorNetwork network =
                TensorNetwork.of("model.pt", List.of(Tensor.of("out.weight", List.of(1, 2), new float[] {1, 2})), 2);
        assertThat(network.parameters()).containsExactly(1, 2, 0);
        assertThat(network.notes()).containsExactly("No bias beside out.weight: it is 0 there.");
    }

    @Test
    void roundsFloat64AndSaysSo() {
        TensorNetwork network =
                TensorNetwork.of("model.pt", List.of(Tensor.of("out.weight", List.of(1, 2), new double[] {0.1, 2})), 2);
        assertThat(network.parameters()).containsExactly(0.1f, 2, 0);
        assertThat(network.notes()).contains("model.pt has numbers of float64, which are rounded to float32.");
    }

    @ParameterizedTest
    @CsvSource({"FLOAT16, float16", "BFLOAT16, bfloat16"})
    void takesShorterNumbersAndSaysSo(DataType type, String word) {
        Tensor weight = Tensor.of("out.weight", type, List.of(1, 1), ByteBuffer.allocate(2));
        assertThat(TensorNetwork.of("model.pt", List.of(weight), 1).notes())
                .contains("model.pt has numbers of " + word + ", which float32 has, too.");
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, ', so the network has no predictions; its training diverged.'",
        "-Infinity, ', so the network has no predictions; its training diverged.'",
        "1e39, ', which is beyond the range of float32 (3.4e38).'"
    })
    void refusesNumbersThatAreNone(double value, String why) {
        double[] values = new double[6];
        values[5] = value;
        assertFault(
                List.of(Tensor.of("out.weight", List.of(1, 6), values)),
                6,
                "model.pt: 'out.weight' has " + (value == 1e39 ? "1e39" : Double.toString(value)) + " at [0, 5]" + why);
    }

    @Test
    void namesTheTensorsThatDenseLayersDontHave() {
        assertForeign(
                Tensor.of("bn.running_mean", List.of(3), new float[3]),
                "'bn.running_mean' [3], the statistics of a batch normalization; fuse_linear_bn_eval of torch.nn.utils.fusion makes"
                        + " it a part of the layer before it.");
        assertForeign(
                Tensor.of("norm.weight", List.of(3), new float[3]),
                "'norm.weight' [3], the weight of a normalization, such as nn.LayerNorm or nn.BatchNorm1d, or of nn.PReLU.");
        assertForeign(
                Tensor.of("conv.weight", List.of(1, 1, 2, 2), new float[4]),
                "'conv.weight' [1, 1, 2, 2], the weight of a convolution.");
        assertForeign(
                Tensor.of("fc.bias", List.of(3), new float[3]),
                "'fc.bias' [3], a bias without a weight [outputs, inputs] beside it.");
        assertForeign(
                Tensor.of("fc.weight_g", List.of(3, 1), new float[3]),
                "'fc.weight_g' [3, 1], a weight in several tensors (weight normalization or pruning); remove_weight_norm or"
                        + " prune.remove joins them.");
        assertForeign(
                Tensor.of("table.weight", DataType.INT64, List.of(1, 1), ByteBuffer.allocate(8)),
                "'table.weight' [1, 1], a weight of whole numbers.");
        assertForeign(
                Tensor.of("temperature", List.of(), new float[1]),
                "'temperature' [], which is no part of a dense layer.");
    }

    @Test
    void namesTheStatisticsOfABatchNormalizationBeforeItsWeight() {
        List<Tensor> tensors = new ArrayList<>(layer("0", 3, 2));
        tensors.add(Tensor.of("1.weight", List.of(3), new float[3]));
        tensors.add(Tensor.of("1.bias", List.of(3), new float[3]));
        tensors.add(Tensor.of("1.running_mean", List.of(3), new float[3]));
        assertThatThrownBy(() -> TensorNetwork.of("model.pt", tensors, 2))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("model.pt has '1.running_mean' [3], the statistics of a batch normalization;");
    }

    @Test
    void refusesABiasThatDoesNotFitItsWeight() {
        assertFault(
                List.of(
                        Tensor.of("fc1.weight", List.of(2, 1), new float[2]),
                        Tensor.of("fc1.bias", List.of(3), new float[3])),
                1,
                "model.pt: 'fc1.bias' [3] does not fit 'fc1.weight' [2, 1], which needs a bias of [2].");
    }

    @Test
    void refusesAFileWithoutLayers() {
        assertFault(List.of(), 1, "model.pt has no dense layer: no tensor whose name ends in weight." + REMEDY);
    }

    private static void assertForeign(Tensor foreign, String text) {
        List<Tensor> tensors = new ArrayList<>(layer("out", 1, 2));
        tensors.add(foreign);
        assertFault(tensors, 2, "model.pt has " + text + REMEDY);
    }

    private static void assertFault(List<Tensor> tensors, int features, String message) {
        assertThatThrownBy(() -> TensorNetwork.of("model.pt", tensors, features))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    private static List<Tensor> layer(String name, int outputs, int inputs) {
        return List.of(
                Tensor.of(name + ".weight", List.of(outputs, inputs), new float[outputs * inputs]),
                Tensor.of(name + ".bias", List.of(outputs), new float[outputs]));
    }
}
