package dev.mlmethods.regression.database;

import java.util.List;

/** HSQLDB with its own driver. A file that doesn't exist would be created. */
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
