package dev.mlmethods.regression.gate.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.git.GitRepository;
import dev.mlmethods.regression.git.SampleRepository;
import dev.mlmethods.regression.hash.ShortId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchBaselinesTest {
    private static final SampleEvaluation FIRST = SampleEvaluation.held();
    private static final SampleEvaluation SECOND = FIRST.withEpochs(7).withError(0.53125);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private SampleRepository repository;

    @SuppressWarnings("NullAway.Init")
    private String fork;

    @BeforeEach
    void fork() throws Exception {
        repository = new SampleRepository(folder);
        accept(FIRST);
        fork = repository.commit("pom.xml", "1");
        repository.git("add", "--all");
        commit("The baseline");
        fork = GitRepository.of(folder).head().orElseThrow();
        repository.git("checkout", "-b", "work");
    }

    private void accept(SampleEvaluation evaluation) {
        file().write(evaluation.baseline());
    }

    private BaselineFile file() {
        return BaselineFile.of(folder.resolve(BaselineFile.DEFAULT_NAME));
    }

    private void commit(String message) throws Exception {
        repository.git("add", "--all");
        repository.git(
                "-c",
                "user.name=Ann",
                "-c",
                "user.email=ann@example.org",
                "commit",
                "--allow-empty",
                "--message",
                message);
    }

    private BranchBaselines read() throws Exception {
        return read("trunk");
    }

    private BranchBaselines read(String ref) throws Exception {
        Path copies = Files.createTempDirectory(folder.resolveSibling(""), "copies");
        return BranchBaselines.read(file(), BaselineFile.DEFAULT_NAME, GitRepository.of(folder), ref, copies);
    }

    @Test
    void aBaselineOfAnotherRepositoryIsRefused() throws Exception {
        Path module = Files.createDirectory(folder.resolve("module"));
        new SampleRepository(module).commit("a.txt", "one");
        assertThatThrownBy(() -> BranchBaselines.read(
                        file(),
                        "../regression-baseline.json",
                        GitRepository.of(module),
                        "trunk",
                        folder.resolve("copies")))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "baselineRef is 'trunk', but the baseline ../regression-baseline.json is not in the repository"
                                + " of the project, " + module
                                + ", so no branch there has it. Give a baseline inside that"
                                + " repository, or leave baselineRef out.");
    }

    @Test
    void aVerdictThatPassesWasHeldToThatOfTheFork() throws Exception {
        String first = FIRST.baseline().baseline().sha256();
        String second = SECOND.baseline().baseline().sha256();
        BranchBaselines same = read();
        assertThat(same.mayHold(first, true)).isTrue();
        assertThat(same.mayHold(second, true)).isFalse();
        assertThat(same.mayHold("", true)).isFalse();
        assertThat(same.mayHold(second, false)).isFalse();
        accept(SECOND);
        assertThat(read().mayHold(second, false)).isTrue();
        commit("Accepted");
        assertThat(read().mayHold(second, false)).isTrue();
        assertThat(read().mayHold(second, true)).isFalse();
    }

    @Test
    void areThoseOfTheForkTheLastCommitAndTheWorkTree() throws Exception {
        BranchBaselines same = read();
        assertThat(same.fork()).isEqualTo(fork);
        assertThat(same.isChangedInBranch()).isFalse();
        assertThat(same.isChangedInWorkTree()).isFalse();

        accept(SECOND);
        BranchBaselines uncommitted = read();
        assertThat(uncommitted.isChangedInBranch()).isFalse();
        assertThat(uncommitted.isChangedInWorkTree()).isTrue();

        commit("Accepted");
        BranchBaselines committed = read();
        assertThat(committed.isChangedInBranch()).isTrue();
        assertThat(committed.isChangedInWorkTree()).isFalse();
        assertThat(committed.ofFork()).isNotNull();
        assertThat(committed.ofFork().rows()).isEqualTo(FIRST.baseline().rows());
        assertThat(committed.ofHead()).isNotNull();
        assertThat(committed.ofHead().rows()).isEqualTo(SECOND.baseline().rows());
        assertThat(committed.isDeleted()).isFalse();

        Files.delete(folder.resolve(BaselineFile.DEFAULT_NAME));
        assertThat(read().isDeleted()).isFalse();
        commit("Deleted");
        assertThat(read().isDeleted()).isTrue();
        assertThat(read().isChangedInBranch()).isFalse();
    }

    /** Each branch has merged the other, so the last commit of each before the merge is a merge base. */
    @Test
    void severalForksWithBaselinesOfTheirOwnAreRefused() throws Exception {
        accept(SECOND);
        commit("Accepted");
        String mine = GitRepository.of(folder).head().orElseThrow();
        repository.git("checkout", "trunk");
        String theirs = repository.commit("a.txt", "theirs");
        repository.git("branch", "theirs");
        repository.merge("work");
        repository.git("checkout", "work");
        repository.merge("theirs");
        String named = GitRepository.of(folder).mergeBases("trunk").stream()
                .map(ShortId::of)
                .collect(Collectors.joining(" and "));
        assertThat(named).contains(ShortId.of(mine)).contains(ShortId.of(theirs));
        assertThatThrownBy(this::read)
                .isInstanceOf(RegressionException.class)
                .hasMessage("baselineRef is 'trunk', but the work forked from it at several commits, " + named
                        + ", whose baselines regression-baseline.json differ. Merge trunk into this branch, or give one of"
                        + " them as baselineRef.");
        assertThat(read(mine).fork()).isEqualTo(mine);
        repository.merge("trunk");
        assertThat(read().fork())
                .isEqualTo(GitRepository.of(folder).mergeBases("trunk").get(0));
    }

    @Test
    void severalForksWithTheSameBaselineAreOne() throws Exception {
        String mine = repository.commit("b.txt", "mine");
        repository.git("checkout", "trunk");
        String theirs = repository.commit("a.txt", "theirs");
        repository.git("branch", "theirs");
        repository.merge("work");
        repository.git("checkout", "work");
        repository.merge("theirs");
        assertThat(read().fork()).isIn(mine, theirs);
        assertThat(read().isChangedInBranch()).isFalse();
    }
}
