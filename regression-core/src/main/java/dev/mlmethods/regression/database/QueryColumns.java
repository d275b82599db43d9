package dev.mlmethods.regression.database;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.QueryOrigin;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NearNames;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The columns of a query, and the order in which their cells sort the rows: those of the key first. */
final class QueryColumns {
    private final List<QueryOrigin.Column> columns;
    private final List<CellText> texts;
    /** The places of the columns, in the order in which they sort. */
    private final List<Integer> order;

    private final int keys;

    private QueryColumns(List<QueryOrigin.Column> columns, List<CellText> texts, List<Integer> order, int keys) {
        this.columns = List.copyOf(columns);
        this.texts = List.copyOf(texts);
        this.order = List.copyOf(order);
        this.keys = keys;
    }

    /**
     * The columns of a result.
     *
     * @throws RegressionException if two have the same name, or the key isn't among them
     */
    static QueryColumns of(ResultSetMetaData about, QuerySpec spec, Database database) throws SQLException {
        List<QueryOrigin.Column> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int column = 1; column <= about.getColumnCount(); column++) {
            String name = name(about.getColumnLabel(column), column);
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw new RegressionException("query has two columns that are called " + Excerpt.quoted(name)
                        + "; name one of them differently, such as with: as " + name + "2.");
            }
            columns.add(new QueryOrigin.Column(name, about.getColumnTypeName(column)));
        }
        String together = String.join("+", spec.key());
        if (spec.key().size() > 1 && names.contains(together.toLowerCase(Locale.ROOT))) {
            throw new RegressionException("query has a column that is called " + Excerpt.quoted(together)
                    + ", as the one that a key of several columns adds; name it differently, such as with: as NAME.");
        }
        List<Integer> order = new ArrayList<>();
        spec.key().forEach(key -> order.add(place(columns, key)));
        for (int place = 0; place < columns.size(); place++) {
            if (!order.contains(place)) {
                order.add(place);
            }
        }
        List<CellText> texts = new ArrayList<>();
        for (int place = 0; place < columns.size(); place++) {
            int type = about.getColumnType(place + 1);
            requireReadable(about, place, columns.get(place), database);
            texts.add(new CellText(
                    database,
                    columns.get(place).name(),
                    order.indexOf(place) < spec.key().size(),
                    type == Types.CHAR || type == Types.NCHAR,
                    type == Types.TIMESTAMP_WITH_TIMEZONE
                            || columns.get(place).type().equalsIgnoreCase("timestamptz")));
        }
        return new QueryColumns(columns, texts, order, spec.key().size());
    }

    private static void requireReadable(
            ResultSetMetaData about, int place, QueryOrigin.Column column, Database database) throws SQLException {
        if (database.misreads(column.type(), about.getPrecision(place + 1))) {
            throw new RegressionException(named(column) + "has a type that the driver doesn't read reliably."
                    + cast(column, database.textType()));
        }
    }

    private static String named(QueryOrigin.Column column) {
        return "query: the column " + Excerpt.name(column.name()) + " (" + column.type() + ") ";
    }

    private static String cast(QueryOrigin.Column column, String textType) {
        return " Write a cast to a number or a text, such as cast(" + column.name() + " as " + textType + ").";
    }

    /** A name in capitals alone is that of a database which doesn't tell them from small letters. */
    private static String name(String label, int column) {
        if (label.isBlank()) {
            throw new RegressionException(
                    "query has a column without a name, the " + column + ". from the left; name it with: as NAME.");
        }
        return label.equals(label.toUpperCase(Locale.ROOT)) ? label.toLowerCase(Locale.ROOT) : label;
    }

    private static int place(List<QueryOrigin.Column> columns, String key) {
        for (int place = 0; place < columns.size(); place++) {
            if (columns.get(place).name().equalsIgnoreCase(key)) {
                return place;
            }
        }
        List<String> names = columns.stream().map(QueryOrigin.Column::name).toList();
        throw new RegressionException("key names " + Excerpt.quoted(key) + ", which is not a column of the query; "
                + NearNames.nearest(key, names)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("its columns are " + Excerpt.listed(names) + "."));
    }

    int count() {
        return columns.size();
    }

    List<QueryOrigin.Column> columns() {
        return columns;
    }

    /** The names of the key's columns. */
    List<String> key() {
        return order.subList(0, keys).stream()
                .map(place -> columns.get(place).name())
                .toList();
    }

    /**
     * The text of a cell of the current row.
     *
     * @throws RegressionException if it has none
     */
    String text(ResultSet result, int place) {
        QueryOrigin.Column column = columns.get(place);
        String name = named(column);
        try {
            return texts.get(place).of(result, place + 1, column.type());
        } catch (CellException e) {
            throw new RegressionException(name + e.getMessage() + ".", e);
        } catch (SQLException | RuntimeException e) {
            // Not all drivers keep to the first: DuckDB's throws NumberFormatException.
            throw new RegressionException(
                    name + "has a value that the driver can't read: " + Excerpt.sentence(String.valueOf(e.getMessage()))
                            + "." + cast(column, texts.get(place).textType()),
                    e);
        }
    }

    /** The bytes of a row, given its cells in the order of the query. */
    byte[] bytes(String[] cells) {
        return RowBytes.of(order.stream().map(place -> cells[place]).toList());
    }

    /** The names of a file's columns. With a key of several columns, the first one has them all, so that the rows can be divided by it. */
    List<String> header() {
        List<String> names = new ArrayList<>();
        if (keys > 1) {
            names.add(String.join("+", key()));
        }
        columns.forEach(column -> names.add(column.name()));
        return names;
    }

    /**
     * Puts the cells of a file's row into a list.
     *
     * @param bytes of the row
     * @param sorted has room for the cells
     * @return in the order of the {@link #header}
     */
    List<String> row(byte[] bytes, String[] sorted) {
        RowBytes.read(bytes, sorted);
        String[] cells = new String[sorted.length];
        for (int at = 0; at < sorted.length; at++) {
            cells[order.get(at)] = sorted[at];
        }
        List<String> row = new ArrayList<>();
        if (keys > 1) {
            row.add(String.join("|", List.of(sorted).subList(0, keys)));
        }
        row.addAll(List.of(cells));
        return row;
    }
}
