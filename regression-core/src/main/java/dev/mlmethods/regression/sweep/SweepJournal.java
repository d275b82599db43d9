package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The results of a sweep's trials on disk, so that no finished trial is trained again, either after the process was killed or for a larger sweep.
 * There is a line of JSON for each, with a hash of itself; a line is flushed to disk before its trial counts. While the journal is open, no other
 * process can open it.
 */
public final class SweepJournal implements AutoCloseable {
    private static final String REMEDY = " Move it away to start the sweep afresh; it was left unchanged.";

    private final @Nullable FileChannel channel;
    private final Path file;
    private final Map<String, TrialResult> results = new HashMap<>();

    private SweepJournal(@Nullable FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
    }

    /** A line of the file. */
    private record Line(String sha256, Entry entry) {}

    /** A result under the hash of everything that it depends on. */
    private record Entry(String key, TrialResult result) {}

    /** {@return a journal that keeps nothing on disk} */
    public static SweepJournal inMemory() {
        return new SweepJournal(null, Path.of(""));
    }

    /**
     * Opens a journal, which is created, with its folder, if it is missing.
     *
     * @param file of the journal, one line of JSON per result
     * @return the journal, with the results in the file
     * @throws RegressionException if it cannot be opened or read, is corrupt, or another sweep has it open; it is then left unchanged
     */
    public static SweepJournal open(Path file) {
        FileChannel channel = null;
        try {
            Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock(channel, file);
            SweepJournal journal = new SweepJournal(channel, file);
            journal.read(Files.readAllBytes(file));
            return journal;
        } catch (IOException e) {
            closeQuietly(channel);
            throw new RegressionException(
                    "Cannot open the sweep's journal " + file + ": " + Reason.ofWriting(e)
                            + ". Fix that, or choose another outputDirectory.",
                    e);
        } catch (RegressionException e) {
            closeQuietly(channel);
            throw e;
        }
    }

    /** The operating system releases the lock when the process ends, however it ends. */
    private static void lock(FileChannel channel, Path file) throws IOException {
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another sweep of this process has it.
        }
        if (lock == null) {
            throw new RegressionException("Another sweep is running in this folder: it has " + file
                    + " open. Wait for it, or choose another outputDirectory.");
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Nothing was written through it.
        }
    }

    /** The results, by line; a line without an end was being written when the process was killed, and does not count. */
    private void read(byte[] bytes) throws IOException {
        int number = 0;
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                number++;
                Entry entry = entry(new String(bytes, start, i - start, StandardCharsets.UTF_8), number);
                results.put(entry.key(), entry.result());
                start = i + 1;
            }
        }
        if (channel != null) {
            channel.truncate(start);
            channel.position(start);
        }
    }

    private Entry entry(String text, int number) {
        try {
            Line line = Json.read(text, Line.class);
            if (line.sha256().equals(hash(line.entry()))) {
                return line.entry();
            }
        } catch (JacksonException | RegressionException e) {
            throw corrupt(number, e);
        }
        throw corrupt(number, null);
    }

    private RegressionException corrupt(int number, @Nullable Throwable cause) {
        return new RegressionException(
                "The journal of the sweep is corrupt: line " + number + " of " + file
                        + " was altered after it was written." + REMEDY,
                cause);
    }

    private static String hash(Entry entry) {
        return Sha256.of(Json.hashedLine(entry));
    }

    /** The result under a key; null if there is none. */
    synchronized @Nullable TrialResult find(String key) {
        return results.get(key);
    }

    /**
     * Adds a result; it is on disk when this returns.
     *
     * @throws RegressionException if it cannot be written
     */
    synchronized void append(String key, TrialResult result) {
        if (channel != null) {
            Entry entry = new Entry(key, result);
            write(channel, Json.line(new Line(hash(entry), entry)) + "\n");
        }
        results.put(key, result);
    }

    private void write(FileChannel to, String line) {
        try {
            long start = to.position();
            try {
                ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    to.write(bytes);
                }
                to.force(false);
            } catch (IOException e) {
                // Half a line must not come before another line.
                to.truncate(start);
                throw e;
            }
        } catch (IOException e) {
            throw new RegressionException(
                    "Cannot write the journal of the sweep, " + file + ": " + Reason.ofWriting(e)
                            + ". What it holds is kept; free some space and run the sweep again.",
                    e);
        }
    }

    /** Lets other processes open it. */
    @Override
    public void close() {
        closeQuietly(channel);
    }
}
