package dev.mlmethods.regression.exchange.tensor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.exchange.ReferenceFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsFileTest {
    private static final String REMEDY = ". Save it again with safetensors.torch.save_file(model.state_dict(), ...).";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"padded.safetensors", "unpadded.safetensors"})
    void readsTensorsAndMetadata(String name) {
        Safetensors read = SafetensorsFile.read(ReferenceFiles.file(name));
        assertThat(read.metadata()).containsExactly(entry("format", "pt"), entry("ä", "ö\n"));
        Tensor weight = read.tensors().get(0);
        assertThat(weight.name()).isEqualTo("fc.weight");
        assertThat(weight.type()).isEqualTo(DataType.FLOAT32);
        assertThat(weight.shape()).containsExactly(2, 3);
        assertThat(weight.get(5)).isEqualTo(5);
        Tensor bias = read.tensors().get(1);
        assertThat(bias.type()).isEqualTo(DataType.FLOAT64);
        assertThat(bias.get(0)).isEqualTo(0.1);
        assertThat(bias.get(1)).isEqualTo(-1e300);
    }

    @Test
    void readsAFileOfTheLibrary() {
        Safetensors read = SafetensorsFile.read(ReferenceFiles.file("newer.safetensors"));
        assertThat(read.metadata()).containsExactly(entry("format", "pt"));
        assertThat(read.tensors()).extracting(Tensor::name).containsExactly("a", "b");
        assertThat(read.tensors().get(0).get(1)).isEqualTo(1e300);
        assertThat(read.tensors().get(1).get(1)).isEqualTo(1.5);
    }

    @Test
    void readsBackWhatItWrites() throws IOException {
        Safetensors contents = new Safetensors(
                List.of(
                        Tensor.of("fc1.weight", List.of(1, 3), new float[] {1.5f, Float.MIN_VALUE, -0f}),
                        Tensor.of("scaler.mean", List.of(2), new double[] {0.1, 1e300}),
                        Tensor.of("none", List.of(0, 3), new float[0]),
                        Tensor.of("one", List.of(), new float[] {7})),
                Map.of("format", "pt"));
        byte[] bytes = SafetensorsFile.bytes(contents);
        assertThat(SafetensorsFile.bytes(contents)).isEqualTo(bytes);
        long header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        assertThat(header % 8).isZero();
        assertThat(new String(bytes, 8, (int) header, UTF_8).stripTrailing())
                .isEqualTo("{\"__metadata__\":{\"format\":\"pt\"},"
                        + "\"scaler.mean\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,16]},"
                        + "\"fc1.weight\":{\"dtype\":\"F32\",\"shape\":[1,3],\"data_offsets\":[16,28]},"
                        + "\"none\":{\"dtype\":\"F32\",\"shape\":[0,3],\"data_offsets\":[28,28]},"
                        + "\"one\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[28,32]}}");
        Safetensors read = SafetensorsFile.read(Files.write(folder.resolve("a.safetensors"), bytes));
        assertThat(read.metadata()).isEqualTo(contents.metadata());
        assertThat(read.tensors()).extracting(Tensor::name).containsExactly("scaler.mean", "fc1.weight", "none", "one");
        assertThat(read.tensors().get(0).get(1)).isEqualTo(1e300);
        assertThat(read.tensors().get(1).get(1)).isEqualTo(Float.MIN_VALUE);
        assertThat(read.tensors().get(3).get(0)).isEqualTo(7);
        assertThat(SafetensorsFile.bytes(read)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | is damaged: the data of its tensor b overlap those before
        {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | is damaged: the data of its tensor a leave a hole before them
        {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} | is damaged: 4 bytes at its end belong to no tensor
        {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}} | is damaged: the data of its tensor a go beyond the end of the file
        {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}} | is damaged: the data of its tensor a are shorter than its shape says
        {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}} | is damaged: the data of its tensor a are longer than its shape says
        {"a":{"dtype":"F32","shape":[65536,65536],"data_offsets":[0,8]}} | is damaged: the data of its tensor a are shorter than its shape says
        {"a":{"dtype":"F32","shape":[4294967296],"data_offsets":[0,8]}} | is damaged: its tensor a has the size 4294967296
        {"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,8]}} | is damaged: its a: shape is missing or has the wrong type
        {"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,8]}} | is damaged: its a: shape is missing or has the wrong type
        {"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}} | is damaged: its a: data_offsets is missing or has the wrong type
        {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,99999999999999999999]}} | is damaged: its a: data_offsets is missing or has the wrong type
        {"a":{"dtype":"F32","shape":[2]}} | is damaged: its tensor a lacks its dtype, shape or data_offsets
        {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}} | is damaged: its tensor a has the field x, which is unknown or there twice
        {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | is damaged: its header has a twice
        {"a":{"dtype":"F32","shape":[2],"shape":[2],"data_offsets":[0,8]}} | is damaged: its tensor a has the field shape, which is unknown or there twice
        {"__metadata__":{"a":"","a":""}} | is damaged: its __metadata__ has a twice
        {"__metadata__":{"a":1}} | is damaged: its __metadata__: a is missing or has the wrong type
        {"a":[[[[[[[[[[[[[ | is damaged: its a is missing or has the wrong type
        {"a" | is damaged: its header is not JSON
        {} x | is damaged: its header is not JSON
        {}{} | is damaged: its header goes on behind its end
        """)
    void refusesAHeaderThatIsWrong(String header, String message) throws IOException {
        Path file = file(header, 8);
        assertThatThrownBy(() -> SafetensorsFile.read(file))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The file " + file + " " + message + REMEDY);
    }

    /** As an export has with thousands of features. */
    @Test
    void readsLongMetadata() throws IOException {
        List<Tensor> tensors = List.of(Tensor.of("fc1.weight", List.of(1, 100_000), new float[100_000]));
        Safetensors wide = new Safetensors(tensors, Map.of("features", "x".repeat(100_000)));
        Path file = Files.write(folder.resolve("a.safetensors"), SafetensorsFile.bytes(wide));
        assertThat(SafetensorsFile.read(file).metadata()).isEqualTo(wide.metadata());

        Safetensors tooLong = new Safetensors(tensors, Map.of("features", "x".repeat(200_000)));
        Files.write(file, SafetensorsFile.bytes(tooLong));
        assertThatThrownBy(() -> SafetensorsFile.read(file))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The file " + file
                        + " has a header with longer names, texts (131072 letters) or numbers, or deeper"
                        + " objects, than can be read. Save it without its metadata.");
    }

    private Path file(String header, int data) throws IOException {
        byte[] text = header.getBytes(UTF_8);
        return Files.write(
                folder.resolve("a.safetensors"),
                ByteBuffer.allocate(8 + text.length + data)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(text.length)
                        .put(text)
                        .array());
    }

    @Test
    void refusesATypeThatNoWeightsAre() throws IOException {
        Path file = file("{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[8],\"data_offsets\":[0,8]}}", 8);
        assertThatThrownBy(() -> SafetensorsFile.read(file))
                .hasMessage("The file " + file + " has the tensor a of the dtype F8_E4M3,"
                        + " which no weights are. Save it without that tensor.");
    }

    @Test
    void refusesOtherFiles() throws IOException {
        Path zip = ReferenceFiles.file("small.pt");
        assertThatThrownBy(() -> SafetensorsFile.read(zip))
                .hasMessage("The file " + zip
                        + " is a zip, as torch.save writes it, not safetensors. Give it a name that ends in .pt.");
        Path scaler = ReferenceFiles.file("s_array.joblib");
        assertThatThrownBy(() -> SafetensorsFile.read(scaler))
                .hasMessage("The file " + scaler + " is not safetensors" + REMEDY);
        Path longer = file("{}", 0);
        byte[] bytes = Files.readAllBytes(longer);
        bytes[7] = (byte) 0x80;
        Files.write(longer, bytes);
        assertThatThrownBy(() -> SafetensorsFile.read(longer))
                .hasMessage("The file " + longer
                        + " is damaged: its header has 9223372036854775810 bytes, more than the file" + REMEDY);
    }
}
