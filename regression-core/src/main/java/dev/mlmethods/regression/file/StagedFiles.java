package dev.mlmethods.regression.file;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.text.Reason;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files that appear in a folder together or not at all. This is the one place that publishes results: each file is written and flushed beside its
 * final name, and {@link #commit} switches from the old files to these in one step, see {@link PendingMoves}. Whatever happens before that step, even
 * if the process is killed, the existing files stay as they were; whatever happens after it, every reader in this library gets the new ones.
 */
public final class StagedFiles implements AutoCloseable {
    private final Path folder;
    private final String parameter;
    private final Map<String, String> targetsByStaged = new LinkedHashMap<>();

    private StagedFiles(Path folder, String parameter) {
        this.folder = folder;
        this.parameter = parameter;
    }

    /**
     * Starts in a folder, which is created if it is missing.
     *
     * @param folder where the files are to appear; messages call it {@code outputDirectory}
     * @return no files yet, to be closed by the caller
     * @throws RegressionException if the folder cannot be created or written to
     */
    public static StagedFiles in(Path folder) {
        return in(folder, "Cannot write to the folder " + folder, "outputDirectory");
    }

    /**
     * Starts in the folder of a file that the user chose with a parameter other than {@code outputDirectory}.
     *
     * @param file any file in the folder, as messages name it
     * @param parameter the parameter with which the user chose it, as messages name it
     * @return no files yet, to be closed by the caller
     * @throws RegressionException if the folder cannot be created or written to
     * @see #in(Path)
     */
    public static StagedFiles beside(Path file, String parameter) {
        return in(file.toAbsolutePath().resolveSibling(""), "Cannot write " + file, parameter);
    }

    private static StagedFiles in(Path folder, String failure, String parameter) {
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
            PendingMoves.finishIn(folder);
            StagedName.deleteLeftOvers(folder);
        } catch (FileAlreadyExistsException e) {
            String dangling = Reason.ofDanglingLink(folder);
            throw new RegressionException(
                    "Cannot create the folder " + folder + ": "
                            + (dangling == null ? "a file is in the way. Remove it" : dangling + ". Remove the link")
                            + ", or choose another " + parameter + ".",
                    e);
        } catch (AccessDeniedException e) {
            throw new RegressionException(
                    failure + ": " + Reason.ofWriting(e)
                            + ". Give yourself permission to write there, or choose another " + parameter + ".",
                    e);
        } catch (IOException e) {
            throw new RegressionException(
                    failure + ": " + Reason.ofWriting(e) + ". Choose another " + parameter + ".", e);
        }
        return new StagedFiles(folder, parameter);
    }

    /**
     * Writes one file, or leaves the one that is there.
     *
     * @param file where it appears; its folder is created if it is missing
     * @param contents all of its bytes
     * @throws RegressionException if it cannot be written
     */
    public static void writeOne(Path file, byte[] contents) {
        writeOne(file, out -> out.write(contents));
    }

    /**
     * Writes one file, or leaves the one that is there, without holding it in memory.
     *
     * @param file where it appears; its folder is created if it is missing
     * @param contents write themselves
     * @throws RegressionException if it cannot be written
     */
    public static void writeOne(Path file, Contents contents) {
        Path absolute = file.toAbsolutePath();
        try (StagedFiles files = in(absolute.resolveSibling(""))) {
            files.write(absolute.getFileName().toString(), contents);
            files.commit();
        }
    }

    /** {@return the folder in which the files appear} */
    public Path folder() {
        return folder;
    }

    /**
     * Writes the contents of a file beside its final name.
     *
     * @param name its final name, without a folder
     * @param contents all of its bytes
     * @throws RegressionException if it cannot be written, for example because the disk is full
     */
    public void write(String name, byte[] contents) {
        try {
            targetsByStaged.put(stage(name, contents), name);
        } catch (IOException e) {
            throw cannotWrite(name, e);
        }
    }

    private String stage(String name, byte[] contents) throws IOException {
        String stagedName = StagedName.of(name, contents);
        Path staged = folder.resolve(stagedName);
        try (FileChannel channel = open(staged)) {
            ByteBuffer buffer = ByteBuffer.wrap(contents);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        } catch (IOException e) {
            deleteQuietly(staged);
            throw e;
        }
        return stagedName;
    }

    /**
     * Writes JSON as {@link Json#file} makes it beside its final name, without holding its text in memory.
     *
     * @param name the final name of the file, without a folder
     * @param value anything that {@link Json} can write
     * @throws RegressionException if it cannot be written
     */
    public void writeJson(String name, Object value) {
        write(name, out -> Json.write(value, out));
    }

    /** The contents of a file that need not be in memory all at once. */
    @FunctionalInterface
    public interface Contents {
        /**
         * Writes them.
         *
         * @param out buffered; it need not be flushed or closed
         * @throws IOException if that fails
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes the contents of a file beside its final name, without holding them in memory.
     *
     * @param name its final name, without a folder
     * @param contents write themselves
     * @throws RegressionException if it cannot be written
     */
    public void write(String name, Contents contents) {
        try {
            targetsByStaged.put(stage(name, contents), name);
        } catch (IOException e) {
            throw cannotWrite(name, e);
        }
    }

    private String stage(String name, Contents contents) throws IOException {
        Path unnamed = folder.resolve(StagedName.ofUnknown(name));
        try {
            String stagedName = StagedName.of(name, write(unnamed, contents));
            PendingMoves.move(unnamed, folder.resolve(stagedName));
            return stagedName;
        } catch (IOException e) {
            deleteQuietly(unnamed);
            throw e;
        }
    }

    /** The digest includes everything that was written. */
    private static MessageDigest write(Path file, Contents contents) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (FileChannel channel = open(file);
                OutputStream out =
                        new BufferedOutputStream(new DigestOutputStream(Channels.newOutputStream(channel), digest))) {
            contents.writeTo(out);
            out.flush();
            channel.force(true);
        }
        return digest;
    }

    private static FileChannel open(Path staged) throws IOException {
        return FileChannel.open(
                staged, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    /**
     * Gives all files their final names, in the order in which they were written.
     *
     * @throws RegressionException if that fails; the message says whether the old files are unchanged, or the new ones count from now on
     */
    public void commit() {
        targetsByStaged.values().forEach(this::requireNoFolder);
        if (targetsByStaged.size() < 2) {
            targetsByStaged.forEach(this::moveAlone);
        } else {
            moveTogether();
        }
        targetsByStaged.clear();
    }

    /** A folder with a final name would not be replaced. */
    private void requireNoFolder(String name) {
        Path target = folder.resolve(name);
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw cannotWrite(name, new FileSystemException(target.toString(), null, "a folder has its name"));
        }
    }

    /** The move itself is the switch. */
    private void moveAlone(String staged, String name) {
        try {
            PendingMoves.move(folder.resolve(staged), folder.resolve(name));
        } catch (IOException e) {
            throw cannotWrite(name, e);
        }
    }

    private void moveTogether() {
        PendingMoves moves = PendingMoves.of(targetsByStaged);
        Path file = folder.resolve(moves.fileName());
        try {
            String staged = stage(moves.fileName(), Json.file(moves));
            targetsByStaged.put(staged, moves.fileName());
            PendingMoves.move(folder.resolve(staged), file);
        } catch (IOException e) {
            throw cannotWrite(String.valueOf(file.getFileName()), e);
        }
        // The new files count from here on, so whatever fails, they must stay.
        targetsByStaged.clear();
        PendingMoves.finish(file);
    }

    /** Deletes what was not committed. */
    @Override
    public void close() {
        targetsByStaged.keySet().forEach(staged -> deleteQuietly(folder.resolve(staged)));
        targetsByStaged.clear();
    }

    private static void deleteQuietly(Path staged) {
        try {
            Files.deleteIfExists(staged);
        } catch (IOException e) {
            // The next process to write here deletes it, once this process has ended.
        }
    }

    private RegressionException cannotWrite(String name, IOException e) {
        return new RegressionException(
                "Cannot write " + folder.resolve(name) + ": " + Reason.ofWriting(e)
                        + ". Free some space or choose another " + parameter + "; the previous contents are unchanged.",
                e);
    }
}
