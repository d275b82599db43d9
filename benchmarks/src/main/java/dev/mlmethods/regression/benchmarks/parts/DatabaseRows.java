package dev.mlmethods.regression.benchmarks.parts;

import dev.mlmethods.regression.benchmarks.contender.ShuffledTable;
import dev.mlmethods.regression.benchmarks.contender.TableRead;
import dev.mlmethods.regression.benchmarks.process.Contenders;
import dev.mlmethods.regression.benchmarks.process.DatabaseServer;
import dev.mlmethods.regression.benchmarks.process.Options;
import dev.mlmethods.regression.benchmarks.report.Bar;
import dev.mlmethods.regression.benchmarks.report.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of a query, from each database: seconds and memory against reading the same table as a CSV file, and that all rows are the same. */
public final class DatabaseRows implements Part {
    private static final List<Integer> MEGABYTES = List.of(64, 128, 256, 512);
    private static final Bar TWICE = Bar.atMost(2);
    private static final String QUERY = "select * from houses";
    private static final String TARGET = "x7";
    private static final String NOBODY = "";
    private static final double MEGABYTE = 1e6;

    private final Options options;
    private final Contenders contenders;
    private final ShuffledTable table;

    /** Writes the table, several times over, into a folder of the output, and deletes it afterward. */
    public DatabaseRows(Options options, Contenders contenders) {
        this.options = options;
        this.contenders = contenders;
        this.table = new ShuffledTable(options.databaseRows());
    }

    /** A read, with the smallest heap in which it succeeds. */
    private record InHeap(TableRead read, int megabytes) {
        String text() {
            return String.format(
                    Locale.ROOT, "%.1f s, %.0f MB, heap %d MB", read.seconds(), read.peakBytes() / MEGABYTE, megabytes);
        }
    }

    /** Fills a database. */
    @FunctionalInterface
    private interface Filling {
        void run() throws SQLException, IOException;
    }

    /** A database that is filled. */
    private record Source(String name, String url, String query, String user, Filling filling) {}

    @Override
    public List<Finding> run() throws IOException {
        Path folder = options.output().resolve("databases").toAbsolutePath();
        delete(folder);
        Files.createDirectories(folder);
        try {
            Path csv = folder.resolve("houses.csv");
            table.write(csv);
            return findings(folder, csv);
        } finally {
            delete(folder);
        }
    }

    private List<Finding> findings(Path folder, Path csv) throws IOException {
        FilledDatabases filled = new FilledDatabases(table, csv);
        String expected = table.sha256();
        InHeap file = read(
                        List.of("-Dregression.memoryRows=0", "-Djava.io.tmpdir=" + folder),
                        List.of(csv.toString(), TARGET))
                .orElseThrow(() -> new IOException("The CSV file can't be read in 512 MB."));
        System.err.println("CSV: " + file.text());
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.note(
                String.format(Locale.ROOT, "a CSV file of %,d rows of 10 columns, read", table.rows()), file.text()));
        findings.addAll(server(
                "PostgreSQL",
                DatabaseServer.postgreSql(),
                url -> filled.postgreSql(url, DatabaseServer.USER),
                folder,
                file,
                expected));
        findings.addAll(server(
                "MariaDB",
                DatabaseServer.mariaDb(),
                url -> filled.mariaDb(url, DatabaseServer.USER),
                folder,
                file,
                expected));
        for (Source source : embedded(filled, folder)) {
            findings.addAll(measured(source, folder, file, expected));
        }
        findings.add(Finding.note("SHA-256 of the rows, from each of them", expected));
        return findings;
    }

    private static List<Source> embedded(FilledDatabases filled, Path folder) {
        String h2 = "jdbc:h2:" + folder.resolve("h2");
        String sqlite = "jdbc:sqlite:" + folder.resolve("houses.sqlite");
        String duckDb = "jdbc:duckdb:" + folder.resolve("houses.duckdb");
        String hsqldb = "jdbc:hsqldb:file:" + folder.resolve("hsqldb");
        Path parquet = folder.resolve("houses.parquet");
        return List.of(
                new Source("H2", h2, QUERY, NOBODY, () -> filled.h2(h2)),
                new Source("SQLite", sqlite, QUERY, NOBODY, () -> filled.sqlite(sqlite)),
                new Source("DuckDB", duckDb, QUERY, NOBODY, () -> filled.duckDb(duckDb)),
                new Source(
                        "Parquet",
                        "jdbc:duckdb:",
                        "select * from read_parquet('" + parquet + "')",
                        NOBODY,
                        () -> filled.parquet(parquet)),
                new Source("HSQLDB", hsqldb, QUERY, NOBODY, () -> filled.hsqldb(hsqldb)));
    }

    /** Fills a database, given its URL. */
    @FunctionalInterface
    private interface ServerFilling {
        void run(String url) throws SQLException, IOException;
    }

    private List<Finding> server(
            String name,
            Optional<DatabaseServer> started,
            ServerFilling filling,
            Path folder,
            InHeap csv,
            String expected)
            throws IOException {
        if (started.isEmpty()) {
            return List.of(Finding.notMeasured(what(name), TWICE));
        }
        try (DatabaseServer server = started.get()) {
            String url = server.url();
            return measured(
                    new Source(name, url, QUERY, DatabaseServer.USER, () -> filling.run(url)), folder, csv, expected);
        }
    }

    private List<Finding> measured(Source source, Path folder, InHeap csv, String expected) throws IOException {
        long start = System.nanoTime();
        try {
            source.filling().run();
        } catch (SQLException e) {
            throw new IOException(source.name() + ": " + e.getMessage(), e);
        }
        System.err.printf(Locale.ROOT, "%s filled: %.0f s%n", source.name(), (System.nanoTime() - start) / 1e9);
        Path kept = Files.createDirectories(folder.resolve("kept"));
        Optional<InHeap> rows = read(
                List.of("-Duser.timezone=UTC", "-Djava.io.tmpdir=" + kept),
                List.of(source.url(), source.query(), kept.resolve("rows.json").toString(), source.user()));
        delete(kept);
        if (rows.isEmpty()) {
            return List.of(Finding.notMeasured(what(source.name()) + ", in a heap of 512 MB", TWICE));
        }
        InHeap read = rows.get();
        if (!read.read().sha256().equals(expected)) {
            throw new IOException(source.name() + " gives other rows: " + read + " instead of " + expected);
        }
        System.err.println(source.name() + ": " + read.text());
        return List.of(
                Finding.of(
                        what(source.name()),
                        read.text(),
                        csv.text(),
                        (double) read.read().peakBytes() / csv.read().peakBytes(),
                        TWICE),
                Finding.of(
                        source.name() + ", time against that of the CSV file",
                        String.format(Locale.ROOT, "%.1f s", read.read().seconds()),
                        String.format(Locale.ROOT, "%.1f s", csv.read().seconds()),
                        read.read().seconds() / csv.read().seconds()));
    }

    private static String what(String name) {
        return name + ", peak memory against that of the CSV file";
    }

    private Optional<InHeap> read(List<String> jvmArguments, List<String> arguments) throws IOException {
        for (int megabytes : MEGABYTES) {
            List<String> all = new ArrayList<>(jvmArguments);
            all.add("-Xmx" + megabytes + "m");
            Optional<TableRead> read = contenders.tableRead(all, arguments);
            if (read.isPresent()) {
                return Optional.of(new InHeap(read.get(), megabytes));
            }
        }
        return Optional.empty();
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
