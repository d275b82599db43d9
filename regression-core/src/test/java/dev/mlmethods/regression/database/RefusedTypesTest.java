package dev.mlmethods.regression.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.database.ServersExtension.Servers;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What isn't a cell, and whether what the message tells to write makes it one. */
class RefusedTypesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private void assertRefused(TestDatabase database, String expression, String message) {
        assertThatThrownBy(() -> csv(database, "select " + expression + " as x"))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    private String csv(TestDatabase database, String query) {
        return TestTable.csv(database, database.query(query), folder);
    }

    private String cell(TestDatabase database, String expression) {
        return csv(database, "select " + expression + " as x").replaceFirst("x\n", "");
    }

    private static String notACell(String type, String valueClass, String textType) {
        return "query: the column x (" + type + ") holds values of the class " + valueClass
                + ", which are neither numbers nor texts, booleans or dates. Select a part of them that is, write cast(x as "
                + textType + "), or leave the column out.";
    }

    private static String tooLong(String type, String value, String doubleType, String textType) {
        return "query: the column x (" + type + ") holds " + value
                + ", which has more digits than float64 can keep. If its last digits don't matter, write cast(x as "
                + doubleType + "); if it is a name, cast(x as " + textType + "), or name it in key.";
    }

    private static String outsideYears(String type) {
        return "query: the column x (" + type
                + ") holds a date that isn't in the years 1 to 9999, or an infinite one; leave its rows out, or write cast(x as varchar(100)).";
    }

    private static String infinite(String type, String infinity) {
        return "query: the column x (" + type
                + ") holds an infinity, which no network can learn from; leave its rows out, or write nullif(x, "
                + infinity
                + "), which makes the cell a missing one.";
    }

    private static String unreadable(String type, String reason, String textType) {
        return "query: the column x (" + type + ") has a value that the driver can't read: " + reason
                + ". Write a cast to a number or a text, such as cast(x as " + textType + ").";
    }

    @ParameterizedTest
    @ExtendWith(ServersExtension.class)
    @CsvSource(
            delimiter = '|',
            value = {
                "array[1, 2] | _int4 | org.postgresql.jdbc.PgArray | {1,2}",
                "cast('x' as bytea) | bytea | byte[] | \\x78",
                "cast('{}' as json) | json | org.postgresql.util.PGobject | {}",
                "cast('{}' as jsonb) | jsonb | org.postgresql.util.PGobject | {}",
                "cast('<a/>' as xml) | xml | org.postgresql.jdbc.PgSQLXML | <a/>",
                "cast('10:00' as time) | time | java.sql.Time | 10:00:00",
                "cast('10:00+02' as timetz) | timetz | java.sql.Time | 10:00:00+02",
                "interval '1 day' | interval | org.postgresql.util.PGInterval | 1 day",
                "cast('1.2.3.4' as inet) | inet | org.postgresql.util.PGobject | 1.2.3.4/32",
                "point '(1, 2)' | point | org.postgresql.geometric.PGpoint | (1,2)",
                "int4range(1, 3) | int4range | org.postgresql.util.PGobject | [1,3)",
                "b'101' | bit | org.postgresql.util.PGobject | 101",
                "row(1, 'a') | record | org.postgresql.util.PGobject | (1,a)",
                "to_tsvector('simple', 'a') | tsvector | org.postgresql.util.PGobject | 'a':1",
            })
    void postgreSql(String expression, String type, String valueClass, String remedied, Servers servers) {
        TestDatabase database = servers.postgreSql().database();
        assertRefused(database, expression, notACell(type, valueClass, "varchar(100)"));
        assertThat(cell(database, "'' || cast(" + expression + " as varchar(100))")
                        .replace("\"", "")
                        .strip())
                .isEqualTo(remedied);
    }

    /** Which the driver reads as a number if it is below 1,000. */
    @ParameterizedTest
    @ExtendWith(ServersExtension.class)
    @CsvSource({"5", "1234.5"})
    void money(String value, Servers servers) {
        TestDatabase database = servers.postgreSql().database();
        String expression = "cast(" + value + " as money)";
        assertRefused(
                database,
                expression,
                "query: the column x (money) has a type that the driver doesn't read reliably. Write a cast to a number or a text, such as cast(x as varchar(100)).");
        assertThat(cell(database, "cast(" + expression + " as numeric)")).isEqualTo(value + "\n");
    }

    @ParameterizedTest
    @ExtendWith(ServersExtension.class)
    @CsvSource({
        "date, infinity",
        "date, -infinity",
        "timestamp, infinity",
        "timestamp, -infinity",
        "timestamptz, infinity",
        "timestamptz, -infinity",
        "date, 0044-03-15 BC",
        "timestamp, 0044-03-15 BC",
        "timestamptz, 0044-03-15 BC",
        "date, 10000-01-01",
        "timestamp, 10000-01-01"
    })
    void datesOfPostgreSql(String type, String value, Servers servers) {
        TestDatabase database = servers.postgreSql().database();
        String expression = "cast('" + value + "' as " + type + ")";
        assertRefused(database, expression, outsideYears(type));
        assertThat(cell(database, "cast(" + expression + " as varchar(100))")).startsWith(value.substring(0, 5));
    }

    @ParameterizedTest
    @ExtendWith(ServersExtension.class)
    @CsvSource({
        "float8, Infinity",
        "float8, -Infinity",
        "float4, Infinity",
        "float4, -Infinity",
        "numeric, Infinity",
        "numeric, -Infinity"
    })
    void infinitiesOfPostgreSql(String type, String value, Servers servers) {
        TestDatabase database = servers.postgreSql().database();
        String expression = "cast('" + value + "' as " + type + ")";
        String infinity = "cast('" + value + "' as double precision)";
        assertRefused(database, expression, infinite(type, infinity));
        assertThat(cell(database, "nullif(" + expression + ", " + infinity + ")"))
                .isEqualTo("\n");
    }

    @ParameterizedTest
    @ExtendWith(ServersExtension.class)
    @CsvSource({
        "9007199254740993, int8, 9007199254740993, 9.007199254740992e15",
        "-9223372036854775807, int8, -9223372036854775807, -9.223372036854776e18",
        "12345678901234567890123456789012345678901, numeric, 1234567890123456789012345678901234567890..., 1.2345678901234568e40"
    })
    void longNumbersOfPostgreSql(String value, String type, String shown, String nearest, Servers servers) {
        TestDatabase database = servers.postgreSql().database();
        assertRefused(database, value, tooLong(type, shown, "double precision", "varchar(100)"));
        assertThat(cell(database, "cast(" + value + " as double precision)")).isEqualTo(nearest + "\n");
        assertThat(cell(database, "cast(" + value + " as varchar(100))")).isEqualTo(value + "\n");
        assertThat(TestTable.csv(database, database.query("select " + value + " as x", "x"), folder))
                .isEqualTo("x\n" + value + "\n");
    }

    @ParameterizedTest
    @ExtendWith(ServersExtension.class)
    @CsvSource(
            delimiter = '|',
            value = {
                "x'414243' | VARBINARY | byte[] | ABC",
                "cast('10:00' as time) | TIME | java.sql.Time | 10:00:00",
                "st_geomfromtext('POINT(1 2)') | GEOMETRY | byte[] |"
            })
    void mariaDb(String expression, String type, String valueClass, String remedied, Servers servers) {
        TestDatabase database = servers.mariaDb().database();
        assertRefused(database, expression, notACell(type, valueClass, "char"));
        if (remedied != null) {
            assertThat(cell(database, "cast(" + expression + " as char)")).isEqualTo(remedied + "\n");
        }
    }

    @Test
    @ExtendWith(ServersExtension.class)
    void severalBitsOfMariaDb(Servers servers) throws SQLException {
        TestDatabase database = servers.mariaDb().database();
        database.execute("create or replace table bits (x bit(8))", "insert into bits values (b'10000001')");
        assertThatThrownBy(() -> csv(database, "select x from bits")).hasMessage(notACell("BIT", "byte[]", "char"));
        assertThat(csv(database, "select x + 0 as x from bits")).isEqualTo("x\n129\n");
    }

    @ParameterizedTest
    @ExtendWith(ServersExtension.class)
    @CsvSource({"date, DATE, LocalDate, ''", "datetime, DATETIME, LocalDateTime, ' 00:00:00'"})
    void incompleteDatesOfMariaDb(String type, String name, String valueClass, String time, Servers servers) {
        TestDatabase database = servers.mariaDb().database();
        String expression = "cast('2024-00-15' as " + type + ")";
        assertRefused(
                database,
                expression,
                unreadable(
                        name,
                        "value '2024-00-15" + time + "' cannot be decoded as " + valueClass
                                + ": Invalid value for MonthOfYear (valid values 1 - 12): 0",
                        "char"));
        assertThat(cell(database, "cast(" + expression + " as char)")).isEqualTo("2024-00-15" + time + "\n");
    }

    @ParameterizedTest
    @ExtendWith(ServersExtension.class)
    @CsvSource({
        "9007199254740993, BIGINT, 9.007199254740992e15",
        "18446744073709551615, BIGINT UNSIGNED, 1.8446744073709552e19",
        "12345678901234567890123, DECIMAL, 1.2345678901234568e22"
    })
    void longNumbersOfMariaDb(String value, String type, String nearest, Servers servers) {
        TestDatabase database = servers.mariaDb().database();
        assertRefused(database, value, tooLong(type, value, "double", "char"));
        assertThat(cell(database, "cast(" + value + " as double)")).isEqualTo(nearest + "\n");
        assertThat(cell(database, "cast(" + value + " as char)")).isEqualTo(value + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "array[1, 2] | INTEGER ARRAY | org.h2.jdbc.JdbcArray | [1, 2]",
                "row(1, 2) | ROW(C1 INTEGER, C2 INTEGER) | org.h2.jdbc.JdbcResultSet | ROW (1, 2)",
                "x'41' | BINARY VARYING | byte[] | A",
                "cast(x'41' as blob) | BINARY LARGE OBJECT | org.h2.jdbc.JdbcBlob |",
                "json '[1]' | JSON | byte[] | [1]",
                "time '10:00:00' | TIME | java.sql.Time | 10:00:00",
                "time with time zone '10:00:00+02' | TIME WITH TIME ZONE | java.time.OffsetTime | 10:00:00+02",
                "interval '1' day | INTERVAL DAY | org.h2.api.Interval | INTERVAL '1' DAY"
            })
    void h2(String expression, String type, String valueClass, String remedied) throws SQLException {
        TestDatabase database = TestDatabase.h2(folder);
        database.execute("create table t (x int)");
        assertThatThrownBy(() -> csv(database, "select " + expression + " as x"))
                .extracting(e -> String.valueOf(e.getMessage()).replace("\"", ""))
                .isEqualTo(notACell(type, valueClass, "varchar(100)"));
        if (remedied != null) {
            assertThat(cell(database, "cast(" + expression + " as varchar(100))")
                            .replace("\"", ""))
                    .isEqualTo(remedied + "\n");
        }
    }

    @Test
    void numbersAndDatesOfH2() throws SQLException {
        TestDatabase database = TestDatabase.h2(folder);
        database.execute("create table t (x int)");
        assertRefused(
                database,
                "9007199254740993",
                tooLong("BIGINT", "9007199254740993", "double precision", "varchar(100)"));
        assertThat(cell(database, "cast(9007199254740993 as double precision)")).isEqualTo("9.007199254740992e15\n");
        String infinity = "cast('-Infinity' as double precision)";
        assertRefused(database, infinity, infinite("DOUBLE PRECISION", infinity));
        assertThat(cell(database, "nullif(" + infinity + ", " + infinity + ")")).isEqualTo("\n");
        assertRefused(database, "date '-0044-03-15'", outsideYears("DATE"));
        assertRefused(database, "timestamp '10000-01-01 00:00:00'", outsideYears("TIMESTAMP"));
        assertRefused(
                database,
                "timestamp with time zone '9999-12-31 23:00:00-02'",
                outsideYears("TIMESTAMP WITH TIME ZONE"));
        assertRefused(
                database,
                "cast('NaN' as decfloat)",
                unreadable(
                        "DECFLOAT",
                        "Data conversion error converting \"DECFLOAT to NUMERIC\" [22018-252]",
                        "varchar(100)"));
        assertThat(cell(database, "cast(cast('NaN' as decfloat) as double precision)"))
                .isEqualTo("\n");
        assertRefused(
                database,
                "'a' || char(0)",
                "query: the column x (CHARACTER VARYING) holds a text with a null character, which no CSV file can have; leave the column out, or replace the character in the query.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "array[1, 2] | INTEGER ARRAY | org.hsqldb.jdbc.JDBCArray",
                "x'41' | VARBINARY | byte[]",
                "time '10:00:00' | TIME | java.sql.Time",
                "time '10:00:00+02:00' | TIME WITH TIME ZONE | java.time.OffsetTime"
            })
    void hsqldb(String expression, String type, String valueClass) throws SQLException {
        TestDatabase database = TestDatabase.hsqldb(folder);
        database.execute("create table t (x int)");
        assertThatThrownBy(() -> csv(database, "select " + expression + " as x from (values 1)"))
                .hasMessage(notACell(type, valueClass, "varchar(100)"));
    }

    @Test
    void bitsAndNumbersOfHsqldb() throws SQLException {
        TestDatabase database = TestDatabase.hsqldb(folder);
        database.execute("create table t (b bit(3), l bigint)", "insert into t values (b'101', 9007199254740993)");
        assertThatThrownBy(() -> csv(database, "select b as x from t"))
                .hasMessage(
                        "query: the column x (BIT) has a type that the driver doesn't read reliably. Write a cast to a number or a text, such as cast(x as varchar(100)).");
        assertThat(csv(database, "select cast(b as varchar(100)) as x from t")).isEqualTo("x\n101\n");
        assertThatThrownBy(() -> csv(database, "select l as x from t"))
                .hasMessage(tooLong("BIGINT", "9007199254740993", "double precision", "varchar(100)"));
        assertThat(csv(database, "select cast(l as double precision) as x from t"))
                .isEqualTo("x\n9.007199254740992e15\n");
    }

    @ParameterizedTest
    @CsvSource({"9e999", "-9e999"})
    void infinitiesOfSqlite(String infinity) throws SQLException {
        TestDatabase database = TestDatabase.sqlite(folder);
        database.execute("create table t (x int)");
        assertRefused(database, infinity, infinite("FLOAT", infinity));
        assertThat(cell(database, "nullif(" + infinity + ", " + infinity + ")")).isEqualTo("\n");
    }

    @Test
    void bytesAndNumbersOfSqlite() throws SQLException {
        TestDatabase database = TestDatabase.sqlite(folder);
        database.execute("create table t (x int)");
        assertRefused(database, "x'41'", notACell("BLOB", "byte[]", "text"));
        assertThat(cell(database, "cast(x'41' as text)")).isEqualTo("A\n");
        assertRefused(database, "9007199254740993", tooLong("INTEGER", "9007199254740993", "real", "text"));
        assertThat(cell(database, "cast(9007199254740993 as real)")).isEqualTo("9.007199254740992e15\n");
        assertThat(cell(database, "cast(9007199254740993 as text)")).isEqualTo("9007199254740993\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 2] | INTEGER[] | org.duckdb.DuckDBArray | [1, 2]",
                "array_value(1, 2) | INTEGER[2] | org.duckdb.DuckDBArray | [1, 2]",
                "{'a': 1} | STRUCT(a INTEGER) | org.duckdb.DuckDBStruct | {'a': 1}",
                "map {'a': 1} | MAP(VARCHAR, INTEGER) | java.util.LinkedHashMap | {a=1}",
                "cast('[1]' as json) | JSON | org.duckdb.JsonNode | [1]",
                "cast('A' as blob) | BLOB | org.duckdb.DuckDBResultSet$DuckDBBlobResult | A",
                "time '10:00' | TIME | java.time.LocalTime | 10:00:00",
                "cast('10:00:00+02' as timetz) | TIME WITH TIME ZONE | java.time.OffsetTime | 10:00:00+02"
            })
    void duckDb(String expression, String type, String valueClass, String remedied) {
        TestDatabase database = TestDatabase.files();
        assertRefused(database, expression, notACell(type, valueClass, "varchar(100)"));
        assertThat(cell(database, "cast(" + expression + " as varchar(100))").replace("\"", ""))
                .isEqualTo(remedied + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, infinity",
        "DATE, -infinity",
        "TIMESTAMP, infinity",
        "TIMESTAMP, -infinity",
        "TIMESTAMP WITH TIME ZONE, infinity",
        "TIMESTAMP WITH TIME ZONE, -infinity",
        "DATE, 0044-03-15 (BC)",
        "DATE, 10000-01-01",
        "TIMESTAMP, 10000-01-01"
    })
    void datesOfDuckDb(String type, String value) {
        TestDatabase database = TestDatabase.files();
        String expression = "cast('" + value + "' as " + type + ")";
        assertRefused(database, expression, outsideYears(type));
        assertThat(cell(database, "cast(" + expression + " as varchar(100))")).startsWith(value.substring(0, 5));
    }

    @ParameterizedTest
    @CsvSource({"DOUBLE, Infinity", "DOUBLE, -Infinity", "FLOAT, Infinity", "FLOAT, -Infinity"})
    void infinitiesOfDuckDb(String type, String value) {
        TestDatabase database = TestDatabase.files();
        String expression = "cast('" + value + "' as " + type + ")";
        String infinity = "cast('" + value + "' as double precision)";
        assertRefused(database, expression, infinite(type, infinity));
        assertThat(cell(database, "nullif(" + expression + ", " + infinity + ")"))
                .isEqualTo("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "9007199254740993, BIGINT, 9.007199254740992e15",
        "170141183460469231731687303715884105727, HUGEINT, 1.7014118346046923e38"
    })
    void longNumbersOfDuckDb(String value, String type, String nearest) {
        TestDatabase database = TestDatabase.files();
        assertRefused(database, value, tooLong(type, value, "double precision", "varchar(100)"));
        assertThat(cell(database, "cast(" + value + " as double precision)")).isEqualTo(nearest + "\n");
        assertThat(cell(database, "cast(" + value + " as varchar(100))")).isEqualTo(value + "\n");
    }
}
