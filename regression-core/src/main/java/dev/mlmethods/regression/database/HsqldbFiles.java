package dev.mlmethods.regression.database;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.file.TemporaryFolder;
import dev.mlmethods.regression.storage.TableMemory;
import dev.mlmethods.regression.text.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of an HSQLDB database. HSQLDB puts a large result into a file only beside a database that it may write to; so one whose rows are on disk is read from a
 * temporary copy, and one whose rows are in memory anyway where it is.
 *
 * @param database the path, without an extension, as HSQLDB has it
 * @param address for messages
 */
record HsqldbFiles(Path database, String address) {
    private static final String SCRIPT = ".script";
    private static final String LOG = ".log";
    private static final String ROWS = ".data";
    private static final String LOCK = ".lck";

    /** Names the file of a text table. In a log, the statement is as somebody wrote it, but in one line. */
    private static final Pattern ROWS_ELSEWHERE = Pattern.compile("(?i)set.*table.*source");

    /** HSQLDB writes to the lock every 10 seconds as long as it has the database open; one that was written to before that is what a kill left. */
    private static final Duration LIVE = Duration.ofSeconds(30);

    private static final String CLOSE =
            " HSQLDB's files can only be read when nobody writes them: close the database there, or let that process serve it and name jdbc:hsqldb:hsql://...";

    /** What all files begin with. */
    String name() {
        return database.getFileName().toString();
    }

    private Path file(String extension) {
        return database.resolveSibling(name() + extension);
    }

    /**
     * Requires that no process has the database open.
     *
     * @throws RegressionException if one has, or had it half a minute ago and was killed
     */
    void requireClosed() {
        try {
            if (Files.getLastModifiedTime(file(LOCK))
                    .toInstant()
                    .isAfter(Instant.now().minus(LIVE))) {
                throw new RegressionException("The database " + address + " is open in another process: "
                        + file(LOCK).getFileName() + " was written to in the last " + LIVE.toSeconds() + " seconds."
                        + CLOSE);
            }
        } catch (IOException e) {
            // There is no lock.
        }
    }

    /**
     * Copies the files, if that is of use.
     *
     * @param memory where to
     * @return empty if no rows are on disk, or some in other files, which the copy would lack
     * @throws RegressionException if they can't be copied, or change meanwhile
     */
    Optional<TemporaryFolder> copy(TableMemory memory) {
        try {
            return isOfUse() ? Optional.of(copyTo(memory)) : Optional.empty();
        } catch (IOException e) {
            throw cannot(memory, Reason.ofWriting(e), "Make room there", e);
        }
    }

    private boolean isOfUse() throws IOException {
        return Files.exists(file(ROWS))
                && Files.size(file(ROWS)) > 0
                && isPlain(file(SCRIPT))
                && !hasTextTables(file(SCRIPT))
                && !hasTextTables(file(LOG));
    }

    /** Rather than compressed or encrypted, so that it can be searched. */
    private static boolean isPlain(Path script) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(script, StandardCharsets.ISO_8859_1)) {
            String first = lines.readLine();
            return first != null && (first.startsWith("SET ") || first.startsWith("CREATE "));
        }
    }

    private static boolean hasTextTables(Path statements) throws IOException {
        if (!Files.exists(statements)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(statements, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(line -> ROWS_ELSEWHERE.matcher(line).find());
        }
    }

    private TemporaryFolder copyTo(TableMemory memory) throws IOException {
        if (!Files.isDirectory(memory.folder())) {
            throw cannot(memory, "that is not a folder", "Create it", null);
        }
        Map<Path, State> before = states();
        Optional<String> objection = memory.objection(
                before.values().stream().mapToLong(State::bytes).sum());
        if (objection.isPresent()) {
            throw cannot(memory, objection.get(), "Make room there", null);
        }
        TemporaryFolder folder = TemporaryFolder.in(memory.folder(), "regression-hsqldb-");
        try {
            for (Path file : before.keySet()) {
                copy(file, folder.path().resolve(file.getFileName()));
            }
            if (!states().equals(before)) {
                throw new RegressionException("The database " + address
                        + " changed while it was copied: another process has it open." + CLOSE);
            }
            return folder;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** What changes when a file is written to. */
    private record State(long bytes, FileTime time) {}

    /** All files of the database but its lock. */
    private Map<Path, State> states() throws IOException {
        Map<Path, State> states = new TreeMap<>();
        try (Stream<Path> files = Files.list(database.resolveSibling(""))) {
            for (Path file : files.toList()) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                if (attributes.isRegularFile()
                        && file.getFileName().toString().startsWith(name() + ".")
                        && !file.equals(file(LOCK))) {
                    states.put(file, new State(attributes.size(), attributes.lastModifiedTime()));
                }
            }
        }
        return states;
    }

    private static void copy(Path file, Path to) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long copied = 1;
            for (long at = 0; copied > 0; at += copied) {
                copied = in.transferTo(at, Long.MAX_VALUE - at, out);
            }
        }
    }

    private RegressionException cannot(TableMemory memory, String why, String remedy, @Nullable IOException cause) {
        return new RegressionException(
                "The database " + address + " can't be copied to " + memory.folder()
                        + ", where HSQLDB may put a large result: " + why
                        + ". " + remedy + ", or set -Djava.io.tmpdir to another folder with jvmArguments.",
                cause);
    }
}
