package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.database.Credentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredQueryTest {
    /** Decrypts {@code {c2VjcmV0}}, and nothing else. */
    private static final SettingsDecrypter DECRYPTER = ConfiguredQueryTest::decrypted;

    @TempDir
    Path folder;

    private static SettingsDecryptionResult decrypted(SettingsDecryptionRequest request) {
        Server server = request.getServers().get(0).clone();
        if ("{c2VjcmV0}".equals(server.getPassword())) {
            server.setPassword("secret");
        }
        return new SettingsDecryptionResult() {
            @Override
            public Server getServer() {
                return server;
            }

            @Override
            public List<Server> getServers() {
                return List.of(server);
            }

            @Override
            public @Nullable Proxy getProxy() {
                return null;
            }

            @Override
            public List<Proxy> getProxies() {
                return List.of();
            }

            @Override
            public List<SettingsProblem> getProblems() {
                return List.of();
            }
        };
    }

    private static Settings settings(String... idsWithPasswords) {
        Settings settings = new Settings();
        for (int i = 0; i < idsWithPasswords.length; i += 2) {
            Server server = new Server();
            server.setId(idsWithPasswords[i]);
            server.setUsername("ann");
            server.setPassword(idsWithPasswords[i + 1]);
            settings.addServer(server);
        }
        return settings;
    }

    private static Credentials credentials(
            Settings settings, @Nullable String serverId, @Nullable String username, @Nullable String variable) {
        return new ConfiguredQuery.Login(serverId, username, variable)
                .credentials(settings, DECRYPTER, Map.of("HOUSES_PASSWORD", "from the environment"));
    }

    @Test
    void nobodyNeedsToAsk() {
        assertThat(credentials(settings(), null, null, null)).isEqualTo(Credentials.NONE);
    }

    @Test
    void aServerOfTheSettingsHasNameAndPassword() {
        assertThat(credentials(settings("houses", "secret"), "houses", null, null))
                .isEqualTo(new Credentials("ann", "secret"));
        assertThat(credentials(settings("houses", "{c2VjcmV0}"), "houses", "bob", null))
                .isEqualTo(new Credentials("bob", "secret"));
    }

    @Test
    void aVariableOfTheEnvironmentHasThePassword() {
        assertThat(credentials(settings(), null, "bob", "HOUSES_PASSWORD"))
                .isEqualTo(new Credentials("bob", "from the environment"));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> credentials(settings(), null, "bob", "HOUSE_PASSWORD"))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "passwordVariable names the environment variable 'HOUSE_PASSWORD', which is not set; set it, or name the <server> of settings.xml"
                                + " that has the password with serverId.");
        assertThatThrownBy(() -> credentials(settings("houses", "x", "flats", "y"), "cars", null, null))
                .hasMessage(
                        "serverId is 'cars', but settings.xml has no <server> with that <id>; it has houses, flats.");
        assertThatThrownBy(() -> credentials(settings("houses", "x"), "house", null, null))
                .hasMessage(
                        "serverId is 'house', but settings.xml has no <server> with that <id>; did you mean houses?");
        assertThatThrownBy(() -> credentials(settings(), "cars", null, null))
                .hasMessage(
                        "serverId is 'cars', but settings.xml has no <server> with that <id>; add it, with <username> and <password>.");
        assertThatThrownBy(() -> credentials(settings("houses", "${env.PW}"), "houses", null, null))
                .hasMessage(
                        "The <password> of the <server> 'houses' in settings.xml is that of the environment variable 'PW', which is not set; set it.");
        assertThatThrownBy(() -> credentials(settings("houses", "{b3RoZXI=}"), "houses", null, null))
                .hasMessageStartingWith(
                        "The <password> of the <server> 'houses' in settings.xml can't be decrypted; check the master password");
        assertThatThrownBy(() -> credentials(settings("houses", "x"), "houses", null, "HOUSES_PASSWORD"))
                .hasMessage("serverId and passwordVariable both say where the password is; leave one of them out.");
    }

    @Test
    void aQueryIsGivenOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("houses.sql"), "select 1;");
        assertThat(ConfiguredQuery.text(null, file.toFile())).isEqualTo("select 1;");
        assertThat(ConfiguredQuery.text("select 2", null)).isEqualTo("select 2");
        assertThat(ConfiguredQuery.spec("jdbc:h2:houses", "query", "select 1;", List.of("id"))
                        .query())
                .isEqualTo("select 1");
        assertThatThrownBy(() -> ConfiguredQuery.text("select 2", file.toFile()))
                .hasMessage("query and queryFile are both given; leave one of them out.");
        assertThatThrownBy(() -> ConfiguredQuery.text(null, folder.toFile()))
                .hasMessage(
                        "queryFile is " + folder + ", but that is a folder; give the path of a file with a SELECT.");
        assertThatThrownBy(() ->
                        ConfiguredQuery.text(null, folder.resolve("none.sql").toFile()))
                .hasMessage("queryFile is " + folder.resolve("none.sql")
                        + ", but that file does not exist; give the path of a file with a SELECT.");
        assertThatThrownBy(() -> ConfiguredQuery.spec("jdbc:h2:houses", "query", null, List.of()))
                .hasMessage(
                        "query is missing; give a SELECT, such as select * from houses, or a file with one as queryFile.");
        assertThatThrownBy(() -> ConfiguredQuery.spec("jdbc:h2:houses", "inputQuery", null, List.of()))
                .hasMessage("inputQuery is missing; give a SELECT, such as select * from houses.");
    }

    @Test
    void aQueryFileIsTextInUtf8(@TempDir Path queries) throws IOException {
        Path file = queries.resolve("houses.sql");
        Files.writeString(file, "\ufeffselect 'Köln'");
        assertThat(ConfiguredQuery.text(null, file.toFile())).isEqualTo("select 'Köln'");
        Files.writeString(file, "select 'Köln'", StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> ConfiguredQuery.text(null, file.toFile()))
                .isInstanceOf(RegressionException.class)
                .hasMessage("Cannot read queryFile " + file + ": it is not text in UTF-8.");
        Files.writeString(file, "\n");
        assertThatThrownBy(() -> ConfiguredQuery.text(null, file.toFile()))
                .isInstanceOf(RegressionException.class)
                .hasMessage("queryFile " + file + " is empty; write a SELECT into it.");
    }

    @Test
    void aPasswordInAUrlIsShownNowhere() {
        GivenValue url = GivenValue.of("datasetUrl", "jdbc:h2:houses;PASSWORD=secret", Place.COMMAND_LINE);
        assertThat(url.found()).isEqualTo("-Dregression.datasetUrl=***");
        assertThat(url.sentence()).isEqualTo("datasetUrl is *** on the command line");
        assertThat(GivenValue.of("datasetUrl", "jdbc:h2:houses", Place.COMMAND_LINE)
                        .found())
                .isEqualTo("-Dregression.datasetUrl=jdbc:h2:houses");
    }
}
