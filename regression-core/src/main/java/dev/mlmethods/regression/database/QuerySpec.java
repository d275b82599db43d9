package dev.mlmethods.regression.database;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.ColumnSelection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which rows of a database.
 *
 * @param url of the database, as JDBC has it: {@code jdbc:postgresql://localhost/houses}; without a password
 * @param query one SELECT
 * @param key the columns by which the rows are sorted and told apart, in this order; empty for all columns
 */
public record QuerySpec(String url, String query, List<String> key) {
    private static final Pattern SECRET = Pattern.compile(
            "(?i)[?&;,]?[a-z_.]*(password|passwd|pwd|passphrase|secret|token)[a-z_.]*=|//[^/?;]*:[^/?;]*@");

    /** What separates the address of a database from its settings. */
    private static final Pattern SETTINGS = Pattern.compile("[?;]");

    /**
     * Checks what can be checked without a database.
     *
     * @param url of the database
     * @param query one SELECT; a semicolon at its end is dropped
     * @param key the columns by which the rows are sorted and told apart; copied
     * @throws RegressionException if the URL isn't one of JDBC or has a password, the query isn't one SELECT, or the key names a column twice
     */
    public QuerySpec {
        if (hasSecret(url)) {
            // Without the URL.
            throw new RegressionException(
                    "datasetUrl contains a password or another secret, which would be visible to anyone who can see the POM, the command line or the log."
                            + " Take it out, and name the <server> of settings.xml that has it with serverId, or an environment variable with passwordVariable.");
        }
        if (!url.startsWith("jdbc:")) {
            throw new RegressionException(
                    "datasetUrl is '" + url
                            + "'; it must be a URL of JDBC, such as jdbc:postgresql://localhost/houses or jdbc:sqlite:houses.db.");
        }
        query = Sql.requireOneSelect(query);
        key = ColumnSelection.requireDistinct("key", key);
    }

    /**
     * {@return whether a URL has a password or another secret, so that nobody may be shown it}
     *
     * @param url of a database, or what is meant as one
     */
    public static boolean hasSecret(String url) {
        return SECRET.matcher(url).find();
    }

    /** {@return the URL without its settings, for people} */
    public String address() {
        return SETTINGS.split(url, 2)[0];
    }
}
