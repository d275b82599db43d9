package dev.mlmethods.regression.internal;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that appear in a folder together or not at all: each is written and flushed beside its final name, and
 * {@link #commit} moves them there. Whatever happens before, the files that existed stay as they were.
 */
public final class StagedFiles implements AutoCloseable {
    private static final Pattern STAGED_NAME = Pattern.compile("\\..+\\.(\\d{1,18})\\.tmp");

    private final Path folder;
    private final String parameter;
    private final Map<Path, Path> stagedByTarget = new LinkedHashMap<>();

    private StagedFiles(Path folder, String parameter) {
        this.folder = folder;
        this.parameter = parameter;
    }

    /**
     * Starts in a folder, which is created where it is missing.
     *
     * @throws RegressionException if the folder cannot be created or written to
     */
    public static StagedFiles in(Path folder) {
        return in(folder, "Cannot write to the folder " + folder, "outputDirectory");
    }

    /**
     * Starts in the folder of a file that the user chose with another parameter than {@code outputDirectory}; messages name both.
     *
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
            deleteLeftOvers(folder);
        } catch (FileAlreadyExistsException e) {
            throw new RegressionException(
                    "Cannot create the folder " + folder + ": a file is in the way. Remove it, or choose another "
                            + parameter + ".",
                    e);
        } catch (AccessDeniedException e) {
            throw new RegressionException(
                    failure + ": " + reason(e) + ". Give yourself the right to write there, or choose another "
                            + parameter + ".",
                    e);
        } catch (IOException e) {
            throw new RegressionException(failure + ": " + reason(e) + ". Choose another " + parameter + ".", e);
        }
        return new StagedFiles(folder, parameter);
    }

    /**
     * Writes one file, or leaves the one that is there.
     *
     * @throws RegressionException if it cannot be written
     */
    public static void writeOne(Path file, byte[] contents) {
        Path absolute = file.toAbsolutePath();
        try (StagedFiles files = in(absolute.resolveSibling(""))) {
            files.write(absolute.getFileName().toString(), contents);
            files.commit();
        }
    }

    /**
     * Writes the contents of a file beside its final name.
     *
     * @throws RegressionException if it cannot be written, because the disk is full, say
     */
    public void write(String name, byte[] contents) {
        Path target = folder.resolve(name);
        Path staged = folder.resolve("." + name + "." + ProcessHandle.current().pid() + ".tmp");
        stagedByTarget.put(target, staged);
        try (FileChannel channel = FileChannel.open(
                staged, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(contents);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
    }

    /** Moves all files to their final names, in the order in which they were written. */
    public void commit() {
        stagedByTarget.forEach((target, staged) -> {
            try {
                moveInto(target, staged);
            } catch (IOException e) {
                throw cannotWrite(target, e);
            }
        });
        stagedByTarget.clear();
    }

    private static void moveInto(Path target, Path staged) throws IOException {
        try {
            Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(staged, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes what was not committed. */
    @Override
    public void close() {
        for (Path staged : stagedByTarget.values()) {
            try {
                Files.deleteIfExists(staged);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot delete " + staged, e);
            }
        }
    }

    /** A process that was killed could not delete its files; those of processes that still run are left alone. */
    private static void deleteLeftOvers(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*.tmp")) {
            for (Path file : files) {
                Matcher name = STAGED_NAME.matcher(file.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private RegressionException cannotWrite(Path target, IOException e) {
        return new RegressionException(
                "Cannot write " + target + ": " + reason(e) + ". Free some space or choose another " + parameter
                        + "; what was there before is unchanged.",
                e);
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "the folder above it takes no files";
        }
        if (e instanceof FileSystemException fileSystem && fileSystem.getReason() != null) {
            return fileSystem.getReason();
        }
        return String.valueOf(e.getMessage());
    }
}
