package dev.mlmethods.regression.data;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.mlmethods.regression.predictor.table.DecimalNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The first records of a CSV file, as one dialect would read them.
 *
 * @param separator between two fields
 * @param records the header first; up to the first record that has no end
 */
record HeadRecords(char separator, List<List<String>> records) {
    private static final int MOST_RECORDS = 10_000;

    /** All of them, up to {@value #MOST_RECORDS}. */
    static HeadRecords of(String text, char separator, char quote, char comment) {
        return of(text, separator, quote, comment, MOST_RECORDS);
    }

    /** How many fields the header has; 0 if there is none. */
    static int headerOf(String text, char separator, char quote, char comment) {
        HeadRecords header = of(text, separator, quote, comment, 1);
        return header.records.isEmpty() ? 0 : header.records.get(0).size();
    }

    private static HeadRecords of(String text, char separator, char quote, char comment, int most) {
        List<List<String>> records = new ArrayList<>();
        CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quote)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false);
        if (comment != CsvDialect.NONE) {
            builder.commentStrategy(CommentStrategy.SKIP).commentCharacter(comment);
        }
        try (CsvReader<CsvRecord> reader = builder.ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                if (records.size() == most) {
                    break;
                }
                if (record.getFieldCount() > 1 || !record.getField(0).isBlank()) {
                    records.add(record.getFields());
                }
            }
        } catch (CsvParseException e) {
            // Whoever reads the file reports that.
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot be read", e);
        }
        return new HeadRecords(separator, records);
    }

    /** Whether all records have as many fields as the header. */
    boolean isEven() {
        return records.stream()
                .allMatch(fields -> fields.size() == records.get(0).size());
    }

    /** Those below the header. */
    List<List<String>> rows() {
        return records.subList(Math.min(1, records.size()), records.size());
    }

    /** Whether any of the fields is a number. */
    static boolean hasNumber(List<String> fields) {
        return fields.stream()
                .anyMatch(field -> !Double.isNaN(DecimalNumber.parse(field.toCharArray(), 0, field.length())));
    }
}
