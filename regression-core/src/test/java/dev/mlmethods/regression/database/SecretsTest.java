package dev.mlmethods.regression.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.database.ServersExtension.Servers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever succeeds or fails, nothing that is written, thrown or logged shows the password. */
@ExtendWith(ServersExtension.class)
class SecretsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<String> texts = new ArrayList<>();

    private void attempt(QuerySpec spec, Credentials credentials) {
        try {
            texts.add(QueryFreeze.text(
                    TestTable.freeze(spec, credentials, folder.resolve("rows" + texts.size() + ".json"))));
        } catch (RegressionException e) {
            texts.add(String.valueOf(e.getMessage()));
            assertThat(e.getMessage()).doesNotContain(TestServer.PASSWORD);
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            // As the process that does this for a build shows it.
            texts.add(credentials.hide(trace.toString()));
        }
    }

    /** What there is to ask, and what fails in each way. */
    private void attemptAll(Servers servers) throws SQLException {
        Credentials known = servers.postgreSql().database().credentials();
        Credentials wrong = new Credentials("nobody", TestServer.PASSWORD);
        for (TestDatabase database : servers.databases()) {
            database.execute(
                    "drop table if exists houses",
                    "create table houses (id integer, price double precision)",
                    "insert into houses values (1, 1.5), (2, 2.5)");
            for (String query : List.of(
                    "select * from houses",
                    "select nosuch from houses",
                    "select * from houses where",
                    "select id, id from houses",
                    "select 9007199254740993 as id",
                    "select * from houses where id > 2")) {
                attempt(database.query(query, "id"), known);
            }
            attempt(database.query("select 1 as id"), wrong);
            String elsewhere = database.url().replaceFirst(":[0-9]+/", ":1/");
            attempt(new QuerySpec(elsewhere, "select 1 as id", List.of()), known);
            attempt(new QuerySpec(database.url().replaceFirst("[0-9]/", "0xff/"), "select 1 as id", List.of()), known);
            attempt(
                    new QuerySpec(
                            database.url().replaceFirst("/(houses|postgres)", "/nosuch"), "select 1 as id", List.of()),
                    known);
        }
        for (TestDatabase database : TestDatabase.embedded(folder)) {
            database.execute("create table houses (id integer)", "insert into houses values (1)");
            attempt(database.query("select * from houses", "id"), wrong);
            attempt(database.query("select nosuch from houses"), wrong);
        }
        attempt(new QuerySpec("jdbc:h2:tcp://127.0.0.1:1/houses", "select 1 as id", List.of()), wrong);
        attempt(new QuerySpec("jdbc:hsqldb:hsql://127.0.0.1:1/houses", "select 1 as id", List.of()), wrong);
        attempt(new QuerySpec("jdbc:nosuch:houses", "select 1 as id", List.of()), wrong);
    }

    @Test
    void nothingShowsThePassword(Servers servers) throws SQLException, IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream both = new PrintStream(output, true, StandardCharsets.UTF_8);
        Logger root = Logger.getLogger("");
        Level level = root.getLevel();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                both.println(
                        record.getMessage() + " " + Arrays.toString(record.getParameters()) + " " + record.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        System.setOut(both);
        System.setErr(both);
        root.setLevel(Level.ALL);
        root.addHandler(handler);
        try {
            attemptAll(servers);
        } finally {
            root.removeHandler(handler);
            root.setLevel(level);
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(texts).hasSizeGreaterThan(40).noneMatch(text -> text.contains(TestServer.PASSWORD));
        assertThat(output.toString(StandardCharsets.UTF_8)).doesNotContain(TestServer.PASSWORD);
        assertThat(texts).filteredOn(text -> text.startsWith("Read ")).hasSize(6);
        assertNoFileShowsIt();
    }

    private void assertNoFileShowsIt() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(text).as("%s", file).doesNotContain(TestServer.PASSWORD);
                if (file.toString().endsWith(".gz")) {
                    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                                .doesNotContain(TestServer.PASSWORD);
                    }
                }
            }
        }
    }
}
