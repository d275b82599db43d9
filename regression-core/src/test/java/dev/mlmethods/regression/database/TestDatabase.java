package dev.mlmethods.regression.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * A database that a test may fill.
 *
 * @param name for the names of tests
 * @param url as a user gives it
 * @param credentials of somebody who may create tables
 */
record TestDatabase(String name, String url, Credentials credentials) {
    /** Of a database that asks for no name. */
    private TestDatabase(String name, String url) {
        this(name, url, Credentials.NONE);
    }

    static TestDatabase h2(Path folder) {
        return new TestDatabase("H2", "jdbc:h2:" + folder.resolve("houses"));
    }

    static TestDatabase hsqldb(Path folder) {
        return new TestDatabase(
                "HSQLDB", "jdbc:hsqldb:file:" + folder.resolve("houses") + ";shutdown=true", new Credentials("SA", ""));
    }

    static TestDatabase sqlite(Path folder) {
        return new TestDatabase("SQLite", "jdbc:sqlite:" + folder.resolve("houses.db"));
    }

    static TestDatabase duckDb(Path folder) {
        return new TestDatabase("DuckDB", "jdbc:duckdb:" + folder.resolve("houses.duckdb"));
    }

    /** DuckDB without a file of its own, which reads other files. */
    static TestDatabase files() {
        return new TestDatabase("files", "jdbc:duckdb:");
    }

    static List<TestDatabase> embedded(Path folder) {
        return List.of(h2(folder), hsqldb(folder), sqlite(folder), duckDb(folder));
    }

    @Override
    public String toString() {
        return name;
    }

    void execute(String... statements) throws SQLException {
        TestTable.execute(url, credentials, List.of(statements));
    }

    QuerySpec query(String query, String... key) {
        return new QuerySpec(url, query, List.of(key));
    }
}
