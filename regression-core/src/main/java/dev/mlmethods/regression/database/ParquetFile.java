package dev.mlmethods.regression.database;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** Predictions as a Parquet file, which DuckDB writes through its driver. */
public final class ParquetFile {
    private static final String DUCKDB = "jdbc:duckdb:";

    /** The columns of predictions that are numbers. The others are what rows are known by. */
    private static final Set<String> NUMBERS = Set.of("predicted", "spread", "lower", "upper");

    private final Statement statement;
    private final String table;

    private ParquetFile(Statement statement, Path csv) {
        this.statement = statement;
        this.table = "read_csv(" + quoted(csv) + ", header = true, all_varchar = true)";
    }

    /**
     * Writes the file.
     *
     * @param csv predictions as {@code predict} writes them
     * @param parquet the file; its folder is created if it is missing. Keys that are all whole numbers are integers, others are texts
     * @param classes where the driver is found
     * @throws RegressionException if there is no driver of DuckDB, or the file can't be written; an existing one is unchanged
     */
    public static void write(Path csv, Path parquet, ClassLoader classes) {
        Database database = new DuckDb();
        Properties properties = new Properties();
        properties.putAll(database.properties(DUCKDB));
        try {
            Path written = Files.createTempFile("regression-", ".parquet");
            try (Connection connection = new Drivers(classes).connect(DUCKDB, properties, database, DUCKDB);
                    Statement statement = connection.createStatement()) {
                for (String setting : database.settings()) {
                    statement.execute(setting);
                }
                new ParquetFile(statement, csv).writeTo(written);
                StagedFiles.writeOne(parquet, out -> {
                    try (InputStream in = Files.newInputStream(written)) {
                        in.transferTo(out);
                    }
                });
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (SQLException | IOException e) {
            throw new RegressionException(
                    "DuckDB can't write the predictions as Parquet: " + Reason.of(e) + ". The same are in " + csv + ".",
                    e);
        }
    }

    private void writeTo(Path file) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (String name : names()) {
            String column = "\"" + name.replace("\"", "\"\"") + "\"";
            columns.add("cast(" + column + " as " + type(name, column) + ") as " + column);
        }
        statement.execute("COPY (SELECT " + String.join(", ", columns) + " FROM " + table + ") TO " + quoted(file)
                + " (FORMAT parquet, COMPRESSION zstd)");
    }

    private List<String> names() throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM " + table)) {
            while (described.next()) {
                names.add(described.getString(1));
            }
        }
        return names;
    }

    private String type(String name, String column) throws SQLException {
        if (NUMBERS.contains(name)) {
            return "DOUBLE";
        }
        // A name such as 007 is no number.
        try (ResultSet whole = statement.executeQuery(
                "SELECT bool_and(regexp_full_match(" + column + ", '0|-?[1-9][0-9]{0,17}')) FROM " + table)) {
            return whole.next() && whole.getBoolean(1) ? "BIGINT" : "VARCHAR";
        }
    }

    private static String quoted(Path file) {
        return "'" + file.toAbsolutePath().toString().replace("'", "''") + "'";
    }
}
