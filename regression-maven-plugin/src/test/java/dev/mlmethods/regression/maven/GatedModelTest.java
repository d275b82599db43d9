package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.Verdict;
import dev.mlmethods.regression.gate.verdict.GoalCommand;
import dev.mlmethods.regression.gate.verdict.ModuleVerdict;
import dev.mlmethods.regression.gate.verdict.ModuleVerdict.Standing;
import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.hash.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatedModelTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-03-01T10:05:00Z");

    private static final GoalCommand COMMAND = new GoalCommand("regression", "@big", Map.of(), " -pl prices");

    private static final Set<String> NAMES = Set.of("prices", "houses@big");

    /** The hash of an empty file. */
    private static final String EVALUATION_SHA256 = Sha256.of(new byte[0]);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path basedir;

    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectories(basedir.resolve("results"));
    }

    private GatedModel model() {
        return model("prices", Optional.empty(), Optional.empty());
    }

    private GatedModel model(String name, Optional<String> notRun, Optional<String> difference) {
        return new GatedModel(name, basedir, folder, "prices/results", notRun, true, () -> difference, COMMAND);
    }

    private void writeVerdict(String commit) throws IOException {
        CheckResult result = new CheckResult(
                CheckResult.FORMAT_VERSION,
                new CheckResult.Subject("prices", "default", "model", EVALUATION_SHA256, null),
                Verdict.IDENTICAL,
                true,
                "So.",
                List.of(),
                List.of(),
                null,
                commit,
                Map.of(),
                null,
                null,
                null);
        Files.write(folder.resolve(CheckResult.FILE), ContentSha256.file(result));
    }

    private ModuleVerdict verdict(Instant build) {
        return model().verdict(build, NAMES);
    }

    @Test
    void aVerdictOfTheLastBuildCounts() throws IOException {
        writeVerdict("aaaa");
        BuildStamp.verdictIn(folder, FIRST);
        assertThat(model().lastBuild()).isEqualTo(FIRST);
        assertThat(verdict(FIRST).standing()).isEqualTo(Standing.CURRENT);
    }

    @Test
    void noVerdictIsMissing() {
        assertThat(verdict(FIRST))
                .extracting(ModuleVerdict::standing, ModuleVerdict::note)
                .containsExactly(
                        Standing.MISSING,
                        "There is no verdict in prices/results: the check has not run, or it failed before it had one.");
    }

    /** Two modules with one folder, or a folder that was copied. */
    @Test
    void oneOfAnotherModelIsNone() throws IOException {
        writeVerdict("aaaa");
        BuildStamp.verdictIn(folder, FIRST);
        ModuleVerdict verdict =
                model("houses@big", Optional.empty(), Optional.empty()).verdict(FIRST, NAMES);
        assertThat(verdict)
                .extracting(ModuleVerdict::standing, ModuleVerdict::note, ModuleVerdict::result)
                .containsExactly(
                        Standing.MISSING,
                        "The verdict in prices/results is of another model, prices. Give each model an outputDirectory of its own.",
                        null);
    }

    @Test
    void oneThatALaterBuildDidNotGetToIsStale() throws IOException {
        writeVerdict("aaaa");
        BuildStamp.verdictIn(folder, FIRST);
        BuildStamp.workIn(folder, SECOND);
        assertThat(model().lastBuild()).isEqualTo(SECOND);
        assertThat(verdict(SECOND))
                .extracting(ModuleVerdict::standing, ModuleVerdict::note)
                .containsExactly(
                        Standing.STALE,
                        "The verdict is from an earlier build: the last one did not get to this check.");
        BuildStamp.verdictIn(folder, SECOND);
        assertThat(verdict(SECOND).standing()).isEqualTo(Standing.CURRENT);
    }

    @Test
    void oneOfAnotherEvaluationIsStale() throws IOException {
        writeVerdict("aaaa");
        BuildStamp.verdictIn(folder, FIRST);
        Path evaluation = folder.resolve("evaluation.json");
        Files.writeString(evaluation, "");
        assertThat(verdict(FIRST).standing()).isEqualTo(Standing.CURRENT);
        Files.writeString(evaluation, "{}");
        assertThat(verdict(FIRST))
                .extracting(ModuleVerdict::standing, ModuleVerdict::note)
                .containsExactly(
                        Standing.STALE,
                        "The verdict is not of the evaluation beside it. The evaluation " + evaluation
                                + " is damaged: it cannot be read; run mvn regression:evaluate@big -pl prices.");
    }

    /** An execution or module that has a different name now. */
    @Test
    void oneOfAModelThatThePomNoLongerHasIsNone() throws IOException {
        writeVerdict("aaaa");
        assertThat(model("houses@big", Optional.empty(), Optional.empty()).verdict(FIRST, Set.of("houses@big")))
                .extracting(ModuleVerdict::standing, ModuleVerdict::note)
                .containsExactly(
                        Standing.MISSING,
                        "The verdict in prices/results is of prices, which the POM no longer has. Run mvn regression:train@big -pl"
                                + " prices, mvn regression:evaluate@big -pl prices and mvn regression:check@big -pl prices.");
    }

    /** Nothing would renew it. */
    @Test
    void oneOfACheckThatThePomNoLongerHasIsStaleOnceABuildComes() throws IOException {
        writeVerdict("aaaa");
        BuildStamp.verdictIn(folder, FIRST);
        GatedModel unconfigured = new GatedModel(
                "prices", basedir, folder, "prices/results", Optional.empty(), false, Optional::empty, COMMAND);
        assertThat(unconfigured.verdict(FIRST, NAMES).standing()).isEqualTo(Standing.CURRENT);
        assertThat(unconfigured.verdict(SECOND, NAMES))
                .extracting(ModuleVerdict::standing, ModuleVerdict::note)
                .containsExactly(
                        Standing.STALE,
                        "The verdict is from an earlier build. No check is configured for prices to renew it: add"
                                + " <goal>check</goal> to an execution, or delete prices/results.");
    }

    @Test
    void aDamagedOneIsNamedAsTheOthersAre() throws IOException {
        writeVerdict("aaaa");
        Path file = folder.resolve(CheckResult.FILE);
        Files.writeString(file, Files.readString(file).replace("identical", "improved"));
        assertThat(model().hasVerdict()).isTrue();
        assertThat(verdict(FIRST).standing()).isEqualTo(Standing.MISSING);
        assertThat(verdict(FIRST).note())
                .contains("was changed after it was written", "run mvn regression:check@big -pl prices");
        assertThat(model("prices", Optional.of("So."), Optional.empty())
                        .verdict(FIRST, NAMES)
                        .standing())
                .isEqualTo(Standing.SKIPPED);
    }

    /** The commit, the build and the evaluation may be the same although the POM or the data differ. */
    @Test
    void oneThatTheCheckWouldNotGiveAnyMoreIsStale() throws IOException {
        writeVerdict("aaaa");
        BuildStamp.verdictIn(folder, FIRST);
        GatedModel other =
                model("prices", Optional.empty(), Optional.of("epochs is 2, and was 1. Run regression:train."));
        assertThat(other.verdict(FIRST, NAMES).standing()).isEqualTo(Standing.CURRENT);
        Files.writeString(folder.resolve("evaluation.json"), "");
        assertThat(other.verdict(FIRST, NAMES))
                .extracting(ModuleVerdict::standing, ModuleVerdict::note)
                .containsExactly(Standing.STALE, "epochs is 2, and was 1. Run mvn regression:train@big -pl prices.");
    }

    /** The folder may have been copied from elsewhere. */
    @Test
    void oneOfWhichNoBuildIsKnownIsStaleWhereThatOfOthersIs() throws IOException {
        writeVerdict("aaaa");
        assertThat(verdict(FIRST).standing()).isEqualTo(Standing.STALE);
        Files.writeString(folder.resolve("build.json"), "{");
        assertThat(verdict(FIRST).standing()).isEqualTo(Standing.STALE);
    }

    @Test
    void oneOfAnotherCommitIsStale() throws IOException, InterruptedException {
        git("init", "--quiet");
        git("-c", "user.name=n", "-c", "user.email=e", "commit", "--quiet", "--allow-empty", "-m", "first");
        writeVerdict("0123456789abcdef0123456789abcdef01234567");
        BuildStamp.verdictIn(folder, FIRST);
        ModuleVerdict verdict = verdict(FIRST);
        assertThat(verdict.standing()).isEqualTo(Standing.STALE);
        assertThat(verdict.note())
                .matches("The verdict is of the commit 0123456789ab, and [0-9a-f]{12} is checked out\\.");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command)
                        .directory(basedir.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void aSkippedCheckIsNoGap() throws IOException {
        writeVerdict("aaaa");
        ModuleVerdict verdict =
                model("prices", Optional.of("So."), Optional.empty()).verdict(FIRST, NAMES);
        assertThat(verdict.standing()).isEqualTo(Standing.SKIPPED);
        assertThat(verdict.note()).isEqualTo("So.");
        assertThat(verdict.standing().isGap()).isFalse();
        assertThat(verdict.result()).isNull();
    }

    @Test
    void workLeavesNoStampWhereNoVerdictIs() {
        BuildStamp.workIn(folder, FIRST);
        assertThat(folder).isEmptyDirectory();
    }
}
