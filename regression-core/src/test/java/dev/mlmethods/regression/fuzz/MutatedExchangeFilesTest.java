package dev.mlmethods.regression.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** As {@link MutatedFilesTest}, for the files of other tools, which nobody here has written. */
class MutatedExchangeFilesTest {
    private static final int CASES = Integer.getInteger("regression.fuzz.cases", 2_000);
    private static final int FIRST = Integer.getInteger("regression.fuzz.first", 0);
    private static final long SEED = Long.getLong("regression.fuzz.seed", 1);

    /** CPU time: so a busy machine doesn't matter. */
    private static final double MOST_SECONDS = 1;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static List<FileFormat<?>> formats() {
        return ExchangeFormats.all();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void areReadRightOrRefusedByName(FileFormat<?> format) throws IOException {
        Tally tally = Campaign.run(format, folder, SEED, FIRST, CASES);
        System.out.println(tally);
        assertThat(tally.failures()).isEmpty();
        assertThat(tally.longestSeconds()).as("%s", tally).isLessThan(MOST_SECONDS);
    }
}
