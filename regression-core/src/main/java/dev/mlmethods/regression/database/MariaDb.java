package dev.mlmethods.regression.database;

import java.util.List;
import java.util.Map;

/**
 * With MariaDB Connector/J. Its text protocol gives six digits of a FLOAT, so statements are prepared by the server; and {@code tinyint(1)} is a number, not whether
 * it is one other than 0.
 */
final class MariaDb extends Database {
    MariaDb() {
        super("jdbc:mariadb:");
    }

    @Override
    String driver() {
        return "org.mariadb.jdbc:mariadb-java-client";
    }

    @Override
    Map<String, String> properties(String url) {
        return Map.of(
                "useServerPrepStmts", "true",
                "tinyInt1isBit", "false",
                "transformedBitIsBoolean", "true",
                "yearIsDateType", "false",
                "allowMultiQueries", "false",
                "allowLocalInfile", "false");
    }

    @Override
    List<String> settings() {
        return List.of("SET time_zone = '+00:00'", "SET SESSION TRANSACTION READ ONLY");
    }

    @Override
    String doubleType() {
        return "double";
    }

    @Override
    String textType() {
        return "char";
    }
}
