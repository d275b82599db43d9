package dev.mlmethods.regression.database;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.FrozenRows;
import dev.mlmethods.regression.data.QueryOrigin;
import dev.mlmethods.regression.file.CsvText;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.storage.TableMemory;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Keeps the rows of a query in a file, so that everything that is made from them can be made again, on machines without the database, too.
 *
 * <p>Rows are sorted by the key, or by all cells: a database gives them in any order. What a cell looks like depends on its value alone, see {@link CellText}. So the
 * same rows give the same file from any database, with any driver, and whatever the zone, the language and the settings of either.
 */
public final class QueryFreeze {
    /** The share of the memory that rows take before they go to a temporary file. */
    private static final int SHARE_OF_MEMORY = 8;

    private final QuerySpec spec;
    private final Credentials credentials;
    private final Drivers drivers;

    /**
     * A query that has yet to be asked.
     *
     * @param spec which rows
     * @param credentials who asks
     * @param classes where drivers are found
     */
    public QueryFreeze(QuerySpec spec, Credentials credentials, ClassLoader classes) {
        this.spec = spec;
        this.credentials = credentials;
        this.drivers = new Drivers(classes);
    }

    /**
     * Asks the database, and replaces what was kept before.
     *
     * @param file the JSON file that says where the rows came from; they are kept beside it
     * @return what was kept
     * @throws RegressionException if the database can't be reached, refuses the query, gives no rows, two rows with the same key, or something that isn't a table, or
     *     the files can't be written; what was kept before is then unchanged
     * @throws IllegalStateException if the time zone of this process isn't UTC
     */
    public FrozenRows into(Path file) {
        return read((answer, rows) -> {
            if (rows.count() == 0) {
                throw new RegressionException(
                        "The query gives no rows, so there is nothing to learn from. Check its conditions, and whether the user may see the rows.");
            }
            return write(file, answer, rows);
        });
    }

    /**
     * Asks the database again.
     *
     * @param rows that it gave before
     * @return a warning if it gives others now, as not every query gives the same rows twice
     * @throws RegressionException as {@link #into}
     * @throws IllegalStateException as {@link #into}
     */
    public Optional<String> doubt(FrozenRows rows) {
        String again = read((answer, sorted) -> sha256(answer.columns(), sorted));
        return again.equals(rows.sha256())
                ? Optional.empty()
                : Optional.of(
                        "The query gave other rows when it was asked again: the query itself is not reproducible, or somebody changed its rows meanwhile."
                                + " Averages and sums of floating-point numbers, now(), random(), and limit without a complete order give other rows each time;"
                                + " cast to an exact type, such as avg(cast(x as decimal(30, 10))), write a date, or order by a key. The rows of the first reading are kept.");
    }

    /** What is made of the rows of a query. */
    private interface Use<T> {
        T of(QueryReader.Answer answer, SortedRows rows) throws IOException;
    }

    private <T> T read(Use<T> use) {
        if (!TimeZone.getDefault().hasSameRules(TimeZone.getTimeZone(ZoneOffset.UTC))) {
            throw new IllegalStateException("drivers would put times into the zone of this process, which is "
                    + TimeZone.getDefault().getID() + " and must be UTC (-Duser.timezone=UTC)");
        }
        TableMemory memory = TableMemory.ofProcess();
        try (SortedRows rows =
                new SortedRows(memory.folder(), Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY)) {
            return use.of(new QueryReader(spec, credentials, drivers, memory).readInto(rows), rows);
        } catch (IOException e) {
            throw new RegressionException(
                    "The rows of the query can't be sorted in " + memory.folder() + ": " + Reason.ofWriting(e)
                            + ". Make room there, or set -Djava.io.tmpdir to another folder with jvmArguments.",
                    e);
        }
    }

    private static String sha256(QueryColumns columns, SortedRows rows) throws IOException {
        MessageDigest digest = Sha256.digest();
        table(columns, rows).writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return Sha256.hex(digest);
    }

    private FrozenRows write(Path file, QueryReader.Answer answer, SortedRows rows) throws IOException {
        QueryColumns columns = answer.columns();
        FrozenRows frozen = new FrozenRows(
                new QueryOrigin(
                        spec.address(),
                        spec.query(),
                        columns.key(),
                        answer.server(),
                        answer.driver(),
                        columns.columns()),
                rows.count(),
                sha256(columns, rows));
        Path absolute = file.toAbsolutePath();
        Optional<FrozenRows> before = FrozenRows.find(absolute);
        try (StagedFiles files = StagedFiles.in(absolute.resolveSibling(""))) {
            if (!frozen.isKeptIn(absolute.resolveSibling(frozen.rowsName()))) {
                files.write(frozen.rowsName(), out -> {
                    GZIPOutputStream zipped = new GZIPOutputStream(out);
                    table(columns, rows).writeTo(zipped);
                    zipped.finish();
                });
            }
            files.write(absolute.getFileName().toString(), frozen.bytes());
            files.commit();
        }
        before.ifPresent(rowsBefore -> deleteUnlessNamed(absolute.resolveSibling(""), rowsBefore.rowsName()));
        return frozen;
    }

    private static void deleteUnlessNamed(Path folder, String rowsName) {
        try {
            if (!isNamed(folder, rowsName)) {
                Files.deleteIfExists(folder.resolve(rowsName));
            }
        } catch (IOException e) {
            // Nothing reads it any more.
        }
    }

    /** Whether a file of the folder has these rows: the one that was just written, or another one, such as that of the rows that a model is evaluated on. */
    private static boolean isNamed(Path folder, String rowsName) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> FrozenRows.isNamed(file.toString()))
                    .flatMap(file -> FrozenRows.find(file).stream())
                    .anyMatch(other -> other.rowsName().equals(rowsName));
        }
    }

    private static StagedFiles.Contents table(QueryColumns columns, SortedRows rows) {
        return CsvText.of(columns.header(), text -> {
            Lines lines = new Lines(columns, text);
            try {
                rows.forEach(lines::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Writes rows, whose keys must differ. */
    private static final class Lines {
        private final QueryColumns columns;
        private final CsvText text;
        private final String[] cells;
        private final int keys;
        private byte[] previous = {};

        Lines(QueryColumns columns, CsvText text) {
            this.columns = columns;
            this.text = text;
            this.cells = new String[columns.count()];
            this.keys = columns.key().size();
        }

        void add(byte[] row) {
            if (keys > 0) {
                requireOther(row);
            }
            text.row(columns.row(row, cells));
            previous = row;
        }

        private void requireOther(byte[] row) {
            String[] key = new String[keys];
            int end = RowBytes.read(row, key);
            List<String> names = columns.key();
            for (int at = 0; at < keys; at++) {
                if (key[at].isEmpty()) {
                    throw new RegressionException(
                            "key names " + Excerpt.quoted(names.get(at))
                                    + ", but a row has no value in it. Leave such rows out, or name columns that tell all rows apart.");
                }
            }
            if (previous.length >= end && Arrays.equals(row, 0, end, previous, 0, end)) {
                throw new RegressionException("key names " + String.join(", ", names) + ", but two rows have the same: "
                        + Excerpt.quoted(String.join(", ", key))
                        + ". Name columns that tell all rows apart, or leave the rows out that are there twice.");
            }
        }
    }

    /**
     * {@return what was read, as a line for the log}
     *
     * @param rows that were kept
     */
    public static String text(FrozenRows rows) {
        QueryOrigin origin = rows.origin();
        return "Read " + NumberText.count(rows.rows()) + (rows.rows() == 1 ? " row of " : " rows of ")
                + origin.columns().size() + " columns from " + origin.address() + " (" + origin.server() + ", "
                + origin.driver() + "), sorted by "
                + (origin.key().isEmpty() ? "all columns" : String.join(", ", origin.key()));
    }
}
