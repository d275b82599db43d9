package dev.mlmethods.regression.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the rows of a table came from, if a database was asked for them.
 *
 * @param address of the database, without settings
 * @param query that was asked
 * @param key the columns that the rows are sorted by; empty for all of them
 * @param server the database and its version
 * @param driver of JDBC, and its version
 * @param columns of the query, in their order
 */
public record QueryOrigin(
        String address, String query, List<String> key, String server, String driver, List<Column> columns) {
    /**
     * Copies the lists.
     *
     * @param address of the database, without settings
     * @param query that was asked
     * @param key the columns that the rows are sorted by
     * @param server the database and its version
     * @param driver of JDBC, and its version
     * @param columns of the query
     */
    public QueryOrigin {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }

    /**
     * A column of a query.
     *
     * @param name its label
     * @param type as the database calls it
     */
    public record Column(String name, String type) {}

    /** {@return what it says in words, by what it is called: what may differ between two readings} */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("database", address);
        texts.put("query", query);
        texts.put("key", key.isEmpty() ? "all columns" : String.join(", ", key));
        texts.put("types of columns", types());
        texts.put("server", server);
        texts.put("driver", driver);
        return texts;
    }

    private String types() {
        return columns.stream()
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.joining(", "));
    }
}
