package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.database.Credentials;
import dev.mlmethods.regression.database.QuerySpec;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NearNames;
import dev.mlmethods.regression.text.Reason;
import java.io.File;
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

/** What the user says about a query. */
final class ConfiguredQuery {
    /** Some editors put it at the beginning of a file. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    /** What Maven leaves in {@code settings.xml} of an environment variable that isn't set. */
    private static final Pattern UNSET = Pattern.compile("\\$\\{env\\.([^}]*)}");

    /** How Maven writes an encrypted password. */
    private static final Pattern ENCRYPTED = Pattern.compile("\\{.*}");

    private ConfiguredQuery() {}

    /**
     * Which rows.
     *
     * @param parameter that has the query
     * @throws RegressionException if there is no query, or it isn't one SELECT
     */
    static QuerySpec spec(String url, String parameter, @Nullable String query, List<String> key) {
        if (query == null) {
            throw new RegressionException(parameter + " is missing; give a SELECT, such as select * from houses"
                    + (parameter.equals("query") ? ", or a file with one as queryFile." : "."));
        }
        return new QuerySpec(url, query, key);
    }

    /**
     * The text of a query; null if there is none.
     *
     * @param queryFile a file with it
     * @throws RegressionException if it is in both, or the file can't be read
     */
    static @Nullable String text(@Nullable String query, @Nullable File queryFile) {
        if (queryFile == null) {
            return query;
        }
        if (query != null) {
            throw new RegressionException("query and queryFile are both given; leave one of them out.");
        }
        Path file = queryFile.toPath();
        if (!Files.isRegularFile(file)) {
            throw new RegressionException("queryFile is " + file + ", but "
                    + (Files.isDirectory(file) ? "that is a folder" : "that file does not exist")
                    + "; give the path of a file with a SELECT.");
        }
        try {
            String text = Files.readString(file);
            if (text.isBlank()) {
                throw new RegressionException("queryFile " + file + " is empty; write a SELECT into it.");
            }
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        } catch (IOException e) {
            throw new RegressionException("Cannot read queryFile " + file + ": " + Reason.ofReading(e) + ".", e);
        }
    }

    /**
     * Who asks.
     *
     * @param serverId the {@code <server>} of {@code settings.xml} with the username and the password
     * @param username in place of that one's
     * @param passwordVariable the environment variable with the password, in place of a server
     */
    record Login(
            @Nullable String serverId,
            @Nullable String username,
            @Nullable String passwordVariable) {
        /**
         * The name and the password.
         *
         * @param settings of Maven
         * @param decrypter of Maven's passwords
         * @param environment of the build
         * @throws RegressionException if there is no such server or variable, or its password can't be decrypted
         */
        Credentials credentials(Settings settings, SettingsDecrypter decrypter, Map<String, String> environment) {
            if (serverId == null) {
                return new Credentials(
                        username, passwordVariable == null ? null : variable(passwordVariable, environment));
            }
            if (passwordVariable != null) {
                throw new RegressionException(
                        "serverId and passwordVariable both say where the password is; leave one of them out.");
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
                        + Excerpt.quoted(String.valueOf(serverId))
                        + " in settings.xml is that of the environment variable "
                        + Excerpt.quoted(unset.group(1)) + ", which is not set; set it.");
            }
            return value;
        }
    }
}
