package dev.mlmethods.regression.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.FrozenRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryFreezeTest {
    @TempDir
    Path folder;

    private String frozen(QuerySpec spec) throws IOException {
        FrozenRows rows = TestTable.freeze(spec, folder.resolve("rows.json"));
        System.out.println(rows);
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve(rows.rowsName())))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final String COLUMNS =
            "id bigint, i integer, s smallint, d double precision, r real, n numeric(12,4), b boolean, t varchar(50), c char(8), sold date, seen timestamp";

    private static final List<String> ROWS = List.of(
            "insert into t values (3, 1, 2, 0.1, 0.1, 1234.5000, true, 'a \"b\", c', 'pad', date '2024-02-29', timestamp '2024-03-31 02:30:00.25')",
            "insert into t values (1, -1, 0, 1e300, 16777216, 0.1, false, 'ü', 'x', date '1999-12-31', timestamp '2024-01-01 00:00:00')",
            "insert into t values (2, null, null, null, null, null, null, null, null, null, null)");

    private static final String EXPECTED = """
            id,i,s,d,r,n,b,t,c,sold,seen
            1,-1,0,1e300,16777216,0.1,false,ü,x,1999-12-31,2024-01-01 00:00:00
            2,,,,,,,,,,
            3,1,2,0.1,0.1,1234.5,true,"a ""b"", c",pad,2024-02-29,2024-03-31 02:30:00.25
            """;

    @Test
    void h2() throws Exception {
        String url = "jdbc:h2:" + folder.resolve("houses");
        TestTable.execute(url, Credentials.NONE, List.of("create table t (" + COLUMNS + ")"));
        TestTable.execute(url, Credentials.NONE, ROWS);
        assertThat(frozen(new QuerySpec(url, "select * from t", List.of("ID")))).isEqualTo(EXPECTED);
    }

    @Test
    void hsqldb() throws Exception {
        String url = "jdbc:hsqldb:file:" + folder.resolve("houses") + ";shutdown=true";
        TestTable.execute(url, new Credentials("SA", ""), List.of("create table t (" + COLUMNS + ")"));
        TestTable.execute(url, new Credentials("SA", ""), ROWS);
        assertThat(frozen(new QuerySpec(url, "select * from t", List.of("ID")))).isEqualTo(EXPECTED);
    }

    @Test
    void sqlite() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("houses.db");
        TestTable.execute(url, Credentials.NONE, List.of("create table t (" + COLUMNS + ")"));
        TestTable.execute(
                url,
                Credentials.NONE,
                ROWS.stream()
                        .map(row -> row.replace("date ", "").replace("timestamp ", ""))
                        .toList());
        assertThat(frozen(new QuerySpec(url, "select * from t", List.of("ID"))))
                .isEqualTo(EXPECTED.replace("true", "1").replace("false", "0"));
    }

    @Test
    void duckdb() throws Exception {
        String url = "jdbc:duckdb:" + folder.resolve("houses.duckdb");
        TestTable.execute(url, Credentials.NONE, List.of("create table t (" + COLUMNS + ")"));
        TestTable.execute(url, Credentials.NONE, ROWS);
        assertThat(frozen(new QuerySpec(url, "select * from t", List.of("ID")))).isEqualTo(EXPECTED);
    }
}
