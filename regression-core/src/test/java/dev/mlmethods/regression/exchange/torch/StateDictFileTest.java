package dev.mlmethods.regression.exchange.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.exchange.ReferenceFiles;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class StateDictFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static Stream<String> files() {
        return ReferenceFiles.expected("stateDicts").propertyNames().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void hasTheNumbersThatPyTorchReads(String name) {
        JsonNode expected = ReferenceFiles.expected("stateDicts").get(name);
        List<Tensor> tensors = StateDictFile.read(ReferenceFiles.file(name)).tensors();
        assertThat(tensors).hasSize(expected.size());
        for (int i = 0; i < tensors.size(); i++) {
            Tensor tensor = tensors.get(i);
            JsonNode row = expected.get(i);
            assertThat(tensor.name()).isEqualTo(row.get("name").asString());
            assertThat(tensor.type().word()).isEqualTo(row.get("type").asString());
            assertThat(tensor.shapeText()).isEqualTo(row.get("shape").toString().replace(",", ", "));
            if (row.has("values")) {
                assertThat(values(tensor))
                        .containsExactly(row.get("values")
                                .valueStream()
                                .map(value -> value.asString().replace("inf", "Infinity"))
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            } else {
                double sum = 0;
                for (double value : values(tensor)) {
                    sum += value;
                }
                assertThat(sum).isEqualTo(row.get("sum").asDouble());
                assertThat(tensor.get(0)).isEqualTo(row.get("first").asDouble());
                assertThat(tensor.get(tensor.size() - 1))
                        .isEqualTo(row.get("last").asDouble());
            }
        }
    }

    private static double[] values(Tensor tensor) {
        double[] values = new double[tensor.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = tensor.get(i);
        }
        return values;
    }

    private static List<String> notes(String name) {
        return StateDictFile.read(ReferenceFiles.file(name)).notes();
    }

    @Test
    void notesWhatWasFound() {
        assertThat(notes("small.pt")).isEmpty();
        assertThat(notes("checkpoint.pt")).containsExactly("The state dict is that of the key 'model_state_dict'.");
        assertThat(notes("mixed.pt")).containsExactly("Left out, since they are no tensors: epoch.");
        assertThat(notes("param.pt")).containsExactly("1 of its 2 tensors are stored as Parameter.");
        assertThat(notes("half.pt"))
                .containsExactly("Stored as float16, not float32: w.", "Stored as bfloat16, not float32: b.");
        assertThat(notes("double.pt"))
                .containsExactly(
                        "Stored as float64, not float32: layers.0.weight, layers.0.bias, layers.2.weight, layers.2.bias,"
                                + " layers.4.weight, layers.4.bias.");
    }

    /** As those that keep the last loss. */
    @Test
    void findsTheStateDictOfACheckpointThatAlsoHasATensor() throws IOException {
        String tensor = "ctorch._utils\n_rebuild_tensor_v2\n((U\u0007storagectorch\nFloatStorage\nU\u00010U\u0003cpu"
                + "K\u0001NtQK\u0000))\u0089}tR";
        String checkpoint = "}(U\u0004loss" + tensor + "U\u0005model}U\u0001w" + tensor + "su.";
        String legacy = "\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.\u0080\u0002M\u00e9\u0003."
                + "\u0080\u0002}U\rlittle_endian\u0088s.\u0080\u0002" + checkpoint
                + "\u0080\u0002]U\u00010a.\u0001\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u00c0?";
        StateDict dict = StateDictFile.read(
                Files.write(folder.resolve("checkpoint.pt"), legacy.getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(dict.tensors()).extracting(Tensor::name).containsExactly("w");
        assertThat(dict.notes()).containsExactly("The state dict is that of the key 'model'.");
    }

    @Test
    void readsTheStateDictOfAKey() {
        Path two = ReferenceFiles.file("two.pt");
        StateDict model = StateDictFile.read(two, "model");
        StateDict average = StateDictFile.read(two, "ema");
        assertThat(model.notes()).containsExactly("The state dict is that of the key 'model'.");
        assertThat(values(model.tensors().get(0)))
                .isNotEqualTo(values(average.tensors().get(0)));
        assertThatThrownBy(() -> StateDictFile.read(two, "mode"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The file " + two
                        + " has no state dict of the key 'mode'. Give one of these as weightsKey: model, ema.");
        assertThatThrownBy(() -> StateDictFile.read(ReferenceFiles.file("small.pt"), "model"))
                .hasMessageEndingWith("has no state dict of the key 'model'. None of its keys has one.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        two.pt | holds several state dicts. Give one of these as weightsKey: model, ema.
        no_tensors.pt | holds a dict without tensors. Give what torch.save(model.state_dict(), ...) writes.
        list.pt | holds no dict. Give what torch.save(model.state_dict(), ...) writes.
        tensor.pt | holds one tensor without a name. Give what torch.save(model.state_dict(), ...) writes.
        script.pt | is a program of TorchScript (it has constants.pkl). Save the weights of the model instead: torch.save(model.state_dict(), ...).
        whole.pt | names __main__.Net, which only a whole model, or code, needs; nothing of it was run. Save the weights alone: torch.save(model.state_dict(), ...).
        layer.pt | names torch.nn.modules.linear.Linear, which only a whole model, or code, needs; nothing of it was run. Save the weights alone: torch.save(model.state_dict(), ...).
        sparse.pt | names torch._utils._rebuild_sparse_tensor, a sparse tensor. Make it dense before torch.save(model.state_dict(), ...): tensor.to_dense().
        quantized.pt | names torch._utils._rebuild_qtensor, a quantized tensor. Save the model as it was before it was quantized: torch.save(model.state_dict(), ...).
        complex.pt | names torch.ComplexFloatStorage, complex numbers. A regression network has real weights: save those alone.
        expanded.pt | has the tensor w, which shows numbers several times (expand). Save tensor.clone() in its place.
        bool.pt | has the tensor w of bool, which no weights are. Save a state dict without it.
        dtypes.pt | has the tensor bo of bool, which no weights are. Save a state dict without it.
        pickled.pt | names torch.storage._load_from_bytes, which only a whole model, or code, needs; nothing of it was run. Save the weights alone: torch.save(model.state_dict(), ...).
        big_endian.pt | has its numbers in the byte order 'big'. Load it with PyTorch and save it again on a machine with little-endian numbers.
        s_array.joblib | names sklearn.preprocessing._data.StandardScaler, an object of scikit-learn. A fitted StandardScaler is given as scaler; as weights, give what torch.save(model.state_dict(), ...) writes.
        c_3.joblib | is compressed, as joblib does with a scaler. A scaler is given as scaler, not as weights. Give what torch.save(model.state_dict(), ...) writes.
        s.joblib.gz | is compressed, as joblib does with a scaler. A scaler is given as scaler, not as weights. Give what torch.save(model.state_dict(), ...) writes.
        no_scaler.joblib | is a pickle that torch.save did not write. Give what torch.save(model.state_dict(), ...) writes.
        padded.safetensors | seems to be safetensors, not what torch.save writes. Give it a name that ends in .safetensors.
        exchange.py | is not a file of torch.save. Give what torch.save(model.state_dict(), ...) writes.
        """)
    void refusesWhatIsNoStateDict(String name, String message) {
        Path file = ReferenceFiles.file(name);
        assertThatThrownBy(() -> StateDictFile.read(file))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The file " + file + " " + message);
    }

    @Test
    void refusesWhatIsNoFile() throws IOException {
        String remedy = " Give what torch.save(model.state_dict(), ...) writes.";
        Path missing = folder.resolve("missing.pt");
        assertThatThrownBy(() -> StateDictFile.read(missing)).hasMessage("There is no file " + missing + "." + remedy);
        assertThatThrownBy(() -> StateDictFile.read(folder)).hasMessage(folder + " is a folder, not a file." + remedy);
        Path empty = Files.createFile(folder.resolve("empty.pt"));
        assertThatThrownBy(() -> StateDictFile.read(empty)).hasMessage("The file " + empty + " is empty." + remedy);
        Path pointer = Files.writeString(
                folder.resolve("pointer.pt"),
                "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
                StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> StateDictFile.read(pointer))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("The file " + pointer + " is a Git LFS pointer, not the file itself.");
    }

    @Test
    void refusesAZipOfAnotherTool() throws IOException {
        Path zip = folder.resolve("other.pt");
        TorchArchiveWriter writer = new TorchArchiveWriter("");
        writer.add("metadata.json", ByteBuffer.wrap(new byte[] {'{', '}'}));
        Files.write(zip, writer.bytes());
        assertThatThrownBy(() -> StateDictFile.read(zip))
                .hasMessage("The file " + zip + " is a zip without data.pkl, so torch.save did not write it."
                        + " Give what torch.save(model.state_dict(), ...) writes.");
    }

    @Test
    void refusesATruncatedFile() throws IOException {
        for (String name : List.of("small.pt", "legacy2.pt")) {
            byte[] whole = ReferenceFiles.bytes(name);
            for (int length = 1; length < whole.length; length++) {
                Path file = Files.write(folder.resolve("cut.pt"), Arrays.copyOf(whole, length));
                assertThatThrownBy(() -> StateDictFile.read(file))
                        .as("%s, %d bytes", name, length)
                        .isInstanceOf(RegressionException.class)
                        .hasMessageContaining(file.toString());
            }
        }
    }

    @Test
    void sharesTheNumbersOfTiedWeights() {
        StateDict tied = StateDictFile.read(ReferenceFiles.file("tied.pt"));
        assertThat(tied.tensors()).extracting(Tensor::name).containsExactly("0.weight", "0.bias", "1.weight", "1.bias");
        assertThat(values(tied.tensors().get(0)))
                .isEqualTo(values(tied.tensors().get(2)));
    }
}
