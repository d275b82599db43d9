package dev.mlmethods.regression.database;

import java.util.List;

/** H2 with its own driver. A file that doesn't exist would be created. */
final class H2 extends Database {
    private static final String FILE = "file:";

    H2() {
        super("jdbc:h2:");
    }

    @Override
    String driver() {
        return "com.h2database:h2";
    }

    @Override
    String url(String url) {
        requireWithout(url, "INIT");
        String place = place(url);
        if (place.startsWith("mem:") || place.matches("(tcp|ssl):.*")) {
            return with(url, "IFEXISTS", "TRUE");
        }
        String path = place.startsWith(FILE) ? place.substring(FILE.length()) : place;
        if (!place.startsWith("zip:")) {
            requireFile(place, inHome(path) + ".mv.db");
        }
        return with(with(url, "IFEXISTS", "TRUE"), "ACCESS_MODE_DATA", "r");
    }

    @Override
    List<String> settings() {
        return List.of("SET TIME ZONE 'UTC'", "SET LAZY_QUERY_EXECUTION 1");
    }
}
