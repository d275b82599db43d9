package dev.mlmethods.regression.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedRowsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static List<byte[]> read(SortedRows rows) throws IOException {
        List<byte[]> read = new ArrayList<>();
        rows.forEach(read::add);
        return read;
    }

    /** A few of them equal, some empty, and some longer than what is read at a time. */
    private static List<byte[]> randomRows(int count) {
        Random random = new Random(42);
        List<byte[]> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            int length = row % 100 == 7 ? 65_530 + row % 12 : random.nextInt(5);
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            rows.add(bytes);
        }
        return rows;
    }

    private static List<byte[]> sorted(List<byte[]> rows) {
        List<byte[]> sorted = new ArrayList<>(rows);
        sorted.sort(Arrays::compareUnsigned);
        return sorted;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 100, 10_000, 1_000_000, Long.MAX_VALUE})
    void theOrderIsTheSameHoweverLittleIsKeptInMemory(long mostBytes) throws IOException {
        List<byte[]> rows = randomRows(600);
        try (SortedRows sorted = new SortedRows(folder, mostBytes)) {
            for (byte[] row : rows) {
                sorted.add(row);
            }
            assertThat(sorted.count()).isEqualTo(600);
            assertThat(read(sorted)).containsExactlyElementsOf(sorted(rows));
            assertThat(read(sorted)).containsExactlyElementsOf(sorted(rows));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aRowMayBeLongerThanWhatIsReadAtATime() throws IOException {
        byte[] one = new byte[1_000_003];
        Arrays.fill(one, (byte) 1);
        byte[] other = new byte[1 << 16];
        try (SortedRows rows = new SortedRows(folder, 10)) {
            rows.add(one);
            rows.add(other);
            rows.add("end".getBytes(StandardCharsets.UTF_8));
            assertThat(read(rows)).containsExactly(other, one, "end".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void thereMayBeNoRows() throws IOException {
        try (SortedRows rows = new SortedRows(folder, 10)) {
            assertThat(rows.count()).isZero();
            assertThat(read(rows)).isEmpty();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatFitsInMemoryNeedsNoFile() throws IOException {
        try (SortedRows rows = new SortedRows(folder.resolve("missing"), 1000)) {
            rows.add(new byte[] {2});
            rows.add(new byte[] {(byte) 200});
            rows.add(new byte[] {1});
            assertThat(read(rows)).containsExactly(new byte[] {1}, new byte[] {2}, new byte[] {(byte) 200});
        }
    }
}
