package dev.mlmethods.regression.benchmarks.parts;

import dev.mlmethods.regression.benchmarks.contender.ShuffledTable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import org.postgresql.PGConnection;

/**
 * Fills databases with a table, each in the way in which it is fastest.
 *
 * @param rows the table
 * @param csv the same table
 */
record FilledDatabases(ShuffledTable rows, Path csv) {
    private static final String COLUMNS = "create table houses (id integer not null, x0 DOUBLE, x1 DOUBLE, x2 DOUBLE,"
            + " x3 DOUBLE, x4 DOUBLE, x5 DOUBLE, x6 DOUBLE, x7 DOUBLE, town varchar(20))";
    private static final int BATCH = 10_000;

    /** Through {@code COPY}. */
    void postgreSql(String url, String user) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Reader text = Files.newBufferedReader(csv)) {
            execute(connection, COLUMNS.replace("DOUBLE", "double precision"));
            long unused = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy houses from stdin (format csv, header true)", text);
            execute(connection, "vacuum analyze houses");
        }
    }

    /** Through {@code LOAD DATA}. */
    void mariaDb(String url, String user) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, "")) {
            execute(connection, COLUMNS);
            execute(
                    connection,
                    "load data local infile '" + csv
                            + "' into table houses fields terminated by ',' lines terminated by '\\n' ignore 1 lines");
        }
    }

    /** From the file. */
    void h2(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            execute(connection, COLUMNS.replace("DOUBLE", "double precision"));
            execute(connection, "insert into houses select * from csvread('" + csv + "')");
        }
    }

    /** From the file. */
    void duckDb(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            execute(connection, COLUMNS);
            execute(connection, "insert into houses select * from read_csv('" + csv + "', sample_size = -1)");
        }
    }

    /** From the file. */
    void parquet(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            execute(
                    connection,
                    "copy (select * from read_csv('" + csv + "', sample_size = -1)) to '" + file
                            + "' (format parquet)");
        }
    }

    /** In batches, in one transaction. */
    void sqlite(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            execute(connection, COLUMNS);
            insert(connection);
        }
    }

    /** In batches, into a table on disk. */
    void hsqldb(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url + ";hsqldb.log_data=false")) {
            execute(connection, COLUMNS.replace("create table", "create cached table"));
            insert(connection);
            execute(connection, "shutdown");
        }
    }

    private void insert(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        int width = ShuffledTable.columns().size();
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into houses values (" + String.join(", ", Collections.nCopies(width, "?")) + ")")) {
            for (int place = 0; place < rows.rows(); place++) {
                int key = rows.key(place);
                insert.setInt(1, key);
                double[] numbers = ShuffledTable.numbers(key);
                for (int column = 0; column < numbers.length; column++) {
                    insert.setDouble(column + 2, numbers[column]);
                }
                insert.setString(width, ShuffledTable.town(key));
                insert.addBatch();
                if ((place + 1) % BATCH == 0 || place == rows.rows() - 1) {
                    int[] unused = insert.executeBatch();
                }
            }
        }
        connection.commit();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
