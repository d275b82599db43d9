package dev.mlmethods.regression.gate.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MlflowSettingsTest {
    private static final String SERVER = "http://localhost:5000";

    @Test
    void areNoneWhereNoServerIsNamed() {
        assertThat(MlflowSettings.of(Map.of())).isEmpty();
        assertThat(MlflowSettings.of(Map.of("MLFLOW_TRACKING_URI", " "))).isEmpty();
    }

    @Test
    void haveAnExperimentByDefault() {
        assertThat(MlflowSettings.of(Map.of("MLFLOW_TRACKING_URI", " " + SERVER + "// \n")))
                .contains(new MlflowSettings(URI.create(SERVER), "regression-maven-plugin", null));
        assertThat(MlflowSettings.of(Map.of("MLFLOW_TRACKING_URI", SERVER, "MLFLOW_EXPERIMENT_NAME", "mine")))
                .contains(new MlflowSettings(URI.create(SERVER), "mine", null));
    }

    @Test
    void logInWithAUserNameBeforeAToken() {
        Map<String, String> both = Map.of(
                "MLFLOW_TRACKING_URI", SERVER,
                "MLFLOW_TRACKING_USERNAME", "Aladdin",
                "MLFLOW_TRACKING_PASSWORD", "open sesame",
                "MLFLOW_TRACKING_TOKEN", "token");
        // The example of RFC 7617.
        assertThat(MlflowSettings.of(both).orElseThrow().authorization())
                .isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        Map<String, String> half = Map.of(
                "MLFLOW_TRACKING_URI",
                SERVER,
                "MLFLOW_TRACKING_USERNAME",
                "Aladdin",
                "MLFLOW_TRACKING_TOKEN",
                "token\n");
        assertThat(MlflowSettings.of(half).orElseThrow().authorization()).isEqualTo("Bearer token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mlruns",
                "file:///tmp/mlruns",
                "sqlite:///mlflow.db",
                "databricks",
                "C:\\mlruns",
                "http:///path",
                "http://host/?a=b",
                "http://host/#a"
            })
    void refuseWhatIsNoServer(String address) {
        assertThatThrownBy(() -> MlflowSettings.of(Map.of("MLFLOW_TRACKING_URI", address)))
                .isInstanceOf(RegressionException.class)
                .hasMessage("MLFLOW_TRACKING_URI is " + address
                        + ", but only a server can be logged to: set it to an address such as http://localhost:5000, or"
                        + " unset it.");
    }

    @Test
    void tellNoPassword() {
        assertThatThrownBy(() -> MlflowSettings.of(Map.of("MLFLOW_TRACKING_URI", "http://user:secret@host")))
                .hasMessage("MLFLOW_TRACKING_URI holds a user name; set MLFLOW_TRACKING_USERNAME and"
                        + " MLFLOW_TRACKING_PASSWORD instead.");
        assertThatThrownBy(() -> MlflowSettings.of(Map.of("MLFLOW_TRACKING_URI", "postgresql://user:secret@host/db")))
                .hasMessageStartingWith("MLFLOW_TRACKING_URI is postgresql://***@host/db, but ");
        MlflowSettings settings = MlflowSettings.of(
                        Map.of("MLFLOW_TRACKING_URI", SERVER, "MLFLOW_TRACKING_TOKEN", "secret"))
                .orElseThrow();
        assertThat(settings).hasToString("MlflowSettings[server=" + SERVER + ", experiment=regression-maven-plugin]");
    }

    @Test
    void refuseATokenThatIsNoHeader() {
        assertThatThrownBy(
                        () -> MlflowSettings.of(Map.of("MLFLOW_TRACKING_URI", SERVER, "MLFLOW_TRACKING_TOKEN", "a\nb")))
                .isInstanceOf(RegressionException.class)
                .hasMessage("MLFLOW_TRACKING_TOKEN contains characters that an HTTP header cannot hold; set it again.");
    }
}
