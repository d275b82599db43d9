package dev.mlmethods.regression.database;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.file.TemporaryFolder;
import dev.mlmethods.regression.storage.TableMemory;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a database needs so that a query gives the same rows each time, and writes nothing: measured, because drivers differ in what they do with the same calls.
 * The defaults are for databases that this library doesn't know.
 */
abstract class Database {
    private static final Pattern SETTINGS = Pattern.compile("[?;]");

    /** What a URL begins with. */
    private final String prefix;

    Database(String prefix) {
        this.prefix = prefix;
    }

    /** Whether a URL names such a database. */
    final boolean isNamedBy(String url) {
        return url.startsWith(prefix);
    }

    /** What follows the prefix in a URL, without settings. */
    final String place(String url) {
        return SETTINGS.split(url.substring(prefix.length()), 2)[0];
    }

    /** The artifact of its driver; null if it isn't known. */
    abstract @Nullable String driver();

    /**
     * What is opened.
     *
     * @param url as the user gave it
     * @param address what messages call the database
     * @param memory where temporary files are
     * @throws RegressionException if the URL names a file that doesn't exist, which the driver would create, or one that can't be read now
     */
    Opened open(String url, String address, TableMemory memory) {
        return Opened.of(url(url));
    }

    /**
     * The URL that is opened, for a database that is read where it is.
     *
     * @throws RegressionException if it names a file that doesn't exist, which the driver would create
     */
    String url(String url) {
        return url;
    }

    /**
     * What is opened until the query has been read.
     *
     * @param url for the driver
     * @param copy of the database's files, which is deleted afterwards; null if there is none
     */
    record Opened(String url, @Nullable TemporaryFolder copy) implements AutoCloseable {
        static Opened of(String url) {
            return new Opened(url, null);
        }

        @Override
        public void close() {
            if (copy != null) {
                copy.close();
            }
        }
    }

    /** Settings of the connection. */
    Map<String, String> properties(String url) {
        return Map.of();
    }

    /** Statements to execute before the query, outside of its transaction. */
    List<String> settings() {
        return List.of();
    }

    /** Whether the connection is to be told that it only reads; drivers that are told otherwise refuse that. */
    boolean setsReadOnly() {
        return true;
    }

    /** The type of float64. */
    String doubleType() {
        return "double precision";
    }

    /** An expression for an infinity of float64. */
    String infinity(double value) {
        return "cast('" + (value < 0 ? "-" : "") + "Infinity' as " + doubleType() + ")";
    }

    /** A type of texts. */
    String textType() {
        return "varchar(100)";
    }

    /** A value of the current row. */
    @Nullable
    Object value(ResultSet result, int place, String type) throws SQLException {
        return result.getObject(place);
    }

    /** Whether the driver knows the classes of {@code java.time}, which have the calendar of databases. */
    boolean hasLocalDates() {
        return true;
    }

    /** Whether the driver reads the values of a type wrongly, or only some of them. */
    boolean misreads(String type, int precision) {
        return false;
    }

    /** A path, which may start in the user's home. */
    static String inHome(String path) {
        return path.startsWith("~") ? System.getProperty("user.home") + path.substring(1) : path;
    }

    /** Requires a file, given the path in a URL. */
    static void requireFile(String path, String file) {
        try {
            if (!Files.isRegularFile(Path.of(file))) {
                throw new RegressionException("datasetUrl names the database " + path + ", but there is no file "
                        + Path.of(file).toAbsolutePath().normalize()
                        + ". Check the path; a relative one starts from the folder of the POM.");
            }
        } catch (InvalidPathException e) {
            throw new RegressionException("datasetUrl names the database " + path + ", which is not a valid path ("
                    + e.getReason() + "). Check it.");
        }
    }

    /** A URL with another setting, in place of one of that name. */
    static String with(String url, String name, String value) {
        return url.replaceAll("(?i);" + Pattern.quote(name) + "=[^;]*", "") + ";" + name + "=" + value;
    }

    /**
     * Requires that a URL lacks a setting with statements, which the driver would execute before anything is read-only.
     *
     * @throws RegressionException if it has the setting
     */
    static void requireWithout(String url, String name) {
        if (Pattern.compile("(?i)[;?&]" + Pattern.quote(name) + "=")
                .matcher(url)
                .find()) {
            throw new RegressionException("datasetUrl has " + name
                    + ", whose statements would be executed before the query, and might write. Leave it out.");
        }
    }
}
