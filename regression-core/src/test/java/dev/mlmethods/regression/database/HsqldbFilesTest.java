package dev.mlmethods.regression.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.file.TemporaryFolder;
import dev.mlmethods.regression.storage.TableMemory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of HSQLDB's files, and what is left of them. */
class HsqldbFilesTest {
    /** More than HSQLDB keeps of a result in memory. */
    private static final int ROWS = 10_500;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private TestDatabase database = TestDatabase.files();
    private Path files = Path.of("");
    private TableMemory memory = TableMemory.ofProcess();

    @BeforeEach
    void aFolder() throws IOException {
        files = Files.createDirectory(folder.resolve("files"));
        database = TestDatabase.hsqldb(files);
        memory = new TableMemory(null, Files.createDirectory(folder.resolve("temporary")));
    }

    private String url() {
        return "jdbc:hsqldb:file:" + files.resolve("houses");
    }

    private HsqldbFiles houses() {
        return new HsqldbFiles(files.resolve("houses"), url());
    }

    /** @param kind of table: cached, memory */
    private void create(String kind) throws SQLException {
        database.execute(
                "create " + kind + " table houses (id integer primary key, price double)",
                "insert into houses select x, x * 0.5 from unnest(sequence_array(1, " + ROWS + ", 1)) as t(x)");
    }

    private String csv() {
        return TestTable.csv(database, new QuerySpec(url(), "select * from houses", List.of("id")), folder);
    }

    private static String expected() {
        return IntStream.rangeClosed(1, ROWS)
                .sorted()
                .mapToObj(id -> id + "," + (id % 2 == 0 ? String.valueOf(id / 2) : id / 2 + ".5") + "\n")
                .collect(Collectors.joining("", "id,price\n", ""));
    }

    @Test
    void rowsOnDiskAreReadFromACopy() throws SQLException, IOException {
        create("cached");
        Map<String, String> before = TestTable.hashes(files);
        assertThat(csv()).isEqualTo(expected());
        assertThat(TestTable.hashes(files)).isEqualTo(before);
        try (TemporaryFolder copy = houses().copy(memory).orElseThrow()) {
            assertThat(copy.path().getParent()).isEqualTo(memory.folder());
            assertThat(copy.path()).isDirectoryContaining("glob:**/houses.data");
        }
        assertThat(memory.folder()).isEmptyDirectory();
    }

    @Test
    void rowsInMemoryAreReadWhereTheyAre() throws SQLException, IOException {
        create("memory");
        Map<String, String> before = TestTable.hashes(files);
        assertThat(houses().copy(memory)).isEmpty();
        assertThat(csv()).isEqualTo(expected());
        assertThat(TestTable.hashes(files)).isEqualTo(before);
    }

    /** A copy wouldn't have its file. */
    @Test
    void aTextTableIsReadWhereItIs() throws SQLException, IOException {
        create("cached");
        database.execute("create text table flats (id integer, price double)", "set table flats source 'flats.csv'");
        Files.writeString(files.resolve("flats.csv"), "1,2.5\n");
        assertThat(houses().copy(memory)).isEmpty();
        assertThat(TestTable.csv(database, new QuerySpec(url(), "select * from flats", List.of("id")), folder))
                .isEqualTo("id,price\n1,2.5\n");
        assertThat(csv()).isEqualTo(expected());
    }

    /** It can't be told whether it has tables in other files. */
    @Test
    void aScriptThatIsNotTextIsReadWhereItIs() throws SQLException, IOException {
        create("cached");
        Path script = files.resolve("houses.script");
        byte[] text = Files.readAllBytes(script);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(script))) {
            out.write(text);
        }
        assertThat(houses().copy(memory)).isEmpty();
        Files.write(script, text);
        houses().copy(memory).orElseThrow().close();
    }

    @Test
    void anotherProcessMustNotHaveItOpen() throws SQLException {
        create("cached");
        try (Connection open = TestTable.connect(database.url(), database.credentials())) {
            assertThat(open.isValid(1)).isTrue();
            assertThatThrownBy(this::csv)
                    .isInstanceOf(RegressionException.class)
                    .hasMessage(
                            "The database " + url()
                                    + " is open in another process: houses.lck was written to in the last 30 seconds."
                                    + " HSQLDB's files can only be read when nobody writes them: close the database there, or let that process serve it and name jdbc:hsqldb:hsql://...");
        }
        assertThat(csv()).isEqualTo(expected());
    }

    /** What it had committed is in its log. */
    @Test
    void whatAKillLeftIsRead() throws SQLException, IOException {
        create("cached");
        Path killed = Files.createDirectory(folder.resolve("killed"));
        try (Connection open = TestTable.connect(database.url(), database.credentials());
                Statement statement = open.createStatement()) {
            statement.execute("set files write delay false");
            statement.execute("update houses set price = -1 where id = 1");
            try (Stream<Path> all = Files.list(files)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, killed.resolve(file.getFileName()));
                }
            }
        }
        files = killed;
        Files.setLastModifiedTime(
                killed.resolve("houses.lck"), FileTime.from(Instant.now().minusSeconds(60)));
        assertThat(csv()).isEqualTo(expected().replace("\n1,0.5\n", "\n1,-1\n"));
    }

    @Test
    void theCopyNeedsAFolder() throws SQLException {
        create("cached");
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> houses().copy(new TableMemory(null, missing)))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The database " + url() + " can't be copied to " + missing
                        + ", where HSQLDB may put a large result: that is not a folder."
                        + " Create it, or set -Djava.io.tmpdir to another folder with jvmArguments.");
    }

    @Test
    void aSettingOfTheUrlIsKept() throws SQLException {
        create("cached");
        Optional<String> opened;
        try (Database.Opened copy = new Hsqldb().open(url() + ";hsqldb.tx=mvcc", url(), memory)) {
            opened = Optional.of(copy.url());
        }
        assertThat(opened.orElseThrow())
                .startsWith("jdbc:hsqldb:file:" + memory.folder())
                .endsWith("/houses;hsqldb.tx=mvcc;ifexists=true;shutdown=true");
    }
}
