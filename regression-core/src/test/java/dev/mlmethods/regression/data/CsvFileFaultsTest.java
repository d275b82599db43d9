package dev.mlmethods.regression.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileFaultsTest {
    private static final String NUMBER_REMEDY =
            " is not a number. Write it like -12, 0.5 or 1e-3, drop the row, or add the column to exclude.";

    @TempDir
    private Path folder;

    // The file

    @Test
    void missingFile() {
        Path file = folder.resolve("none.csv");
        assertThatThrownBy(() -> CsvFile.of(file, "data/none.csv").columns())
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "data/none.csv doesn't exist: there is no file " + file.toAbsolutePath() + ". Check the path.");
    }

    @Test
    void directory() {
        assertThatThrownBy(() -> CsvFile.of(folder, "data").columns())
                .isInstanceOf(RegressionException.class)
                .hasMessage("data is a directory, not a CSV file. Name the file inside it.");
    }

    @Test
    void device() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device));
        assertThatThrownBy(() -> CsvFile.of(device, "/dev/null").columns())
                .hasMessage("/dev/null is not a regular file. Copy its contents into one.");
    }

    @Test
    void gitLfsPointer() throws IOException {
        assertFault(
                "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n",
                "houses.csv is a Git LFS pointer, not the file itself. Run git lfs pull, after git lfs install where git"
                        + " does not know Git LFS yet.");
    }

    @Test
    void mergeThatIsNotDone() throws IOException {
        assertFault(
                "a,y\n1,2\n<<<<<<< HEAD\n3,4\n=======\n3,5\n>>>>>>> work\n",
                "houses.csv, line 3: the conflict markers of a merge begin here. Keep the"
                        + " right rows, and remove the markers.");
        assertFault(
                "<<<<<<< HEAD\na,y\n=======\nb,y\n>>>>>>> work\n1,2\n",
                "houses.csv, line 1: the conflict markers of a merge begin here. Keep the"
                        + " right rows, and remove the markers.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n \r\n", "\ufeff", "\ufeff\n"})
    void emptyFile(String text) throws IOException {
        assertFault(text, "houses.csv is empty. It needs a line with the column names, and rows of data.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,y", "a,y\n", "a,y\r\n\r\n"})
    void headerOnly(String text) throws IOException {
        assertFault(text, "houses.csv has a header but no rows. Add rows of data below it.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1F8B0800000000000003 | can't be unpacked: Unexpected end of ZLIB input stream. If the archive is damaged or incomplete, fetch it again; otherwise unpack it first.",
                "1F8B | can't be unpacked: it ends too early. If the archive is damaged or incomplete, fetch it again; otherwise unpack it first.",
                "28B52FFD00000000 | can't be unpacked: Truncated source. If the archive is damaged or incomplete, fetch it again; otherwise unpack it first.",
                "504B030414000600 | looks like a zip archive or an Excel workbook. Unpack it, or save the sheet as CSV in UTF-8.",
                "D0CF11E0A1B11AE1 | looks like an old Excel workbook. Save the sheet as CSV in UTF-8.",
                "5041523115041500 | looks like a Parquet file. Convert it to CSV first.",
                "61002C0079000A00 | is not a text file: it has a null byte in line 1. Save the table as CSV in UTF-8.",
                "89504E470D0A1A0A00 | is not a text file: it has a null byte in line 1. Save the table as CSV in UTF-8.",
                "612C790A312C320A00 | is not a text file: it has a null byte in line 3. Save the table as CSV in UTF-8.",
            })
    void otherFormats(String bytes, String message) throws IOException {
        Path file = Files.write(folder.resolve("houses.csv"), HexFormat.of().parseHex(bytes));
        assertThatThrownBy(() -> CsvFile.of(file, "houses.csv").columns())
                .isInstanceOf(RegressionException.class)
                .hasMessage("houses.csv " + message);
    }

    @Test
    void aHeaderMayStartLikeAParquetFile() throws IOException {
        assertThat(write("PAR1,y\n1,2\n").columns()).containsExactly("PAR1", "y");
    }

    /** If one line is UTF-8, another is hardly Windows-1252. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void textThatIsNotUtf8(String lineBreak) throws IOException {
        String text = String.join(lineBreak, "a,y,note", "1,2,na\u00c3\u00afve", "3,4,caf\u00e9", "5,6,ok");
        assertNotUtf8(text, StandardCharsets.ISO_8859_1, "houses.csv, line 3: the byte 0xE9 is not UTF-8.");
    }

    @Test
    void textThatStopsBeingUtf8FarDown() throws IOException {
        String good = "1,2,na\u00efve \u6771\u4eac \ud83d\ude00\r\n".repeat(20_000);
        byte[] bytes = ("a,y,note\r\n" + good + "1,2,x").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xC3;
        Path file = Files.write(folder.resolve("houses.csv"), bytes);
        assertThatThrownBy(() -> CsvFile.of(file, "houses.csv").columns())
                .hasMessage("houses.csv, line 20002: the byte 0xC3 is not UTF-8. Save the file as UTF-8,"
                        + " or set encoding to the right one.");
    }

    @Test
    void lineBeyondBearing() throws IOException {
        String text = "a,y\n1,2\n3," + "4".repeat(TextFile.MAX_LINE_BYTES) + "\n";
        assertFault(
                text, "houses.csv, line 3: the line is longer than 10000000 bytes. Give each row a line of its own.");
    }

    @Test
    void longLinesBelowTheLimitAreRead() throws IOException {
        String text = "note,a,y\n" + "x".repeat(9_000_000) + ",1,2\n";
        assertThat(write(text).readFeatures(List.of("a")).get(0, 0)).isEqualTo(1);
    }

    // The header

    @Test
    void duplicateHeader() throws IOException {
        assertFault(
                "a,b,a ,y\n1,2,3,4\n",
                "houses.csv, line 1: columns 1 and 3 are both called 'a'."
                        + " Rename one of them; the first line must hold the column names.");
    }

    @Test
    void columnWithoutName() throws IOException {
        assertFault(
                ",a,row,y\n0,1,2,3\n",
                "houses.csv, line 1: column 1 has no name. Name it or remove it: pandas leaves this index column out"
                        + " with to_csv(..., index=False).");
        assertFault("a,y, \n0,1,2\n", "houses.csv, line 1: column 3 has no name. Name it, or remove the extra comma.");
    }

    @Test
    void targetThatIsNotThere() throws IOException {
        assertFault(
                "a,Y\n1,2\n",
                "target is 'y', but houses.csv has no such column; did you mean 'Y'? The columns are a, Y.");
        assertFault("a\n1\n", "target is 'y', but houses.csv has no such column. The only column is a.");
    }

    @Test
    void fileWithoutHeader() throws IOException {
        assertFault(
                "1,2.5\n3,4\n",
                "target is 'y', but houses.csv has no such column. The columns are 1, 2.5."
                        + " The first line must hold the column names.");
    }

    @Test
    void featureThatTheModelNeedsIsNotThere() throws IOException {
        CsvFile file = write("rooms,area\n1,2\n");
        assertThatThrownBy(() -> file.readFeatures(List.of("Rooms")))
                .isInstanceOf(RegressionException.class)
                .hasMessage("the model needs the feature 'Rooms', but houses.csv has no such column;"
                        + " did you mean 'rooms'? The columns are rooms, area.");
    }

    // The rows

    @Test
    void raggedRows() throws IOException {
        assertFault(
                "a,b,y\n1,2,3\n4,5\n",
                "houses.csv, line 3: 2 fields, but the header has 3. Complete the row, or drop it.");
        assertFault("a,b,y\n1\n", "houses.csv, line 2: 1 field, but the header has 3. Complete the row, or drop it.");
        assertFault(
                "a,b,y\n1,5,2,5,3,5\n",
                "houses.csv, line 2: 6 fields, but the header has 3. Put text that contains commas in quotes,"
                        + " and write numbers with a decimal point, not a comma.");
        assertFault(
                "a,b,y\nx,y,z,\n",
                "houses.csv, line 2: 4 fields, but the header has 3. Put text that contains commas in quotes,"
                        + " and write numbers with a decimal point, not a comma.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0x1F", "1d", "1_000", "1 2", "12:30", "1e", "\u0661"})
    void textInANumberColumn(String cell) throws IOException {
        assertFault("a,y\n1,2\n" + cell + ",3\n", "houses.csv, line 3, column 1 'a': '" + cell + "'" + NUMBER_REMEDY);
    }

    @Test
    void remedyFollowsTheSelection() throws IOException {
        CsvFile file = write("a,b,y\n1,3,2\n1,x,2\n");
        String fault = "houses.csv, line 3, column 2 'b': 'x' is not a number. Write it like -12, 0.5 or 1e-3";
        assertThatThrownBy(() -> file.read("y", new ColumnSelection(List.of("a", "b"), List.of())))
                .hasMessage(fault + ", drop the row, or remove the column from features.");
        assertThatThrownBy(() -> file.read("b", ColumnSelection.all())).hasMessage(fault + ", or drop the row.");
        assertThatThrownBy(() -> file.readFeatures(List.of("b"))).hasMessage(fault + ", or drop the row.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "?", "-", "na"})
    void wordsThatMarkAMissingValueElsewhere(String cell) throws IOException {
        assertFault(
                "a,y\n1,2\n3," + cell + "\n",
                "houses.csv, line 3, column 2 'y': '" + cell + "' marks a missing value. Fill it in, or drop the row.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\"\"", "NaN", "nan", "-nan", "NA", "N/A", "#N/A", "null"})
    void noCellHasAValue(String cell) throws IOException {
        assertFault(
                "a,y\n" + cell + ",2\n",
                "houses.csv, column 1 'a': none of its 1 cells has a value."
                        + " Fill them in, or add the column to exclude.");
        assertFault(
                "a,y\n2," + cell + "\n", "houses.csv, column 2 'y': none of its 1 cells has a value. Fill them in.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\"\""})
    void emptyCellOfAFeatureThatWasNeverMissing(String cell) throws IOException {
        CsvFile file = write("a,y\n" + cell + ",2\n");
        assertThatThrownBy(() -> file.readFeatures(List.of("a")))
                .hasMessage("houses.csv, line 2, column 1 'a': the cell is empty. Fill it in, or drop the row.");
    }

    @Test
    void blankLineInTheMiddleOfASingleColumn() throws IOException {
        CsvFile file = write("a\n1\n\n\n2\n");
        assertThatThrownBy(() -> file.readFeatures(List.of("a")))
                .hasMessage("houses.csv, line 3, column 1 'a': the cell is empty. Fill it in, or drop the row.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Infinity", "-Infinity", "inf", "+INF"})
    void infinity(String cell) throws IOException {
        assertFault(
                "a,y\n1," + cell + "\n",
                "houses.csv, line 2, column 2 'y': '" + cell
                        + "' is not a finite number. Correct it, or drop the row.");
    }

    @Test
    void overflow() throws IOException {
        assertFault(
                "a,y\n1,-1e999\n",
                "houses.csv, line 2, column 2 'y': '-1e999' is beyond the range of float64 (1.8e308)."
                        + " Correct it, or drop the row.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3,14 | has a decimal comma. Set decimal to a comma, or write numbers like 3.14.",
                "-3,14 | has a decimal comma. Set decimal to a comma, or write numbers like 3.14.",
                "1.234,5 | has points between thousands. Set thousands to a point and decimal to a comma, or write numbers like 1234.5.",
                "1,234,567.8 | has commas between thousands. Set thousands to a comma, or write numbers like 1234.5.",
                "1,234 | has a comma. Set decimal to it if it is a decimal comma, thousands if thousands are separated by it, or write numbers like 3.14 or 1234.5.",
            })
    void comma(String cell, String message) throws IOException {
        String fault = "houses.csv, line 2, column 2 'y': '" + cell + "' " + message;
        assertFault("a,y\n1,\"" + cell + "\"\n", fault);
        String ofFeature = "houses.csv, line 2, column 1 'a': '" + cell + "' " + message;
        assertFault("a,y\n" + ("\"" + cell + "\",1\n").repeat(3), ofFeature);
    }

    /** Whether in one cell or in all cells of a column. */
    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void charactersThatLookLikeThoseOfNumbers(int rows) throws IOException {
        assertFault(
                "a,y\n" + "\u22125.5,1\n".repeat(rows),
                "houses.csv, line 2, column 1 'a': '\u22125.5' is not a number because its \u2212 is the character"
                        + " U+2212. Write -5.5.");
        assertFault(
                "a,y\n" + "\uff11\uff12\uff0e\uff15,1\n".repeat(rows),
                "houses.csv, line 2, column 1 'a': '\uff11\uff12\uff0e\uff15' is not a number because its \uff11 is the"
                        + " character U+FF11. Write 12.5.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-400", "-0.1E-999"})
    void underflow(String cell) throws IOException {
        String message = "houses.csv, line 2, column 1 'a': '" + cell
                + "' is so small that float64 rounds it to 0 (below 5e-324). Write 0, or correct it, drop the row, or add the column to exclude.";
        assertFault("a,y\n" + cell + ",1\n", message);
        assertFault("a,b,y\n" + cell + ",x,1\n", message);
        assertThat(write("a,y\n0e-400,1\n").readFeatures(List.of("a")).get(0, 0))
                .isZero();
        assertThat(write("a,y\n5e-324,1\n").readFeatures(List.of("a")).get(0, 0))
                .isEqualTo(Double.MIN_VALUE);
    }

    @Test
    void textAmongManyDifferentWholeNumbers() throws IOException {
        StringBuilder text = new StringBuilder("a,y\n207a,1\n");
        for (int row = 0; row < 200; row++) {
            text.append(row % 20).append(",1\n");
        }
        assertFault(text.toString(), "houses.csv, line 2, column 1 'a': '207a'" + NUMBER_REMEDY);
        String fewRows = "a,y\nx,1\n" + "3,1\n4,1\n".repeat(6);
        assertFault(fewRows, "houses.csv, line 2, column 1 'a': 'x'" + NUMBER_REMEDY);
        String fractions = "a,y\nx,1\n" + "3.5,1\n4,1\n".repeat(60);
        assertFault(fractions, "houses.csv, line 2, column 1 'a': 'x'" + NUMBER_REMEDY);
        String marker = "a,y\n?,1\n" + "3,1\n4,1\n".repeat(60);
        assertFault(
                marker,
                "houses.csv, line 2, column 1 'a': '?' marks a missing value. Fill it in, drop the row, or add the column"
                        + " to exclude.");
    }

    @Test
    void showsBadValuesShortenedAndWithInvisibleCharacters() throws IOException {
        assertFault(
                "a,y\n\"1\u00a0000\n\",2\n1,2\n", "houses.csv, line 2, column 1 'a': '1\\u00A0000'" + NUMBER_REMEDY);
        assertFault(
                "a,y\n" + "x".repeat(1000) + ",2\n1,2\n",
                "houses.csv, line 2, column 1 'a': '" + "x".repeat(40) + "...'" + NUMBER_REMEDY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void countsLinesAsAnEditorDoes(String lineBreak) throws IOException {
        String text =
                String.join(lineBreak, "note,a,y", "\"two", "lines\",1,2", "", "\"again", "", "three\",bad,4", "x,5,6");
        assertThatThrownBy(() -> write(text).read("y", new ColumnSelection(List.of("a"), List.of())))
                .hasMessageStartingWith("houses.csv, line 7, column 2 'a': 'bad' is not a number.");
        String ragged = String.join(lineBreak, "note,a,y", "\"two", "lines\",1,2", "3");
        assertFault(ragged, "houses.csv, line 4: 1 field, but the header has 3. Complete the row, or drop it.", "note");
    }

    @Test
    void quotesThatDontMatch() throws IOException {
        String message =
                "houses.csv, line 3: the quotes of the row that starts here don't match. Put quotes around whole fields, without spaces outside them,"
                        + " and double any quotes inside.";
        assertFault("a,y\n1,2\n3,\"4\n5,6\n", message);
        assertFault("a,y\n1,2\n3,\"4\"x\n5,6\n", message);
        assertFault("a,y\n1,2\n3,\"4\n" + "5,6\n".repeat(5_000_000), message);
    }

    @Test
    void moreValuesThanAnArrayHolds() {
        assertThatThrownBy(() -> CsvFile.sizeOf("huge.csv", 300_000_000, 8))
                .isInstanceOf(RegressionException.class)
                .hasMessage("huge.csv has 300000000 rows of 8 features; at most 2147483639 values fit."
                        + " Select fewer features, or take fewer rows.");
        assertThat(CsvFile.sizeOf("large.csv", 200_000_000, 8)).isEqualTo(1_600_000_000);
    }

    private void assertFault(String text, String message, String... excluded) throws IOException {
        CsvFile file = write(text);
        ColumnSelection selection = new ColumnSelection(List.of(), List.of(excluded));
        assertThatThrownBy(() -> file.read("y", selection))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    private void assertNotUtf8(String text, Charset charset, String message) throws IOException {
        Path file = Files.write(folder.resolve("houses.csv"), text.getBytes(charset));
        assertThatThrownBy(() -> CsvFile.of(file, "houses.csv").columns())
                .isInstanceOf(RegressionException.class)
                .hasMessage(message + " Save the file as UTF-8, or set encoding to the right one.");
    }

    private CsvFile write(String text) throws IOException {
        return CsvFile.of(Files.writeString(folder.resolve("houses.csv"), text), "houses.csv");
    }
}
