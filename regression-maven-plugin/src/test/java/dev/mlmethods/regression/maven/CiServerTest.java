package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.Verdict;
import dev.mlmethods.regression.gate.verdict.GoalCommand;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CiServerTest {
    private static final CheckResult IDENTICAL = new CheckResult(
            CheckResult.FORMAT_VERSION,
            new CheckResult.Subject("prices", "default", "m0de1", "e7a1", "ba5e"),
            Verdict.IDENTICAL,
            true,
            "All the same.",
            List.of(),
            List.of(),
            null,
            null,
            Map.of("test", Map.of("rmse", 0.5)),
            null,
            null,
            null);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final RecordingLog log = new RecordingLog();

    private void tell(Map<String, String> environment) {
        new CiServer(environment, log)
                .tell(
                        IDENTICAL,
                        "prices",
                        SpecificationFields.values(Specification.of(DataSpec.csv("prices.csv", "price"))),
                        GoalCommand.PLAIN);
    }

    @Test
    void whereNobodyAsksNothingIsSaid() {
        tell(Map.of("GITHUB_STEP_SUMMARY", "", "MLFLOW_TRACKING_URI", ""));
        assertThat(log.infoLines()).isEmpty();
        assertThat(log.warnLines()).isEmpty();
    }

    @Test
    void theSummaryOfTheStepGetsTheVerdict() {
        Path summary = folder.resolve("summary.md");
        tell(Map.of("GITHUB_STEP_SUMMARY", summary.toString()));
        assertThat(summary).content().startsWith("## ✅ prices: identical\n\nAll the same.\n");
        assertThat(log.warnLines()).isEmpty();
    }

    @Test
    void whoCannotBeToldIsAWarning() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        // Nothing listens there any more.
        tell(Map.of("GITHUB_STEP_SUMMARY", folder.toString(), "MLFLOW_TRACKING_URI", "http://127.0.0.1:" + port));
        assertThat(log.warnLines()).hasSize(2);
        assertThat(log.warnLines().get(0)).startsWith("Cannot append the verdict to the step summary, " + folder);
        assertThat(log.warnLines().get(1))
                .isEqualTo("Cannot log to MLflow at http://127.0.0.1:" + port + ": nothing answers there.");
    }

    @Test
    void settingsOfMlflowThatAreOfNoUseAreAWarning() {
        tell(Map.of("MLFLOW_TRACKING_URI", "file:/mlruns"));
        assertThat(log.warnLines())
                .containsExactly("MLFLOW_TRACKING_URI is file:/mlruns, but only a server can be logged to: set it to an"
                        + " address such as http://localhost:5000, or unset it.");
    }
}
