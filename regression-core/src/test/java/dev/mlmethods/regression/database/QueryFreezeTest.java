package dev.mlmethods.regression.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.ColumnSelection;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.DialectSpec;
import dev.mlmethods.regression.data.FrozenRows;
import dev.mlmethods.regression.data.QueryOrigin;
import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that are kept, and what becomes of them. */
class QueryFreezeTest {
    private static final String DATASET = "rows.json";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private TestDatabase database = TestDatabase.files();
    private Path kept = Path.of("");

    @BeforeEach
    void aTable() throws SQLException {
        database = TestDatabase.sqlite(folder);
        database.execute(
                "create table houses (id integer, part text, price real)",
                "insert into houses values (2, 'a', 1.5), (10, 'b', 2.5), (1, 'a', 3.5)");
        kept = folder.resolve("new").resolve("kept");
    }

    private FrozenRows freeze(String query, String... key) {
        return TestTable.freeze(database.query(query, key), kept.resolve(DATASET));
    }

    private FrozenRows freezeAll() {
        return freeze("select * from houses", "id");
    }

    private DataSource source() {
        return DataSource.of("dataset", DATASET, kept);
    }

    private Dataset dataset() {
        return source().read("price", new ColumnSelection(List.of(), List.of()));
    }

    private static void pack(Path file, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void whatIsKeptSaysWhereItCameFrom() throws IOException {
        FrozenRows rows = freeze("select * from houses;", "ID");
        String csv = "id,part,price\n1,a,3.5\n2,a,1.5\n10,b,2.5\n";
        assertThat(TestTable.csv(rows, kept.resolve(DATASET))).isEqualTo(csv);
        assertThat(rows)
                .isEqualTo(new FrozenRows(
                        new QueryOrigin(
                                "jdbc:sqlite:" + folder.resolve("houses.db"),
                                "select * from houses",
                                List.of("id"),
                                "SQLite 3.54.1",
                                "SQLite JDBC 3.54.1.0",
                                List.of(
                                        new QueryOrigin.Column("id", "INTEGER"),
                                        new QueryOrigin.Column("part", "TEXT"),
                                        new QueryOrigin.Column("price", "REAL"))),
                        3,
                        Sha256.of(csv.getBytes(StandardCharsets.UTF_8))));
        assertThat(FrozenRows.read(kept.resolve(DATASET), DATASET)).isEqualTo(rows);
        assertThat(TestTable.hashes(kept)).containsOnlyKeys(DATASET, rows.sha256() + ".csv.gz");
        assertThat(QueryFreeze.text(rows))
                .isEqualTo("Read 3 rows of 3 columns from jdbc:sqlite:" + folder.resolve("houses.db")
                        + " (SQLite 3.54.1, SQLite JDBC 3.54.1.0), sorted by id");
        assertThat(QueryFreeze.text(freeze("select * from houses where id = 1")))
                .startsWith("Read 1 row of 3 columns from ")
                .endsWith(", sorted by all columns");
    }

    @Test
    void aKeyOfSeveralColumnsIsTheFirstColumn() {
        FrozenRows rows = freeze("select price, id, part from houses", "part", "id");
        assertThat(TestTable.csv(rows, kept.resolve(DATASET)))
                .isEqualTo("part+id,price,id,part\na|1,3.5,1,a\na|2,1.5,2,a\nb|10,2.5,10,b\n");
        assertThat(rows.origin().key()).containsExactly("part", "id");
        assertThat(QueryFreeze.text(rows)).endsWith(", sorted by part, id");
    }

    @Test
    void withoutAKeyRowsAreSortedByAllCellsAndMayBeThereTwice() {
        FrozenRows rows = freeze("select part, price from houses union all select 'a', 1.5");
        assertThat(TestTable.csv(rows, kept.resolve(DATASET))).isEqualTo("part,price\na,1.5\na,1.5\na,3.5\nb,2.5\n");
        assertThat(rows.origin().key()).isEmpty();
    }

    @Test
    void theDatasetIsThatOfTheRows() throws IOException {
        FrozenRows rows = freezeAll();
        assertThat(dataset().target()).containsExactly(3.5, 1.5, 2.5);
        assertThat(source().sha256()).contains(rows.sha256());
        assertThat(source().name()).isEqualTo(DATASET);
        assertThat(source().file()).contains(kept.resolve(rows.rowsName()));
    }

    @Test
    void theSameRowsGiveTheSameBytes() throws IOException {
        freezeAll();
        Map<String, String> first = TestTable.hashes(kept);
        freezeAll();
        assertThat(TestTable.hashes(kept)).isEqualTo(first);
    }

    @Test
    void otherRowsReplaceTheFormerOnes() throws IOException, SQLException {
        FrozenRows first = freezeAll();
        database.execute("update houses set price = 4.5 where id = 1");
        FrozenRows second = freezeAll();
        assertThat(second.sha256()).isNotEqualTo(first.sha256());
        assertThat(TestTable.hashes(kept)).containsOnlyKeys(DATASET, second.rowsName());
        assertThat(dataset().target()).containsExactly(4.5, 1.5, 2.5);
    }

    @Test
    void afterAFailureWhatWasKeptIsUnchanged() throws IOException {
        freezeAll();
        Map<String, String> first = TestTable.hashes(kept);
        for (String query : List.of(
                "select * from nosuch",
                "select * from houses where id > 10",
                "select id, 9e999 as x from houses",
                "select part as id, price from houses")) {
            assertThatThrownBy(() -> freeze(query, "id")).isInstanceOf(RegressionException.class);
            assertThat(TestTable.hashes(kept)).isEqualTo(first);
        }
    }

    @Test
    void aFailureOfWritingNamesTheFile() throws IOException {
        Files.createDirectories(kept.resolve(DATASET));
        assertThatThrownBy(this::freezeAll)
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "Cannot write " + kept.resolve(DATASET)
                                + ": a folder has its name. Free some space or choose another outputDirectory; the previous contents are unchanged.");
    }

    @Test
    void aFormerFileThatIsDamagedIsReplaced() throws IOException {
        Files.createDirectories(kept);
        Files.writeString(kept.resolve(DATASET), "{}");
        FrozenRows rows = freezeAll();
        assertThat(TestTable.hashes(kept)).containsOnlyKeys(DATASET, rows.rowsName());
    }

    /** Which messages tell to do. */
    @Test
    void rowsThatWereChangedAreMendedByAskingAgain() throws IOException {
        FrozenRows rows = freezeAll();
        Map<String, String> first = TestTable.hashes(kept);
        Path file = kept.resolve(rows.rowsName());
        pack(file, "id,part,price\n1,a,9.5\n");
        freezeAll();
        assertThat(TestTable.hashes(kept)).isEqualTo(first);
        Files.writeString(file, "id");
        freezeAll();
        assertThat(TestTable.hashes(kept)).isEqualTo(first);
        Files.delete(file);
        freezeAll();
        assertThat(TestTable.hashes(kept)).isEqualTo(first);
    }

    @Test
    void rowsThatWereChangedAreNoticed() throws IOException {
        FrozenRows rows = freezeAll();
        String other = "id,part,price\n1,a,9.5\n";
        pack(kept.resolve(rows.rowsName()), other);
        String message = "rows.json has other rows than it was written with: the SHA-256 of " + rows.rowsName()
                + " begins with "
                + Sha256.of(other.getBytes(StandardCharsets.UTF_8)).substring(0, 12)
                + ". Fetch both files again, or ask the database again.";
        assertThatThrownBy(() -> source().sha256())
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> source().requireSha256())
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
        assertThatThrownBy(this::dataset)
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    /** So that a tool which unpacks them, or packs them otherwise, changes nothing. */
    @Test
    void rowsMayBePackedOtherwise() throws IOException {
        FrozenRows rows = freezeAll();
        String csv = TestTable.csv(rows, kept.resolve(DATASET));
        String sha256 = dataset().sha256();
        Files.writeString(kept.resolve(rows.rowsName()), csv);
        assertThat(source().requireSha256()).contains(rows.sha256());
        assertThat(dataset().sha256()).isEqualTo(sha256);
    }

    @Test
    void rowsThatAreMissingAreNoticed() throws IOException {
        FrozenRows rows = freezeAll();
        Files.delete(kept.resolve(rows.rowsName()));
        String message = "rows.json lacks its rows: there is no file " + kept.resolve(rows.rowsName())
                + ". Fetch it from where rows.json came from, or ask the database again.";
        assertThatThrownBy(() -> source().requireSha256())
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
        assertThatThrownBy(this::dataset)
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    @Test
    void aPointerToThemIsNoticed() throws IOException {
        FrozenRows rows = freezeAll();
        Path file = kept.resolve(rows.rowsName());
        Files.writeString(file, "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n");
        assertThatThrownBy(this::dataset)
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("The file " + file + " with the rows of rows.json is a Git LFS pointer");
    }

    @Test
    void rowsThatEndTooEarlyAreNoticed() throws IOException {
        FrozenRows rows = freezeAll();
        Path file = kept.resolve(rows.rowsName());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 10));
        assertThatThrownBy(() -> source().requireSha256())
                .isInstanceOf(RegressionException.class)
                .hasMessage("The rows of rows.json can't be read from " + rows.rowsName()
                        + ": Unexpected end of ZLIB input stream. Fetch both files again, or ask the database again.");
    }

    private void assertRefused(String json, String message) throws IOException {
        Files.createDirectories(kept);
        Files.writeString(kept.resolve(DATASET), json);
        assertThatThrownBy(this::source).isInstanceOf(RegressionException.class).hasMessage(message);
    }

    private static final String FOREIGN =
            "rows.json is not a file of frozen rows, which is what a dataset whose name ends with .json stands for; name such a file, or a CSV file."
                    + " If it is one, it is damaged, such as by the marks of a merge; fetch it again from where it came from, or ask the database again.";

    @Test
    void aFileThatWasChangedIsRefused() throws IOException {
        freezeAll();
        String json = Files.readString(kept.resolve(DATASET));
        String changed = json.replace("\"rows\": 3", "\"rows\": 4");
        String before = Json.tree(json.getBytes(StandardCharsets.UTF_8))
                .path("contentSha256")
                .asString();
        Files.writeString(kept.resolve(DATASET), changed);
        assertThatThrownBy(this::source)
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith(
                        "rows.json is damaged: it was changed after it was written: its contentSha256 begins with "
                                + before.substring(0, 12) + ", and the SHA-256 of its contents with ")
                .hasMessageEndingWith("; fetch it again from where it came from, or ask the database again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"dataset\": \"houses.csv\"}", "{\"contentSha256\": \"none\"}"})
    void aFileWithoutAHashIsRefused(String json) throws IOException {
        assertRefused(
                json,
                "rows.json is damaged: it has no contentSha256; fetch it again from where it came from, or ask the database again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{not json"})
    void aFileThatIsNotJsonIsRefused(String text) throws IOException {
        assertRefused(text, FOREIGN);
    }

    @Test
    void aCsvFileMayHaveSuchAName() throws IOException {
        Files.createDirectories(kept);
        Files.writeString(kept.resolve(DATASET), "id,price\n1,2\n3,4\n");
        assertThat(source().read("price", ColumnSelection.all()).rows()).isEqualTo(2);
        assertThat(source().origin()).isEmpty();
    }

    @Test
    void anotherDocumentIsRefused() throws IOException {
        assertRefused(new String(ContentSha256.file(Map.of("rows", 3)), StandardCharsets.UTF_8), FOREIGN);
        assertRefused(new String(ContentSha256.file(Map.of("address", List.of())), StandardCharsets.UTF_8), FOREIGN);
    }

    @Test
    void howTheFileIsWrittenIsKnown() {
        freezeAll();
        DialectSpec given = new DialectSpec(";", null, null, null, null, null);
        assertThatThrownBy(() -> DataSource.of("dataset", DATASET, kept, given, DialectSpec.FOUND))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "rows.json has the rows of a query, and this library has written them; leave out what says how the file is written, such as separator or decimal.");
        assertThat(DataSource.of("dataset", DATASET, kept, DialectSpec.FOUND, given)
                        .read("price", new ColumnSelection(List.of(), List.of()))
                        .rows())
                .isEqualTo(3);
    }

    /** Semicolons, tabs and points don't mislead whoever reads the file. */
    @Test
    void anyTextComesBack() throws SQLException {
        database.execute(
                "create table texts (id integer, t text, y real)",
                "insert into texts values (1, 'a;b;c', 1), (2, '\"', 2), (3, 'x' || char(10) || 'y', 3), (4, char(9), 4), (5, '#', 5), (6, char(65279), 6)");
        freeze("select * from texts", "id");
        assertThat(source().read("y", new ColumnSelection(List.of("t"), List.of()))
                        .rows())
                .isEqualTo(6);
        assertThat(source().notes()).isEmpty();
    }

    @Test
    void rowsThatAnotherFileNamesStay() {
        FrozenRows rows = freeze("select * from houses", "id");
        TestTable.freeze(database.query("select * from houses", "id"), kept.resolve("input-rows.json"));
        freeze("select * from houses where id = 1", "id");
        assertThat(kept.resolve(rows.rowsName())).exists();
        TestTable.freeze(database.query("select * from houses where id = 1", "id"), kept.resolve("input-rows.json"));
        assertThat(kept.resolve(rows.rowsName())).doesNotExist();
    }

    @Test
    void rowsAreCalledByTheirKey() {
        freeze("select * from houses", "id");
        assertThat(source().rowNames().of(2)).isEqualTo("id 10");
        assertThat(source().keys()).containsExactly(List.of("1"), List.of("2"), List.of("10"));
        assertThat(source().origin())
                .hasValueSatisfying(origin -> assertThat(origin.query()).isEqualTo("select * from houses"));
        freeze("select * from houses", "part", "id");
        assertThat(source().rowNames().of(0)).isEqualTo("part a, id 1");
        freeze("select * from houses");
        assertThat(source().rowNames().of(0)).isEqualTo("line 2");
        assertThat(source().keys()).isEmpty();
    }

    private Optional<String> doubt(String query) {
        QuerySpec spec = database.query(query);
        FrozenRows rows = TestTable.freeze(spec, kept.resolve(DATASET));
        return TestTable.inUtc(
                () -> new QueryFreeze(spec, Credentials.NONE, QueryFreezeTest.class.getClassLoader()).doubt(rows));
    }

    @Test
    void aQueryThatGivesOtherRowsTheSecondTimeIsNamed() {
        assertThat(doubt("select * from houses")).isEmpty();
        assertThat(doubt("select *, random() % 1000000 as luck from houses"))
                .contains(
                        "The query gave other rows when it was asked again: the query itself is not reproducible, or somebody changed its rows meanwhile."
                                + " Averages and sums of floating-point numbers, now(), random(), and limit without a complete order give other rows each time;"
                                + " cast to an exact type, such as avg(cast(x as decimal(30, 10))), write a date, or order by a key."
                                + " The rows of the first reading are kept.");
    }
}
