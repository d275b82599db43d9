package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.worker.Backend;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which results are there after a worker was killed at some point. */
class EarlierResultsTest {
    private static final String OLD = "existing results are unchanged";
    private static final String NEW = "its files were complete by then, and are in place";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private WorkerRequest request;

    @BeforeEach
    void ask() {
        request = new WorkerRequest.Train(
                Backend.CPU,
                "/a",
                folder.resolve("out").toString(),
                Specification.of(DataSpec.builtIn("diabetes")),
                1,
                "f",
                List.of());
    }

    private void write(int contents) {
        try (StagedFiles files = StagedFiles.in(folder.resolve("out"))) {
            files.write("model.zip", new byte[] {(byte) contents});
            files.write("training.json", new byte[] {(byte) contents});
            files.commit();
        }
    }

    @Test
    void areUnchangedWhereTheWorkerDidNotWrite() throws IOException {
        EarlierResults none = EarlierResults.of(request);
        assertThat(none.afterwards()).isEqualTo(OLD);
        write(1);
        EarlierResults one = EarlierResults.of(request);
        Files.write(folder.resolve("out").resolve(".model.zip.0123456789ab.1.tmp"), new byte[] {2});
        Files.write(folder.resolve("out").resolve("journal.jsonl"), new byte[] {2});
        assertThat(one.afterwards()).isEqualTo(OLD);
    }

    @Test
    void areReplacedWhereItHadWrittenAll() {
        EarlierResults none = EarlierResults.of(request);
        write(1);
        assertThat(none.afterwards()).isEqualTo(NEW);
        EarlierResults one = EarlierResults.of(request);
        write(1);
        assertThat(one.afterwards()).isEqualTo(NEW);
    }

    @Test
    void areReplacedByWhatItHadReady() throws IOException {
        write(1);
        EarlierResults earlier = EarlierResults.of(request);
        Path out = folder.resolve("out");
        Files.write(out.resolve(".model.zip.0123456789ab.1.tmp"), new byte[] {2});
        Files.writeString(
                out.resolve(".regression-moves.0123456789ab.1.json"),
                "{\"formatVersion\":1,\"targets\":{\".model.zip.0123456789ab.1.tmp\":\"model.zip\"}}");
        assertThat(earlier.afterwards()).isEqualTo(NEW);
        assertThat(Files.readAllBytes(out.resolve("model.zip"))).containsExactly(2);
    }

    /** The worker reports that itself. */
    @Test
    void areNoneWhereAFileIsInTheWay() throws IOException {
        Files.createFile(folder.resolve("out"));
        assertThat(EarlierResults.of(request).afterwards()).isEqualTo(OLD);
    }

    @Test
    void arePredictionsAloneWherePredictWrites() throws IOException {
        Path predictions = folder.resolve("new-predicted.csv");
        WorkerRequest predict = new WorkerRequest.Predict(Backend.CPU, "/a", "/m", "new.csv", predictions.toString());
        EarlierResults none = EarlierResults.of(predict);
        Files.createFile(folder.resolve("other.csv"));
        assertThat(none.afterwards()).isEqualTo(OLD);
        Files.createFile(predictions);
        assertThat(none.afterwards()).isEqualTo(NEW);
    }

    @Test
    void areThoseOfTheFolderOfAnEvaluation() {
        request = new WorkerRequest.Evaluate(
                Backend.CPU, "/a", folder.resolve("out").toString(), "/m", null, Map.of());
        areReplacedWhereItHadWrittenAll();
    }
}
