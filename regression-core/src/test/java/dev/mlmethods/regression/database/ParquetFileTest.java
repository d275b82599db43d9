package dev.mlmethods.regression.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFileTest {
    private static final ClassLoader CLASSES = ParquetFileTest.class.getClassLoader();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve("new's-predicted.csv"), text);
    }

    /** Types and rows of the file. */
    private static List<String> read(Path parquet) throws SQLException {
        List<String> lines = new ArrayList<>();
        String table = "read_parquet('" + parquet.toString().replace("'", "''") + "')";
        try (Connection connection = TestTable.connect("jdbc:duckdb:", Credentials.NONE);
                Statement statement = connection.createStatement()) {
            try (ResultSet columns = statement.executeQuery("describe select * from " + table)) {
                while (columns.next()) {
                    lines.add(columns.getString(1) + " " + columns.getString(2));
                }
            }
            int width = lines.size();
            try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                while (rows.next()) {
                    List<String> cells = new ArrayList<>();
                    for (int column = 1; column <= width; column++) {
                        cells.add(String.valueOf(rows.getObject(column)));
                    }
                    lines.add(String.join(" ", cells));
                }
            }
        }
        return lines;
    }

    @Test
    void numbersAreThoseOfTheCsvFile() throws Exception {
        Path file = folder.resolve("out/new.parquet");
        ParquetFile.write(
                csv("id,zip,row,predicted,spread,lower,upper\n-7,007,0,0.1,1e-300,0,0.30000000000000004\n12,1,1,,,,\n"),
                file,
                CLASSES);
        assertThat(read(file))
                .containsExactly(
                        "id BIGINT",
                        "zip VARCHAR",
                        "row BIGINT",
                        "predicted DOUBLE",
                        "spread DOUBLE",
                        "lower DOUBLE",
                        "upper DOUBLE",
                        "-7 007 0 0.1 1.0E-300 0.0 0.30000000000000004",
                        "12 1 1 null null null null");
        byte[] bytes = Files.readAllBytes(file);
        ParquetFile.write(csv(Files.readString(folder.resolve("new's-predicted.csv"))), file, CLASSES);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void namesOfColumnsAreQuoted() throws Exception {
        Path file = folder.resolve("new.parquet");
        ParquetFile.write(csv("\"a \"\"b\"\", c\",row,predicted\nx,0,1\n"), file, CLASSES);
        assertThat(read(file)).containsExactly("a \"b\", c VARCHAR", "row BIGINT", "predicted DOUBLE", "x 0 1.0");
    }

    @Test
    void whatCannotBeWrittenIsSaid() throws Exception {
        Path csv = csv("row,predicted\n0,1\n");
        try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
            assertThatThrownBy(() -> ParquetFile.write(csv, folder.resolve("new.parquet"), empty))
                    .isInstanceOf(RegressionException.class)
                    .hasMessage(
                            "No driver can open jdbc:duckdb:. There is no driver on the class path. Add org.duckdb:duckdb_jdbc to the <dependencies> of the plugin.");
        }
        Path none = folder.resolve("none.csv");
        assertThatThrownBy(() -> ParquetFile.write(none, folder.resolve("new.parquet"), CLASSES))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("DuckDB can't write the predictions as Parquet: ")
                .hasMessageEndingWith(". The same are in " + none + ".");
        assertThat(folder.resolve("new.parquet")).doesNotExist();
    }
}
