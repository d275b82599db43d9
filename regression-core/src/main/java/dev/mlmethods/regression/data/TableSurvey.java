package dev.mlmethods.regression.data;

import dev.mlmethods.regression.data.TableDescription.Dropping;
import dev.mlmethods.regression.data.TableDescription.MissingPattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a table twice: first to find what its columns are, and then what they contain. It keeps no rows, so that a table may be of any length.
 */
final class TableSurvey {
    private static final int MOST_KINDS_OF_PATTERNS = 10_000;
    /** The start value of the Fowler-Noll-Vo hash. */
    private static final long HASH_START = 0xcbf29ce484222325L;

    private static final long HASH_FACTOR = 0x100000001b3L;

    private final List<NumberColumn> columns;
    private final int target;
    private final EncodingSpec encoding;
    private final List<CellTally> cells = new ArrayList<>();
    private final Map<BitSet, Long> patterns = new HashMap<>();
    private final Set<Long> hashes = new HashSet<>();
    private List<@Nullable ValueTally> values = List.of();
    private final long[] lacking;
    private final long[] firstLacking;
    private long rows;
    private long repeated;

    /** The rows of a table, as often as they are asked for. */
    interface Rows {
        /**
         * Goes through all rows.
         *
         * @param consumer takes the cells of each row, by their place among the columns that are surveyed
         */
        void forEach(Consumer<IntFunction<CsvRow.Cell>> consumer);
    }

    private TableSurvey(List<NumberColumn> columns, int target, EncodingSpec encoding) {
        this.columns = columns;
        this.target = target;
        this.encoding = encoding;
        this.lacking = new long[columns.size()];
        this.firstLacking = new long[columns.size()];
        for (int place = 0; place < columns.size(); place++) {
            NumberColumn column = columns.get(place);
            cells.add(new CellTally(column, place == target, encoding));
        }
    }

    /**
     * A survey of some columns of a table.
     *
     * @param target one of them; null if there is none
     * @param encoding which types they are to have
     */
    static TableSurvey of(List<NumberColumn> columns, @Nullable String target, EncodingSpec encoding) {
        return new TableSurvey(
                columns, columns.stream().map(NumberColumn::name).toList().indexOf(target), encoding);
    }

    /** The first pass. */
    void lookAtCells(Rows table) {
        table.forEach(row -> {
            BitSet missing = new BitSet(columns.size());
            boolean hasTarget = target < 0 || !row.apply(target).isMissing();
            long hash = HASH_START;
            for (int place = 0; place < columns.size(); place++) {
                CsvRow.Cell cell = row.apply(place);
                cells.get(place).add(cell);
                missing.set(place, cell.isMissing());
                if (cell.isMissing() && hasTarget) {
                    countLacking(place, cell.line());
                }
                hash = (hash ^ ' ') * HASH_FACTOR;
                for (int i = 0; i < cell.text().length(); i++) {
                    hash = (hash ^ cell.text().charAt(i)) * HASH_FACTOR;
                }
            }
            if (!missing.isEmpty() && (patterns.size() < MOST_KINDS_OF_PATTERNS || patterns.containsKey(missing))) {
                patterns.merge(missing, 1L, Long::sum);
            }
            rows++;
            repeated += rows <= TableDescription.MOST_COMPARED && !hashes.add(hash) ? 1 : 0;
        });
    }

    /** The second pass. */
    void lookAtValues(Rows table) {
        values = new ArrayList<>();
        for (CellTally column : cells) {
            values.add(column.fault() == null ? new ValueTally(column) : null);
        }
        ValueTally targets = target < 0 ? null : values.get(target);
        table.forEach(row -> {
            double value = targets == null ? Double.NaN : targets.value(row.apply(target));
            for (int place = 0; place < columns.size(); place++) {
                ValueTally tally = values.get(place);
                if (tally != null) {
                    tally.add(row.apply(place), place == target ? Double.NaN : value);
                }
            }
        });
    }

    /** What was found. */
    TableDescription description(String name) {
        List<ColumnDescription> described = new ArrayList<>();
        for (int place = 0; place < columns.size(); place++) {
            described.add(column(columns.get(place).name(), cells.get(place), values.get(place)));
        }
        return new TableDescription(
                name,
                target < 0 ? null : columns.get(target).name(),
                rows,
                described,
                missing(),
                dropping(),
                rows > TableDescription.MOST_COMPARED ? null : repeated);
    }

    private List<Dropping> dropping() {
        List<Dropping> dropping = new ArrayList<>();
        for (int place = 0; place < columns.size(); place++) {
            String column = columns.get(place).name();
            if (place != target
                    && lacking[place] > 0
                    && cells.get(place).fault() == null
                    && encoding.fillOf(column).way() == MissingFill.Way.DROP) {
                dropping.add(new Dropping(column, lacking[place], firstLacking[place]));
            }
        }
        return dropping;
    }

    /** A missing cell of a row that has a target; one without is left out anyway. */
    private void countLacking(int place, long line) {
        firstLacking[place] = lacking[place] == 0 ? line : firstLacking[place];
        lacking[place]++;
    }

    private static ColumnDescription column(String name, CellTally cells, @Nullable ValueTally values) {
        return new ColumnDescription(
                name,
                cells.type(),
                cells.fault() == null ? cells.fewValues() : cells.fault(),
                mixed(cells),
                cells.missing(),
                cells.missingLines(),
                cells.distinct(),
                cells.examples(),
                values == null ? null : values.numbers(),
                values == null ? null : values.dates(),
                values == null ? List.of() : values.groups(),
                values == null ? null : values.correlation(),
                values == null ? null : values.correlationRatio());
    }

    private static ColumnDescription.@Nullable Mixed mixed(CellTally cells) {
        CsvRow.Cell mixed = cells.fault() == null ? cells.mixed() : null;
        return mixed == null ? null : new ColumnDescription.Mixed(mixed.text(), mixed.line());
    }

    private List<MissingPattern> missing() {
        return patterns.entrySet().stream()
                .map(pattern -> new MissingPattern(
                        pattern.getKey().stream()
                                .mapToObj(place -> columns.get(place).name())
                                .toList(),
                        pattern.getValue()))
                .sorted(Comparator.comparingLong(MissingPattern::rows)
                        .reversed()
                        .thenComparing(pattern -> String.join("\n", pattern.columns())))
                .limit(TableDescription.MOST_PATTERNS)
                .toList();
    }
}
