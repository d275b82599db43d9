package dev.mlmethods.regression.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.SmallModels;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The worker in a separate JVM. The time limit is only there so that a hanging worker doesn't hang the build. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WorkerMainTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private ServerSocket server;

    @SuppressWarnings("NullAway.Init")
    private Process worker;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        worker = start(server.getLocalPort());
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        worker.destroyForcibly().waitFor();
        server.close();
    }

    @Test
    void saysHelloTrainsAndEndsWithZeroWhereTheLineIsClosed() throws IOException, InterruptedException {
        List<WorkerEvent> events = new ArrayList<>();
        try (WorkerChannel channel = connected()) {
            events.addAll(answers(channel, train(SmallModels.SPECIFICATION)));
        }
        assertThat(worker.waitFor()).isEqualTo(ExitCode.FINISHED.code()).isZero();
        assertThat(events).hasSize(4);
        assertThat(events.subList(0, 3))
                .isEqualTo(SmallModels.train().history().epochs().stream()
                        .map(WorkerEvent.Progress::new)
                        .toList());
        assertThat(events.get(3)).isInstanceOf(WorkerEvent.Finished.class);
        assertThat(RegressionModel.load(folder.resolve("out/model.zip")).parametersSha256())
                .isEqualTo(SmallModels.train().model().parametersSha256());
    }

    /** Whatever the worker has done before, with either engine and with other threads and seeds: the bytes are the same. */
    @Test
    void requestsLeaveNoTraceInThoseAfterThem() throws IOException, InterruptedException {
        Specification dl4j = withTraining(SmallModels.SPECIFICATION.training().withEngine(EngineName.DL4J));
        Specification vector = withTraining(SmallModels.SPECIFICATION
                .training()
                .withEngine(EngineName.VECTOR)
                .withBatchSize(BatchSize.of(32)));
        try (WorkerChannel channel = connected()) {
            answers(channel, train("dl4j-first", dl4j, 1));
            answers(channel, train("vector-later", vector, 2));
            answers(
                    channel,
                    train("other", vector.withTraining(vector.training().withSeed(7)), 1));
            answers(channel, train("dl4j-later", dl4j, 1));
            assertThat(answers(channel, evaluate("dl4j-later"))).last().isInstanceOf(WorkerEvent.Finished.class);
        }
        worker.waitFor();
        worker = start(server.getLocalPort());
        try (WorkerChannel channel = connected()) {
            answers(channel, train("vector-first", vector, 1));
        }
        for (String file : List.of("model.zip", "losses.csv", "training.json")) {
            assertThat(folder.resolve("vector-later").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("vector-first").resolve(file));
            assertThat(folder.resolve("dl4j-later").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("dl4j-first").resolve(file));
        }
        // The start of the process belongs only to the first request.
        JsonNode first = timings("dl4j-first");
        JsonNode later = timings("dl4j-later");
        assertThat(later.path("startSeconds").asDouble())
                .isLessThan(first.path("startSeconds").asDouble() / 2);
        assertThat(later.path("totalSeconds").asDouble())
                .isGreaterThanOrEqualTo(later.path("trainingSeconds").asDouble())
                .isLessThan(first.path("totalSeconds").asDouble());
    }

    private JsonNode timings(String output) throws IOException {
        return Json.tree(Files.readAllBytes(folder.resolve(output).resolve("timings.json")));
    }

    @Test
    void endsWhereARequestIsNone() throws IOException, InterruptedException {
        try (WorkerChannel channel = connected()) {
            answers(channel, evaluate("none"));
            channel.send("no request");
            assertThat(channel.receive(WorkerEvent.class)).isNull();
        }
        assertThat(worker.waitFor()).isEqualTo(ExitCode.BROKEN.code());
        assertThat(folder.resolve("worker-output.txt"))
                .content()
                .contains("VALUE_STRING where a WorkerRequest should be");
    }

    @Test
    void takesARequestToTrainInBatches() throws IOException {
        Specification batches = SmallModels.SPECIFICATION.withTraining(
                SmallModels.SPECIFICATION.training().withBatchSize(BatchSize.of(32)));
        try (WorkerChannel channel = connected()) {
            channel.send(train(batches));
            assertThat(channel.receive(WorkerEvent.class)).isInstanceOf(WorkerEvent.Progress.class);
        }
    }

    @Test
    void saysWhatFailedAndEndsWithOne() throws IOException, InterruptedException {
        try (WorkerChannel channel = connected()) {
            channel.send(new WorkerRequest.Evaluate(
                    Backend.CPU,
                    folder.toString(),
                    folder.toString(),
                    folder.resolve("none.zip").toString(),
                    null,
                    Map.of()));
            assertThat(channel.receive(WorkerEvent.class))
                    .asInstanceOf(type(WorkerEvent.Failed.class))
                    .extracting(WorkerEvent.Failed::message)
                    .isEqualTo("There is no model " + folder.resolve("none.zip")
                            + ". Make one first with regression:train or regression:import.");
        }
        assertThat(worker.waitFor()).isEqualTo(ExitCode.FAILED.code()).isEqualTo(1);
    }

    @Test
    void endsWithItsParentWhileItTrains() throws IOException, InterruptedException {
        Specification endless = SmallModels.SPECIFICATION.withTraining(
                SmallModels.SPECIFICATION.training().withEpochs(Integer.MAX_VALUE));
        try (WorkerChannel channel = connected()) {
            channel.send(train(endless));
            assertThat(channel.receive(WorkerEvent.class)).isInstanceOf(WorkerEvent.Progress.class);
        }
        assertThat(worker.waitFor()).isEqualTo(ExitCode.ORPHANED.code()).isEqualTo(3);
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    @Test
    void endsWithItsParentBeforeARequest() throws IOException, InterruptedException {
        WorkerChannel channel = connected();
        server.close();
        channel.close();
        assertThat(worker.waitFor()).isEqualTo(ExitCode.ORPHANED.code());
    }

    /** Its parent rejects anyone who has connected but says nothing for too long, like a process that is paused just then. */
    @Test
    void comesAgainWhereItIsTurnedAway() throws IOException, InterruptedException {
        server.accept().close();
        connected().close();
        try (WorkerChannel channel = connected()) {
            channel.send(train(SmallModels.SPECIFICATION));
            assertThat(channel.receive(WorkerEvent.class)).isInstanceOf(WorkerEvent.Progress.class);
        }
    }

    @Test
    void saysWhyItEndsWhereNobodyListens() throws IOException, InterruptedException {
        int port = server.getLocalPort();
        WorkerChannel channel = connected();
        server.close();
        channel.close();
        worker.waitFor();
        worker = start(port);
        assertThat(worker.waitFor()).isEqualTo(ExitCode.ORPHANED.code());
        assertThat(folder.resolve("worker-output.txt"))
                .hasContent(
                        "The connection to the build, port " + port + " of this machine, broke: Connection refused");
        // Whoever started it may also be gone, and then can't delete the file.
        assertThat(folder.resolve("worker.args")).doesNotExist();
    }

    /** What the worker does for the plugin before it is asked. */
    private WorkerChannel connected() throws IOException {
        WorkerChannel channel = new WorkerChannel(server.accept());
        assertThat(channel.receive(WorkerEvent.class)).isEqualTo(new WorkerEvent.Hello("the token"));
        return channel;
    }

    /** All events of a request. */
    private static List<WorkerEvent> answers(WorkerChannel channel, WorkerRequest request) throws IOException {
        List<WorkerEvent> events = new ArrayList<>();
        channel.send(request);
        while (true) {
            WorkerEvent event = channel.receive(WorkerEvent.class);
            assertThat(event).isNotNull();
            events.add(event);
            if (event instanceof WorkerEvent.Finished || event instanceof WorkerEvent.Failed) {
                return events;
            }
        }
    }

    private WorkerRequest train(Specification specification) {
        return train("out", specification, 1);
    }

    private WorkerRequest train(String output, Specification specification, int threads) {
        return new WorkerRequest.Train(
                Backend.CPU,
                folder.toString(),
                folder.resolve(output).toString(),
                specification,
                threads,
                "print",
                List.of());
    }

    private WorkerRequest evaluate(String trained) {
        return new WorkerRequest.Evaluate(
                Backend.CPU,
                folder.toString(),
                folder.resolve("evaluated").toString(),
                folder.resolve(trained).resolve("model.zip").toString(),
                null,
                Map.of());
    }

    private static Specification withTraining(TrainingSpec training) {
        return SmallModels.SPECIFICATION.withTraining(training);
    }

    private Process start(int port) throws IOException {
        Path argfile = Files.write(
                folder.resolve("worker.args"),
                List.of(
                        "-Djdk.serialFilter=!*",
                        "-cp",
                        '"' + System.getProperty("java.class.path").replace("\\", "\\\\") + '"',
                        WorkerMain.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + argfile);
        builder.environment().put(WorkerMain.PORT, Integer.toString(port));
        builder.environment().put(WorkerMain.TOKEN, "the token");
        builder.environment().put(WorkerMain.ARGFILE, argfile.toString());
        File output = folder.resolve("worker-output.txt").toFile();
        return builder.redirectErrorStream(true).redirectOutput(output).start();
    }
}
