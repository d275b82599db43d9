package dev.mlmethods.regression.database;

import dev.mlmethods.regression.data.FrozenRows;
import dev.mlmethods.regression.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Makes databases, and asks them in the time zone of the process that does so for a build. */
final class TestTable {
    private TestTable() {}

    /** Executes statements by a driver of the class path. */
    static void execute(String url, Credentials credentials, List<String> statements) throws SQLException {
        try (Connection connection = connect(url, credentials);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static Connection connect(String url, Credentials credentials) throws SQLException {
        Properties properties = new Properties();
        if (credentials.username() != null) {
            properties.setProperty("user", credentials.username());
            properties.setProperty("password", String.valueOf(credentials.password()));
        }
        for (Driver driver : ServiceLoader.load(Driver.class)) {
            if (driver.acceptsURL(url)) {
                return driver.connect(url, properties);
            }
        }
        throw new IllegalArgumentException(url);
    }

    /** The rows that a query gives, as the file has them. */
    static String csv(TestDatabase database, QuerySpec spec, Path folder) {
        Path file = folder.resolve("rows.json");
        return csv(freeze(spec, database.credentials(), file), file);
    }

    static String csv(FrozenRows rows, Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file.resolveSibling(rows.rowsName())))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hashes of the files of a folder, by their names. */
    static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(file.getFileName().toString(), Sha256.of(file));
            }
        }
        return hashes;
    }

    static FrozenRows freeze(QuerySpec spec, Path file) {
        return freeze(spec, Credentials.NONE, file);
    }

    static FrozenRows freeze(QuerySpec spec, Credentials credentials, Path file) {
        return inUtc(() -> new QueryFreeze(spec, credentials, TestTable.class.getClassLoader()).into(file));
    }

    static <T> T inUtc(Supplier<T> reading) {
        TimeZone zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try {
            return reading.get();
        } finally {
            TimeZone.setDefault(zone);
        }
    }
}
