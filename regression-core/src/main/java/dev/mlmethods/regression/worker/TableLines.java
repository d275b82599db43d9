package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.data.ColumnDescription;
import dev.mlmethods.regression.data.TableDescription;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as some lines for the console:
 *
 * <pre>
 * 406 rows, 9 columns
 *   column            type        missing  distinct  correlation
 *   Name              category          0       311
 *   Horsepower        number            6        93        -0.78
 * </pre>
 */
final class TableLines {
    private static final int MOST_COLUMNS = 50;
    private static final int LEAST_NAME = 16;
    private static final int LONGEST_NAME = 30;
    private static final int TYPE_WIDTH = 10;
    private static final int NUMBER_WIDTH = 10;
    private static final int CORRELATION_WIDTH = 13;

    private TableLines() {}

    static List<String> of(TableDescription table) {
        List<ColumnDescription> columns = table.columns();
        List<ColumnDescription> shown = columns.subList(0, Math.min(MOST_COLUMNS, columns.size()));
        int width = shown.stream().mapToInt(column -> name(column).length()).reduce(LEAST_NAME, Math::max);
        boolean hasTarget = table.target() != null;
        List<String> lines = new ArrayList<>();
        lines.add(NumberText.count(table.rows())
                + (table.rows() == 1 ? " row, " : " rows, ")
                + NumberText.count(columns.size())
                + (columns.size() == 1 ? " column" : " columns"));
        lines.add(line(width, "column", "type", "missing", "distinct", hasTarget ? "correlation" : ""));
        for (ColumnDescription column : shown) {
            Double correlation = column.correlation();
            lines.add(line(
                    width,
                    name(column),
                    column.fault() == null ? column.type().word() : "at fault",
                    NumberText.count(column.missing()),
                    NumberText.count(column.distinct()) + (column.hasMore() ? "+" : ""),
                    column.name().equals(table.target())
                            ? "target"
                            : correlation == null ? "" : NumberText.significant(correlation, 2)));
        }
        if (columns.size() > shown.size()) {
            lines.add("  and " + NumberText.count(columns.size() - shown.size()) + " more");
        }
        return List.copyOf(lines);
    }

    private static String name(ColumnDescription column) {
        String name = Excerpt.name(column.name());
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 3) + "...";
    }

    private static String line(int width, String name, String type, String missing, String distinct, String last) {
        return ("  " + name + " ".repeat(width - name.length()) + "  " + type
                        + " ".repeat(Math.max(0, TYPE_WIDTH - type.length())) + atEnd(missing, NUMBER_WIDTH)
                        + atEnd(distinct, NUMBER_WIDTH) + atEnd(last, CORRELATION_WIDTH))
                .stripTrailing();
    }

    private static String atEnd(String text, int width) {
        return " ".repeat(Math.max(1, width - text.length())) + text;
    }
}
