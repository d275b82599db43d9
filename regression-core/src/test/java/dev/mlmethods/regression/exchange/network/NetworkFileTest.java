package dev.mlmethods.regression.exchange.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.exchange.tensor.Safetensors;
import dev.mlmethods.regression.exchange.tensor.SafetensorsFile;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import dev.mlmethods.regression.exchange.torch.StateDictFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void tellsTheFormatsByTheirContents() throws IOException {
        List<Tensor> tensors = List.of(tensor("out.weight", 1));
        Files.write(folder.resolve("a"), StateDictFile.bytes(tensors));
        Files.write(folder.resolve("b"), SafetensorsFile.bytes(new Safetensors(tensors, Map.of())));
        assertThat(NetworkFile.read(folder.resolve("a"), null).format()).isEqualTo("pytorch");
        assertThat(NetworkFile.read(folder.resolve("b"), null).format()).isEqualTo("safetensors");
        assertThat(NetworkFile.read(folder.resolve("b"), null).name()).isEqualTo("b");
    }

    @Test
    void leavesTheOrderOfTheFileUnlessItIsAlphabetical() throws IOException {
        assertThat(names("fc1.weight", "fc10.weight", "fc11.weight", "fc2.weight", "out.weight"))
                .containsExactly("fc1.weight", "fc2.weight", "fc10.weight", "fc11.weight", "out.weight");
        assertThat(names("fc2.weight", "fc1.weight", "fc10.weight"))
                .containsExactly("fc2.weight", "fc1.weight", "fc10.weight");
        assertThat(names("layers.0.1.weight", "layers.0.12.weight", "layers.0.3.weight", "layers.0.a", "layers.b"))
                .containsExactly(
                        "layers.0.1.weight", "layers.0.3.weight", "layers.0.12.weight", "layers.0.a", "layers.b");
    }

    /** As the library does: by type, and then by name. */
    @Test
    void ordersLayersAlsoIfTheScalerIsSortedBeforeThem() throws IOException {
        assertThat(read(
                                tensor("scaler.mean", 0),
                                tensor("scaler.scale", 1),
                                Tensor.of("fc1.bias", List.of(1), new float[1]),
                                Tensor.of("fc1.weight", List.of(1, 1), new float[1]),
                                Tensor.of("fc10.weight", List.of(1, 1), new float[1]),
                                Tensor.of("fc2.weight", List.of(1, 1), new float[1]))
                        .layers())
                .extracting(Tensor::name)
                .containsExactly("fc1.bias", "fc1.weight", "fc2.weight", "fc10.weight");
    }

    @Test
    void saysTheOrderOfLayersThatCouldBeInAnother() throws IOException {
        assertThat(read(layer("fc1", 4, 3), layer("middleA", 4, 4), layer("middleB", 4, 4), layer("out", 1, 4))
                        .notes())
                .containsExactly(
                        "model.safetensors has its tensors sorted by their names, so the layers are taken in the order of"
                                + " these: fc1.weight, middleA.weight, middleB.weight, out.weight.");
        assertThat(read(layer("fc1", 4, 3), layer("middle", 4, 4), layer("out", 1, 4))
                        .notes())
                .isEmpty();
        assertThat(read(layer("middleB", 4, 4), layer("middleA", 4, 4)).notes()).isEmpty();
    }

    private static Tensor layer(String name, int outputs, int inputs) {
        return Tensor.of(name + ".weight", List.of(outputs, inputs), new float[outputs * inputs]);
    }

    @Test
    void takesScalersApartFromLayers() throws IOException {
        NetworkFile file = read(
                tensor("out.weight", 1),
                tensor("scaler.mean", 5, 6),
                tensor("scaler.scale", 1, Double.POSITIVE_INFINITY),
                tensor("target.mean", 7),
                tensor("target.scale", 8));
        assertThat(file.layers()).extracting(Tensor::name).containsExactly("out.weight");
        assertThat(file.features())
                .isEqualTo(new ScalerTensors(List.of(5.0, 6.0), List.of(1.0, Double.POSITIVE_INFINITY)));
        assertThat(file.target()).isEqualTo(new ScalerTensors(List.of(7.0), List.of(8.0)));
        assertThat(read(tensor("out.weight", 1)).features()).isNull();
    }

    @Test
    void refusesHalfAScaler() {
        assertFault(
                "model.safetensors has a scaler 'scaler' whose mean is [1] and whose scale is missing; both must be there, and of"
                        + " the same size.",
                tensor("scaler.mean", 5));
        assertFault(
                "model.safetensors has a scaler 'target' whose mean is [1] and whose scale is [2]; both must be there, and of the"
                        + " same size.",
                tensor("target.mean", 5),
                tensor("target.scale", 5, 6));
    }

    @Test
    void refusesNumbersThatScaleNothing() {
        assertFault(
                "model.safetensors: the scaler 'scaler' has the mean 6 and the scale 0 at [1]; a mean must be a number, and a"
                        + " scale must be above 0.",
                tensor("scaler.mean", 5, 6),
                tensor("scaler.scale", 1, 0));
    }

    @Test
    void hasNoKeysInSafetensors() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Files.write(file, SafetensorsFile.bytes(new Safetensors(List.of(tensor("out.weight", 1)), Map.of())));
        assertThatThrownBy(() -> NetworkFile.read(file, "ema"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("weightsKey is 'ema', but " + file
                        + " is a safetensors file, which has no dicts in it; leave weightsKey out.");
    }

    private void assertFault(String message, Tensor... tensors) {
        assertThatThrownBy(() -> read(tensors))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    private List<String> names(String... names) throws IOException {
        return read(Arrays.stream(names).map(name -> tensor(name, 1)).toArray(Tensor[]::new)).layers().stream()
                .map(Tensor::name)
                .toList();
    }

    private NetworkFile read(Tensor... tensors) throws IOException {
        Path file = folder.resolve("model.safetensors");
        Files.write(file, SafetensorsFile.bytes(new Safetensors(List.of(tensors), Map.of())));
        return NetworkFile.read(file, null);
    }

    private static Tensor tensor(String name, double... values) {
        return Tensor.of(name, List.of(values.length), values);
    }
}
