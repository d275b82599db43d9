package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a journal has.
 *
 * @param results by key; the last one of each counts
 * @param origin the last one; null if there is none
 * @param length of the complete lines, in bytes: a line without an end was being written when the process was killed, and does not count
 */
record JournalContents(
        Map<String, TrialResult> results, @Nullable SweepOrigin origin, int length) {
    private static final String REMEDY =
            "Run its shard again, in another folder, or, if it is no journal of a sweep, leave it out;"
                    + " it was left unchanged.";

    /**
     * Reads a journal that nobody is writing.
     *
     * @throws RegressionException if it can't be read, is corrupt, or is being written
     */
    static JournalContents read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (isBeingWritten(channel)) {
                throw new RegressionException(
                        "A sweep is still running: it has " + file + " open. Merge the journals when it has ended.");
            }
            return of(Files.readAllBytes(file), file, REMEDY);
        } catch (IOException e) {
            throw new RegressionException("Cannot read the journal " + file + ": " + Reason.ofReading(e) + ".", e);
        }
    }

    private static boolean isBeingWritten(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, true) == null;
        } catch (OverlappingFileLockException e) {
            // By another sweep of this process.
            return true;
        }
    }

    /**
     * The contents of a file.
     *
     * @param remedy what to do if it is corrupt
     * @throws RegressionException if it is corrupt
     */
    static JournalContents of(byte[] bytes, Path file, String remedy) {
        Map<String, TrialResult> results = new HashMap<>();
        SweepOrigin origin = null;
        int number = 0;
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                number++;
                Optional<JournalLine> line =
                        JournalLine.parse(new String(bytes, start, i - start, StandardCharsets.UTF_8));
                if (line.isEmpty()) {
                    throw corrupt(number, file, remedy);
                }
                JournalLine.Entry entry = line.get().entry();
                if (entry == null) {
                    origin = line.get().origin();
                } else {
                    results.put(entry.key(), entry.result());
                }
                start = i + 1;
            }
        }
        return new JournalContents(results, origin, start);
    }

    private static RegressionException corrupt(int number, Path file, String remedy) {
        return new RegressionException("The journal of the sweep is corrupt: line " + number + " of " + file
                + " was altered after it was written. " + remedy);
    }
}
