package dev.mlmethods.regression.database;

import java.util.List;

/**
 * HSQLDB with its own driver. A file that doesn't exist would be created. It makes the whole result before its first row can be read, in memory:
 * {@code SET SESSION RESULT MEMORY ROWS} puts it on disk only if the database isn't read-only, since otherwise there is no folder for temporary files.
 */
final class Hsqldb extends Database {
    private static final String FILE = "file:";

    Hsqldb() {
        super("jdbc:hsqldb:");
    }

    @Override
    String driver() {
        return "org.hsqldb:hsqldb";
    }

    @Override
    String url(String url) {
        String place = place(url);
        if (place.matches("(mem|res|hsql|hsqls|http|https):.*")) {
            return with(url, "ifexists", "true");
        }
        requireFile(place, (place.startsWith(FILE) ? place.substring(FILE.length()) : place) + ".script");
        return with(with(url, "ifexists", "true"), "readonly", "true");
    }

    /** It reads bits as whether one of them is set. */
    @Override
    boolean misreads(String type, int precision) {
        return type.equals("BIT") && precision > 1;
    }

    @Override
    List<String> settings() {
        return List.of("SET TIME ZONE INTERVAL '0:00' HOUR TO MINUTE");
    }
}
