package dev.mlmethods.regression.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.database.ServersExtension.Servers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryRefusalsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private void assertRefused(QuerySpec spec, Credentials credentials, String message) {
        Path file = folder.resolve("kept/rows.json");
        assertThatThrownBy(() -> TestTable.freeze(spec, credentials, file))
                .isInstanceOf(RegressionException.class)
                .extracting(e -> String.valueOf(e.getMessage()).replaceFirst("conn=\\d+", "conn=N"))
                .isEqualTo(message);
        assertThat(file).doesNotExist();
    }

    private void assertRefused(TestDatabase database, String query, String message, String... key) {
        assertRefused(database.query(query, key), database.credentials(), message);
    }

    private static String refused(TestDatabase database, String reason) {
        return "The database " + new QuerySpec(database.url(), "select 1", List.of()).address() + " refused the query: "
                + reason + ". Check query.";
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Refusals of servers. */
    @Nested
    @ExtendWith(ServersExtension.class)
    class OfServers {
        private static final Credentials WRONG = new Credentials("owner", "another " + TestServer.PASSWORD);
        private static final String REMEDY =
                " Check the <server> of settings.xml that serverId names, or the environment variable that passwordVariable names.";

        private static String address(TestDatabase database) {
            return database.query("select 1").address();
        }

        @Test
        void aWrongPasswordOfPostgreSql(Servers servers) {
            TestDatabase database = servers.postgreSql().database();
            assertRefused(
                    database.query("select 1 as x"),
                    WRONG,
                    address(database)
                            + " refused the username 'owner': FATAL: password authentication failed for user \"owner\" (SQLSTATE 28P01)."
                            + REMEDY);
        }

        @Test
        void aWrongPasswordOfMariaDb(Servers servers) {
            TestDatabase database = servers.mariaDb().database();
            assertRefused(
                    database.query("select 1 as x"),
                    WRONG,
                    address(database)
                            + " refused the username 'owner': (conn=N) Access denied for user 'owner'@'127.0.0.1' (using password: YES) (SQLSTATE 28000)."
                            + REMEDY);
        }

        @Test
        void noPassword(Servers servers) {
            TestDatabase database = servers.postgreSql().database();
            assertRefused(
                    database.query("select 1 as x"),
                    new Credentials("owner", null),
                    "The database " + address(database)
                            + " can't be opened: The server requested SCRAM-based authentication, but no password was provided (SQLSTATE 08004). Give the password with serverId or passwordVariable.");
        }

        @Test
        void noUsername(Servers servers) throws SQLException {
            TestDatabase database = servers.mariaDb().database();
            String name = System.getProperty("user.name");
            database.execute("create user if not exists '" + name + "'@'%' identified by 'x'");
            assertThatThrownBy(() -> TestTable.freeze(
                            database.query("select 1 as x"), new Credentials(null, "y"), folder.resolve("rows.json")))
                    .isInstanceOf(RegressionException.class)
                    .hasMessageStartingWith(address(database) + " refused the connection without a username: ")
                    .hasMessageEndingWith(REMEDY);
        }

        @Test
        void noServerOfPostgreSql() throws IOException {
            String address = "jdbc:postgresql://127.0.0.1:" + unusedPort() + "/houses";
            assertRefused(
                    new QuerySpec(address + "?connectTimeout=5", "select 1 as x", List.of()),
                    WRONG,
                    "The database " + address + " can't be opened: Connection to "
                            + address.replaceFirst(".*//(.*)/.*", "$1")
                            + " refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections: Connection refused (SQLSTATE 08001). Check datasetUrl, whether the database runs and, if it is in files, whether another process has them open.");
        }

        @Test
        void noServerOfMariaDb() throws IOException {
            String address = "jdbc:mariadb://127.0.0.1:" + unusedPort() + "/houses";
            assertRefused(
                    new QuerySpec(address, "select 1 as x", List.of()),
                    WRONG,
                    "The database " + address
                            + " can't be opened: Socket fail to connect to HOST. Connection refused (SQLSTATE 08000). Check datasetUrl, whether the database runs and, if it is in files, whether another process has them open."
                                    .replace("HOST", address.replaceFirst(".*//(.*)/.*", "$1") + " [127.0.0.1]"));
        }

        @Test
        void noSuchTableOrColumn(Servers servers) {
            TestDatabase postgreSql = servers.postgreSql().database();
            assertRefused(
                    postgreSql,
                    "select * from nosuch",
                    refused(postgreSql, "ERROR: relation \"nosuch\" does not exist Position: 15 (SQLSTATE 42P01)"));
            assertRefused(
                    servers.mariaDb().database(),
                    "select * from nosuch",
                    refused(
                            servers.mariaDb().database(),
                            "(conn=N) Table 'houses.nosuch' doesn't exist (SQLSTATE 42S02)"));
        }

        /** Which the database notices at the first row only. */
        @Test
        void aRowThatCannotBeComputed(Servers servers) {
            TestDatabase database = servers.postgreSql().database();
            assertRefused(
                    database,
                    "select 1 / (x - 5000) as y from generate_series(1, 10000) as s(x)",
                    refused(database, "ERROR: division by zero (SQLSTATE 22012)"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "with x as (delete from kept returning *) select * from x | SELECT",
                    "with x as (update kept set id = 0 returning *) select * from x | SELECT",
                    "with x as (select 1) delete from kept | DELETE",
                    "select nextval('counter') | nextval()",
                    "select * from kept for update | SELECT FOR UPDATE"
                })
        void postgreSqlWritesNothing(String query, String what, Servers servers) throws SQLException {
            TestDatabase database = servers.postgreSql().database();
            database.execute(
                    "drop table if exists kept",
                    "create table kept (id integer)",
                    "insert into kept values (1), (2), (3)",
                    "drop sequence if exists counter",
                    "create sequence counter");
            String message =
                    refused(database, "ERROR: cannot execute " + what + " in a read-only transaction (SQLSTATE 25006)");
            assertRefused(database, query, message);
            TestDatabase careless = new TestDatabase(
                    "careless", database.url() + "?readOnlyMode=ignore&preferQueryMode=simple", database.credentials());
            assertRefused(careless, query, message);
            assertThat(TestTable.csv(database, database.query("select id from kept", "id"), folder))
                    .isEqualTo("id\n1\n2\n3\n");
        }

        @Test
        void mariaDbWritesNothing(Servers servers) throws SQLException {
            TestDatabase database = servers.mariaDb().database();
            database.execute(
                    "create or replace table kept (id integer)",
                    "insert into kept values (1)",
                    "create or replace function emptied() returns integer begin delete from kept; return 1; end");
            assertRefused(
                    database,
                    "select emptied() as x",
                    refused(database, "(conn=N) Cannot execute statement in a READ ONLY transaction (SQLSTATE 25006)"));
            assertThat(TestTable.csv(database, database.query("select id from kept"), folder))
                    .isEqualTo("id\n1\n");
        }

        /** It knows what floats, bits, and years are. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "useServerPrepStmts=false",
                    "tinyInt1isBit=true",
                    "transformedBitIsBoolean=false",
                    "yearIsDateType=true",
                    "allowMultiQueries=true"
                })
        void noSettingOfAUrlOfMariaDbOverridesOurs(String setting, Servers servers) throws SQLException {
            TestDatabase database = servers.mariaDb().database();
            database.execute(
                    "create or replace table typed (f float, b tinyint(1), b1 bit(1), y year)",
                    "insert into typed values (16777218, 7, b'1', 2024)");
            TestDatabase other = new TestDatabase("other", database.url() + "&" + setting, database.credentials());
            assertThat(TestTable.csv(other, other.query("select * from typed"), folder))
                    .isEqualTo("f,b,b1,y\n16777218,7,true,2024\n");
        }
    }

    /** Refusals of databases in a file. */
    @Nested
    class OfFiles {
        private static final String CHECK = ". Check the path; a relative one starts from the folder of the POM.";

        @ParameterizedTest
        @CsvSource({
            "jdbc:sqlite:, houses.db, houses.db",
            "jdbc:h2:, houses, houses.mv.db",
            "jdbc:h2:file:, houses, houses.mv.db",
            "jdbc:hsqldb:file:, houses, houses.script",
            "jdbc:hsqldb:, houses, houses.script",
            "jdbc:duckdb:, houses.duckdb, houses.duckdb",
            "jdbc:duckdb:, houses?threads=4, houses?threads=4"
        })
        void aMissingFileIsNotCreated(String prefix, String name, String file) throws IOException {
            Path empty = Files.createDirectory(folder.resolve("empty"));
            String path = (prefix.endsWith("file:") ? "file:" : "") + empty.resolve(name);
            String url = prefix + empty.resolve(name);
            assertRefused(
                    new QuerySpec(url, "select 1 as x", List.of()),
                    Credentials.NONE,
                    "datasetUrl names the database " + path + ", but there is no file " + empty.resolve(file) + CHECK);
            assertThat(empty).isEmptyDirectory();
        }

        @Test
        void aRelativePathStartsFromTheFolderOfTheProcess() {
            assertRefused(
                    new QuerySpec("jdbc:h2:~/no-such-houses", "select 1 as x", List.of()),
                    Credentials.NONE,
                    "datasetUrl names the database ~/no-such-houses, but there is no file "
                            + Path.of(System.getProperty("user.home"), "no-such-houses.mv.db") + CHECK);
            assertRefused(
                    new QuerySpec("jdbc:sqlite:no-such.db", "select 1 as x", List.of()),
                    Credentials.NONE,
                    "datasetUrl names the database no-such.db, but there is no file "
                            + Path.of("no-such.db").toAbsolutePath() + CHECK);
        }

        @Test
        void aPathMayBeInvalid() {
            assertRefused(
                    new QuerySpec("jdbc:sqlite:a\0b", "select 1 as x", List.of()),
                    Credentials.NONE,
                    "datasetUrl names the database a\\u0000b, which is not a valid path (Nul character not allowed). Check it.");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "jdbc:sqlite:file:%s/none.db",
                    "jdbc:h2:mem:none",
                    "jdbc:hsqldb:mem:none",
                    "jdbc:h2:zip:%s/none.zip!/none"
                })
        void whatIsNotAFileIsNotCreatedEither(String url) {
            String address = url.formatted(folder);
            assertThatThrownBy(() -> TestTable.freeze(
                            new QuerySpec(address, "select 1 as x", List.of()), folder.resolve("rows.json")))
                    .isInstanceOf(RegressionException.class)
                    .hasMessageStartingWith("The database " + address + " can't be opened: ")
                    .hasMessageEndingWith(
                            ". Check datasetUrl, whether the database runs and, if it is in files, whether another process has them open.");
            assertThat(folder).isEmptyDirectory();
        }

        @Test
        void aDatabaseInMemoryIsAsked() throws SQLException {
            String url = "jdbc:h2:mem:houses";
            try (Connection open = TestTable.connect(url, Credentials.NONE)) {
                assertThat(open.isValid(1)).isTrue();
                assertThat(TestTable.csv(
                                new TestDatabase("memory", url, Credentials.NONE),
                                new QuerySpec(url, "select 1 as x", List.of()),
                                folder))
                        .isEqualTo("x\n1\n");
            }
            TestDatabase duckDb = new TestDatabase("memory", "jdbc:duckdb::memory:", Credentials.NONE);
            assertThat(TestTable.csv(
                            duckDb, duckDb.query("select value from duckdb_settings() where name = 'threads'"), folder))
                    .isEqualTo("value\n1\n");
        }

        @Test
        void noSettingOfAUrlOfDuckDbGivesItMoreThreads() {
            TestDatabase database = new TestDatabase("threads", "jdbc:duckdb:;threads=4", Credentials.NONE);
            assertThat(TestTable.csv(
                            database,
                            database.query("select value from duckdb_settings() where name = 'threads'"),
                            folder))
                    .isEqualTo("value\n1\n");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "H2 | select * from final table (delete from kept)",
                    "H2 | select * from final table (insert into kept values (5, 5))",
                    "SQLite | with x as (select 1) delete from kept",
                    "SQLite | with x as (select 1) insert into kept select 5, 5 from x",
                    "DuckDB | with x as (select 1) delete from kept",
                    "DuckDB | from kept insert into kept values (1)"
                })
        void nothingIsWritten(String name, String query) throws SQLException {
            TestDatabase database = database(name);
            assertThatThrownBy(() -> TestTable.csv(database, database.query(query), folder))
                    .isInstanceOf(RegressionException.class)
                    .hasMessageContaining("query");
            assertThat(TestTable.csv(database, database.query("select * from kept", "id"), folder))
                    .isEqualTo("id,x\n1,1.5\n2,2.5\n3,\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {";ACCESS_MODE_DATA=rw", ";access_mode_data=rw;IFEXISTS=FALSE"})
        void noSettingOfAUrlOfH2MakesItsFileWritable(String settings) throws SQLException, IOException {
            requireUnchanged("H2", settings, "kept");
        }

        @Test
        void noSettingOfAUrlOfHsqldbMakesItsFileWritable() throws SQLException, IOException {
            requireUnchanged("HSQLDB", ";readonly=false", "kept");
        }

        private void requireUnchanged(String name, String settings, String table) throws SQLException, IOException {
            TestDatabase database = database(name);
            Map<String, String> before = TestTable.hashes(folder);
            QuerySpec query = new QuerySpec(database.url() + settings, "select * from " + table, List.of("id"));
            Path rows = Files.createDirectory(folder.resolve("rows"));
            assertThat(TestTable.csv(database, query, rows)).isEqualTo("id,x\n1,1.5\n2,2.5\n3,\n");
            assertThat(TestTable.hashes(folder)).isEqualTo(before);
        }

        @Test
        void statementsInAUrlAreRefused() throws SQLException {
            String message =
                    "datasetUrl has %s, whose statements would be executed before the query, and might write. Leave it out.";
            assertRefused(
                    new QuerySpec(
                            database("H2").url() + ";init=insert into kept values (4, 4)",
                            "select * from kept",
                            List.of()),
                    Credentials.NONE,
                    message.formatted("INIT"));
            assertRefused(
                    new QuerySpec("jdbc:mariadb://127.0.0.1:1/houses?initSql=delete", "select 1 as x", List.of()),
                    Credentials.NONE,
                    message.formatted("initSql"));
        }

        private TestDatabase database(String name) throws SQLException {
            TestDatabase database = TestDatabase.embedded(folder).stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            database.execute(
                    "create table kept (id integer, x double precision)",
                    "insert into kept values (1, 1.5), (3, null), (2, 2.5)");
            return database;
        }
    }

    /** Refusals of what isn't a table, or has no such key. */
    @Nested
    class OfAnswers {
        private TestDatabase database = TestDatabase.files();

        @BeforeEach
        void aTable() throws SQLException {
            database = TestDatabase.h2(folder);
            database.execute(
                    "create table houses (id integer, part varchar(20), price double precision)",
                    "insert into houses values (1, 'a', 1.5), (2, 'a', 2.5), (3, null, 3.5)");
        }

        @Test
        void noRows() {
            assertRefused(
                    database,
                    "select * from houses where id > 3",
                    "The query gives no rows, so there is nothing to learn from. Check its conditions, and whether the user may see the rows.");
        }

        @Test
        void twoColumnsOfOneName() {
            assertRefused(
                    database,
                    "select id, price, price as \"Price\" from houses",
                    "query has two columns that are called 'Price'; name one of them differently, such as with: as Price2.");
        }

        @Test
        void aColumnWithoutAName() {
            assertRefused(
                    database,
                    "select id, price as \" \" from houses",
                    "query has a column without a name, the 2. from the left; name it with: as NAME.");
        }

        @Test
        void aKeyThatIsNotAColumn() {
            assertRefused(
                    database,
                    "select * from houses",
                    "key names 'prise', which is not a column of the query; did you mean price?",
                    "prise");
            assertRefused(
                    database,
                    "select * from houses",
                    "key names 'neighborhood', which is not a column of the query; its columns are id, part, price.",
                    "neighborhood");
        }

        @Test
        void aKeyWithTheSameValueTwice() {
            assertRefused(
                    database,
                    "select * from houses where id < 3",
                    "key names part, but two rows have the same: 'a'. Name columns that tell all rows apart, or leave the rows out that are there twice.",
                    "part");
            assertRefused(
                    database,
                    "select h.* from houses h, (values (1), (2)) where id = 1",
                    "key names id, part, but two rows have the same: '1, a'. Name columns that tell all rows apart, or leave the rows out that are there twice.",
                    "id",
                    "part");
        }

        @Test
        void aKeyWithoutAValue() {
            assertRefused(
                    database,
                    "select * from houses",
                    "key names 'part', but a row has no value in it. Leave such rows out, or name columns that tell all rows apart.",
                    "id",
                    "part");
        }

        @Test
        void aColumnWithTheNameOfTheWholeKey() {
            assertRefused(
                    database,
                    "select id, part, price as \"Id+Part\" from houses where id < 3",
                    "query has a column that is called 'id+part', as the one that a key of several columns adds; name it differently, such as with: as NAME.",
                    "id",
                    "part");
        }

        @Test
        void anotherZoneThanUtc() {
            TimeZone before = TimeZone.getDefault();
            try {
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
                QueryFreeze freeze = new QueryFreeze(
                        database.query("select * from houses"),
                        Credentials.NONE,
                        QueryRefusalsTest.class.getClassLoader());
                assertThatThrownBy(() -> freeze.into(folder.resolve("rows.json")))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage(
                                "drivers would put times into the zone of this process, which is Asia/Tokyo and must be UTC (-Duser.timezone=UTC)");
            } finally {
                TimeZone.setDefault(before);
            }
        }
    }
}
