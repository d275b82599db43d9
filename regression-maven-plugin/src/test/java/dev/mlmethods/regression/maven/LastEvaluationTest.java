package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.trees.WantedTrees;
import dev.mlmethods.regression.worker.Backend;
import dev.mlmethods.regression.worker.WorkerEvent;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastEvaluationTest {
    private static final WorkerEvent.Finished SAID =
            new WorkerEvent.Finished(List.of("test  0.5"), List.of("worse than the mean"), List.of("test.r2 is low"));
    private static final Map<String, String> LIMITS = Map.of("minR2", "0.6");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void evaluate() throws IOException {
        for (String file : List.of("model.zip", "losses.csv", "training.json", "predictions.csv", "metrics.json")) {
            write(file, "contents of " + file);
        }
        write("report.html", "<html>");
        write("houses.csv", "a,b\n1,2\n");
        write("evaluation.json", "{\"dataset\":\"houses.csv\"}");
        LastEvaluation.keep(request(null, LIMITS), SAID);
    }

    @Test
    void saysTheSameAgain() {
        assertThat(LastEvaluation.of(request(null, LIMITS))).contains(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model.zip",
                "losses.csv",
                "training.json",
                "houses.csv",
                "predictions.csv",
                "metrics.json",
                "report.html",
                "evaluation.json",
                ".regression-evaluated.json"
            })
    void doesNotWhereAFileIsAnotherOrGone(String file) throws IOException {
        String contents = Files.readString(folder.resolve(file));
        write(file, contents + " ");
        assertThat(LastEvaluation.of(request(null, LIMITS)).isPresent()).isEqualTo(file.startsWith("."));
        write(file, contents.substring(1));
        assertThat(LastEvaluation.of(request(null, LIMITS))).isEmpty();
        Files.delete(folder.resolve(file));
        assertThat(LastEvaluation.of(request(null, LIMITS))).isEmpty();
        write(file, contents);
        assertThat(LastEvaluation.of(request(null, LIMITS))).contains(SAID);
    }

    @Test
    void doesNotWhereAParameterIsAnother() {
        assertThat(LastEvaluation.of(request(null, Map.of("minR2", "0.4")))).isEmpty();
        assertThat(LastEvaluation.of(request("houses.csv", LIMITS))).isEmpty();
        assertThat(LastEvaluation.of(request(null, LIMITS, null))).contains(SAID);
        assertThat(LastEvaluation.of(
                        request(null, LIMITS, new WorkerRequest.ReferenceTrees(WantedTrees.DEFAULT, null))))
                .isEmpty();
    }

    @Test
    void doesNotWhereTheTreesAreTuned() {
        LastEvaluation.keep(request(null, LIMITS, new WorkerRequest.ReferenceTrees(WantedTrees.DEFAULT, null)), SAID);
        assertThat(LastEvaluation.of(request(null, LIMITS, new WorkerRequest.ReferenceTrees(WantedTrees.TUNED, null))))
                .isEmpty();
    }

    /** So a build with a network does what one without couldn't. */
    @Test
    void doesNotWhereTheTreesCanBeHadNow() {
        LastEvaluation.keep(
                request(null, LIMITS, new WorkerRequest.ReferenceTrees(WantedTrees.DEFAULT, "no network")), SAID);
        assertThat(LastEvaluation.of(
                        request(null, LIMITS, new WorkerRequest.ReferenceTrees(WantedTrees.DEFAULT, "no network"))))
                .contains(SAID);
        assertThat(LastEvaluation.of(
                        request(null, LIMITS, new WorkerRequest.ReferenceTrees(WantedTrees.DEFAULT, null))))
                .isEmpty();
    }

    @Test
    void looksAtTheDatasetThatIsEvaluatedOn() throws IOException {
        write("others.csv", "a,b\n3,4\n");
        LastEvaluation.keep(request("others.csv", LIMITS), SAID);
        write("houses.csv", "of no account");
        assertThat(LastEvaluation.of(request("others.csv", LIMITS))).contains(SAID);
        write("others.csv", "a,b\n3,5\n");
        assertThat(LastEvaluation.of(request("others.csv", LIMITS))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{}"})
    void aDamagedNoteIsNone(String json) throws IOException {
        write(".regression-evaluated.json", json);
        assertThat(LastEvaluation.of(request(null, LIMITS))).isEmpty();
    }

    private WorkerRequest.Evaluate request(@Nullable String dataset, Map<String, String> limits) {
        return request(dataset, limits, null);
    }

    private WorkerRequest.Evaluate request(
            @Nullable String dataset, Map<String, String> limits, WorkerRequest.@Nullable ReferenceTrees trees) {
        return new WorkerRequest.Evaluate(
                Backend.CPU,
                folder.toString(),
                folder.toString(),
                folder.resolve("model.zip").toString(),
                dataset,
                limits,
                trees);
    }

    private void write(String file, String contents) throws IOException {
        Files.writeString(folder.resolve(file), contents);
    }
}
