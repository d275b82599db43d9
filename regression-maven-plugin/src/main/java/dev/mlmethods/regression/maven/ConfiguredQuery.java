package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.database.Credentials;
import dev.mlmethods.regression.database.QuerySpec;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NearNames;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/**
 * What the user says about a query.
 *
 * @param datasetUrl the database; null if the data come from elsewhere
 * @param query the text of the query
 * @param queryFile a file with it
 * @param serverId the {@code <server>} of {@code settings.xml} with the username and the password
 * @param username in place of that
 * @param passwordVariable the environment variable with the password, in place of that
 * @param key the columns that tell rows apart
 */
record ConfiguredQuery(
        @Nullable String datasetUrl,
        @Nullable String query,
        @Nullable Path queryFile,
        @Nullable String serverId,
        @Nullable String username,
        @Nullable String passwordVariable,
        List<String> key) {
    /** What Maven leaves in {@code settings.xml} of an environment variable that isn't set. */
    private static final Pattern UNSET = Pattern.compile("\\$\\{env\\.([^}]*)}");

    /** How Maven writes an encrypted password. */
    private static final Pattern ENCRYPTED = Pattern.compile("\\{.*}");

    boolean isGiven() {
        return datasetUrl != null;
    }

    /**
     * Requires that the parts agree.
     *
     * @param dataset what the user names as the dataset; null if nothing
     * @throws RegressionException if they don't
     */
    void requireAgreement(@Nullable String dataset) {
        if (datasetUrl == null) {
            requireNone("query", query);
            requireNone("queryFile", queryFile);
            requireNone("serverId", serverId);
            requireNone("key", key.isEmpty() ? null : key);
            return;
        }
        if (dataset != null) {
            throw new RegressionException(
                    "dataset is " + Excerpt.quoted(dataset) + ", and datasetUrl names a database; give one of them.");
        }
        if (serverId != null && passwordVariable != null) {
            throw new RegressionException(
                    "serverId and passwordVariable both say where the password is; give one of them.");
        }
    }

    private static void requireNone(String parameter, @Nullable Object value) {
        if (value != null) {
            throw new RegressionException(parameter
                    + " is for the rows of a database, and datasetUrl is missing; give its URL, such as jdbc:postgresql://localhost/houses, or leave "
                    + parameter + " out.");
        }
    }

    /**
     * Which rows.
     *
     * @throws RegressionException if there is no query, or there are two, or it isn't one SELECT
     */
    QuerySpec spec() {
        if (query != null && queryFile != null) {
            throw new RegressionException("query and queryFile are both given; leave one of them out.");
        }
        if (query == null && queryFile == null) {
            throw new RegressionException(
                    "query is missing; give a SELECT, such as select * from houses, or a file with one as queryFile.");
        }
        return new QuerySpec(
                String.valueOf(datasetUrl), queryFile == null ? String.valueOf(query) : text(queryFile), key);
    }

    private static String text(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new RegressionException("queryFile is " + file + ", but "
                    + (Files.isDirectory(file) ? "that is a folder" : "that file does not exist")
                    + "; give the path of a file with a SELECT.");
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new RegressionException("Cannot read queryFile " + file + ": " + Reason.ofReading(e) + ".", e);
        }
    }

    /**
     * Who asks.
     *
     * @param settings of Maven
     * @param decrypter of Maven's passwords
     * @param environment of the build
     * @throws RegressionException if there is no such server or variable, or its password can't be decrypted
     */
    Credentials credentials(Settings settings, SettingsDecrypter decrypter, Map<String, String> environment) {
        if (serverId == null) {
            return new Credentials(username, passwordVariable == null ? null : variable(passwordVariable, environment));
        }
        Server server = decrypted(server(serverId, settings), decrypter);
        String user = username == null ? server.getUsername() : username;
        return new Credentials(user == null ? null : set(user, "username"), set(server.getPassword(), "password"));
    }

    private static String variable(String name, Map<String, String> environment) {
        String value = environment.get(name);
        if (value == null) {
            throw new RegressionException(
                    "passwordVariable names the environment variable " + Excerpt.quoted(name)
                            + ", which is not set; set it, or name the <server> of settings.xml that has the password with serverId.");
        }
        return value;
    }

    private static Server server(String id, Settings settings) {
        List<String> ids = settings.getServers().stream().map(Server::getId).toList();
        return settings.getServers().stream()
                .filter(server -> id.equals(server.getId()))
                .findFirst()
                .orElseThrow(() -> new RegressionException("serverId is " + Excerpt.quoted(id)
                        + ", but settings.xml has no <server> with that <id>; "
                        + NearNames.nearest(id, ids)
                                .map(near -> "did you mean " + near + "?")
                                .orElse(
                                        ids.isEmpty()
                                                ? "add it, with <username> and <password>."
                                                : "it has " + Excerpt.listed(ids) + ".")));
    }

    private Server decrypted(Server server, SettingsDecrypter decrypter) {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server.clone()));
        String password = result.getServer().getPassword();
        if (password != null && ENCRYPTED.matcher(password).matches() && password.equals(server.getPassword())) {
            // Without the reason, which may quote what it could not decrypt.
            throw new RegressionException(
                    "The <password> of the <server> " + Excerpt.quoted(String.valueOf(serverId))
                            + " in settings.xml can't be decrypted; check the master password in settings-security.xml, and encrypt it again with mvn --encrypt-password.");
        }
        return result.getServer();
    }

    /** What was read from {@code settings.xml}, which must not name a variable that isn't set. */
    private @Nullable String set(@Nullable String value, String element) {
        Matcher unset = UNSET.matcher(value == null ? "" : value);
        if (unset.find()) {
            throw new RegressionException("The <" + element + "> of the <server> "
                    + Excerpt.quoted(String.valueOf(serverId)) + " in settings.xml is that of the environment variable "
                    + Excerpt.quoted(unset.group(1)) + ", which is not set; set it.");
        }
        return value;
    }
}
