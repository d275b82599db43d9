package dev.mlmethods.regression.data;

import dev.mlmethods.regression.data.CsvRow.Cell;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.table.DateText;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the cells of a column are, by all of them:
 *
 * <ol>
 *   <li>If all cells that are not missing are values of a type, the column has it. The types are tried in the order number, boolean, date, dateTime.
 *   <li>If at least half of them are numbers, or dates, or look like dates, the others are at fault: such a column is hardly meant to have categories.
 *   <li>Else they are categories.
 * </ol>
 */
final class ColumnSurvey {
    private final NumberColumn column;
    private final Map<ColumnType, Kind> kinds = new EnumMap<>(ColumnType.class);
    private int missing;
    private int cells;
    private int looksLikeDates;
    private @Nullable Cell firstLike;

    ColumnSurvey(NumberColumn column) {
        this.column = column;
        for (ColumnType type : ColumnType.values()) {
            if (type != ColumnType.CATEGORY) {
                kinds.put(type, new Kind());
            }
        }
    }

    /** How many cells are of a type, and the first that isn't. */
    private static final class Kind {
        private int count;
        private @Nullable Cell firstOther;
    }

    /** Looks at the next cell. */
    void add(Cell cell) {
        if (cell.isMissing()) {
            missing++;
            return;
        }
        cells++;
        boolean anyType = false;
        for (Map.Entry<ColumnType, Kind> entry : kinds.entrySet()) {
            Kind kind = entry.getValue();
            if (Double.isNaN(entry.getKey().value(cell.text()))) {
                kind.firstOther = kind.firstOther == null ? cell : kind.firstOther;
            } else {
                kind.count++;
                anyType = true;
            }
        }
        if (!anyType && DateText.looksLikeDate(cell.text())) {
            looksLikeDates++;
            firstLike = firstLike == null ? cell : firstLike;
        }
    }

    /** The column's type, as long as it has no {@link #fault}. */
    ColumnType type() {
        for (Map.Entry<ColumnType, Kind> entry : kinds.entrySet()) {
            if (cells > 0 && entry.getValue().count == cells) {
                return entry.getKey();
            }
        }
        return ColumnType.CATEGORY;
    }

    /** What is wrong with the column, without the table's name; null: nothing. */
    @Nullable
    String fault() {
        if (cells == 0) {
            return column.place() + ": none of its " + missing + " cells has a value. Fill them in"
                    + (column.leaveOut().isEmpty() ? "." : ", or " + column.leaveOut() + ".");
        }
        Kind numbers = kind(ColumnType.NUMBER);
        if (numbers.firstOther != null && 2 * numbers.count >= cells && numbers.count > 0) {
            return column.explained(numbers.firstOther.line(), numbers.firstOther.text());
        }
        int dates = kind(ColumnType.DATE).count;
        int dateTimes = kind(ColumnType.DATE_TIME).count;
        boolean isDate = dates == cells || dateTimes == cells;
        if (!isDate && 2 * (dates + dateTimes + looksLikeDates) >= cells && dates + dateTimes + looksLikeDates > 0) {
            ColumnType meant = dates >= dateTimes ? ColumnType.DATE : ColumnType.DATE_TIME;
            Cell other = firstLike == null ? kind(meant).firstOther : firstLike;
            return other == null ? null : column.explained(other.line(), other.text(), meant);
        }
        return null;
    }

    /** What is wrong with it as a column of numbers, some of which may be missing; null: nothing. */
    @Nullable
    String faultOfNumbers() {
        Cell other = kind(ColumnType.NUMBER).firstOther;
        return cells == 0 ? fault() : other == null ? null : column.explained(other.line(), other.text());
    }

    private Kind kind(ColumnType type) {
        return Objects.requireNonNull(kinds.get(type));
    }
}
