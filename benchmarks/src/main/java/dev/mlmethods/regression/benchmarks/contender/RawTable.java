package dev.mlmethods.regression.benchmarks.contender;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cells of a table as an application would read them: with a CSV library and what its developer knows about the file, and without the product's
 * reader.
 */
final class RawTable {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    private static final char DECIMAL_COMMA_SEPARATOR = ';';

    /** The product's name for an unnamed first column, in which R and pandas write row names. */
    private static final String ROW_NAMES = "row";

    private RawTable() {}

    /**
     * The rows of a file.
     *
     * @param columns those to read
     * @param numbers those of them whose cells are numbers, in which a file with semicolons may have decimal commas
     */
    static List<Map<String, String>> rows(Path file, List<String> columns, Set<String> numbers) throws IOException {
        String text = text(Files.readAllBytes(file));
        String firstLine = text.lines().findFirst().orElseThrow();
        char separator = SEPARATORS.stream()
                .max(Comparator.comparingLong(
                        one -> firstLine.chars().filter(c -> c == one).count()))
                .orElseThrow();
        List<CsvRecord> records = records(text, separator);
        List<String> header = new ArrayList<>(records.get(0).getFields());
        if (header.get(0).isEmpty()) {
            header.set(0, ROW_NAMES);
        }
        Set<String> withCommas = separator == DECIMAL_COMMA_SEPARATOR ? numbers : Set.of();
        return records.stream()
                .skip(1)
                .map(record -> row(record, header, columns, withCommas))
                .toList();
    }

    private static String text(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, Charset.forName("windows-1252"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static List<CsvRecord> records(String text, char separator) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .ofCsvRecord(text)) {
            return reader.stream().toList();
        }
    }

    private static Map<String, String> row(
            CsvRecord record, List<String> header, List<String> columns, Set<String> withCommas) {
        Map<String, String> row = new LinkedHashMap<>();
        for (String column : columns) {
            String cell = record.getField(header.indexOf(column));
            row.put(column, withCommas.contains(column) ? cell.replace(".", "").replace(',', '.') : cell);
        }
        return row;
    }
}
