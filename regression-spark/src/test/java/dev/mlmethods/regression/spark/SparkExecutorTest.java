package dev.mlmethods.regression.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.FrozenRows;
import dev.mlmethods.regression.data.QueryOrigin;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.sweep.ExecutorProvider;
import dev.mlmethods.regression.sweep.ExecutorSpec;
import dev.mlmethods.regression.sweep.LocalExecutor;
import dev.mlmethods.regression.sweep.MachineException;
import dev.mlmethods.regression.sweep.SweepSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an executor does, where driver and executor are one process. */
class SparkExecutorTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void writeDataset() throws IOException {
        SampleSweep.writeDataset(folder, 1);
    }

    private Path sweep(SweepSpec spec, String way, Map<String, String> more) throws IOException {
        Path results = Files.createTempDirectory(folder, "spark");
        ExecutorSpec executor = SampleSweep.on("local[2]", way, more);
        SampleSweep.run(
                spec,
                folder,
                results,
                data -> ExecutorProvider.named("spark").executor(executor, data, folder, log::add),
                progress -> {});
        return results;
    }

    private Path sweepLocally(SweepSpec spec) throws IOException {
        Path results = Files.createTempDirectory(folder, "local");
        SampleSweep.run(spec, folder, results, data -> new LocalExecutor(data, 2, 2), progress -> {});
        return results;
    }

    private void assertSame(SweepSpec spec, String way) throws IOException {
        assertThat(SampleSweep.results(sweep(spec, way, Map.of()))).isEqualTo(SampleSweep.results(sweepLocally(spec)));
        assertThat(log).isEmpty();
    }

    @Test
    void successiveHalvingGivesTheBytesOfOneProcess() throws Exception {
        assertSame(SampleSweep.successiveHalving(SampleSweep.DATASET), ExecutorSpec.BROADCAST);
    }

    @Test
    void trialsThatShareATrainingAreOneTask() throws Exception {
        assertSame(
                SampleSweep.grid(SampleSweep.DATASET, Map.of("learningRates", "1e-3,1e9", "epochs", "3,5,9")),
                ExecutorSpec.PATH);
    }

    @Test
    void datasetMayBeUnderAnAbsolutePath() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        SampleSweep.writeDataset(elsewhere, 1);
        assertSame(
                SampleSweep.grid(
                        elsewhere.resolve(SampleSweep.DATASET).toString(), Map.of("learningRates", "1e-3,1e-2")),
                ExecutorSpec.BROADCAST);
    }

    @Test
    void datasetMayBeReadFromAUrl() throws Exception {
        assertSame(
                SampleSweep.grid(SampleSweep.DATASET, Map.of("learningRates", "1e-3,1e-2")),
                folder.resolve(SampleSweep.DATASET).toUri().toString());
    }

    @Test
    void rowsOfAQueryAreSentWithTheFileThatNamesThem() throws Exception {
        byte[] csv = Files.readAllBytes(folder.resolve(SampleSweep.DATASET));
        FrozenRows rows = new FrozenRows(
                new QueryOrigin("jdbc:h2:rows", "select * from rows", List.of(), "H2 2", "H2 2", List.of()),
                600,
                Sha256.of(csv));
        Path kept = Files.createDirectories(folder.resolve("kept"));
        Files.write(kept.resolve(rows.rowsName()), csv);
        Files.write(kept.resolve("rows.json"), rows.bytes());
        SweepSpec spec = SampleSweep.grid("kept/rows.json", Map.of("learningRates", "1e-3,1e-2"));
        assertSame(spec, ExecutorSpec.BROADCAST);
        String url = kept.resolve("rows.json").toUri().toString();
        assertThatThrownBy(() -> sweep(spec, url, Map.of()))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "sparkDataset is " + url
                                + ", but the rows of kept/rows.json are in a file beside it; set sparkDataset to broadcast, or to path, if all machines have both.");
    }

    @Test
    void aCsvFileMayHaveTheNameOfSuchAFile() throws Exception {
        Files.copy(folder.resolve(SampleSweep.DATASET), folder.resolve("csv.json"));
        assertSame(SampleSweep.grid("csv.json", Map.of("learningRates", "1e-3,1e-2")), ExecutorSpec.BROADCAST);
    }

    @Test
    void resultsOfOtherDataAreRefused() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        SampleSweep.writeDataset(elsewhere, 2);
        String url = elsewhere.resolve(SampleSweep.DATASET).toUri().toString();
        assertThatThrownBy(() -> sweep(
                        SampleSweep.grid(SampleSweep.DATASET, Map.of("learningRates", "1e-3,1e-2")), url, Map.of()))
                .isInstanceOf(RegressionException.class)
                .message()
                .matches("The results of executor driver on \\S+ are of other data: their SHA-256 begins with"
                        + " [0-9a-f]{12}, and here with [0-9a-f]{12}\\. They aren't used\\. All executors need the jars of"
                        + " this process, and the same dataset; see sparkDataset\\.");
    }

    @Test
    void whatNoMachineCanDoIsThrownWithThePlaceAndTheReason() {
        String url = folder.resolve("missing.csv").toUri().toString();
        assertThatThrownBy(() -> sweep(
                        SampleSweep.grid(SampleSweep.DATASET, Map.of("learningRates", "1e-3,1e-2")), url, Map.of()))
                .isInstanceOf(MachineException.class)
                .message()
                .matches("executor driver on \\S+: .*missing\\.csv.*");
        assertThat(log)
                .isNotEmpty()
                .allMatch(line -> line.startsWith("Attempt 1 at a training failed on executor driver"));
    }

    @Test
    void masterThatIsNoneIsNamed() {
        assertThatThrownBy(() -> sweep(
                        SampleSweep.grid(SampleSweep.DATASET, Map.of("learningRates", "1e-3")),
                        ExecutorSpec.BROADCAST,
                        Map.of("spark.master", "nonsense")))
                .isInstanceOf(RegressionException.class)
                .message()
                .startsWith("Spark can't start with the master nonsense: ")
                .endsWith(". It must be one of Spark 4.2 with Scala 2.13; see sparkMaster and sparkProperties.");
    }

    @Test
    void masterMustBeGiven() {
        ExecutorSpec spec = new ExecutorSpec("spark", Map.of(), ExecutorSpec.BROADCAST, List.of());
        assertThatThrownBy(() -> SampleSweep.run(
                        SampleSweep.grid(SampleSweep.DATASET, Map.of("learningRates", "1e-3")),
                        folder,
                        folder,
                        data -> ExecutorProvider.named("spark").executor(spec, data, folder, log::add),
                        progress -> {}))
                .isInstanceOf(RegressionException.class)
                .hasMessage("executor is spark, but no master is given; set sparkMaster, such as spark://host:7077, or"
                        + " local-cluster[2,1,1024] to try it on this machine, or the environment variable"
                        + " SPARK_MASTER.");
    }
}
