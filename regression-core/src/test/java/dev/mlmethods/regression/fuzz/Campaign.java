package dev.mlmethods.regression.fuzz;

import com.sun.management.ThreadMXBean;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.fuzz.Tally.Outcome;
import dev.mlmethods.regression.predictor.ModelFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the cases of a format. A case depends only on the seed, the format and its own number, so that each can be run again. */
final class Campaign<T> {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final FileFormat<T> format;
    private final Path folder;
    private final T original;

    private Campaign(FileFormat<T> format, Path folder) throws IOException {
        this.format = format;
        this.folder = folder;
        this.original = format.reading().of(format.placing().in(folder, format.original()));
    }

    /**
     * Runs some cases.
     *
     * @param folder an empty folder for the files
     * @param first the number of the first case
     */
    static <T> Tally run(FileFormat<T> format, Path folder, long seed, int first, int cases) throws IOException {
        Campaign<T> campaign = new Campaign<>(format, folder);
        Tally tally = new Tally(format.name());
        for (int i = first; i < first + cases; i++) {
            campaign.run(tally, seed, i);
        }
        return tally;
    }

    private void run(Tally tally, long seed, int number) throws IOException {
        clear();
        Random random =
                new Random((seed * SPREAD + number) * SPREAD + format.name().hashCode());
        byte[] contents = format.mutation().of(format.original(), random);
        Path file = format.placing().in(folder, contents);
        long size = sizeOfFiles();
        T read = null;
        Throwable thrown = null;
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = THREADS.getCurrentThreadCpuTime();
        try {
            read = format.reading().of(file);
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            thrown = e;
        }
        nanos = THREADS.getCurrentThreadCpuTime() - nanos;
        bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes - size;
        Outcome outcome = outcome(read, thrown, file);
        tally.add("seed " + seed + ", case " + number, outcome, detail(read, thrown), nanos, bytes);
    }

    private Outcome outcome(@Nullable T read, @Nullable Throwable thrown, Path file) throws IOException {
        if (thrown != null) {
            String message = String.valueOf(thrown.getMessage());
            // A file that belongs to it is beside it.
            boolean isRefusal = (thrown instanceof RegressionException || thrown instanceof ModelFileException)
                    && (message.contains(folder.toString()) || message.contains(String.valueOf(file.getFileName())));
            return isRefusal ? Outcome.REFUSED : Outcome.FAILED;
        }
        if (original.equals(read)) {
            return Outcome.EQUAL;
        }
        return read != null && format.rightness().of(read, file) ? Outcome.OTHER_BUT_RIGHT : Outcome.FAILED;
    }

    private static String detail(@Nullable Object read, @Nullable Throwable thrown) {
        if (thrown == null) {
            String text = String.valueOf(read);
            return "read " + text.substring(0, Math.min(text.length(), 1_000));
        }
        StackTraceElement[] trace = thrown.getStackTrace();
        return thrown + " at " + List.of(trace).subList(0, Math.min(trace.length, 12));
    }

    private long sizeOfFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(Campaign::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void clear() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
    }
}
