package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.text.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The results of a sweep's trials on disk, so that no finished trial is trained again, either after the process was killed or for a larger sweep.
 * There is a line of JSON for each, with a hash of itself, behind one that says what sweep it is of; a line is flushed to disk before its trial counts. While the journal is open, no other
 * process can open it.
 */
public final class SweepJournal implements AutoCloseable {
    private static final String REMEDY = "Move it away to start the sweep afresh; it was left unchanged.";

    private final @Nullable FileChannel channel;
    private final Path file;
    private final Map<String, TrialResult> results;
    private @Nullable SweepOrigin origin;

    private SweepJournal(@Nullable FileChannel channel, Path file, JournalContents contents) {
        this.channel = channel;
        this.file = file;
        this.results = contents.results();
        this.origin = contents.origin();
    }

    /** {@return a journal that keeps nothing on disk} */
    public static SweepJournal inMemory() {
        return new SweepJournal(null, Path.of(""), JournalContents.of(new byte[0], Path.of(""), ""));
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
            JournalContents contents = JournalContents.of(Files.readAllBytes(file), file, REMEDY);
            channel.truncate(contents.length());
            channel.position(contents.length());
            return new SweepJournal(channel, file, contents);
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

    /** The result under a key; null if there is none. */
    synchronized @Nullable TrialResult find(String key) {
        return results.get(key);
    }

    /** Whether it is kept in a file. */
    boolean isIn(Path other) {
        try {
            return channel != null && Files.isSameFile(file, other);
        } catch (IOException e) {
            // It doesn't exist.
            return false;
        }
    }

    /**
     * Begins to add results of a sweep.
     *
     * @throws RegressionException if that cannot be written
     */
    synchronized void begin(SweepOrigin next) {
        if (!next.equals(origin)) {
            origin = next;
            write(List.of(JournalLine.of(next)));
        }
    }

    /**
     * Adds a result; it is on disk when this returns.
     *
     * @throws RegressionException if it cannot be written
     */
    synchronized void append(String key, TrialResult result) {
        append(Map.of(key, result));
    }

    /**
     * Adds results, by key; all of them are on disk when this returns.
     *
     * @throws RegressionException if they cannot be written
     */
    synchronized void append(Map<String, TrialResult> more) {
        List<JournalLine> lines = new ArrayList<>();
        more.forEach((key, result) -> lines.add(JournalLine.of(key, result)));
        write(lines);
        results.putAll(more);
    }

    private void write(List<JournalLine> lines) {
        if (channel != null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            lines.forEach(line -> bytes.writeBytes(line.bytes()));
            write(channel, ByteBuffer.wrap(bytes.toByteArray()));
        }
    }

    private void write(FileChannel to, ByteBuffer bytes) {
        try {
            long start = to.position();
            try {
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
