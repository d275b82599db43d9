package dev.mlmethods.regression.report.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.hash.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestPredictionsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("predictions.csv"), text);
    }

    @Test
    void areReadToTheLastBit() throws IOException {
        TestPredictions predictions = TestPredictions.read(
                file("row,actual,predicted\n7,0.1,NaN\n0,-2.0,-Infinity\n3,1.0E-5,0.30000000000000004\n"));
        assertThat(predictions)
                .isEqualTo(new TestPredictions(
                        List.of(7, 0, 3),
                        List.of(0.1, -2.0, 1e-5),
                        List.of(Double.NaN, Double.NEGATIVE_INFINITY, 0.1 + 0.2)));
    }

    @Test
    void areHashedAsFloat64() {
        TestPredictions predictions = new TestPredictions(List.of(4), List.of(1.0), List.of(0.1));
        byte[] bytes = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(0.1)
                .array();
        assertThat(predictions.sha256()).isEqualTo(Sha256.of(bytes));
    }

    @Test
    void sayThatTheyAreMissingOrDamaged() throws IOException {
        Path none = folder.resolve("none.csv");
        assertThatThrownBy(() -> TestPredictions.read(none))
                .isInstanceOf(RegressionException.class)
                .hasMessage("There are no predictions " + none + "; run regression:evaluate.");
        String header = "row,actual,predicted\n";
        for (String text : List.of(
                "",
                header,
                "row,predicted\n1,2\n",
                header + "1,2\n",
                header + "1,2,3,4\n",
                header + "1.5,2,3\n",
                header + "1,2,x\n",
                header + "1,2,\"3\n")) {
            Path file = file(text);
            assertThatThrownBy(() -> TestPredictions.read(file))
                    .isInstanceOf(RegressionException.class)
                    .hasMessage(
                            "The predictions " + file + " are damaged: they cannot be read; run regression:evaluate.");
        }
    }
}
