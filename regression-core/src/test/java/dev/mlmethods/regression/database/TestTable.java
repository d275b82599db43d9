package dev.mlmethods.regression.database;

import dev.mlmethods.regression.data.FrozenRows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.TimeZone;

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

    static FrozenRows freeze(QuerySpec spec, Path file) {
        return freeze(spec, Credentials.NONE, file);
    }

    static FrozenRows freeze(QuerySpec spec, Credentials credentials, Path file) {
        TimeZone zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try {
            return new QueryFreeze(spec, credentials, TestTable.class.getClassLoader()).into(file);
        } finally {
            TimeZone.setDefault(zone);
        }
    }
}
