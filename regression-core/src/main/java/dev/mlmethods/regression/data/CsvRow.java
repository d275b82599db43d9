package dev.mlmethods.regression.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import dev.mlmethods.regression.predictor.table.CellText;
import dev.mlmethods.regression.predictor.table.DecimalNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One record of a CSV file: texts for the header, then, after {@link #select}, the numbers of the selected columns, or their texts after {@link #selectTexts}.
 *
 * <p>FastCSV fills this one object again for each record, from its own buffer, so that a row creates no garbage.
 */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {
    private static final int IGNORED = -1;
    /** The smallest float64 has 324 zeros after the decimal point. */
    private static final int LONGEST_WITHOUT_EXPONENT = 320;

    private final List<String> texts = new ArrayList<>();
    private boolean header = true;
    private int[] places = {};
    private double[] numbers = {};
    private Cell @Nullable [] cells;
    private Set<String> missingValues = Set.of();
    private @Nullable BadCell badCell;
    private boolean blank;
    private int lineBreaks;
    private final NumberSpelling spelling;
    private final NumberSpelling.@Nullable Reader spelled;

    /** A row of a file whose numbers are written as {@link DecimalNumber} reads them. */
    CsvRow() {
        this(NumberSpelling.PLAIN);
    }

    /** A row of a file whose numbers have the given spelling. */
    CsvRow(NumberSpelling numbers) {
        this.spelling = numbers;
        this.spelled = numbers.isPlain() ? null : numbers.reader();
    }

    /**
     * The first selected cell of a row that cannot be read, whether as a number or as anything else.
     *
     * @param place which of the selected columns it is in
     * @param line where the cell begins
     */
    record BadCell(int place, long line, String text) {}

    /**
     * A selected cell.
     *
     * @param text without the spaces around it, see {@link CellText#of}; a number as {@link DecimalNumber} reads it, however the file spells it
     * @param line where it begins
     * @param misread the spelling of the file's numbers if the cell can't be read: it is a number in another spelling, or one of which float64 keeps
     *     only 0; otherwise null
     */
    record Cell(String text, long line, @Nullable NumberSpelling misread) {
        /** A cell that can be read. */
        Cell(String text, long line) {
            this(text, line, null);
        }

        boolean isMissing() {
            return CellText.isMissing(text);
        }
    }

    /** From the next record on, reads numbers from the columns at these indexes and ignores all others. */
    void select(int columns, int[] indexes) {
        header = false;
        numbers = new double[indexes.length];
        places = new int[columns];
        Arrays.fill(places, IGNORED);
        for (int i = 0; i < indexes.length; i++) {
            places[indexes[i]] = i;
        }
    }

    /**
     * From the next record on, reads texts from the columns at these indexes and ignores all others.
     *
     * @param missing texts that are read as empty cells
     */
    void selectTexts(int columns, int[] indexes, Set<String> missing) {
        missingValues = missing;
        select(columns, indexes);
        cells = new Cell[indexes.length];
    }

    /** The line that the record starts in, from 1, as editors count. */
    long line() {
        return getStartingLineNumber();
    }

    /** The number of fields in the record. */
    int fields() {
        return getFieldCount();
    }

    /** True if the line is empty except for spaces. */
    boolean isBlank() {
        return blank;
    }

    /** The fields of the header, without the spaces around them. */
    List<String> texts() {
        return texts;
    }

    /** The numbers of the selected columns, in the order of the selection; overwritten by the next record. */
    double[] numbers() {
        return numbers;
    }

    /** The text of a selected column, after {@link #selectTexts}. */
    Cell cell(int place) {
        return Objects.requireNonNull(cells)[place];
    }

    /** The first selected cell that is not a finite number, or null. */
    @Nullable
    BadCell badCell() {
        return badCell;
    }

    @Override
    protected void handleBegin(long startingLine) {
        texts.clear();
        badCell = null;
        blank = false;
        lineBreaks = 0;
    }

    @Override
    protected void handleEmpty() {
        blank = true;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        blank = index == 0 && !quoted && isBlank(buffer, offset, length);
        if (header) {
            texts.add(new String(buffer, offset, length).strip());
        } else if (index < places.length && places[index] != IGNORED) {
            readCell(places[index], buffer, offset, length);
        }
        if (quoted) {
            lineBreaks += countLineBreaks(buffer, offset, length);
        }
    }

    private void readCell(int place, char[] buffer, int offset, int length) {
        if (cells == null) {
            readNumber(place, buffer, offset, length);
        } else {
            String cell = CellText.of(new String(buffer, offset, length));
            cells[place] = cell(place, missingValues.contains(cell) ? "" : cell);
        }
    }

    private Cell cell(int place, String cell) {
        String number = spelled == null ? cell : spelled.plain(cell);
        boolean isMisread = number == null ? isNumber(cell) : isLost(number);
        if (isMisread) {
            setBadCell(place, cell);
        }
        return new Cell(number == null || isMisread ? cell : number, line() + lineBreaks, isMisread ? spelling : null);
    }

    /** As written, regardless of the spelling of the file's numbers. */
    private static boolean isNumber(String cell) {
        return !Double.isNaN(DecimalNumber.parse(cell.toCharArray(), 0, cell.length()));
    }

    /** Whether a text of many digits or with an exponent is a number of which float64 keeps nothing but 0. */
    static boolean isLost(String text) {
        boolean mayBe = text.length() > LONGEST_WITHOUT_EXPONENT || text.indexOf('e') > 0 || text.indexOf('E') > 0;
        return mayBe && isLost(text.toCharArray(), 0, text.length());
    }

    private static boolean isLost(char[] buffer, int offset, int length) {
        return DecimalNumber.parse(buffer, offset, length) == 0 && hasSignificantDigit(buffer, offset, length);
    }

    private static boolean hasSignificantDigit(char[] buffer, int offset, int length) {
        for (int i = offset; i < offset + length && buffer[i] != 'e' && buffer[i] != 'E'; i++) {
            if (buffer[i] >= '1' && buffer[i] <= '9') {
                return true;
            }
        }
        return false;
    }

    private void setBadCell(int place, String text) {
        if (badCell == null) {
            badCell = new BadCell(place, line() + lineBreaks, text);
        }
    }

    private void readNumber(int place, char[] buffer, int offset, int length) {
        double number =
                spelled == null ? DecimalNumber.parse(buffer, offset, length) : spelled.parse(buffer, offset, length);
        numbers[place] = number;
        if (!Double.isFinite(number) || (number == 0 && hasSignificantDigit(buffer, offset, length))) {
            setBadCell(place, new String(buffer, offset, length));
        }
    }

    @Override
    protected CsvRow buildRecord() {
        return this;
    }

    private static boolean isBlank(char[] buffer, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (!DecimalNumber.isSpace(buffer[i])) {
                return false;
            }
        }
        return true;
    }

    private static int countLineBreaks(char[] buffer, int offset, int length) {
        int count = 0;
        for (int i = offset; i < offset + length; i++) {
            boolean endsCrLf = buffer[i] == '\n' && i > offset && buffer[i - 1] == '\r';
            if ((buffer[i] == '\n' && !endsCrLf) || buffer[i] == '\r') {
                count++;
            }
        }
        return count;
    }
}
