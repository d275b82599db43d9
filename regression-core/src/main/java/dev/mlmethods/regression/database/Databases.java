package dev.mlmethods.regression.database;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The databases that this library knows. */
final class Databases {
    private static final List<Database> KNOWN =
            List.of(new PostgreSql(), new MariaDb(), new Sqlite(), new H2(), new Hsqldb(), new DuckDb());

    private Databases() {}

    /** The database that a URL names. */
    static Database of(String url) {
        return KNOWN.stream()
                .filter(database -> database.isNamedBy(url))
                .findFirst()
                .orElseGet(Other::new);
    }

    /** One that this library doesn't know. */
    private static final class Other extends Database {
        Other() {
            super("");
        }

        @Override
        @Nullable
        String driver() {
            return null;
        }

        @Override
        boolean hasLocalDates() {
            return false;
        }
    }
}
