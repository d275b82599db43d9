package dev.mlmethods.regression.database;

import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of people's data that a test puts into databases.
 *
 * @param name of the table
 * @param target the column to predict
 * @param columns their names and types
 * @param rows in the order of their {@code id}, which databases have as their first column, from 1
 */
record RealTable(String name, String target, List<Column> columns, List<List<String>> rows) {
    static final Path FOLDER = Path.of("src", "test", "resources", "tables");

    /** In the words of all databases. */
    enum Type {
        NUMBER("double precision", Types.DOUBLE),
        TEXT("varchar(50)", Types.VARCHAR),
        DATE("date", Types.DATE);

        private final String sql;
        private final int code;

        Type(String sql, int code) {
            this.sql = sql;
            this.code = code;
        }
    }

    record Column(String name, Type type) {}

    static RealTable penguins() throws IOException {
        return file("penguins", "body_mass", List.of("species", "island", "sex"), List.of());
    }

    static RealTable weather() throws IOException {
        return file("seattle-weather", "temp_max", List.of("weather"), List.of("date"));
    }

    static RealTable diabetes() {
        return builtIn(BuiltInDataset.DIABETES, 1);
    }

    /** Each eighth row. */
    static RealTable californiaHousing() {
        return builtIn(BuiltInDataset.CALIFORNIA_HOUSING, 8);
    }

    private static RealTable file(String name, String target, List<String> texts, List<String> dates)
            throws IOException {
        List<List<String>> lines = Files.readAllLines(FOLDER.resolve(name + ".csv"), StandardCharsets.UTF_8).stream()
                .map(line -> List.of(line.split(",", -1)))
                .toList();
        List<Column> columns = lines.get(0).stream()
                .map(column -> new Column(
                        column, texts.contains(column) ? Type.TEXT : dates.contains(column) ? Type.DATE : Type.NUMBER))
                .toList();
        return new RealTable(name, target, columns, lines.subList(1, lines.size()));
    }

    private static RealTable builtIn(BuiltInDataset source, int step) {
        Dataset dataset = source.load();
        List<Column> columns = new ArrayList<>();
        dataset.features().names().forEach(column -> columns.add(new Column(column, Type.NUMBER)));
        columns.add(new Column(dataset.targetName(), Type.NUMBER));
        List<List<String>> rows = IntStream.iterate(0, row -> row < dataset.rows(), row -> row + step)
                .mapToObj(row -> IntStream.range(0, columns.size())
                        .mapToDouble(column -> column == columns.size() - 1
                                ? dataset.target(row)
                                : dataset.features().get(row, column))
                        .mapToObj(NumberText::shortest)
                        .toList())
                .toList();
        return new RealTable(source.datasetName(), dataset.targetName(), columns, rows);
    }

    /** The columns, separated by commas, for a query. */
    String listed(TestDatabase database) {
        return columns.stream().map(column -> quoted(database, column.name())).collect(Collectors.joining(", "));
    }

    String quoted(TestDatabase database) {
        return quoted(database, name);
    }

    private static String quoted(TestDatabase database, String name) {
        String quote = database.name().equals("MariaDB") ? "`" : "\"";
        return quote + name + quote;
    }

    /** Creates the table, and puts the rows into it in an order of its own. */
    void putInto(TestDatabase database, long seed) throws SQLException {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        String table = quoted(database);
        try (Connection connection = TestTable.connect(database.url(), database.credentials());
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists " + table);
            statement.execute("create table " + table + " (id integer, "
                    + columns.stream()
                            .map(column -> quoted(database, column.name()) + " " + column.type().sql)
                            .collect(Collectors.joining(", "))
                    + ")");
            connection.setAutoCommit(false);
            String insert = "insert into " + table + " values (?" + ", ?".repeat(columns.size()) + ")";
            try (PreparedStatement row = connection.prepareStatement(insert)) {
                for (int at : order) {
                    row.setInt(1, at + 1);
                    for (int column = 0; column < columns.size(); column++) {
                        set(database, row, column, rows.get(at).get(column));
                    }
                    row.addBatch();
                }
                row.executeBatch();
            }
            connection.commit();
        }
    }

    private void set(TestDatabase database, PreparedStatement row, int column, String cell) throws SQLException {
        Type type = columns.get(column).type();
        int place = column + 2;
        if (cell.isEmpty()) {
            row.setNull(place, type.code);
        } else if (type == Type.NUMBER) {
            row.setDouble(place, Double.parseDouble(cell));
        } else if (type == Type.TEXT || database.name().equals("SQLite")) {
            row.setString(place, cell);
        } else {
            row.setDate(place, Date.valueOf(cell));
        }
    }
}
