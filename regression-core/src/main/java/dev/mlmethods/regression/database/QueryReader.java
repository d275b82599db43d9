package dev.mlmethods.regression.database;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.storage.TableMemory;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks a database one query, in a transaction that only reads and is rolled back. */
final class QueryReader {
    /** The class of SQLSTATE for a name or a password that isn't accepted. */
    private static final String NOT_AUTHORIZED = "28";

    /** SQLSTATE of PostgreSQL's driver if there is no password. */
    private static final String NO_PASSWORD = "08004";

    private static final Pattern CLASS = Pattern.compile("^\\w+: ");
    private static final String QUERY_OF_H2 = "; SQL statement:";

    /** How many rows a driver takes at a time, so that it doesn't keep all of them. */
    private static final int FETCHED_ROWS = 1000;

    private final QuerySpec spec;
    private final Credentials credentials;
    private final Drivers drivers;
    private final TableMemory memory;
    private final Database database;

    QueryReader(QuerySpec spec, Credentials credentials, Drivers drivers, TableMemory memory) {
        this.spec = spec;
        this.credentials = credentials;
        this.drivers = drivers;
        this.memory = memory;
        this.database = Databases.of(spec.url());
    }

    /**
     * What a query gave, besides its rows.
     *
     * @param server the database and its version
     * @param driver and its version
     */
    record Answer(String server, String driver, QueryColumns columns) {}

    /**
     * Reads all rows.
     *
     * @param rows gets them
     * @throws RegressionException if the database can't be reached, refuses the query, or gives something that isn't a table
     * @throws IOException if the rows can't be kept
     */
    Answer readInto(SortedRows rows) throws IOException {
        try (Database.Opened opened = database.open(spec.url(), spec.address(), memory);
                Connection connection = connect(opened.url())) {
            prepare(connection);
            try {
                return read(connection, rows);
            } finally {
                rollBack(connection);
            }
        } catch (SQLException e) {
            throw failure("The connection to " + spec.address() + " failed", e, "Try again");
        }
    }

    private Connection connect(String url) {
        Properties properties = new Properties();
        properties.putAll(database.properties(spec.url()));
        if (credentials.username() != null) {
            properties.setProperty("user", credentials.username());
        }
        if (credentials.password() != null) {
            properties.setProperty("password", credentials.password());
        }
        try {
            return drivers.connect(url, properties, database, spec.address());
        } catch (SQLException e) {
            boolean isRefused = e.getSQLState() != null && e.getSQLState().startsWith(NOT_AUTHORIZED);
            throw isRefused
                    ? failure(
                            spec.address() + " refused the "
                                    + (credentials.username() == null
                                            ? "connection without a username"
                                            : "username " + Excerpt.quoted(credentials.username())),
                            e,
                            "Check the <server> of settings.xml that serverId names, or the environment variable that passwordVariable names")
                    : failure(
                            "The database " + spec.address() + " can't be opened",
                            e,
                            credentials.password() == null && NO_PASSWORD.equals(e.getSQLState())
                                    ? "Give the password with serverId or passwordVariable"
                                    : "Check datasetUrl, whether the database runs and, if it is in files, whether another process has them open");
        }
    }

    private void prepare(Connection connection) {
        String setting = "";
        try {
            for (String next : database.settings()) {
                setting = next;
                try (Statement statement = connection.createStatement()) {
                    statement.execute(next);
                }
            }
            setting = "";
            if (database.setsReadOnly()) {
                connection.setReadOnly(true);
            }
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw failure(
                    "The database " + spec.address() + " can't be prepared for reading"
                            + (setting.isEmpty() ? "" : " with " + setting),
                    e,
                    "Check whether its version is supported");
        }
    }

    private Answer read(Connection connection, SortedRows rows) throws SQLException, IOException {
        try (PreparedStatement statement = statement(connection);
                ResultSet result = result(statement)) {
            QueryColumns columns = QueryColumns.of(result.getMetaData(), spec, database);
            String[] cells = new String[columns.count()];
            while (next(result)) {
                for (int column = 0; column < cells.length; column++) {
                    cells[column] = columns.text(result, column);
                }
                rows.add(columns.bytes(cells));
            }
            DatabaseMetaData about = connection.getMetaData();
            return new Answer(
                    about.getDatabaseProductName() + " " + about.getDatabaseProductVersion(),
                    about.getDriverName() + " " + about.getDriverVersion(),
                    columns);
        }
    }

    private PreparedStatement statement(Connection connection) {
        try {
            PreparedStatement statement =
                    connection.prepareStatement(spec.query(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
            statement.setFetchSize(FETCHED_ROWS);
            return statement;
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private ResultSet result(PreparedStatement statement) {
        try {
            return statement.executeQuery();
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /** With some databases, a query fails only here, such as by a division by zero in one of its rows. */
    private boolean next(ResultSet result) {
        try {
            return result.next();
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private RegressionException refused(SQLException e) {
        return failure("The database " + spec.address() + " refused the query", e, "Check query");
    }

    private RegressionException failure(String what, SQLException e, String remedy) {
        String reason = Excerpt.sentence(credentials.hide(reason(e)));
        String state =
                e.getSQLState() == null || e.getSQLState().isBlank() ? "" : " (SQLSTATE " + e.getSQLState() + ")";
        return new RegressionException(what + ": " + withoutPeriod(reason) + state + ". " + remedy + ".", e);
    }

    /** In one line, without the name of the driver's exception, and without the query, which H2 repeats. */
    private static String reason(SQLException e) {
        String text = CLASS.matcher(Reason.of(e)).replaceFirst("");
        int query = text.indexOf(QUERY_OF_H2);
        return (query < 0 ? text : text.substring(0, query))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String withoutPeriod(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /** Whatever the query did. Where that fails, the connection is closed anyway. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // Nothing was written.
        }
    }
}
