package dev.mlmethods.regression.database;

import dev.mlmethods.regression.file.TemporaryFolder;
import dev.mlmethods.regression.storage.TableMemory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * HSQLDB with its own driver. A file that doesn't exist would be created. It makes the whole result before its first row can be read: on disk if the database is
 * one that it may write to, for which a copy is made, and in memory otherwise.
 */
final class Hsqldb extends Database {
    private static final String PREFIX = "jdbc:hsqldb:";
    private static final String FILE = "file:";

    Hsqldb() {
        super(PREFIX);
    }

    @Override
    String driver() {
        return "org.hsqldb:hsqldb";
    }

    @Override
    Opened open(String url, String address, TableMemory memory) {
        String existing = with(url, "ifexists", "true");
        String place = place(url);
        if (place.matches("(mem|res|hsql|hsqls|http|https):.*")) {
            return Opened.of(existing);
        }
        String path = inHome(place.startsWith(FILE) ? place.substring(FILE.length()) : place);
        requireFile(place, path + ".script");
        HsqldbFiles files = new HsqldbFiles(Path.of(path).toAbsolutePath(), address);
        files.requireClosed();
        // Nobody may find it open in this process.
        String closed = with(existing, "shutdown", "true");
        Optional<TemporaryFolder> copy = files.copy(memory);
        return copy.map(folder -> new Opened(at(folder.path().resolve(files.name()), closed), folder))
                .orElseGet(() -> Opened.of(with(closed, "readonly", "true")));
    }

    /** A URL with another path. */
    private String at(Path path, String url) {
        return PREFIX + FILE + path + url.substring(PREFIX.length() + place(url).length());
    }

    /** It reads bits as whether one of them is set. */
    @Override
    boolean misreads(String type, int precision) {
        return type.equals("BIT") && precision > 1;
    }

    @Override
    List<String> settings() {
        return List.of("SET TIME ZONE INTERVAL '0:00' HOUR TO MINUTE", "SET SESSION RESULT MEMORY ROWS 10000");
    }
}
