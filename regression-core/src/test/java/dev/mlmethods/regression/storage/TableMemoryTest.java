package dev.mlmethods.regression.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableMemoryTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private TableMemory memory(@Nullable Long rows) {
        return new TableMemory(rows, folder);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, false", "0, 0, true", "10, 10, true", "10, 11, false"})
    void holdsAsManyRowsAsTheUserSays(long memoryRows, long rows, boolean holds) {
        assertThat(memory(memoryRows).holds(rows, 1_000)).isEqualTo(holds);
    }

    /** 24 bytes for each number, in half of the JVM's memory. */
    @Test
    void holdsWhatTakesLessThanHalfOfTheMemoryByDefault() {
        long numbers = Runtime.getRuntime().maxMemory() / 48;
        assertThat(memory(null).holds(numbers / 20 - 1, 20)).isTrue();
        assertThat(memory(null).holds(numbers / 20 + 1, 20)).isFalse();
    }

    @Test
    void saysWhereATableIs() {
        assertThat(memory(50L).text(20_000))
                .isEqualTo("The table has 20,000 rows, and memoryRows is 50; it is read from temporary files in "
                        + folder);
        assertThat(memory(null).text(20_000))
                .isEqualTo("The table has 20,000 rows, which take more than half of the memory (-Xmx); it is read from"
                        + " temporary files in " + folder);
    }

    @Test
    void refusesNegativeNumbers() {
        assertThatThrownBy(() -> memory(-1L))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "memoryRows is -1; it must be at least 0: the most rows of a table that is kept in memory.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "1.5", ""})
    void refusesWhatIsNoNumber(String rows) {
        assertThatThrownBy(() -> TableMemory.parse(rows))
                .isInstanceOf(RegressionException.class)
                .hasMessage("memoryRows is '" + rows
                        + "'; it must be a whole number: the most rows of a table that is kept in memory.");
    }

    @Test
    void writesRowsThatAreReadInAnyOrder() {
        int rows = 300_000;
        try (DoubleRows.Writer writer = DoubleRows.Writer.open(memory(0L), rows, 3)) {
            for (int row = 0; row < rows; row++) {
                writer.append(new double[] {-1, row, row / 3.0, Double.NaN, -1}, 1, 3);
            }
            DoubleRows written = writer.finish();
            assertThat(written.rows()).isEqualTo(rows);
            assertThat(written.width()).isEqualTo(3);
            assertThat(IntStream.of(0, rows - 1, 12_345, 131_072)
                            .allMatch(row -> written.get(row, 0) == row && written.get(row, 1) == row / 3.0))
                    .isTrue();
            double[] two = new double[4];
            written.copyRow(77, 2, two, 1);
            assertThat(two).containsExactly(0, 77, 77 / 3.0, 0);
            assertThat(written.get(5, 2)).isNaN();
        }
    }

    /** A piece of the mapping is a power of two of rows in at most 1 GB. */
    @ParameterizedTest
    @CsvSource({"8, 134217728", "168, 4194304", "80, 8388608", "1073741824, 1", "2000000000, 1"})
    void mapsPiecesOfWholeRows(int bytesOfRow, int rows) {
        assertThat(RowFile.rowsOfPiece(bytesOfRow)).isEqualTo(rows);
    }

    @Test
    void writesFloatsAlike() {
        try (FloatRows.Writer writer = FloatRows.Writer.open(memory(0L), 2, 2)) {
            writer.append(new float[] {1, 2.5f, Float.MIN_VALUE, -0f}, 0, 4);
            FloatRows written = writer.finish();
            float[] all = new float[4];
            written.copy(0, 2, all, 0);
            assertThat(all).containsExactly(1, 2.5f, Float.MIN_VALUE, -0f);
        }
    }

    @Test
    void leavesNothingBehind() throws IOException {
        try (DoubleRows.Writer writer = DoubleRows.Writer.open(memory(0L), 1, 1)) {
            writer.append(new double[] {1}, 0, 1);
        }
        DoubleColumn column = DoubleColumn.computed(2, memory(0L), (from, to) -> new double[] {3, 4});
        assertThat(column.toArray()).containsExactly(3, 4);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void columnsInFilesAreThoseInArrays() {
        double[] values = IntStream.range(0, 40_000).mapToDouble(Math::sqrt).toArray();
        DoubleColumn array = DoubleColumn.of(values);
        DoubleColumn file =
                DoubleColumn.computed(values.length, memory(0L), (from, to) -> Arrays.copyOfRange(values, from, to));
        int[] some = {39_999, 0, 7, 7};
        assertThat(file).isInstanceOf(DoubleColumn.InFile.class);
        assertThat(file.toArray()).isEqualTo(values);
        assertThat(file.select(some).toArray()).isEqualTo(array.select(some).toArray());
        assertThat(file.view(some).toArray()).isEqualTo(array.view(some).toArray());
        assertThat(file.view(some).view(new int[] {2, 0}).toArray())
                .isEqualTo(array.select(new int[] {7, 39_999}).toArray());
        assertThat(file.view(some).select(new int[] {1}).toArray()).containsExactly(0);
        assertThat(DoubleColumn.constant(2, 3).toArray()).containsExactly(2, 2, 2);
        assertThat(DoubleColumn.constant(2, 3).select(new int[] {1}).toArray()).containsExactly(2);
    }

    @Test
    void saysWhereThereIsNoRoom() {
        assertThatThrownBy(() -> DoubleRows.Writer.open(memory(0L), 1L << 46, 100))
                .isInstanceOf(RegressionException.class)
                .hasMessageMatching(
                        "A table that is larger than memory can't be written to a file in .*: 56294995\\.3 GB are"
                                + " needed, and [\\d.]+ GB are free\\. Make room there, set -Djava\\.io\\.tmpdir to another folder"
                                + " with jvmArguments, give the JVM more memory \\(-Xmx\\), or raise memoryRows if it is set\\.");
    }

    @Test
    void needsAFolderThatIsThere() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        for (Path other : new Path[] {file, folder.resolve("none")}) {
            assertThatThrownBy(() -> DoubleRows.Writer.open(new TableMemory(0L, other), 1, 1))
                    .isInstanceOf(RegressionException.class)
                    .hasMessage("A table that is to be read into temporary files has no folder for them: " + other
                            + " is not a folder. Create it, or set -Djava.io.tmpdir to another with jvmArguments.");
        }
    }
}
