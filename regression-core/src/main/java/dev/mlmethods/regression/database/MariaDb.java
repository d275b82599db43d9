package dev.mlmethods.regression.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * With MariaDB Connector/J. Its text protocol gives six digits of a FLOAT, so statements are prepared by the server; and {@code tinyint(1)} is a number, not whether
 * it is one other than 0.
 */
final class MariaDb extends Database {
    private static final String SETTINGS =
            "useServerPrepStmts=true&tinyInt1isBit=false&transformedBitIsBoolean=true&yearIsDateType=false"
                    + "&allowMultiQueries=false&allowLocalInfile=false";

    MariaDb() {
        super("jdbc:mariadb:");
    }

    @Override
    String driver() {
        return "org.mariadb.jdbc:mariadb-java-client";
    }

    @Override
    String url(String url) {
        requireWithout(url, "initSql");
        // At the end, because a later setting overrides an earlier one, and both override properties.
        return url + (url.contains("?") ? "&" : "?") + SETTINGS;
    }

    @Override
    List<String> settings() {
        return List.of("SET time_zone = '+00:00'", "SET SESSION TRANSACTION READ ONLY");
    }

    /** The driver takes the text of a year for its bits, unless it is asked for an integer. */
    @Override
    @Nullable
    Object value(ResultSet result, int place, String type) throws SQLException {
        return type.equals("YEAR") ? result.getObject(place, Integer.class) : super.value(result, place, type);
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
