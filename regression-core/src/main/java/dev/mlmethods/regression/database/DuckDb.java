package dev.mlmethods.regression.database;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * DuckDB with its own driver, which also reads Parquet and JSON: {@code jdbc:duckdb:} without a file is a database in memory. With more threads than one, its
 * aggregates have any order; and by itself it would try to fetch extensions from the network.
 */
final class DuckDb extends Database {
    private static final String PREFIX = "jdbc:duckdb:";

    DuckDb() {
        super(PREFIX);
    }

    @Override
    String driver() {
        return "org.duckdb:duckdb_jdbc";
    }

    @Override
    String url(String url) {
        if (isFile(url)) {
            requireFile(file(url), file(url));
        }
        return url;
    }

    @Override
    Map<String, String> properties(String url) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "jdbc_stream_results", "true",
                "autoinstall_known_extensions", "false",
                "autoload_known_extensions", "false"));
        if (isFile(url)) {
            properties.put("duckdb.read_only", "true");
        }
        return properties;
    }

    private boolean isFile(String url) {
        String file = file(url);
        return !file.isEmpty() && !file.equals(":memory:");
    }

    /** A question mark is a part of its name. */
    private static String file(String url) {
        return url.substring(PREFIX.length()).split(";", 2)[0];
    }

    @Override
    List<String> settings() {
        return List.of("SET TimeZone = 'UTC'", "SET threads = 1");
    }

    @Override
    boolean setsReadOnly() {
        return false;
    }
}
