package dev.mlmethods.regression.storage;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How large a table may be in memory, and where a larger one goes: into temporary files, from which it is read whenever it is needed. No result depends on it.
 *
 * @param memoryRows the most rows of a table in memory; null if half of the JVM's memory decides
 * @param folder for the files
 */
public record TableMemory(@Nullable Long memoryRows, Path folder) {
    /** The system property with {@code memoryRows}. */
    public static final String MEMORY_ROWS = "regression.memoryRows";

    /** How many rows of a file are taken at a time where the work with them needs memory. */
    public static final int BLOCK_ROWS = 1 << 14;

    /** What a number of a table takes in memory until a network is trained: itself, its copy among the training rows, and scaled in float32, with room to grow. */
    private static final int BYTES_OF_CELL = 24;

    /**
     * Checks the number of rows.
     *
     * @param memoryRows the most rows of a table in memory, at least 0; null if half of the JVM's memory decides
     * @param folder for the files
     * @throws RegressionException if the number is below 0
     */
    public TableMemory {
        if (memoryRows != null) {
            requireRows(memoryRows);
        }
    }

    /**
     * Checks a number of rows.
     *
     * @param memoryRows the most rows of a table in memory
     * @throws RegressionException if it is below 0
     */
    public static void requireRows(long memoryRows) {
        if (memoryRows < 0) {
            throw new RegressionException("memoryRows is " + memoryRows
                    + "; it must be at least 0: the most rows of a table that is kept in memory.");
        }
    }

    /**
     * {@return what the system properties say: {@value #MEMORY_ROWS}, and {@code java.io.tmpdir} for the folder}
     *
     * @throws RegressionException if the number of rows isn't a whole number of at least 0
     */
    public static TableMemory ofProcess() {
        String rows = System.getProperty(MEMORY_ROWS);
        return new TableMemory(rows == null ? null : parse(rows), folderOfProcess());
    }

    static Long parse(String rows) {
        try {
            return Long.valueOf(rows.strip());
        } catch (NumberFormatException e) {
            throw new RegressionException(
                    "memoryRows is " + Excerpt.quoted(rows)
                            + "; it must be a whole number: the most rows of a table that is kept in memory.",
                    e);
        }
    }

    private static Path folderOfProcess() {
        String folder = System.getProperty("java.io.tmpdir", ".");
        try {
            return Path.of(folder);
        } catch (InvalidPathException e) {
            throw new RegressionException(
                    "java.io.tmpdir is " + Excerpt.quoted(folder) + ", which is not a valid path (" + e.getReason()
                            + "); set it to a folder for temporary files.",
                    e);
        }
    }

    /**
     * {@return whether a table is kept in memory}
     *
     * @param rows how many it has
     * @param columns how many numbers each of them has
     */
    public boolean holds(long rows, int columns) {
        return memoryRows == null
                ? rows <= Runtime.getRuntime().maxMemory() / 2 / BYTES_OF_CELL / Math.max(1, columns)
                : rows <= memoryRows;
    }

    /**
     * {@return the sentence that says where a table is, for the log}
     *
     * @param rows how many it has, which aren't kept in memory
     */
    public String text(int rows) {
        return "The table has " + NumberText.count(rows) + " rows, "
                + (memoryRows == null
                        ? "which take more than half of the memory (-Xmx)"
                        : "and memoryRows is " + NumberText.count(memoryRows))
                + "; it is read from temporary files in " + folder;
    }

    /**
     * {@return a file for rows, which nobody else sees: it is gone when the process ends, however it ends}
     *
     * @param rows how many there will be
     * @param bytesOfRow how many bytes each of them will take
     * @throws RegressionException if it can't be created, or the disk has no room for that many
     */
    RowFile create(long rows, int bytesOfRow) {
        if (!Files.isDirectory(folder)) {
            throw new RegressionException("A table that is to be read into temporary files has no folder for them: "
                    + folder + " is not a folder. Create it, or set -Djava.io.tmpdir to another with jvmArguments.");
        }
        try {
            Optional<String> objection = objection(Math.multiplyExact(rows, bytesOfRow));
            if (objection.isPresent()) {
                throw full(objection.get(), null);
            }
            return RowFile.create(folder, this);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * {@return why the folder has no room for files; empty if it has, as far as is known}
     *
     * @param bytes of the files
     * @throws IOException if there is no such folder, or its disk can't be asked
     */
    public Optional<String> objection(long bytes) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        // Some file systems don't say how much there is.
        return free > 0 && free < bytes
                ? Optional.of(gigabytes(bytes) + " are needed, and " + gigabytes(free) + " are free")
                : Optional.empty();
    }

    private static String gigabytes(long bytes) {
        return NumberText.fixed(bytes / 1e9, 1) + " GB";
    }

    RegressionException unwritable(IOException e) {
        return full(Reason.ofWriting(e), e);
    }

    private RegressionException full(String why, @Nullable IOException e) {
        return new RegressionException(
                "A table that is larger than memory can't be written to a file in " + folder + ": " + why
                        + ". Make room there, set -Djava.io.tmpdir to another folder with jvmArguments, give the JVM more memory (-Xmx),"
                        + " or raise memoryRows if it is set.",
                e);
    }
}
