package dev.mlmethods.regression.data;

import dev.mlmethods.regression.predictor.table.ColumnEncoder;
import dev.mlmethods.regression.predictor.table.MissingCells;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * New rows, as a model's encoders encode them.
 *
 * @param features one row for each
 * @param unknown the texts that the training rows had rarely or not at all; one entry for each column that has such texts
 * @param leftOut rows that the training would have left out, with the first column that lacks its cell, whose features are NaN
 */
public record EncodedRows(FeatureMatrix features, List<UnknownCategories> unknown, SortedMap<Integer, String> leftOut) {
    /** Enough to see what they are. */
    private static final int SHOWN = 3;

    /** Copies the list and the map. */
    public EncodedRows {
        unknown = List.copyOf(unknown);
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }

    /**
     * Texts of a column that don't have their own feature.
     *
     * @param rows how many rows have one
     * @param texts how many there are
     * @param examples the first of them, in the order of their code points
     */
    public record UnknownCategories(String column, int rows, int texts, List<String> examples) {
        /** Copies the list. */
        public UnknownCategories {
            examples = List.copyOf(examples);
        }
    }

    static EncodedRows of(String name, TypedTable table, TableEncoders encoders, RowNames rowNames) {
        List<UnknownCategories> unknown = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            if (table.columns().get(column) instanceof TypedColumn.Texts texts) {
                addUnknown(unknown, texts, encoders.encoders().get(column));
            }
        }
        return new EncodedRows(EncodedTable.of(name, table, encoders, rowNames), unknown, leftOut(table, encoders));
    }

    private static SortedMap<Integer, String> leftOut(TypedTable table, TableEncoders encoders) {
        SortedMap<Integer, String> leftOut = new TreeMap<>();
        for (int place = 0; place < table.columns().size(); place++) {
            TypedColumn column = table.columns().get(place);
            if (encoders.encoders().get(place).missing() == MissingCells.DROPPED) {
                IntStream.range(0, table.rows())
                        .filter(column::isMissing)
                        .forEach(row -> leftOut.putIfAbsent(row, column.name()));
            }
        }
        return leftOut;
    }

    private static void addUnknown(List<UnknownCategories> unknown, TypedColumn.Texts texts, ColumnEncoder encoder) {
        List<String> categories = texts.categories();
        List<Integer> codes = IntStream.range(0, categories.size())
                .filter(code -> !encoder.knows(categories.get(code)))
                .boxed()
                .toList();
        if (!codes.isEmpty()) {
            boolean[] isUnknown = new boolean[categories.size()];
            codes.forEach(code -> isUnknown[code] = true);
            int rows = (int) IntStream.of(texts.codes())
                    .filter(code -> code >= 0 && isUnknown[code])
                    .count();
            unknown.add(new UnknownCategories(
                    texts.name(),
                    rows,
                    codes.size(),
                    codes.stream().limit(SHOWN).map(categories::get).toList()));
        }
    }
}
