package dev.mlmethods.regression.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.table.ColumnType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** The table that each of the others represents. */
    private static final String PLAIN = "area,kind,price\n0.5,caf\u00e9,1234\n12,house,99.25\n7.75,caf\u00e9,1500\n";

    @TempDir
    private Path folder;

    @SuppressWarnings("ArrayRecordComponent") // Two of them are never compared.
    private record Written(byte[] bytes, String note) {
        static Written of(String text, String note) {
            return new Written(text.getBytes(UTF_8), note);
        }

        @Override
        public String toString() {
            return note;
        }
    }

    static List<Written> sameTables() throws IOException {
        String commas = PLAIN.replace(',', ';').replace('.', ',');
        String notFound = "";
        List<Written> tables = new ArrayList<>(List.of(
                Written.of(PLAIN, notFound),
                Written.of("\ufeff" + PLAIN, notFound),
                Written.of(PLAIN.replace(',', ';'), "separated by semicolons"),
                Written.of(PLAIN.replace(',', '\t'), "separated by tabs"),
                Written.of(PLAIN.replace(',', '|'), "separated by vertical bars"),
                Written.of(commas, "separated by semicolons, decimal commas"),
                Written.of("\ufeff" + commas.replace("\n", "\r\n"), "separated by semicolons, decimal commas"),
                Written.of(commas.replace('\n', '\r'), "separated by semicolons, decimal commas"),
                Written.of(
                        commas.replace("1234", "1.234").replace("1500", "1.500,0"),
                        "separated by semicolons, decimal commas, points between thousands"),
                Written.of(
                        commas.replace("1234", "1\u202f234").replace("1500", "1\u00a0500,0"),
                        "separated by semicolons, decimal commas, spaces between thousands"),
                Written.of(
                        commas.replace(',', '.').replace("1234", "1\u2019234").replace("1500", "1'500"),
                        "separated by semicolons, apostrophes between thousands"),
                Written.of(
                        PLAIN.replace(',', '\t').replace("1234", "1,234").replace("1500", "1,500.0"),
                        "separated by tabs, commas between thousands"),
                Written.of(
                        ("\"" + commas.replace(";", "\";\"").replace("\n", "\"\r\n\"") + "\n").replace("\"\n", "\n"),
                        "separated by semicolons, decimal commas"),
                Written.of("sep=;\n" + commas, "separated by semicolons, decimal commas"),
                Written.of("\ufeffSEP=,\r\n" + PLAIN, notFound),
                Written.of("\"sep=~\"\n" + PLAIN.replace(',', '~'), "separated by ~"),
                Written.of("# by X\n# in 2026, for Y; \"Z\n" + PLAIN, "comments begin with #"),
                Written.of(
                        "#\n#\n" + commas.replace("12;", "# no, \"row\n12;"),
                        "separated by semicolons, comments begin with #, decimal commas"),
                Written.of(
                        "'" + PLAIN.replace(",", "','").replace("\n", "'\n'").replaceFirst("'$", ""),
                        "quoted by apostrophes"),
                new Written(PLAIN.getBytes(WINDOWS_1252), "in windows-1252"),
                new Written(PLAIN.replace(',', '\t').getBytes(StandardCharsets.UTF_16), "in UTF-16, separated by tabs"),
                new Written(gzip(PLAIN.getBytes(UTF_8)), "compressed by gzip"),
                new Written(Zstd.compress(PLAIN.getBytes(UTF_8)), "compressed by zstd"),
                new Written(
                        gzip(commas.getBytes(WINDOWS_1252)),
                        "compressed by gzip, in windows-1252, separated by semicolons, decimal commas")));
        return tables;
    }

    /** The hash is that of the table's meaning. */
    @ParameterizedTest
    @MethodSource("sameTables")
    void readsTheSameTableHoweverItIsWritten(Written written) throws IOException {
        Dataset plain = file(PLAIN).read("price", ColumnSelection.all());
        CsvFile file = file(written.bytes());
        Dataset dataset = file.read("price", ColumnSelection.all());
        assertThat(dataset.target()).containsExactly(1234, 99.25, 1500);
        assertThat(dataset.columnTypes())
                .isEqualTo(Map.of("area", ColumnType.NUMBER, "kind", ColumnType.CATEGORY))
                .isEqualTo(plain.columnTypes());
        assertThat(dataset.sha256()).isEqualTo(plain.sha256());
        assertThat(file.notes())
                .isEqualTo(written.note().isEmpty() ? List.of() : List.of("cars.csv: " + written.note()));
    }

    /** A table of numbers is read in one pass, and so are the columns that a model needs. */
    @ParameterizedTest
    @ValueSource(strings = {"a;y\n0,5;1\n-1.234,5e2;2\n", "sep=;\r\n\"a\";\"y\"\r\"0,5\";1\r\n-1.234,5e2;2"})
    void readsNumbers(String text) throws IOException {
        CsvFile file = file(text);
        Dataset dataset = file.read("y", ColumnSelection.all());
        assertThat(dataset.encoders()).isNull();
        assertThat(dataset.features().get(0, 0)).isEqualTo(0.5);
        assertThat(dataset.features().get(1, 0)).isEqualTo(-123450);
        assertThat(file.readFeatures(List.of("a")).get(1, 0)).isEqualTo(-123450);
    }

    @Test
    void countsLinesAsAnEditorDoes() throws IOException {
        String text = "sep=;\n# x\na;y\n# y\n1;2\n\n# z\nx;3\n";
        assertThat(file(text).linesOf(Set.of(0, 1))).isEqualTo(Map.of(0, 5L, 1, 8L));
        String fault =
                "cars.csv, line 8, column 1 'a': 'x' is not a number. Write it like -12, 0.5 or 1e-3, drop the row, or"
                        + " add the column to exclude.";
        assertFault(text, fault);
        assertThatThrownBy(() -> file(gzip(text.getBytes(UTF_8))).read("y", ColumnSelection.all()))
                .hasMessage(fault);
    }

    @Test
    void takesWhatIsGiven() throws IOException {
        DialectSpec given = new DialectSpec("space", "none", ",", ".", "%", "cp1252");
        CsvFile file = CsvFile.of(
                write("% \u00e9\na y \"z\n1.000 2,5 1\n% \n2 3 4\n".getBytes(WINDOWS_1252)),
                "cars.csv",
                given,
                DialectSpec.FOUND);
        Dataset dataset = file.read("y", ColumnSelection.all());
        assertThat(dataset.features().names()).containsExactly("a", "\"z");
        assertThat(dataset.features().get(0, 0)).isEqualTo(1000);
        assertThat(dataset.target()).containsExactly(2.5, 3);
        assertThat(file.notes()).isEmpty();
    }

    /** What a file itself says comes first, except for an encoding that is only likely. */
    @Test
    void takesWhatAnotherFileWasGivenWhereThisOneDoesNotSay() throws IOException {
        DialectSpec other = new DialectSpec("space", "'", ",", ".", "%", "cp1250");
        assertThat(read("%\na y\n1.234 'b c'\n", other).target(0)).isEqualTo(1234);
        assertThat(read("a;y\n'x;x';1.5\n", other).target(0)).isEqualTo(1.5);
        assertThat(read("a;y\nx;1.500\n", other).target(0)).isEqualTo(1500);
        assertThat(read("a,y\nx,0.5\n", other).target(0)).isEqualTo(0.5);
        CsvFile polish = CsvFile.of(
                write("a;y\n\u0142;1\n".getBytes(Charset.forName("windows-1250"))),
                "cars.csv",
                DialectSpec.FOUND,
                other);
        assertThat(polish.read("y", ColumnSelection.all()).features().names()).containsExactly("a_infrequent");
        assertThat(polish.notes())
                .containsExactly(
                        "cars.csv: in windows-1250, separated by semicolons, quoted by apostrophes, comments begin with %, decimal commas, points between thousands");
    }

    private Dataset read(String text, DialectSpec otherwise) throws IOException {
        Map<String, ColumnType> types = Map.of("a", ColumnType.CATEGORY);
        String target = text.contains("b c") ? "a" : "y";
        CsvFile file = CsvFile.of(write(text.getBytes(UTF_8)), "cars.csv", DialectSpec.FOUND, otherwise);
        return target.equals("a")
                ? file.read("a", Map.of("y", ColumnType.CATEGORY), EncodingSpec.defaults())
                : file.read("y", types, EncodingSpec.defaults());
    }

    // What can be read in two ways

    @Test
    void refusesTwoSeparators() throws IOException {
        assertFault(
                "price, EUR;y\n1,5;2\n",
                "cars.csv may be separated by commas or by semicolons because its header has both. Set"
                        + " separator to the right one.");
        assertThat(file("price, EUR;y\n1;2\n")
                        .read("y", ColumnSelection.all())
                        .features()
                        .names())
                .containsExactly("price, EUR");
        assertThat(file("\"price, EUR\";y\n1,5;2\n")
                        .read("y", ColumnSelection.all())
                        .features()
                        .names())
                .containsExactly("price, EUR");
    }

    @Test
    void refusesOneGroupOfThousands() throws IOException {
        assertFault(
                "a;y\n1.234;1\n",
                "cars.csv has '1.234', which may be 1.234 or 1234. Set decimal, or thousands, to what it has a point for.");
        assertFault(
                "a\ty\n1,234\t1\n",
                "cars.csv has '1,234', which may be 1.234 or 1234. Set decimal, or thousands, to what it has a comma for.");
        assertThat(given("a;y\n1.234;1\n", new DialectSpec(null, null, ".", null, null, null)))
                .isEqualTo(1.234);
        assertThat(given("a;y\n1.234;1\n", new DialectSpec(null, null, ",", null, null, null)))
                .isEqualTo(1234);
        assertThat(given("a;y\n1.234;1\n", new DialectSpec(null, null, null, ".", null, null)))
                .isEqualTo(1234);
        assertThat(given("a;y\n1.234;1\n", new DialectSpec(null, null, null, "none", null, null)))
                .isEqualTo(1.234);
    }

    private double given(String text, DialectSpec given) throws IOException {
        return CsvFile.of(write(text.getBytes(UTF_8)), "cars.csv", given, DialectSpec.FOUND)
                .readFeatures(List.of("a"))
                .get(0, 0);
    }

    @Test
    void refusesPointsAndCommas() throws IOException {
        assertFault(
                "a;b;y\n1,5;2.5;3\n",
                "cars.csv has numbers such as '1,5' and '2.5', which do not follow a single way of writing numbers. Set decimal, and thousands"
                        + " if there are any, and correct the others.");
        CsvFile file = CsvFile.of(
                write("a;b;y\n1,5;2.5;3\n".getBytes(UTF_8)),
                "cars.csv",
                new DialectSpec(null, null, ",", null, null, null),
                DialectSpec.FOUND);
        assertThatThrownBy(() -> file.read("y", ColumnSelection.all()))
                .hasMessage("cars.csv, line 2, column 2 'b': '2.5' has a point, but the numbers of the file have"
                        + " decimal commas. Correct it, drop the row, or add the column to exclude.");
        assertThat(file.read("y", new ColumnSelection(List.of(), List.of("b")))
                        .features()
                        .get(0, 0))
                .isEqualTo(1.5);
    }

    /** Even if it is far down, where the detection doesn't look. */
    @Test
    void refusesAPointWhereThereAreCommas() throws IOException {
        assertFault(
                "a;y\n" + "1,25;3\n".repeat(200_000) + "1.5;3\n",
                "cars.csv, line 200002, column 1 'a': '1.5' has a point, but the numbers of the file have"
                        + " decimal commas. Correct it, drop the row, or add the column to exclude.");
        assertFault(
                "a;y\n" + "1;3\n".repeat(300_000) + "1,5;3\n",
                "cars.csv, line 300002, column 1 'a': '1,5' has a decimal comma. Set decimal to a comma, or write numbers"
                        + " like 3.14.");
    }

    /** Between separator commas, they are in quotes. */
    @Test
    void readsCommasInNumbersBetweenCommasWhereSomebodySaysSo() throws IOException {
        String text = "a,y\n\"1,234\",1\n";
        assertThat(given(text, new DialectSpec(null, null, ",", null, null, null)))
                .isEqualTo(1.234);
        assertThat(given(text, new DialectSpec(null, null, null, ",", null, null)))
                .isEqualTo(1234);
        assertThat(given("a,y\n\"1,234,567.5\",1\n", new DialectSpec(null, null, null, ",", null, null)))
                .isEqualTo(1234567.5);
    }

    @Test
    void refusesALineThatMayBeACommentOrTheHeader() throws IOException {
        assertFault(
                "# a, b\na,y\n1,2\n",
                "cars.csv begins with a line that may be either a comment or the header: '# a, b'. Set comment to # or to none.");
        assertThat(file("#a,y\n1,2\n").columns()).containsExactly("#a", "y");
    }

    @Test
    void refusesACharacterThatIsTwoThings() throws IOException {
        CsvFile file = CsvFile.of(
                write("a;y\n1;2\n".getBytes(UTF_8)),
                "cars.csv",
                new DialectSpec(null, null, null, null, ",", null),
                DialectSpec.FOUND);
        assertThat(file.readFeatures(List.of("a")).rows()).isEqualTo(1);
        CsvFile commas = CsvFile.of(
                write("a\n1\n".getBytes(UTF_8)),
                "cars.csv",
                new DialectSpec(null, null, null, null, ",", null),
                DialectSpec.FOUND);
        assertThatThrownBy(commas::columns)
                .hasMessage("comment and separator are both ','; set one of them to another character.");
    }

    @Test
    void saysWhatIsTooManyInARow() throws IOException {
        assertFault(
                "a;y\n1;2;3\n",
                "cars.csv, line 2: 3 fields, but the header has 2. Put text that contains semicolons in quotes, or set separator if it is"
                        + " another character.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;y", "a;y\r\n", "sep=;\na;y\n", "# x\na;y\n"})
    void headerOnly(String text) throws IOException {
        assertFault(text, "cars.csv has a header but no rows. Add rows of data below it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;", "sep=;\n", "# x\n", "\ufeffsep=,\r\n\r\n"})
    void noHeader(String text) throws IOException {
        DialectSpec given = new DialectSpec(null, null, null, null, "#", null);
        CsvFile file = CsvFile.of(write(text.getBytes(UTF_8)), "cars.csv", given, DialectSpec.FOUND);
        assertThatThrownBy(file::columns)
                .hasMessage("cars.csv is empty. It needs a line with the column names, and rows of data.");
    }

    @Test
    void oneColumn() throws IOException {
        assertThat(file("\"y\"\r\n\"1\"\r\n2").readFeatures(List.of("y")).rows())
                .isEqualTo(2);
    }

    // Bytes

    @Test
    void refusesAGzipArchiveThatIsNotComplete() throws IOException {
        byte[] whole = gzip(PLAIN.getBytes(UTF_8));
        Path file = write(Arrays.copyOf(whole, whole.length - 10));
        assertThatThrownBy(() -> CsvFile.of(file, "cars.csv").read("price", ColumnSelection.all()))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "cars.csv can't be unpacked: Unexpected end of ZLIB input stream. If the archive is damaged or"
                                + " incomplete, fetch it again; otherwise unpack it first.");
    }

    @Test
    void refusesAZstdArchiveThatIsNotComplete() throws IOException {
        byte[] whole = Zstd.compress(PLAIN.getBytes(UTF_8));
        Path file = write(Arrays.copyOf(whole, whole.length - 3));
        assertThatThrownBy(() -> CsvFile.of(file, "cars.csv").read("price", ColumnSelection.all()))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "cars.csv can't be unpacked: Truncated source. If the archive is damaged or incomplete, fetch"
                                + " it again; otherwise unpack it first.");
    }

    /** As parallel compressors write: a frame to skip, and another before and after the middle of a row. */
    @Test
    void readsSeveralFrames() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 7, 7});
        bytes.write(Zstd.compress(PLAIN.substring(0, PLAIN.length() / 2).getBytes(UTF_8)));
        bytes.write(Zstd.compress(PLAIN.substring(PLAIN.length() / 2).getBytes(UTF_8)));
        Dataset dataset = file(bytes.toByteArray()).read("price", ColumnSelection.all());
        assertThat(dataset.sha256())
                .isEqualTo(file(PLAIN).read("price", ColumnSelection.all()).sha256());
    }

    /** Whether a table is long must not depend on a library that a class path may lack. */
    @Test
    void takesATableInZstdForLong() throws IOException {
        assertThat(file(Zstd.compress("y\n1\n".getBytes(UTF_8))).hasLines(1_000))
                .isTrue();
        assertThat(file(gzip("y\n1\n".getBytes(UTF_8))).hasLines(1_000)).isFalse();
    }

    /** A few kilobytes that would unpack to a gigabyte. */
    @Test
    void neverUnpacksAsAWhole() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write("a,y\n".getBytes(UTF_8));
            byte[] block = "1".repeat(1 << 20).getBytes(UTF_8);
            for (int i = 0; i < 1_000; i++) {
                out.write(block);
            }
        }
        Path file = write(bytes.toByteArray());
        assertThatThrownBy(() -> CsvFile.of(file, "cars.csv").read("y", ColumnSelection.all()))
                .hasMessage(
                        "cars.csv, line 2: the line is longer than 10000000 bytes. Give each row a line of its own.");
    }

    @Test
    void refusesBytesThatAreNoneOfTheEncoding() throws IOException {
        Path file = write("a,y\n\u00e9,2\n".getBytes(WINDOWS_1252));
        assertThatThrownBy(() -> CsvFile.of(
                                file,
                                "cars.csv",
                                new DialectSpec(null, null, null, null, null, "US-ASCII"),
                                DialectSpec.FOUND)
                        .columns())
                .hasMessage("cars.csv is not text in US-ASCII. Set encoding to the right one, or save the file as"
                        + " UTF-8.");
    }

    @Test
    void readsLongTextsOfOtherEncodings() throws IOException {
        String text = "name,y\n" + "\ud83d\ude00\u00e9\u4e2d,1.5\n".repeat(50_000);
        Dataset expected = file(text).read("y", ColumnSelection.all());
        assertThat(file(text.getBytes(StandardCharsets.UTF_16))
                        .read("y", ColumnSelection.all())
                        .sha256())
                .isEqualTo(expected.sha256());
    }

    // Names

    @Test
    void aFirstColumnWithoutANameHoldsRowNames() throws IOException {
        CsvFile file = file("\"\",\"a\",\"y\"\n\"one\",1,2\n\"two\",3,4\n");
        Dataset dataset = file.read("y", ColumnSelection.all());
        assertThat(dataset.features().names()).containsExactly("a");
        assertThat(file.notes())
                .containsExactly(
                        "cars.csv: the first column has no name. It is taken to hold row names and called 'row', and is a feature only if"
                                + " features names it.");
        assertThat(file(",a,y\n5,1,2\n7,3,4\n")
                        .read("y", new ColumnSelection(List.of("row", "a"), List.of()))
                        .features()
                        .names())
                .containsExactly("row", "a");
        assertThat(file.describe(null, ColumnSelection.all()).columns())
                .extracting(ColumnDescription::name)
                .containsExactly("a", "y");
    }

    @Test
    void onlyColumnsThatAreReadNeedANameOfTheirOwn() throws IOException {
        CsvFile file = file("a,b,b,,y,\n1,2,3,4,5,6\n");
        assertThat(file.readFeatures(List.of("y", "a")).get(0, 0)).isEqualTo(5);
        assertThat(file.read("y", new ColumnSelection(List.of("a"), List.of())).rows())
                .isEqualTo(1);
        assertThatThrownBy(() -> file.readFeatures(List.of("b")))
                .hasMessage(
                        "cars.csv, line 1: columns 2 and 3 are both called 'b'. Rename one of them; the first line must"
                                + " hold the column names.");
        assertThatThrownBy(() -> file.read("y", new ColumnSelection(List.of(), List.of("b"))))
                .hasMessage("cars.csv, line 1: column 4 has no name. Name it, or remove the extra comma.");
    }

    @Test
    void takesFewWholeNumbersAndTextsForCategories() throws IOException {
        String text = "cylinders,y\n" + "4,1\n6,2\nrotary,3\n8,2\n".repeat(6);
        CsvFile file = file(text);
        Dataset dataset = file.read("y", ColumnSelection.all());
        assertThat(dataset.features().names())
                .containsExactly("cylinders=4", "cylinders=6", "cylinders=8", "cylinders=rotary");
        String warning =
                "The column 'cylinders' has whole numbers, and 'rotary' in line 4: each of its few different cells"
                        + " is a category. If it should be a number, correct the cells that are not; if it is neither, leave it out"
                        + " (exclude or features).";
        assertThat(ColumnFindings.of(dataset)).extracting(DataFinding::text).contains(warning);
        assertThat(file.describe("y", ColumnSelection.all()).findings())
                .contains(new TableFinding(TableFinding.Kind.MISLEADS, warning));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private void assertFault(String text, String message) throws IOException {
        CsvFile file = file(text);
        assertThatThrownBy(() -> file.read("y", ColumnSelection.all()))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    private CsvFile file(String text) throws IOException {
        return file(text.getBytes(UTF_8));
    }

    private CsvFile file(byte[] bytes) throws IOException {
        return CsvFile.of(write(bytes), "cars.csv");
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("cars.csv"), bytes);
    }
}
