package dev.mlmethods.regression.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Expected rows come from scikit-learn 1.2.1. */
class TrainTestSplitTest {
    @Test
    void equalsScikitLearnsSplitOfCaliforniaHousing() throws IOException, NoSuchAlgorithmException {
        JsonNode reference = reference();
        TrainTestSplit split = TrainTestSplit.of(
                reference.get("n").asInt(),
                reference.get("test_size").asDouble(),
                reference.get("random_state").asLong());
        assertRows(reference, "test", split.testRows());
        assertRows(reference, "train", split.trainRows());
        assertThat(split).hasToString("16512 rows to train on, 4128 to test on");
    }

    @Test
    void equalsScikitLearnsSplitsOfFewRows() {
        assertThat(TrainTestSplit.of(10, 0.25, 0).trainRows()).containsExactly(9, 1, 6, 7, 3, 0, 5);
        assertThat(TrainTestSplit.of(10, 0.25, 0).testRows()).containsExactly(2, 8, 4);
        assertThat(TrainTestSplit.of(3, 0.3, 7).trainRows()).containsExactly(1, 0);
        assertThat(TrainTestSplit.of(3, 0.3, 7).testRows()).containsExactly(2);
        assertThat(TrainTestSplit.of(7, 0.1, 4294967295L).trainRows()).containsExactly(5, 0, 6, 4, 2, 3);
        assertThat(TrainTestSplit.of(7, 0.1, 4294967295L).testRows()).containsExactly(1);
    }

    @Test
    void splitsGivenRowsIntoTheirOwnNumbers() {
        TrainTestSplit split = TrainTestSplit.of(new int[] {50, 40, 30, 20, 10, 5}, 0.3, 1);
        assertThat(split.trainRows()).containsExactly(10, 50, 20, 5);
        assertThat(split.testRows()).containsExactly(30, 40);
    }

    @Test
    void usesEachRowOnce() {
        TrainTestSplit split = TrainTestSplit.of(101, 0.37, 3);
        int[] all = Arrays.copyOf(split.trainRows(), 101);
        System.arraycopy(split.testRows(), 0, all, split.trainRows().length, split.testRows().length);
        Arrays.sort(all);
        assertThat(all).startsWith(0, 1, 2).endsWith(99, 100).doesNotHaveDuplicates();
    }

    @Test
    void handsOutCopies() {
        TrainTestSplit split = TrainTestSplit.of(10, 0.25, 0);
        split.trainRows()[0] = -1;
        split.testRows()[0] = -1;
        assertThat(split.trainRows()).doesNotContain(-1);
        assertThat(split.testRows()).doesNotContain(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.1", "1", "20", "NaN", "Infinity"})
    void refusesASizeOutOfRange(String size) {
        assertFault(
                () -> TrainTestSplit.of(10, Double.parseDouble(size), 0),
                "testSize is " + size + "; it must be above 0 and below 1, such as 0.2.");
        assertFault(
                () -> TrainTestSplit.of(new int[10], Double.parseDouble(size), 0),
                "validationSize is " + size + "; it must be above 0 and below 1, such as 0.2.");
    }

    @Test
    void refusesTooFewRows() {
        assertFault(
                () -> TrainTestSplit.of(3, 0.5, 0),
                "testSize is 0.5, which leaves 1 of 3 rows to train on; at least 2 are needed."
                        + " Lower testSize or add rows.");
        assertFault(
                () -> TrainTestSplit.of(new int[] {7, 8}, 0.1, 0),
                "validationSize is 0.1, which leaves 1 of 2 rows to train on; at least 2 are needed."
                        + " Lower validationSize or add rows.");
        assertFault(
                () -> TrainTestSplit.of(0, 0.1, 0),
                "testSize is 0.1, which leaves 0 of 0 rows to train on; at least 2 are needed."
                        + " Lower testSize or add rows.");
    }

    @Test
    void refusesASeedOutOfRange() {
        assertFault(
                () -> TrainTestSplit.of(10, 0.2, -1),
                "splitSeed is -1; it must be a whole number from 0 to 4294967295.");
    }

    private static void assertRows(JsonNode reference, String part, int[] rows) throws NoSuchAlgorithmException {
        assertThat(rows).hasSize(reference.get("n_" + part).asInt());
        assertThat(rows).startsWith(integers(reference.get(part + "_first")));
        assertThat(rows).endsWith(integers(reference.get(part + "_last")));
        assertThat(sha256(rows)).isEqualTo(reference.get(part + "_sha256").asString());
    }

    private static int[] integers(JsonNode array) {
        return array.valueStream().mapToInt(JsonNode::asInt).toArray();
    }

    private static String sha256(int[] rows) throws NoSuchAlgorithmException {
        ByteBuffer bytes = ByteBuffer.allocate(rows.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(rows);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    }

    private static JsonNode reference() throws IOException {
        try (InputStream json = TrainTestSplitTest.class.getResourceAsStream("/reference/sklearn-split-scale.json")) {
            return JsonMapper.shared().readTree(json);
        }
    }

    private static void assertFault(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(RegressionException.class).hasMessage(message);
    }
}
