package dev.mlmethods.regression.data;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.CsvRow.BadCell;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads a table of numbers from CSV text, row by row. */
final class CsvTable implements AutoCloseable {
    private final String name;
    private final CsvDialect dialect;
    private final CsvReader<CsvRow> reader;
    private final Iterator<CsvRow> rows;
    private final CsvRow row;
    private final TableColumns columns;

    private CsvTable(String name, InputStream text, CsvDialect dialect) {
        this.name = name;
        this.dialect = dialect;
        this.row = new CsvRow(dialect.numbers());
        CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(dialect.separator())
                .quoteCharacter(dialect.quote())
                .detectBomHeader(true)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false);
        if (dialect.comment() != CsvDialect.NONE) {
            builder.commentStrategy(CommentStrategy.SKIP).commentCharacter(dialect.comment());
        }
        this.reader = builder.build(row, text, StandardCharsets.UTF_8);
        this.rows = reader.iterator();
        this.columns = readHeader();
    }

    /**
     * Starts to read UTF-8 text, and reads its header.
     *
     * @param name what messages call the text
     * @throws RegressionException if there is no header, or it is faulty
     */
    static CsvTable open(String name, InputStream text) {
        return open(name, text, CsvDialect.PLAIN);
    }

    /**
     * Starts to read text that was converted to UTF-8, and reads its header.
     *
     * @param dialect how the rest of it is written
     * @throws RegressionException if there is no header, or it is faulty
     */
    static CsvTable open(String name, InputStream text, CsvDialect dialect) {
        return new CsvTable(name, text, dialect);
    }

    /** The columns that the header names. */
    TableColumns columns() {
        return columns;
    }

    /**
     * Reads all rows.
     *
     * <p>Blank lines are skipped. Only in a file with a single column, where a blank line might be an empty cell, are those between two rows errors.
     *
     * @param selected the columns to read; no other is looked at
     * @param consumer takes the selected numbers of each row, in an array that the next row overwrites
     * @throws RegressionException if there is no row, or one is faulty
     */
    void forEachRow(List<NumberColumn> selected, Consumer<double[]> consumer) {
        row.select(columns.names().size(), indexes(selected));
        forEachRecord(selected, () -> {
            requireReadable(selected);
            consumer.accept(row.numbers());
        });
    }

    /**
     * Reads all rows as texts.
     *
     * @param selected the columns to read
     * @param missingValues the texts of cells that are read as empty ones
     * @param consumer takes each row, which the next one overwrites; {@link CsvRow#cell} has the selected cells
     * @throws RegressionException if there is no row, or one has too many or too few fields
     */
    void forEachTextRow(List<NumberColumn> selected, Set<String> missingValues, Consumer<CsvRow> consumer) {
        row.selectTexts(columns.names().size(), indexes(selected), missingValues);
        forEachRecord(selected, () -> {
            requireReadable(selected);
            consumer.accept(row);
        });
    }

    /** The same for a survey, which reports the cells that can't be read itself. */
    void forEachSurveyedRow(List<NumberColumn> selected, Set<String> missingValues, Consumer<CsvRow> consumer) {
        row.selectTexts(columns.names().size(), indexes(selected), missingValues);
        forEachRecord(selected, () -> consumer.accept(row));
    }

    /** The same if only the usual texts mark missing cells. */
    void forEachTextRow(List<NumberColumn> selected, Consumer<CsvRow> consumer) {
        forEachTextRow(selected, Set.of(), consumer);
    }

    private static int[] indexes(List<NumberColumn> selected) {
        return selected.stream().mapToInt(NumberColumn::index).toArray();
    }

    private void forEachRecord(List<NumberColumn> selected, Runnable consumer) {
        int width = columns.names().size();
        long blankLine = 0;
        boolean empty = true;
        while (nextRow()) {
            if (row.isBlank()) {
                blankLine = blankLine == 0 ? row.line() : blankLine;
                continue;
            }
            if (blankLine > 0 && width == 1 && !selected.isEmpty()) {
                throw selected.get(0).fault(name, blankLine, "", dialect.numbers());
            }
            blankLine = 0;
            empty = false;
            requireWidth(width);
            consumer.run();
        }
        if (empty) {
            throw new RegressionException(name + " has a header but no rows. Add rows of data below it.");
        }
    }

    /**
     * The lines that some rows begin in, from 1, as editors count; reads all rows.
     *
     * @param numbers of the rows, 0-based
     */
    SortedMap<Integer, Long> linesOf(Set<Integer> numbers) {
        SortedMap<Integer, Long> lines = new TreeMap<>();
        int[] number = {0};
        forEachRow(List.of(), unused -> {
            if (numbers.contains(number[0])) {
                lines.put(number[0], row.line());
            }
            number[0]++;
        });
        return lines;
    }

    private void requireWidth(int width) {
        if (row.fields() != width) {
            throw new RegressionException(name + ", line " + row.line() + ": " + counted(row.fields(), "field")
                    + ", but the header has " + width + ". "
                    + (row.fields() < width ? "Complete the row, or drop it." : remedyForMore()));
        }
    }

    private void requireReadable(List<NumberColumn> selected) {
        BadCell bad = row.badCell();
        if (bad != null) {
            throw selected.get(bad.place()).fault(name, bad.line(), bad.text(), dialect.numbers());
        }
    }

    private String remedyForMore() {
        String quote = "Put text that contains " + CsvDialect.plural(dialect.separator()) + " in quotes";
        return dialect.separator() == ','
                ? quote + ", and write numbers with a decimal point, not a comma."
                : quote + ", or set separator if it is another character.";
    }

    private TableColumns readHeader() {
        while (nextRow()) {
            if (!row.isBlank() && !(dialect.hasSeparatorLine() && row.line() == 1)) {
                return TableColumns.ofHeader(name, row.line(), row.texts());
            }
        }
        throw new RegressionException(name + " is empty. It needs a line with the column names, and rows of data.");
    }

    private boolean nextRow() {
        try {
            if (rows.hasNext()) {
                rows.next();
                return true;
            }
            return false;
        } catch (CsvParseException e) {
            if (e.getCause() != null) {
                throw e;
            }
            throw new RegressionException(
                    name + ", line " + row.line() + ": the quotes of the row that starts here don't match. Put quotes"
                            + " around whole fields, without spaces outside them, and double any quotes inside.",
                    e);
        }
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
