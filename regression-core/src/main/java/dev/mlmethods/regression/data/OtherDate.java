package dev.mlmethods.regression.data;

import dev.mlmethods.regression.data.CsvRow.Cell;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date or a time of another form than its column's. To rewrite only that cell could change what it means.
 *
 * @param sentence what is wrong with it and what to do, to follow the quoted cell
 */
record OtherDate(String sentence) {
    private static final Pattern ZONE = Pattern.compile("(.*\\d|.*Z) ?\\[?([A-Za-z][A-Za-z0-9_/+-]*)]?");

    /**
     * The one for a cell that isn't of a type.
     *
     * @param example a cell of the column that is; null if there is none, or it isn't known
     * @return empty if the type isn't one of dates, or the cell is not a date in any form
     */
    static Optional<OtherDate> of(String cell, ColumnType type, @Nullable Cell example) {
        if (!type.isDate()) {
            return Optional.empty();
        }
        Matcher zone = ZONE.matcher(cell);
        if (zone.matches() && isZone(zone.group(2)) && hasTime(zone.group(1))) {
            return Optional.of(new OtherDate(" names a time zone, " + zone.group(2) + ", and such names are not read. "
                    + (is(zone.group(1), ColumnType.DATE_TIME_OFFSET)
                            ? "Leave the name out and keep the offset from UTC"
                            : "Write the offset from UTC instead, like 2026-11-28T21:30:00+01:00")));
        }
        if (type.hasTime() && hasTime(cell)) {
            boolean hasOffset = is(cell, ColumnType.DATE_TIME_OFFSET);
            return Optional.of(
                    new OtherDate(
                            " has " + (hasOffset ? "an" : "no") + " offset from UTC, but "
                                    + others(example, hasOffset ? "none" : "one")
                                    + ". Without an offset, a time may be from anywhere. Write all times of the column with their offset, or all without one"));
        }
        if (hasTime(cell) || is(cell, ColumnType.DATE)) {
            return Optional.of(new OtherDate(" has " + (type.hasTime() ? "no" : "a") + " time of day, but "
                    + others(example, type.hasTime() ? "one" : "none")
                    + ". Write all cells of the column with a time, or all without one"));
        }
        return Optional.empty();
    }

    private static String others(@Nullable Cell example, String what) {
        return example == null
                ? "the column's type has " + what
                : Excerpt.quoted(example.text()) + " in line " + example.line() + " has " + what;
    }

    private static boolean isZone(String name) {
        return ZoneId.getAvailableZoneIds().contains(name);
    }

    private static boolean hasTime(String cell) {
        return is(cell, ColumnType.DATE_TIME) || is(cell, ColumnType.DATE_TIME_OFFSET);
    }

    private static boolean is(String cell, ColumnType type) {
        return !Double.isNaN(type.value(cell));
    }
}
