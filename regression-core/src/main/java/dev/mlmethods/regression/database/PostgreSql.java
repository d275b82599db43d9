package dev.mlmethods.regression.database;

import java.util.List;

/** With pgjdbc. Without these settings, a second scan starts in the middle of the table, parallel aggregates have any order, and digits depend on the server. */
final class PostgreSql extends Database {
    PostgreSql() {
        super("jdbc:postgresql:");
    }

    @Override
    String driver() {
        return "org.postgresql:postgresql";
    }

    /** Below 1,000, and in some languages, it reads money as a number. */
    @Override
    boolean misreads(String type, int precision) {
        return type.equals("money");
    }

    @Override
    List<String> settings() {
        return List.of(
                "SET TimeZone = 'UTC'",
                "SET extra_float_digits = 3",
                "SET max_parallel_workers_per_gather = 0",
                "SET synchronize_seqscans = off",
                "SET default_transaction_read_only = on");
    }
}
