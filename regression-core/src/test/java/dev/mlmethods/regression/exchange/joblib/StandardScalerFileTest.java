package dev.mlmethods.regression.exchange.joblib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.exchange.ReferenceFiles;
import dev.mlmethods.regression.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class StandardScalerFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static Stream<String> files() {
        return ReferenceFiles.expected("scalers").propertyNames().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void hasTheNumbersThatScikitLearnUses(String name) {
        assertRead(name, ReferenceFiles.expected("scalers").get(name));
    }

    private static void assertRead(String name, JsonNode expected) {
        StandardScalerValues values = StandardScalerFile.read(ReferenceFiles.file(name));
        assertThat(values.means()).isEqualTo(doubles(expected.get("means")));
        assertThat(values.scales()).isEqualTo(doubles(expected.get("scales")));
        JsonNode features = expected.get("features");
        assertThat(values.features())
                .isEqualTo(
                        features.isNull()
                                ? null
                                : features.valueStream().map(JsonNode::asString).toList());
        JsonNode samples = expected.get("samples");
        assertThat(values.samples()).isEqualTo(samples.isNull() ? null : samples.asLong());
    }

    private static List<Double> doubles(JsonNode array) {
        return array.valueStream().map(JsonNode::asDouble).toList();
    }

    /** Of the newest releases when this was written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "newer.joblib",
                "newer2.joblib",
                "newer3.joblib",
                "newer4.joblib",
                "newer5.joblib",
                "newer2.pkl",
                "newer3.pkl",
                "newer4.pkl",
                "newer5.pkl"
            })
    void readsTheFilesOfNewerReleases(String name) {
        assertRead(name, Json.tree(ReferenceFiles.bytes("newer.json")));
    }

    @Test
    void readsTheScalerOfAKey() {
        Path two = ReferenceFiles.file("two.joblib");
        assertThat(StandardScalerFile.read(two, "inputs").features()).containsExactly("a", "bb", "ä,c");
        assertThat(StandardScalerFile.read(two, "target").means()).hasSize(1);
        assertThatThrownBy(() -> StandardScalerFile.read(two, "n"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The file " + two
                        + " has no StandardScaler of the key 'n'. Give one of these as scalerKey: inputs, target.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        two.joblib | holds several of StandardScaler. Give one of these as scalerKey: inputs, target.
        no_scaler.joblib | holds a dict without a StandardScaler. Give what joblib.dump(scaler, ...) writes for a fitted StandardScaler.
        unfitted.joblib | has a StandardScaler that is not fitted (it has no mean_). Call scaler.fit(...) before dumping it.
        minmax.joblib | names sklearn.preprocessing._data.MinMaxScaler, but only a StandardScaler can be imported. Fit one, or dump it alone.
        beside.joblib | names sklearn.preprocessing._data.MinMaxScaler, but only a StandardScaler can be imported. Fit one, or dump it alone.
        pipeline.joblib | names sklearn.pipeline.Pipeline, but only a StandardScaler can be imported. Fit one, or dump it alone.
        s_allnan.joblib | has a StandardScaler whose mean_ has NaN at index 0. Fit it on columns that have values.
        c_bz2.joblib | is compressed with bz2, which cannot be read here. Dump the scaler again, with compress=('gzip', 3) or without.
        c_xz.joblib | is compressed with xz, which cannot be read here. Dump the scaler again, with compress=('gzip', 3) or without.
        c_lzma.joblib | is compressed with lzma, which cannot be read here. Dump the scaler again, with compress=('gzip', 3) or without.
        small.pt | is a zip, as torch.save writes it. The weights of a model are given as weights, not as scaler. Give what joblib.dump(scaler, ...) writes for a fitted StandardScaler.
        pickled.pt | names torch._utils._rebuild_tensor_v2, an object of PyTorch. The weights of a model are given as weights; as scaler, give a StandardScaler.
        exchange.py | is not a file of joblib or pickle, or has a protocol before 2. Give what joblib.dump(scaler, ...) writes for a fitted StandardScaler.
        """)
    void refusesWhatIsNoScaler(String name, String message) {
        Path file = ReferenceFiles.file(name);
        assertThatThrownBy(() -> StandardScalerFile.read(file))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The file " + file + " " + message);
    }

    @Test
    void refusesAKeyWhereThereIsNone() {
        Path file = ReferenceFiles.file("s_array.joblib");
        assertThatThrownBy(() -> StandardScalerFile.read(file, "scaler"))
                .hasMessage("The file " + file + " holds a StandardScaler without a key. Leave scalerKey out.");
    }

    @Test
    void refusesATruncatedFile() throws IOException {
        for (String name : List.of("s_df.joblib", "c_3.joblib", "c_gzip.joblib", "p2.pkl", "p5.pkl")) {
            byte[] whole = ReferenceFiles.bytes(name);
            for (int length = 1; length < whole.length; length++) {
                Path file = Files.write(folder.resolve("cut.joblib"), Arrays.copyOf(whole, length));
                assertThatThrownBy(() -> StandardScalerFile.read(file))
                        .as("%s, %d bytes", name, length)
                        .isInstanceOf(RegressionException.class)
                        .hasMessageContaining(file.toString());
            }
        }
    }

    @Test
    void refusesWhatExpandsWithoutEnd() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 100; i++) {
                gzip.write(new byte[1 << 20]);
            }
        }
        Path file = Files.write(folder.resolve("bomb.joblib"), bomb.toByteArray());
        assertThatThrownBy(() -> StandardScalerFile.read(file))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The file " + file + " is damaged: it expands to more than 67108864 bytes."
                        + " Give what joblib.dump(scaler, ...) writes for a fitted StandardScaler.");
    }
}
