package dev.mlmethods.regression.benchmarks.parts;

import dev.mlmethods.regression.benchmarks.contender.LargeTable;
import dev.mlmethods.regression.benchmarks.process.Contenders;
import dev.mlmethods.regression.benchmarks.process.Options;
import dev.mlmethods.regression.benchmarks.report.Bar;
import dev.mlmethods.regression.benchmarks.report.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A table that is several times as large as the memory, and the same table in memory: the cost of a row in an epoch, and the bits of the model. */
public final class LargeTables implements Part {
    private static final int ROWS = 20_000_000;
    private static final int TRAINING_ROWS = 16_000_000;
    private static final int EPOCHS = 5;
    private static final int THREADS = 2;

    private final Options options;
    private final Contenders contenders;

    /** Writes the table, 3 GB, into a folder of the output, and deletes it afterward. */
    public LargeTables(Options options, Contenders contenders) {
        this.options = options;
        this.contenders = contenders;
    }

    @Override
    public List<Finding> run() throws IOException {
        Path table = Files.createDirectories(options.output().resolve("large")).resolve("table.csv");
        try {
            LargeTable.write(table, ROWS);
            LargeTable files = contenders.largeTable(table, EPOCHS, THREADS, List.of("-Xmx512m"));
            LargeTable memory = contenders.largeTable(
                    table, EPOCHS, THREADS, List.of("-Xmx16g", "-Dregression.memoryRows=" + ROWS));
            if (!files.parametersSha256().equals(memory.parametersSha256())) {
                throw new IllegalStateException("The models differ: " + files + " and " + memory);
            }
            return List.of(
                    Finding.of(
                            String.format(
                                    Locale.ROOT,
                                    "cost of a row and epoch, %,d rows of 20 features in 512 MB against in memory, %d threads",
                                    ROWS,
                                    THREADS),
                            nanoseconds(files),
                            nanoseconds(memory),
                            median(files) / median(memory),
                            Bar.atMost(1.5)),
                    Finding.of(
                            "the whole training of " + EPOCHS + " epochs, with reading and evaluation",
                            seconds(files),
                            seconds(memory),
                            files.seconds() / memory.seconds()),
                    Finding.note("SHA-256 of the parameters of both", files.parametersSha256()));
        } finally {
            Files.deleteIfExists(table);
        }
    }

    private static double median(LargeTable table) {
        List<Double> sorted = table.epochSeconds().stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private static String nanoseconds(LargeTable table) {
        return String.format(Locale.ROOT, "%.0f ns", 1e9 * median(table) / TRAINING_ROWS);
    }

    private static String seconds(LargeTable table) {
        return String.format(Locale.ROOT, "%.0f s", table.seconds());
    }
}
