package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.FrozenRows;
import dev.mlmethods.regression.database.Credentials;
import dev.mlmethods.regression.database.QuerySpec;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What the goals have in common that read rows: which database has them, and who asks it. */
abstract class AbstractDatabaseMojo extends AbstractWorkerMojo {
    /**
     * A database with the data, in place of {@code dataset}: a URL of JDBC, such as {@code jdbc:postgresql://localhost/houses}, without a password. Its driver
     * is one of the plugin's {@code <dependencies>}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.datasetUrl")
    private @Nullable String datasetUrl;

    /**
     * The {@code <id>} of the {@code <server>} in {@code settings.xml} with the username and the password for {@code datasetUrl}. The password may be encrypted
     * as Maven has it, or be that of an environment variable, {@code ${env.NAME}}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.serverId")
    private @Nullable String serverId;

    /**
     * The username for {@code datasetUrl}. Default: that of {@code serverId}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.username")
    private @Nullable String username;

    /**
     * The name of the environment variable with the password for {@code datasetUrl}, in place of {@code serverId}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.passwordVariable")
    private @Nullable String passwordVariable;

    /**
     * The columns of the query that tell its rows apart, such as {@code id}. The rows are sorted by them, they aren't features unless {@code features} names them,
     * and by default the rows are divided by their hash ({@code splitBy=hash}). Default: none; the rows are then sorted by all columns.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.key")
    private List<String> key = List.of();

    /**
     * Takes the rows that were read before, without asking the database.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.frozen", defaultValue = "false")
    private boolean frozen;

    @SuppressWarnings("NullAway.Init")
    private SettingsDecrypter decrypter;

    AbstractDatabaseMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        super(repositorySystem, toolchainManager);
    }

    /** Sets the component of Maven that decrypts the passwords of {@code settings.xml}. */
    @Inject
    final void decryptWith(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /** Requires a database for what is said about one. */
    @Override
    void prepare() {
        requireDatabase("serverId", serverId);
        requireDatabase("passwordVariable", passwordVariable);
        requireDatabase("key", key.isEmpty() ? null : key);
    }

    /** Requires that a parameter for databases is given only with one. */
    final void requireDatabase(String parameter, @Nullable Object value) {
        if (value != null && datasetUrl == null) {
            throw new RegressionException(parameter
                    + " is for the rows of a database, and datasetUrl is missing; give its URL, such as jdbc:postgresql://localhost/houses, or leave "
                    + parameter + " out.");
        }
    }

    /**
     * Asks the database, unless the rows are frozen.
     *
     * @param parameter that has the query, for messages
     * @param frozenRows where the rows are kept
     */
    final void ask(String parameter, @Nullable String query, Path frozenRows) {
        requireDatabase(parameter, query);
        QuerySpec spec = ConfiguredQuery.spec(String.valueOf(datasetUrl), parameter, query, key);
        TrainedFolders.of(session())
                .takeRows(frozenRows, moduleExecution(), Sha256.of(Json.file(spec)), shown(frozenRows));
        if (frozen) {
            requireFrozen(parameter, spec, frozenRows);
            return;
        }
        Credentials credentials = new ConfiguredQuery.Login(serverId, username, passwordVariable)
                .credentials(session().getSettings(), decrypter, System.getenv());
        // A query may take minutes.
        getLog().info("Asking " + spec.address());
        workWithDrivers(
                new WorkerRequest.Query(backend(), frozenRows.toString(), spec, credentials), credentials::hide);
        getLog().info("Rows: " + shown(frozenRows));
    }

    private void requireFrozen(String parameter, QuerySpec spec, Path frozenRows) {
        if (!Files.isRegularFile(frozenRows)) {
            throw new RegressionException(
                    "frozen is true, but no rows were kept: there is no file " + shown(frozenRows)
                            + ". Run once without frozen where the database can be reached, and keep that file and the rows beside it.");
        }
        FrozenRows rows = FrozenRows.read(frozenRows, shown(frozenRows));
        requireSame(parameter, rows.origin().query(), spec.query(), frozenRows);
        requireSame(
                "key",
                String.join(", ", rows.origin().key()).toLowerCase(Locale.ROOT),
                String.join(", ", spec.key()).toLowerCase(Locale.ROOT),
                frozenRows);
        getLog().info("The database is not asked, because frozen is true: the rows are those of " + shown(frozenRows));
    }

    /** Otherwise a build would pass with the rows of a query that isn't its own any more. */
    private void requireSame(String parameter, String kept, String given, Path frozenRows) {
        if (!kept.equals(given)) {
            throw new RegressionException("frozen is true, but the rows of " + shown(frozenRows)
                    + " were read with another "
                    + parameter + ": '" + Excerpt.sentence(kept) + "' instead of '" + Excerpt.sentence(given)
                    + "'. Run once without frozen where the database can be reached, or put " + parameter + " back.");
        }
    }

    /** Whether a database has the rows. */
    boolean isDatabaseGiven() {
        return datasetUrl != null;
    }

    /** The columns that tell rows apart, as they were given. */
    final List<String> key() {
        return key;
    }
}
