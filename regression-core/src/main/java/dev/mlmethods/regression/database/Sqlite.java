package dev.mlmethods.regression.database;

import java.util.Map;

/** With the driver of Xerial. A file that doesn't exist would be created. */
final class Sqlite extends Database {
    private static final String OPEN_READ_ONLY = "1";

    Sqlite() {
        super("jdbc:sqlite:");
    }

    @Override
    String driver() {
        return "org.xerial:sqlite-jdbc";
    }

    @Override
    String url(String url) {
        String place = place(url);
        if (!place.startsWith("file:") && !place.startsWith(":resource:")) {
            requireFile(place, place);
        }
        return url;
    }

    @Override
    Map<String, String> properties(String url) {
        return Map.of("open_mode", OPEN_READ_ONLY);
    }

    @Override
    boolean setsReadOnly() {
        return false;
    }

    @Override
    String doubleType() {
        return "real";
    }

    @Override
    String infinity(double value) {
        return value > 0 ? "9e999" : "-9e999";
    }

    @Override
    String textType() {
        return "text";
    }
}
