package dev.mlmethods.regression.gate.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.gate.SampleCheckResults;
import dev.mlmethods.regression.gate.mlflow.MlflowClient.Logged;
import dev.mlmethods.regression.gate.mlflow.MlflowClient.Outcome;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MlflowClientTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1234));
    private static final MlflowRun RUN = new MlflowRun(
            "prices",
            MlflowRun.Status.FINISHED,
            Map.of("test.rmse", 0.1),
            Map.of("epochs", "7"),
            Map.of("regression.verdict", "identical"));
    private static final String MISSING =
            "{\"error_code\":\"RESOURCE_DOES_NOT_EXIST\",\"message\":\"No Experiment with name=x exists\"}";

    @SuppressWarnings("NullAway.Init")
    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void createsFillsAndEndsARunOfTheExperiment() {
        Logged logged = client(Map.of("MLFLOW_EXPERIMENT_NAME", "price & co")).log(RUN);
        assertThat(logged)
                .isEqualTo(new Logged(
                        Outcome.DONE, "Logged the run r1 in the experiment price & co at " + server.address() + "."));
        assertThat(server.endpoints())
                .containsExactly("experiments/get-by-name", "runs/create", "runs/log-batch", "runs/update");
        assertThat(body(0)).isEqualTo("{\"query\":\"experiment_name=price+%26+co\"}");
        assertThat(body(1)).isEqualTo("{\"experiment_id\":\"7\",\"run_name\":\"prices\",\"start_time\":1234}");
        assertThat(body(2))
                .isEqualTo("{\"run_id\":\"r1\",\"metrics\":[{\"key\":\"test.rmse\",\"value\":0.1,\"timestamp\":1234,"
                        + "\"step\":0}],\"params\":[{\"key\":\"epochs\",\"value\":\"7\"}],"
                        + "\"tags\":[{\"key\":\"regression.verdict\",\"value\":\"identical\"}]}");
        assertThat(body(3)).isEqualTo("{\"run_id\":\"r1\",\"status\":\"FINISHED\",\"end_time\":1234}");
        assertThat(server.requests()).allMatch(request -> request.authorization() == null);
    }

    @Test
    void endsARunAsItsGateDid() {
        client(Map.of()).log(MlflowRun.of("prices", SampleCheckResults.regressed(), Map.of()));
        assertThat(body(3)).contains("\"status\":\"FAILED\"");
    }

    @Test
    void sendsWhoItIs() {
        client(Map.of("MLFLOW_TRACKING_TOKEN", "secret")).log(RUN);
        assertThat(server.requests()).hasSize(4).allMatch(request -> "Bearer secret".equals(request.authorization()));
    }

    @Test
    void createsTheExperimentWhereItIsMissing() {
        server.answerInstead("experiments/get-by-name", 404, MISSING);
        assertThat(client(Map.of()).log(RUN).outcome()).isEqualTo(Outcome.DONE);
        assertThat(server.endpoints())
                .containsExactly(
                        "experiments/get-by-name",
                        "experiments/create",
                        "runs/create",
                        "runs/log-batch",
                        "runs/update");
        assertThat(body(1)).isEqualTo("{\"name\":\"regression-maven-plugin\"}");
        assertThat(body(2)).contains("\"experiment_id\":\"8\"");
    }

    @Test
    void takesTheExperimentThatAnotherBuildHasJustCreated() {
        server.answerFirst("experiments/get-by-name", 404, MISSING);
        server.answerInstead(
                "experiments/create", 400, "{\"error_code\":\"RESOURCE_ALREADY_EXISTS\",\"message\":\"exists\"}");
        assertThat(client(Map.of()).log(RUN).outcome()).isEqualTo(Outcome.DONE);
        assertThat(server.endpoints())
                .startsWith("experiments/get-by-name", "experiments/create", "experiments/get-by-name", "runs/create");
    }

    @Test
    void keepsToTheLimitsOfABatch() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        IntStream.range(0, 2_000).forEach(i -> metrics.put("m" + i, i + 0.5));
        Map<String, String> parameters = new LinkedHashMap<>();
        IntStream.range(0, 250).forEach(i -> parameters.put("p" + i, "x".repeat(i == 0 ? 6_001 : 1)));
        Map<String, String> tags = new LinkedHashMap<>();
        IntStream.range(0, 101).forEach(i -> tags.put("t" + i, "x".repeat(i == 0 ? 4_999 : 1) + (i == 0 ? "😀" : "")));
        client(Map.of()).log(new MlflowRun("prices", MlflowRun.Status.FINISHED, metrics, parameters, tags));
        List<JsonNode> batches = server.requests().stream()
                .filter(request -> request.endpoint().equals("runs/log-batch"))
                .map(StubServer.Request::body)
                .toList();
        assertThat(batches)
                .extracting(
                        batch -> batch.path("metrics").size(),
                        batch -> batch.path("params").size(),
                        batch -> batch.path("tags").size())
                .containsExactly(tuple(800, 100, 100), tuple(800, 100, 1), tuple(400, 50, 0));
        assertThat(batches.get(0).path("params").path(0).path("value").asString())
                .hasSize(6_000);
        assertThat(batches.get(0).path("tags").path(0).path("value").asString()).isEqualTo("x".repeat(4_999));
        assertThat(batches.get(2).path("metrics").path(399).path("key").asString())
                .isEqualTo("m1999");
    }

    @Test
    void warnsWithTheAnswerOfTheServer() {
        server.answerInstead(
                "runs/create", 400, "{\"error_code\":\"INVALID_PARAMETER_VALUE\",\"message\":\"no such run\\nstack\"}");
        assertThat(client(Map.of()).log(RUN))
                .isEqualTo(new Logged(
                        Outcome.FAILED,
                        "Cannot log to MLflow at " + server.address()
                                + ": runs/create was answered with the status 400, \"no such run\"."));
    }

    @Test
    void saysHowToLogIn() {
        server.answerInstead("experiments/get-by-name", 401, "You are not authenticated.");
        assertThat(client(Map.of()).log(RUN).message())
                .isEqualTo("Cannot log to MLflow at " + server.address()
                        + ": experiments/get-by-name was answered with the status 401 (set MLFLOW_TRACKING_TOKEN, or"
                        + " MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD).");
    }

    @Test
    void cutsALongAnswer() {
        server.answerInstead(
                "experiments/get-by-name",
                500,
                Json.line(Map.of("error_code", "INTERNAL_ERROR", "message", "x".repeat(1_000))));
        assertThat(client(Map.of()).log(RUN).message()).endsWith("500, \"" + "x".repeat(300) + "...\".");
    }

    @Test
    void warnsWhereTheServerIsNoMlflow() {
        server.answerInstead("experiments/get-by-name", 200, "<html>Hello</html>");
        assertThat(client(Map.of()).log(RUN).message())
                .isEqualTo("Cannot log to MLflow at " + server.address()
                        + ": experiments/get-by-name did not answer as MLflow does.");
    }

    @Test
    void followsNoRedirect() {
        server.answerInstead("experiments/get-by-name", 302, "");
        assertThat(client(Map.of()).log(RUN).message())
                .isEqualTo("Cannot log to MLflow at " + server.address()
                        + ": experiments/get-by-name was answered with the status 302.");
    }

    @Test
    void endsARunThatItCouldNotFillAsFailed() {
        server.answerInstead("runs/log-batch", 400, "{\"error_code\":\"BAD_REQUEST\",\"message\":\"too much\"}");
        assertThat(client(Map.of()).log(RUN).message())
                .endsWith("runs/log-batch was answered with the status 400, \"too much\".");
        assertThat(body(3)).contains("\"status\":\"FAILED\"");
        server.answerInstead("runs/update", 500, "");
        assertThat(client(Map.of()).log(RUN).message())
                .endsWith("runs/log-batch was answered with the status 400, \"too much\".");
    }

    @Test
    void warnsWhereNothingAnswers() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        MlflowSettings settings = MlflowSettings.of(Map.of("MLFLOW_TRACKING_URI", "http://127.0.0.1:" + port))
                .orElseThrow();
        assertThat(MlflowClient.of(settings, CLOCK).log(RUN).message())
                .isEqualTo("Cannot log to MLflow at http://127.0.0.1:" + port + ": nothing answers there.");
    }

    @Test
    void doesNotWaitForAServerThatNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + silent.getLocalPort();
            MlflowSettings settings =
                    MlflowSettings.of(Map.of("MLFLOW_TRACKING_URI", address)).orElseThrow();
            assertThat(MlflowClient.of(settings, CLOCK)
                            .withTimeout(Duration.ofMillis(200))
                            .log(RUN)
                            .message())
                    .isEqualTo("Cannot log to MLflow at " + address + ": it did not answer in time.");
        }
    }

    @Test
    void stopsWhereTheBuildIsInterrupted() {
        Thread.currentThread().interrupt();
        Logged logged = client(Map.of()).log(RUN);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(logged.message())
                .isEqualTo("Cannot log to MLflow at " + server.address() + ": the build was interrupted.");
    }

    @Test
    void logsAVerdictWithItsSpecification() {
        Specification specification = Specification.of(DataSpec.builtIn("california-housing"));
        MlflowRun run =
                MlflowRun.of("prices", SampleCheckResults.regressed(), SpecificationFields.values(specification));
        assertThat(run.metrics())
                .containsOnly(
                        Map.entry("test.rmse", 0.5312), Map.entry("test.r2", 0.775), Map.entry("train.rmse", 0.4));
        assertThat(run.parameters())
                .containsEntry("dataset", "california-housing")
                .containsEntry(
                        "hiddenLayers",
                        SpecificationFields.text(specification.network().hiddenLayers()));
        assertThat(run.tags())
                .containsExactly(
                        Map.entry("regression.verdict", "regressed"),
                        Map.entry("regression.baselineCommit", "aaaa"),
                        Map.entry("mlflow.note.content", "test.rmse is 0.5312, but the baseline allows at most 0.51."),
                        Map.entry("mlflow.source.git.commit", "bbbb"));
    }

    private MlflowClient client(Map<String, String> environment) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.put("MLFLOW_TRACKING_URI", server.address() + "/");
        return MlflowClient.of(MlflowSettings.of(all).orElseThrow(), CLOCK);
    }

    private String body(int request) {
        return server.requests().get(request).body().toString();
    }
}
