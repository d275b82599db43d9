package dev.mlmethods.regression.database;

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
