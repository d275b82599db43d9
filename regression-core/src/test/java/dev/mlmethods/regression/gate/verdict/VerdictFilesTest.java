package dev.mlmethods.regression.gate.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.SampleCheckResults;
import dev.mlmethods.regression.hash.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictFilesTest {
    private static final String EVALUATION = "{\"rows\": 5}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private void writeVerdict(String evaluationSha256) throws IOException {
        CheckResult regressed = SampleCheckResults.regressed();
        CheckResult.Subject subject = regressed.subject();
        VerdictFiles.write(
                folder,
                "prices",
                new CheckResult(
                        regressed.formatVersion(),
                        new CheckResult.Subject(
                                subject.module(),
                                subject.execution(),
                                subject.modelSha256(),
                                evaluationSha256,
                                subject.baselineSha256()),
                        regressed.verdict(),
                        regressed.passes(),
                        regressed.message(),
                        regressed.metrics(),
                        regressed.causes(),
                        regressed.baselineCommit(),
                        regressed.commit(),
                        regressed.current(),
                        regressed.bisection(),
                        regressed.branch(),
                        regressed.rules()),
                GoalCommand.PLAIN);
        Files.writeString(folder.resolve("evaluation.json"), EVALUATION);
    }

    private Stream<Path> verdictFiles() {
        return VerdictFiles.ALL.stream().map(folder::resolve).filter(Files::exists);
    }

    @Test
    void aVerdictOnTheEvaluationStays() throws IOException {
        writeVerdict(Sha256.of(EVALUATION.getBytes(StandardCharsets.UTF_8)));
        VerdictFiles.removeUnlessOfEvaluation(folder);
        assertThat(verdictFiles()).hasSize(5);
    }

    @Test
    void oneOnAnEarlierEvaluationGoes() throws IOException {
        writeVerdict("e7a1");
        VerdictFiles.removeUnlessOfEvaluation(folder);
        assertThat(verdictFiles()).containsExactly(folder.resolve("verdict.json"));
        assertThat(folder.resolve("evaluation.json")).exists();
    }

    @Test
    void aDamagedOneGoes() throws IOException {
        writeVerdict("e7a1");
        Files.writeString(folder.resolve("verdict.json"), "{");
        VerdictFiles.removeUnlessOfEvaluation(folder);
        assertThat(verdictFiles()).containsExactly(folder.resolve("verdict.json"));
    }

    /** A file of which only a part was kept. */
    @Test
    void whatALostOneLeftGoes() throws IOException {
        writeVerdict("e7a1");
        Files.delete(folder.resolve("verdict.json"));
        VerdictFiles.removeUnlessOfEvaluation(folder);
        assertThat(verdictFiles()).isEmpty();
    }

    @Test
    void saysWhatCannotBeRemoved() throws IOException {
        Files.writeString(folder.resolve("evaluation.json"), EVALUATION);
        Path page = Files.createDirectory(folder.resolve("verdict.html"));
        Files.writeString(page.resolve("mine"), "");
        assertThatThrownBy(() -> VerdictFiles.removeUnlessOfEvaluation(folder))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("Cannot remove the verdict of an earlier evaluation: " + page);
    }
}
