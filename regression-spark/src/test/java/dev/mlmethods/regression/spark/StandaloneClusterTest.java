package dev.mlmethods.regression.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.sweep.ExecutorSpec;
import dev.mlmethods.regression.sweep.LocalExecutor;
import dev.mlmethods.regression.sweep.SweepSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sweep on a cluster of two workers ends with the bytes of one in this process, whatever is killed in the middle. The cluster is used by one test after
 * the other; the last kills its master. Each prints how long it took from the kill to the end.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StandaloneClusterTest {
    private static final String ONE = "127.0.0.2";
    private static final String OTHER = "127.0.0.3";
    private static final SweepSpec SWEEP = SampleSweep.grid(SampleSweep.DATASET, SampleSweep.SIXTEEN);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static StandaloneCluster cluster;

    @SuppressWarnings("NullAway.Init")
    private static Map<String, ByteBuffer> local;

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void startMaster() throws IOException {
        SampleSweep.writeDataset(folder, 1);
        Path results = Files.createDirectory(folder.resolve("local"));
        SampleSweep.run(SWEEP, folder, results, data -> new LocalExecutor(data, 2, 2), progress -> {});
        local = SampleSweep.results(results);
        cluster = new StandaloneCluster(folder.resolve("cluster"));
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @AfterEach
    void stopWorkers() {
        cluster.stopWorkers();
    }

    private static void startWorkers(Path one, Path other) throws IOException {
        cluster.startWorker(ONE, one);
        cluster.startWorker(OTHER, other);
    }

    private static void killNothing() {}

    /** Runs the sweep into a folder; after three trials, the kill. */
    private void sweep(String name, Map<String, String> more, Runnable kill) throws IOException {
        Path results = Files.createDirectories(folder.resolve(name));
        AtomicBoolean killed = new AtomicBoolean();
        AtomicLong killedAt = new AtomicLong(System.nanoTime());
        ExecutorSpec executor = SampleSweep.on(cluster.address(), ExecutorSpec.BROADCAST, more);
        SampleSweep.run(
                SWEEP,
                folder,
                results,
                data -> new SparkExecutorProvider().executor(executor, data, folder, log::add),
                progress -> {
                    if (progress.finished() >= 3 && killed.compareAndSet(false, true)) {
                        kill.run();
                        killedAt.set(System.nanoTime());
                    }
                });
        System.out.printf("%s: %.1f s%n", name, (System.nanoTime() - killedAt.get()) / 1e9);
        assertThat(SampleSweep.results(results)).isEqualTo(local);
    }

    @Test
    @Order(1)
    void speculationChangesNoByte() throws Exception {
        startWorkers(Jdks.own(), Jdks.own());
        sweep(
                "speculation",
                Map.of(
                        "spark.speculation", "true",
                        "spark.speculation.interval", "20ms",
                        "spark.speculation.quantile", "0.1",
                        "spark.speculation.multiplier", "1.01",
                        "spark.speculation.minTaskRuntime", "1ms"),
                StandaloneClusterTest::killNothing);
        assertThat(log).isEmpty();
    }

    @Test
    @Order(2)
    void killedExecutorOfAnotherJdkChangesNoByte() throws Exception {
        startWorkers(Jdks.other(), Jdks.other());
        sweep("executor killed", Map.of(), () -> cluster.killExecutor(ONE));
        assertThat(log)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Spark lost executor ")
                .contains(" on " + ONE + " (");
    }

    @Test
    @Order(3)
    void killedWorkerOfTwoWithDifferentJdksChangesNoByte() throws Exception {
        startWorkers(Jdks.own(), Jdks.other());
        sweep("worker killed", Map.of(), () -> cluster.killWorker(OTHER));
        assertThat(log)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Spark lost executor ")
                .contains(" on " + OTHER + " (");
    }

    @Test
    @Order(4)
    void killedDriverLeavesItsJournal() throws Exception {
        startWorkers(Jdks.own(), Jdks.other());
        Path results = Files.createDirectory(folder.resolve("driver killed"));
        Process driver = new ProcessBuilder(
                        Jdks.own().resolve("bin").resolve("java").toString(),
                        "-Xmx512m",
                        "--add-modules=jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SweepingDriver.class.getName(),
                        cluster.address(),
                        folder.toString(),
                        results.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = driver.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null && Integer.parseInt(line) < 3) {
                line = lines.readLine();
            }
        } finally {
            driver.destroyForcibly();
        }
        driver.waitFor();
        long journaled = SampleSweep.journaled(results);
        assertThat(journaled).isBetween(3L, 15L);
        sweep("driver killed", Map.of(), StandaloneClusterTest::killNothing);
        assertThat(SampleSweep.journaled(results)).isEqualTo(16);
    }

    @Test
    @Order(5)
    void killedMasterIsNotMissed() throws Exception {
        startWorkers(Jdks.own(), Jdks.own());
        sweep("master killed", Map.of(), cluster::killMaster);
    }
}
