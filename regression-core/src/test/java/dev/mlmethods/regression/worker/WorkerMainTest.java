package dev.mlmethods.regression.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.SmallModels;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.training.BatchSize;
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

/** The worker in a JVM of its own. The time limit only keeps a worker that hangs from hanging the build. */
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
    void saysHelloTrainsAndEndsWithZero() throws IOException, InterruptedException {
        List<WorkerEvent> events = new ArrayList<>();
        try (WorkerChannel channel = connected()) {
            channel.send(train(SmallModels.SPECIFICATION));
            for (WorkerEvent event = channel.receive(WorkerEvent.class);
                    event != null;
                    event = channel.receive(WorkerEvent.class)) {
                events.add(event);
            }
            assertThat(worker.waitFor()).isEqualTo(ExitCode.FINISHED.code()).isZero();
        }
        assertThat(events).hasSize(4);
        assertThat(events.subList(0, 3))
                .isEqualTo(SmallModels.train().history().epochs().stream()
                        .map(WorkerEvent.Progress::new)
                        .toList());
        assertThat(events.get(3)).isInstanceOf(WorkerEvent.Finished.class);
        assertThat(RegressionModel.load(folder.resolve("out/model.zip")).parametersSha256())
                .isEqualTo(SmallModels.train().model().parametersSha256());
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
                            + ". Train one first with regression:train.");
            assertThat(channel.receive(WorkerEvent.class)).isNull();
            assertThat(worker.waitFor()).isEqualTo(ExitCode.FAILED.code()).isEqualTo(1);
        }
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

    /** Its parent turns away who has connected and says nothing for too long, as a process does that is paused just then. */
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
                .hasContent("The line to the build, port " + port + " of this machine, is broken: Connection refused");
        // Whoever started it may be gone, too, and cannot delete the file.
        assertThat(folder.resolve("worker.args")).doesNotExist();
    }

    /** What the worker does for the plugin before it has been asked. */
    private WorkerChannel connected() throws IOException {
        WorkerChannel channel = new WorkerChannel(server.accept());
        assertThat(channel.receive(WorkerEvent.class)).isEqualTo(new WorkerEvent.Hello("the token"));
        return channel;
    }

    private WorkerRequest train(Specification specification) {
        return new WorkerRequest.Train(
                Backend.CPU, folder.toString(), folder.resolve("out").toString(), specification, 1, "print", List.of());
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
