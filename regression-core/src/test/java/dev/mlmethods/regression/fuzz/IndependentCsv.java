package dev.mlmethods.regression.fuzz;

import dev.mlmethods.regression.predictor.table.ColumnType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a CSV file in the simplest way, for comparison with the real reader. */
final class IndependentCsv {
    private static final String MISSING_FEATURE = "_missing";
    /** Those in the documentation. */
    private static final Set<String> MISSING = Set.of(
            "",
            "NA",
            "N/A",
            "n/a",
            "NaN",
            "nan",
            "-NaN",
            "-nan",
            "null",
            "NULL",
            "#N/A",
            "#N/A N/A",
            "#NA",
            "<NA>",
            "-1.#IND",
            "-1.#QNAN",
            "1.#IND",
            "1.#QNAN");

    private final List<String> features;
    private final Map<String, ColumnType> types;
    private final char separator;
    private final char decimal;

    /**
     * What was read from the file.
     *
     * @param features in the order of their values
     * @param types of the columns that the features come from; empty for a table of numbers
     * @param separator between the fields
     * @param decimal before the fraction of a number
     */
    IndependentCsv(List<String> features, Map<String, ColumnType> types, char separator, char decimal) {
        this.features = features;
        this.types = types;
        this.separator = separator;
        this.decimal = decimal;
    }

    /**
     * Whether the values are those of the file: for numbers, categories, and missing cells. What a date becomes is checked by other tests.
     *
     * @param values row by row, the target last in each
     */
    boolean has(List<Double> values, Path file, String target) throws IOException {
        int width = features.size() + 1;
        int row = 0;
        for (Map<String, String> cells : rows(file)) {
            if (MISSING.contains(cells.get(target))) {
                continue;
            }
            if ((row + 1) * width > values.size()
                    || !isThatOf(values.subList(row * width, (row + 1) * width), cells, target)) {
                return false;
            }
            row++;
        }
        return row * width == values.size();
    }

    private boolean isThatOf(List<Double> values, Map<String, String> cells, String target) {
        for (int feature = 0; feature < features.size(); feature++) {
            Double expected = value(features.get(feature), cells);
            if (expected != null && !expected.equals(values.get(feature))) {
                return false;
            }
        }
        return values.get(features.size()).equals(number(text(cells, target)));
    }

    /** The value of a feature for a row; null if the row itself doesn't determine it. */
    private @Nullable Double value(String feature, Map<String, String> cells) {
        String cell = cells.get(feature);
        if (cell != null && types.getOrDefault(feature, ColumnType.NUMBER) == ColumnType.NUMBER) {
            return MISSING.contains(cell) ? null : number(cell);
        }
        for (Map.Entry<String, ColumnType> column : types.entrySet()) {
            String text = text(cells, column.getKey());
            if (column.getValue() == ColumnType.CATEGORY && feature.startsWith(column.getKey() + "=")) {
                return feature.equals(column.getKey() + "=" + text) ? 1.0 : 0.0;
            }
            if (feature.equals(column.getKey() + MISSING_FEATURE)) {
                return MISSING.contains(text) ? 1.0 : 0.0;
            }
        }
        return null;
    }

    private static String text(Map<String, String> cells, String column) {
        return Objects.requireNonNull(cells.get(column), column);
    }

    private static String decoded(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length > 1 && (bytes[0] & bytes[1] & 0xFE) == 0xFE && bytes[0] != bytes[1]) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return Files.readString(file, Charset.forName("windows-1252"));
        }
    }

    private List<Map<String, String>> rows(Path file) throws IOException {
        String text = decoded(file);
        List<List<String>> records = records(text.startsWith("\ufeff") ? text.substring(1) : text);
        List<String> header = records.get(0).stream().map(String::strip).toList();
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> fields : records.subList(1, records.size())) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int column = 0; column < header.size(); column++) {
                cells.put(header.get(column), fields.get(column).strip());
            }
            rows.add(cells);
        }
        return rows;
    }

    /** The exact decimal, rounded once; it has no -0. */
    private double number(String text) {
        double value = new BigDecimal(text.replace(decimal, '.')).doubleValue();
        return value == 0 && text.startsWith("-") ? -0.0 : value;
    }

    /** Without blank lines. */
    private List<List<String>> records(String text) {
        List<List<String>> records = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"' && (quoted || field.isEmpty())) {
                quoted = !quoted;
            } else if (!quoted && c == separator) {
                fields.add(field.toString());
                field.setLength(0);
            } else if (!quoted && (c == '\n' || c == '\r')) {
                addRecord(records, fields, field);
            } else {
                field.append(c);
            }
        }
        addRecord(records, fields, field);
        return records;
    }

    private static void addRecord(List<List<String>> records, List<String> fields, StringBuilder field) {
        if (!fields.isEmpty() || !field.toString().isBlank()) {
            fields.add(field.toString());
            records.add(List.copyOf(fields));
        }
        fields.clear();
        field.setLength(0);
    }
}
