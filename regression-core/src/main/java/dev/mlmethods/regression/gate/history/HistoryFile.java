package dev.mlmethods.regression.gate.history;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.git.GitLfsPointer;
import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * The history: a file with one JSON object per line that builds append to. Builds that do so at the same time don't lose any lines: each locks the
 * file, and writes its line in one call. If a killed build has left an incomplete line, the next build ends it.
 */
public final class HistoryFile {
    /** Its default name. */
    public static final String NAME = "regression-history.jsonl";

    private static final String INTERRUPTED = "the build was interrupted";
    private static final int WAIT_MILLISECONDS = 10;
    /** One minute; another build needs the file for milliseconds. */
    private static final int MOST_WAITS = 6_000;

    private final Path file;

    private HistoryFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /**
     * {@return the history in a file} Nothing is read yet.
     *
     * @param file need not be there yet
     */
    public static HistoryFile at(Path file) {
        return new HistoryFile(file);
    }

    /** The outcome of appending a line. */
    public enum Recorded {
        /** The line is new. */
        ADDED,
        /** The history already has exactly the same line, so there is nothing to add. */
        ALREADY_THERE
    }

    /**
     * Appends a line, unless the history has it. Without a commit, there is no way to tell whether an equal line is from the same work, so such
     * a line is always new.
     *
     * @param entry the line
     * @return whether the line is new
     * @throws RegressionException if the file cannot be written, is a Git LFS pointer, or another process doesn't let go of it
     */
    public Recorded append(HistoryEntry entry) {
        String line = ContentSha256.line(entry);
        try {
            Files.createDirectories(file.resolveSibling(""));
            synchronized (monitor()) {
                try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                    return append(channel, line, entry.commit() != null);
                }
            }
        } catch (IOException e) {
            throw new RegressionException("Cannot write the history " + file + ": " + reason(e) + ".", e);
        }
    }

    private Recorded append(FileChannel channel, String line, boolean isOfCommit) throws IOException {
        FileLock lock = lock(channel, false);
        try {
            String before = sound(channel);
            if (isOfCommit && before.lines().anyMatch(line::equals)) {
                return Recorded.ALREADY_THERE;
            }
            boolean isTorn = !before.isEmpty() && !before.endsWith("\n");
            ByteBuffer bytes = ByteBuffer.wrap(((isTorn ? "\n" : "") + line + "\n").getBytes(StandardCharsets.UTF_8));
            long end = channel.size();
            try {
                channel.position(end);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            } catch (IOException e) {
                // No part of a line may remain, nor the line of a goal that reports that it failed.
                try {
                    channel.truncate(end);
                } catch (IOException left) {
                    e.addSuppressed(left);
                }
                throw e;
            }
            return Recorded.ADDED;
        } finally {
            lock.release();
        }
    }

    /**
     * Reads the history; one that isn't there is empty.
     *
     * @return its entries, and a warning for each line that cannot be read
     * @throws RegressionException if the file cannot be read, is a Git LFS pointer, or another process doesn't let go of it
     */
    public History read() {
        try {
            synchronized (monitor()) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                    FileLock lock = lock(channel, true);
                    try {
                        return History.parse(sound(channel).lines().toList(), String.valueOf(file.getFileName()));
                    } finally {
                        lock.release();
                    }
                }
            }
        } catch (NoSuchFileException e) {
            return new History(List.of(), List.of());
        } catch (IOException e) {
            throw new RegressionException("Cannot read the history " + file + ": " + reason(e) + ".", e);
        }
    }

    /**
     * The monitor that threads of this process wait for. A lock on a file belongs to the whole process, and on Linux it ends when any channel of the
     * process on that file is closed, so no two channels may be open. An interned string is the same object for all class loaders; Maven gives each
     * plugin its own.
     */
    private Object monitor() {
        return (HistoryFile.class.getName() + ":" + file).intern();
    }

    private FileLock lock(FileChannel channel, boolean shared) throws IOException {
        for (int i = 0; i < MOST_WAITS; i++) {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            if (lock != null) {
                return lock;
            }
            try {
                Thread.sleep(WAIT_MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(INTERRUPTED, e);
            }
        }
        throw new IOException("another process has locked it for a minute");
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied. Give yourself permission to read and write it, or choose another history";
        }
        // Java closes a channel whose thread is interrupted.
        if (e instanceof ClosedChannelException) {
            return INTERRUPTED;
        }
        return Reason.ofWriting(e);
    }

    /**
     * The text, if it isn't a Git LFS pointer: a line appended to a pointer would be lost.
     *
     * @throws RegressionException if it is a Git LFS pointer
     */
    private String sound(FileChannel channel) throws IOException {
        byte[] bytes = bytes(channel);
        GitLfsPointer.requireNone("The history " + file, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // Until there are no more.
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
