package dev.mlmethods.regression.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.database.ServersExtension.Servers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A query whose rows don't change gives the same file, whatever else clients do to its table, and whatever server and client are set to. */
@ExtendWith(ServersExtension.class)
class SecondClientTest {
    private static final int ROWS = 3000;
    private static final int TRAININGS = 50;

    /** After so many of them, the other queries are asked, too. */
    private static final int OTHERS = 5;

    private static final String TABLE = "select id, x, r, label, day, seen from measured";

    private static final List<Locale> LOCALES = List.of(
            Locale.ROOT,
            Locale.GERMANY,
            Locale.forLanguageTag("tr-TR"),
            Locale.forLanguageTag("ar-EG-u-nu-arab"),
            Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static void fill(TestDatabase database, String floatType, String timeType) throws SQLException {
        database.execute(
                "drop table if exists measured",
                "create table measured (id integer primary key, x double precision, r " + floatType
                        + ", label varchar(20), day date, seen " + timeType + " null, other integer)");
        Random random = new Random(42);
        try (Connection connection = TestTable.connect(database.url(), database.credentials())) {
            connection.setAutoCommit(false);
            try (PreparedStatement row = connection.prepareStatement(
                    "insert into measured values (?, ?, ?, ?, '2024-03-31', '2024-03-31 02:30:00.25', 0)")) {
                for (int id = 0; id < ROWS; id++) {
                    row.setInt(1, id);
                    row.setDouble(2, random.nextGaussian());
                    row.setFloat(3, random.nextFloat());
                    row.setString(4, "aAäÄ".charAt(random.nextInt(4)) + "i");
                    row.addBatch();
                }
                row.executeBatch();
            }
            connection.commit();
        }
    }

    /** Repeats statements until it is closed. */
    private static final class Client implements AutoCloseable {
        private final ExecutorService executor = Executors.newSingleThreadExecutor();
        private final CountDownLatch began = new CountDownLatch(1);
        private final Future<Integer> rounds;
        private volatile boolean goesOn = true;

        Client(TestDatabase database, String... statements) {
            this.rounds = executor.submit(() -> repeat(database, statements));
        }

        private int repeat(TestDatabase database, String... statements) throws SQLException {
            int done = 0;
            try (Connection connection = TestTable.connect(database.url(), database.credentials());
                    Statement statement = connection.createStatement()) {
                while (goesOn) {
                    for (String sql : statements) {
                        statement.execute(sql);
                        began.countDown();
                    }
                    done++;
                }
            } finally {
                began.countDown();
            }
            return done;
        }

        void awaitFirst() throws InterruptedException {
            began.await();
        }

        int end() throws InterruptedException, ExecutionException {
            goesOn = false;
            return rounds.get();
        }

        @Override
        public void close() {
            goesOn = false;
            executor.shutdown();
        }
    }

    private static List<QuerySpec> queries(TestDatabase database) {
        return List.of(
                database.query(TABLE, "id"),
                database.query("select label, x, r, seen from measured where id < 1500"),
                database.query(
                        "select mod(id, 1000) as part, count(*) as rows_of_it, avg(cast(x as decimal(30, 20))) as mean from measured group by mod(id, 1000)"));
    }

    private String hash(TestDatabase database, QuerySpec query) {
        return TestTable.freeze(query, database.credentials(), folder.resolve("rows.json"))
                .sha256();
    }

    /** Of the rows of the first query, and of the model that is trained on them. */
    private String trained(TestDatabase database) {
        return hash(database, queries(database).get(0)) + " " + ForeignProcess.trained(folder, "rows.json");
    }

    /** Of each query, all that were seen. */
    private List<Set<String>> frozenOften(TestDatabase database, List<String> settings, String newIndex)
            throws SQLException {
        Locale before = Locale.getDefault();
        List<QuerySpec> queries = queries(database);
        List<Set<String>> hashes = List.of(new HashSet<>(), new HashSet<>(), new HashSet<>());
        try {
            for (int at = 0; at < TRAININGS; at++) {
                database.execute(settings.get(at % settings.size()));
                Locale.setDefault(LOCALES.get(at % LOCALES.size()));
                if (at == TRAININGS / 2) {
                    database.execute(newIndex);
                }
                hashes.get(0).add(trained(database));
                if (at % OTHERS == 0) {
                    int other = 1 + at / OTHERS % 2;
                    hashes.get(other).add(hash(database, queries.get(other)));
                }
            }
        } finally {
            Locale.setDefault(before);
        }
        return hashes;
    }

    private void assertOne(TestDatabase database, List<String> settings, String newIndex, Client writer, Client reader)
            throws Exception {
        writer.awaitFirst();
        reader.awaitFirst();
        List<Set<String>> hashes = frozenOften(database, settings, newIndex);
        Set<String> foreign = new HashSet<>();
        for (Path jdk : ForeignProcess.jdks()) {
            foreign.add(new ForeignProcess(jdk, database, folder).trained(TABLE, "id"));
        }
        assertThat(writer.end()).isPositive();
        assertThat(reader.end()).isPositive();
        List<QuerySpec> queries = queries(database);
        assertThat(hashes.get(0)).containsExactly(trained(database));
        for (int query = 1; query < queries.size(); query++) {
            assertThat(hashes.get(query)).containsExactly(hash(database, queries.get(query)));
        }
        assertThat(foreign).isEqualTo(hashes.get(0));
    }

    @Test
    void postgreSql(Servers servers) throws Exception {
        TestDatabase database = servers.postgreSql().database();
        fill(database, "real", "timestamptz");
        List<String> settings = List.of(
                "alter role owner set TimeZone = 'Asia/Tokyo'",
                "alter role owner set extra_float_digits = -15",
                "alter role owner set DateStyle = 'German'",
                "alter role owner set work_mem = '64kB'",
                "alter database postgres set TimeZone = 'America/St_Johns'",
                "alter database postgres set enable_sort = off",
                "alter role owner set force_parallel_mode = on",
                "alter role owner reset all",
                "alter role owner set enable_hashagg = off");
        try (Client writer = new Client(
                        database,
                        "update measured set other = other + 1 where id % 7 = 3",
                        "update measured set x = x, other = -other where id % 5 = 2",
                        "begin; update measured set x = x + 1 where id < 100; update measured set label = 'gone' where id < 500; rollback",
                        "vacuum measured",
                        "update measured set other = 0");
                Client reader = new Client(
                        database, "select count(*) from measured where x > 0", "select max(label) from measured")) {
            assertOne(database, settings, "create index on measured (label, x)", writer, reader);
        } finally {
            database.execute("alter role owner reset all", "alter database postgres reset all", "drop table measured");
        }
    }

    @Test
    void mariaDb(Servers servers) throws Exception {
        TestDatabase database = servers.mariaDb().database();
        database.execute("set global time_zone = '+00:00'");
        fill(database, "float", "timestamp(2)");
        List<String> settings = List.of(
                "set global time_zone = '+09:00'",
                "set global sql_mode = 'ANSI_QUOTES,PAD_CHAR_TO_FULL_LENGTH'",
                "set global lc_time_names = 'ar_EG'",
                "set global time_zone = '-03:30'",
                "set global collation_connection = 'utf8mb4_bin'",
                "set global sort_buffer_size = 32768",
                "set global tx_isolation = 'READ-UNCOMMITTED'",
                "set global sql_mode = ''");
        try (Client writer = new Client(
                        database,
                        "update measured set other = other + 1 where id % 7 = 3",
                        "update measured set other = -other where id % 5 = 2",
                        "analyze table measured",
                        "update measured set other = 0");
                Client reader = new Client(
                        database, "select count(*) from measured where x > 0", "select max(label) from measured")) {
            assertOne(database, settings, "create index by_label on measured (label, x)", writer, reader);
        } finally {
            database.execute(
                    "set global time_zone = 'SYSTEM'",
                    "set global sql_mode = default",
                    "set global lc_time_names = default",
                    "set global collation_connection = default",
                    "set global sort_buffer_size = default",
                    "set global tx_isolation = default",
                    "drop table measured");
        }
    }
}
