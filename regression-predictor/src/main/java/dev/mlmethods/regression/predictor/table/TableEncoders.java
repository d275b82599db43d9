package dev.mlmethods.regression.predictor.table;

import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The encoders of all columns of a table, and the features that they make, side by side. Immutable. Created without streams or lambdas: an
 * application creates one when it loads a model, and these would take longer than everything else there.
 */
public final class TableEncoders {
    private final List<ColumnEncoder> encoders;
    private final Set<String> missingValues;
    private final List<String> columns;
    private final List<String> features;
    /** Where each column's features begin, and where the last column's end. */
    private final int[] starts;

    private TableEncoders(List<ColumnEncoder> encoders, Set<String> missingValues) {
        this.missingValues = Set.copyOf(missingValues);
        this.encoders = List.copyOf(encoders);
        this.starts = new int[encoders.size() + 1];
        List<String> columnNames = new ArrayList<>();
        List<String> featureNames = new ArrayList<>();
        for (int column = 0; column < encoders.size(); column++) {
            columnNames.add(encoders.get(column).column());
            featureNames.addAll(encoders.get(column).features());
            starts[column + 1] = featureNames.size();
        }
        this.columns = Collections.unmodifiableList(columnNames);
        this.features = Collections.unmodifiableList(featureNames);
    }

    /** The same if only the usual texts mark missing cells. */
    public static TableEncoders of(List<ColumnEncoder> encoders) {
        return of(encoders, Set.of());
    }

    /**
     * The encoders of a table.
     *
     * @param encoders in the order of the features
     * @param missingValues the texts that mark missing cells, in addition to those of {@link CellText#isMissing}
     * @throws IllegalArgumentException if there is none, or two features have the same name; the message says which columns they come from
     */
    public static TableEncoders of(List<ColumnEncoder> encoders, Set<String> missingValues) {
        if (encoders.isEmpty()) {
            throw new IllegalArgumentException("there is no column");
        }
        Map<String, String> columnsOfFeatures = new HashMap<>();
        for (ColumnEncoder encoder : encoders) {
            for (String feature : encoder.features()) {
                String other = columnsOfFeatures.putIfAbsent(feature, encoder.column());
                if (other != null) {
                    throw new IllegalArgumentException("the columns " + Excerpt.quoted(other) + " and "
                            + Excerpt.quoted(encoder.column()) + " both become a feature " + Excerpt.quoted(feature));
                }
            }
        }
        return new TableEncoders(encoders, missingValues);
    }

    /** The encoder of each column, in the order of the features. */
    public List<ColumnEncoder> encoders() {
        return encoders;
    }

    /** The texts that mark missing cells, in addition to those of {@link CellText#isMissing}. */
    public Set<String> missingValues() {
        return missingValues;
    }

    /** A cell, which becomes empty if it has a text that marks it as missing. */
    public String cell(String text) {
        return missingValues.contains(CellText.of(text)) ? "" : text;
    }

    /** The names of the columns, in the order of the features. */
    public List<String> columns() {
        return columns;
    }

    /** The types of the columns by name, in the order of the features. */
    public Map<String, ColumnType> types() {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        encoders.forEach(encoder -> types.put(encoder.column(), encoder.type()));
        return Collections.unmodifiableMap(types);
    }

    /** The names of the features. */
    public List<String> features() {
        return features;
    }

    /** Where the features of a column begin. */
    public int start(int column) {
        return starts[column];
    }

    /** The column that a feature comes from. */
    public String columnOf(int feature) {
        int column = 0;
        while (starts[column + 1] <= feature) {
            column++;
        }
        return columns.get(column);
    }
}
