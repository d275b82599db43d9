package dev.mlmethods.regression.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuerySpecTest {
    private static final String URL = "jdbc:postgresql://localhost/houses";

    private static String query(String query) {
        return new QuerySpec(URL, query, List.of()).query();
    }

    private static void assertRefused(String query, String message) {
        assertThatThrownBy(() -> query(query))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"houses.db", "postgresql://localhost/houses", "JDBC:sqlite:houses.db", ""})
    void theUrlIsOneOfJdbc(String url) {
        assertThatThrownBy(() -> new QuerySpec(url, "select 1", List.of()))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "datasetUrl is '" + url
                                + "'; it must be a URL of JDBC, such as jdbc:postgresql://localhost/houses or jdbc:sqlite:houses.db.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost/houses?user=me&password=hunter2",
                "jdbc:postgresql://localhost/houses?sslpassword=hunter2",
                "jdbc:postgresql://me:hunter2@localhost/houses",
                "jdbc:mariadb://localhost/houses?keyStorePassword=hunter2",
                "jdbc:mysql://address=(host=localhost)(password=hunter2)/houses",
                "jdbc:h2:houses;PASSWORD=hunter2",
                "jdbc:sqlserver://localhost;databaseName=houses;Password=hunter2;",
                "jdbc:hsqldb:file:houses;user=SA;password=hunter2",
                "jdbc:other://localhost/houses?access_token=hunter2",
                "jdbc:other://localhost/houses?client_secret=hunter2",
                "jdbc:other://localhost/houses;pwd=hunter2",
                "me:hunter2@localhost/houses?password=hunter2"
            })
    void thePasswordIsNotInTheUrl(String url) {
        assertThatThrownBy(() -> new QuerySpec(url, "select 1", List.of()))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "datasetUrl contains a password or another secret, which would be visible to anyone who can see the POM, the command line or the log."
                                + " Take it out, and name the <server> of settings.xml that has it with serverId, or an environment variable with passwordVariable.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost:5432/houses?user=me@work",
                "jdbc:postgresql://[::1]:5432/houses",
                "jdbc:sqlserver://localhost:1433;user=me@work",
                "jdbc:sqlite:passwords.db",
                "jdbc:h2:~/houses"
            })
    void otherUrlsHaveNoPassword(String url) {
        assertThat(new QuerySpec(url, "select 1", List.of()).url()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://localhost/houses?ssl=true, jdbc:postgresql://localhost/houses",
        "jdbc:h2:houses;IFEXISTS=TRUE, jdbc:h2:houses",
        "jdbc:duckdb:, jdbc:duckdb:"
    })
    void theAddressHasNoSettings(String url, String address) {
        assertThat(new QuerySpec(url, "select 1", List.of()).address()).isEqualTo(address);
    }

    @Test
    void theKeyNamesAColumnOnce() {
        assertThatThrownBy(() -> new QuerySpec(URL, "select 1", List.of("id", "id")))
                .isInstanceOf(RegressionException.class)
                .hasMessage("key names 'id' twice; name it once.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from houses",
                "SELECT 1",
                "with x as (select 1) select * from x",
                "values (1)",
                "table houses",
                "from houses",
                "(select 1) union (select 2)",
                "-- the houses; all of them\nselect 1",
                "/* delete; */ select 1",
                "select '; delete into' as x",
                "select \"into\" from houses",
                "select `into` from houses",
                "select _into, into_, my_into from houses",
                "select $$ ; into $$",
                "select $a$ ; into $b$ $a$",
                "select $1, $a, $ from houses",
                "select 'it''s; into' from houses",
                "select 'not closed; into",
                "select 1 -- into",
                "select 1 /* into",
                "select a$b from houses",
                "select 1$"
            })
    void aQueryThatReadsIsAsked(String query) {
        assertThat(query(query)).isEqualTo(query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1;", " select 1 ; ", "\nselect 1\n;\n-- the end\n", "select 1; /* the end; */"})
    void aSemicolonAtTheEndIsDropped(String query) {
        assertThat(query(query)).isEqualTo("select 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n"})
    void anEmptyQueryIsRefused(String query) {
        assertRefused(query, "query is empty; give a SELECT, such as select * from houses.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-- select 1", "/* select 1 */", "("})
    void aQueryWithoutAStatementIsRefused(String query) {
        assertRefused(query, "query has no statement in it; give a SELECT, such as select * from houses.");
    }

    @ParameterizedTest
    @CsvSource({
        "delete from houses, delete",
        "INSERT into houses values (1), insert",
        "update houses set price = 0, update",
        "Drop table houses, drop",
        "copy houses to 'x', copy",
        "/* now */ truncate houses, truncate",
        "(delete from houses), delete",
        "pragma writable_schema = 1, pragma"
    })
    void aQueryThatDoesNotReadIsRefused(String query, String word) {
        assertRefused(
                query,
                "query begins with '" + word
                        + "', and only a query that reads can be asked: one that begins with select, with, values, table or from.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1; select 2 | select 2",
                "select 1; delete from houses | delete from houses",
                "select 1; -- and\\n drop table houses; | drop table houses;",
                "select 1;; | ;",
            })
    void twoStatementsAreRefused(String query, String second) {
        assertRefused(
                query.replace("\\n", "\n"),
                "query has two statements: after a semicolon follows '" + second + "'. Give one SELECT.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * into copy from houses",
                "SELECT 1 INTO OUTFILE '/tmp/x'",
                "select 1 from t where a=$1 into x"
            })
    void aQueryThatWritesWhatItSelectedIsRefused(String query) {
        assertRefused(
                query,
                "query has the word into, with which a database writes what was selected; leave it out. A column of that name needs quotes.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"select 1 /*! into outfile '/tmp/x' */", "/*M!100000 delete from t */", "/*!50000 select */ 1"})
    void aCommentThatIsExecutedIsRefused(String query) {
        assertRefused(
                query, "query has a comment that begins with /*!, which MariaDB executes; write the query without it.");
    }

    @Test
    void credentialsDoNotShowThePassword() {
        Credentials credentials = new Credentials("me", "hunter2");
        assertThat(credentials).hasToString("Credentials[username=me, password=***]");
        assertThat(credentials.hide("no hunter2 here, nor hunter22")).isEqualTo("no *** here, nor ***2");
        assertThat(Credentials.NONE).hasToString("Credentials[username=null, password=null]");
        assertThat(Credentials.NONE.hide("text")).isEqualTo("text");
        assertThat(new Credentials("me", "").hide("text")).isEqualTo("text");
    }
}
