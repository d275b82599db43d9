package dev.mlmethods.regression.data;

import dev.mlmethods.regression.data.CsvRow.Cell;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.table.DateText;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out the type of a column from all of its cells:
 *
 * <ol>
 *   <li>If all cells that are not missing are values of a type, the column has that type. The types are tried in the order number, boolean, date,
 *       dateTime, dateTimeOffset.
 * <li>If at least half of them are whole numbers, and each of at most {@value #MOST_MIXED} different cells occurs {@value #LEAST_MIXED_ROWS} times on
 *       average, they are categories, some of which happen to be written in digits; see {@link #mixed}.
 * <li>If at least half of them are numbers, or look like numbers in another spelling, or are dates, or look like dates, the others are errors: such a
 *       column is hardly meant to have categories.
 *   <li>Otherwise, they are categories.
 * </ol>
 */
final class ColumnSurvey {
    /** If there are more different cells than this, those that aren't numbers are typing errors. */
    static final int MOST_MIXED = 10;

    /** Cells that occur less often, on average, don't count as repeated. */
    static final int LEAST_MIXED_ROWS = 5;

    private final NumberColumn column;
    private final @Nullable ColumnType given;
    private final boolean hasTargetMeans;
    private final Map<ColumnType, Kind> kinds = new EnumMap<>(ColumnType.class);
    private int missing;
    private int cells;
    private final Set<String> distinct = new HashSet<>();
    private boolean areWhole = true;
    private boolean mayBeMixed = true;
    private int looksLikeNumbers;
    private int looksLikeDates;
    private @Nullable Cell firstLike;
    private @Nullable String misread;

    /**
     * A survey that has seen nothing yet.
     *
     * @param given the type that the user gave it; null if none was given
     */
    ColumnSurvey(NumberColumn column, @Nullable ColumnType given) {
        this(column, given, false);
    }

    private ColumnSurvey(NumberColumn column, @Nullable ColumnType given, boolean hasTargetMeans) {
        this.column = column;
        this.given = given;
        this.hasTargetMeans = hasTargetMeans;
        for (ColumnType type : ColumnType.values()) {
            if (type != ColumnType.CATEGORY) {
                kinds.put(type, new Kind());
            }
        }
    }

    /** A survey of a feature, which may have a type and be meant as a category. */
    static ColumnSurvey of(NumberColumn feature, EncodingSpec encoding) {
        return new ColumnSurvey(feature, encoding.typeOf(feature.name()), encoding.hasTargetMeans(feature.name()));
    }

    /** How many cells are of a type, the first that is, and the first that isn't. */
    private static final class Kind {
        private int count;
        private @Nullable Cell first;
        private @Nullable Cell firstOther;
    }

    /** Looks at the next cell. */
    void add(Cell cell) {
        if (cell.isMissing()) {
            missing++;
            return;
        }
        cells++;
        if (cell.misread() != null) {
            misread = misread == null ? column.explained(cell.line(), cell.text(), cell.misread()) : misread;
            return;
        }
        boolean anyType = false;
        double number = Double.NaN;
        for (Map.Entry<ColumnType, Kind> entry : kinds.entrySet()) {
            Kind kind = entry.getValue();
            double value = entry.getKey().value(cell.text());
            number = entry.getKey() == ColumnType.NUMBER ? value : number;
            if (Double.isNaN(value)) {
                kind.firstOther = kind.firstOther == null ? cell : kind.firstOther;
            } else {
                kind.count++;
                kind.first = kind.first == null ? cell : kind.first;
                anyType = true;
            }
        }
        if (distinct.size() <= MOST_MIXED) {
            distinct.add(cell.text());
        }
        if (Double.isNaN(number)) {
            boolean looksLikeNumber = OtherSpelling.of(cell.text()).isPresent();
            looksLikeNumbers += looksLikeNumber ? 1 : 0;
            mayBeMixed = mayBeMixed
                    && distinct.size() <= MOST_MIXED
                    && !looksLikeNumber
                    && !NumberColumn.marksMissing(cell.text());
        } else {
            areWhole &= number == Math.rint(number);
        }
        if (!anyType && DateText.looksLikeDate(cell.text())) {
            looksLikeDates++;
            firstLike = firstLike == null ? cell : firstLike;
        }
    }

    /** How many cells there are that are not missing. */
    int cells() {
        return cells;
    }

    /** The column's type, as long as it has no {@link #fault}. */
    ColumnType type() {
        if (given != null) {
            return given;
        }
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
        if (misread != null) {
            return misread;
        }
        if (given != null) {
            return faultOf(given);
        }
        // Only categories have mean targets, so a text among numbers is not a typing error.
        if (hasTargetMeans || mixed() != null) {
            return null;
        }
        Kind numbers = kind(ColumnType.NUMBER);
        if (numbers.firstOther != null && 2 * (numbers.count + looksLikeNumbers) >= cells && hasNumbers()) {
            return column.explained(numbers.firstOther.line(), numbers.firstOther.text());
        }
        int dates = kind(ColumnType.DATE).count;
        int local = kind(ColumnType.DATE_TIME).count;
        int offset = kind(ColumnType.DATE_TIME_OFFSET).count;
        int all = dates + local + offset + looksLikeDates;
        boolean isDate = dates == cells || local == cells || offset == cells;
        if (!isDate && 2 * all >= cells && all > 0) {
            ColumnType times = local >= offset ? ColumnType.DATE_TIME : ColumnType.DATE_TIME_OFFSET;
            ColumnType meant = dates >= Math.max(local, offset) ? ColumnType.DATE : times;
            Cell other = firstLike == null ? kind(meant).firstOther : firstLike;
            return other == null ? null : column.explained(other, meant, kind(meant).first);
        }
        return null;
    }

    private boolean hasNumbers() {
        return kind(ColumnType.NUMBER).count > 0 || looksLikeNumbers > 0;
    }

    /**
     * The first cell that isn't a number, in a column of few different whole numbers and texts that are all treated as categories; null if the column
     * isn't one.
     */
    @Nullable
    Cell mixed() {
        Kind numbers = kind(ColumnType.NUMBER);
        boolean isMixed = given == null
                && !hasTargetMeans
                && areWhole
                && mayBeMixed
                && 2 * numbers.count >= cells
                && distinct.size() <= MOST_MIXED
                && cells >= LEAST_MIXED_ROWS * distinct.size();
        return isMixed ? numbers.firstOther : null;
    }

    /** What is wrong with it as a column of numbers, some of which may be missing; null: nothing. */
    @Nullable
    String faultOfNumbers() {
        Cell other = kind(ColumnType.NUMBER).firstOther;
        if (cells == 0 || misread != null) {
            return fault();
        }
        if (other == null) {
            return null;
        }
        return hasNumbers() || !distinct.stream().allMatch(NumberColumn::isText)
                ? column.explained(other.line(), other.text())
                : column.place() + ": " + NumberColumn.withoutNumbers(other)
                        + ", and the target must be one. Write numbers, or choose another target.";
    }

    /** What is wrong with it as a column of a type that its user gave; null: nothing. */
    private @Nullable String faultOf(ColumnType type) {
        Cell other = type == ColumnType.CATEGORY ? null : kind(type).firstOther;
        return other == null ? null : column.explained(other, type, kind(type).first);
    }

    private Kind kind(ColumnType type) {
        return Objects.requireNonNull(kinds.get(type));
    }
}
