package dev.mlmethods.regression.fuzz;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a CSV file of numbers in the plainest way, to hold the real reader to. */
final class IndependentCsv {
    private IndependentCsv() {}

    /** The numbers row by row, the target last in each. */
    static List<Double> read(Path file, String target) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        List<List<String>> records = records(text.startsWith("\ufeff") ? text.substring(1) : text);
        List<String> header = records.get(0).stream().map(String::strip).toList();
        int last = header.indexOf(target);
        List<Double> values = new ArrayList<>();
        for (List<String> fields : records.subList(1, records.size())) {
            List<String> ordered = new ArrayList<>(fields);
            ordered.add(ordered.remove(last));
            ordered.forEach(field -> values.add(number(field.strip())));
        }
        return values;
    }

    /** The exact decimal, rounded once; it has no -0. */
    private static double number(String text) {
        double value = new BigDecimal(text).doubleValue();
        return value == 0 && text.startsWith("-") ? -0.0 : value;
    }

    /** Without blank lines. */
    private static List<List<String>> records(String text) {
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
            } else if (!quoted && c == ',') {
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
