package dev.mlmethods.regression.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitRepositoryTest {
    @TempDir
    private Path folder;

    private SampleRepository repository;

    @BeforeEach
    void makeRepository() {
        repository = new SampleRepository(folder);
    }

    @Test
    void outsideAWorkTreeNothingIsKnown() {
        GitRepository none = GitRepository.of(folder);
        assertThat(none.head()).isEmpty();
        assertThat(none.parents()).isEmpty();
        assertThat(none.file("HEAD", folder.resolve("a.txt"))).isEmpty();
        assertThatThrownBy(() -> none.mergeBases("origin/main"))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "baselineRef is 'origin/main', but " + folder
                                + " is not a git work tree with a commit; leave baselineRef out, or check the project out with git.");
    }

    @Test
    void withoutGitNothingIsKnown() throws Exception {
        repository.commit("a.txt", "one");
        GitRepository unasked =
                new GitRepository(folder, folder.resolve("no-git").toString());
        assertThat(unasked.head()).isEmpty();
        assertThatThrownBy(() -> unasked.mergeBases("trunk"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("baselineRef is 'trunk', but git is not installed; install it, or leave baselineRef out.");
    }

    @Test
    void aWorkTreeWithoutACommitHasNoHead() throws Exception {
        repository.git("init");
        assertThat(GitRepository.of(folder).head()).isEmpty();
        assertThat(GitRepository.of(folder).parents()).isEmpty();
    }

    @Test
    void knowsWhichTrackedFilesDifferFromTheCommit() throws Exception {
        assertThat(GitRepository.of(folder).uncommittedChanges(List.of())).isEmpty();
        repository.commit("sub/a.txt", "one");
        repository.commit("b.txt", "one");
        repository.commit("target/c.txt", "one");
        Path sub = folder.resolve("sub");
        GitRepository git = GitRepository.of(sub);
        assertThat(git.uncommittedChanges(List.of())).contains(List.of());
        Files.writeString(folder.resolve("untracked.txt"), "one");
        assertThat(git.uncommittedChanges(List.of())).contains(List.of());
        Files.writeString(sub.resolve("a.txt"), "two");
        Files.delete(folder.resolve("b.txt"));
        Files.writeString(folder.resolve("target/c.txt"), "two");
        assertThat(git.uncommittedChanges(List.of())).contains(List.of("b.txt", "sub/a.txt", "target/c.txt"));
        repository.git("add", "sub/a.txt");
        repository.git("config", "diff.relative", "true");
        assertThat(git.uncommittedChanges(List.of(folder.resolve("target")))).contains(List.of("b.txt", "sub/a.txt"));
        assertThat(git.uncommittedChanges(List.of(sub.resolve("../b.txt"), folder.resolve("target/c.txt"))))
                .contains(List.of("sub/a.txt"));
    }

    @Test
    void knowsCommitsParentsAndFilesOfThen() throws Exception {
        String first = repository.commit("sub/a.txt", "one");
        String second = repository.commit("sub/a.txt", "two");
        GitRepository sub = GitRepository.of(folder.resolve("sub"));
        assertThat(sub.head()).contains(second);
        assertThat(sub.parents()).containsExactly(first);
        assertThat(sub.file(first, folder.resolve("sub/a.txt"))).hasValue("one".getBytes(UTF_8));
        assertThat(sub.file(first, folder.resolve("sub/b.txt"))).isEmpty();
        repository.git("checkout", "--detach", first);
        assertThat(sub.head()).contains(first);
        assertThat(sub.parents()).isEmpty();
    }

    @Test
    void knowsTheVersionsOfAFile() throws Exception {
        String first = repository.commit("data/a.txt", "one");
        String second = repository.commit("data/a.txt", "two");
        String other = repository.commit("b.txt", "two");
        repository.commit("data/a.txt", "one");
        Path file = folder.resolve("data/a.txt");
        GitRepository git = GitRepository.of(folder);
        assertThat(git.versions(file, other)).containsExactly(other, git.head().orElseThrow());
        assertThat(git.versions(file, null)).containsExactly(git.head().orElseThrow(), second);
        assertThat(git.versions(file, first)).containsExactly(first, second);
        assertThat(git.versions(file, "0".repeat(40)))
                .containsExactly(git.head().orElseThrow(), second);
        assertThat(git.versions(folder.resolve("c.txt"), first)).isEmpty();
        Path copy = folder.resolve("copy.txt");
        assertThat(git.copy(second, file, copy)).isTrue();
        assertThat(copy).hasContent("two");
        assertThat(git.copy(first, folder.resolve("b.txt"), copy)).isFalse();
    }

    /** As Git LFS produces the contents of large files. */
    @Test
    void filesOfThenAreThoseOfACheckout() throws Exception {
        repository.commit(".gitattributes", "*.txt filter=upper");
        repository.git("config", "filter.upper.smudge", "tr a-z A-Z");
        String commit = repository.commit("a.txt", "one");
        assertThat(GitRepository.of(folder).file(commit, folder.resolve("a.txt")))
                .hasValue("ONE".getBytes(UTF_8));
    }

    @Test
    void theMergeBaseIsWhereTheWorkForked() throws Exception {
        String fork = repository.commit("a.txt", "one");
        repository.git("checkout", "-b", "work");
        repository.commit("b.txt", "mine");
        repository.git("checkout", "trunk");
        repository.commit("a.txt", "theirs");
        repository.git("checkout", "work");
        GitRepository git = GitRepository.of(folder);
        assertThat(git.mergeBases("trunk")).containsExactly(fork);
        repository.git("remote", "add", "upstream", folder.resolve("elsewhere").toString());
        Map<String, String> remedies = Map.of(
                "origin/main", "fetch it first, with git fetch origin main:refs/remotes/origin/main.",
                "origin/fix/a", "fetch it first, with git fetch origin fix/a:refs/remotes/origin/fix/a.",
                "upstream/main", "fetch it first, with git fetch upstream main:refs/remotes/upstream/main.",
                "release",
                        "fetch it first, with git fetch origin release:refs/remotes/origin/release, and give"
                                + " baselineRef=origin/release.",
                "--all", "give the name of a branch, such as origin/main.",
                "refs/heads/none", "give the name of a branch, such as origin/main.");
        remedies.forEach((ref, remedy) -> assertThatThrownBy(() -> git.mergeBases(ref))
                .isInstanceOf(RegressionException.class)
                .hasMessage("baselineRef is '" + ref + "', which git does not know here; " + remedy));
    }

    /** Like {@code origin/$BRANCH} if CI leaves the variable empty. */
    @ParameterizedTest
    @ValueSource(
            strings = {"origin/", "/main", "origin//main", "main.lock", "origin/.main", "main~5", "trunk..none", "@{u}"
            })
    void whatCanBeNoBranchIsNotToBeFetched(String ref) throws Exception {
        repository.commit("a.txt", "one");
        assertThatThrownBy(() -> GitRepository.of(folder).mergeBases(ref))
                .isInstanceOf(RegressionException.class)
                .hasMessage("baselineRef is '" + ref
                        + "', which does not name a branch; give the name of one, such as origin/main.");
    }

    @Test
    void historiesWithNothingInCommonHaveNone() throws Exception {
        repository.commit("a.txt", "one");
        repository.git("checkout", "--orphan", "other");
        repository.commit("b.txt", "two");
        assertThatThrownBy(() -> GitRepository.of(folder).mergeBases("trunk"))
                .hasMessage(
                        "baselineRef is 'trunk', but it and HEAD have no merge base; the two have no commit in common.");
    }

    @Test
    void aShallowCloneSaysWhatToFetch() throws Exception {
        repository.commit("a.txt", "one");
        repository.git("checkout", "-b", "work");
        repository.commit("b.txt", "mine");
        repository.git("checkout", "trunk");
        repository.commit("a.txt", "theirs");
        Path clone = folder.resolve("clone");
        repository.git(
                "clone",
                "--depth=1",
                "--no-single-branch",
                "--branch=work",
                folder.toUri().toString(),
                "clone");
        assertThatThrownBy(() -> GitRepository.of(clone).mergeBases("origin/trunk"))
                .hasMessage("baselineRef is 'origin/trunk', but it and HEAD have no merge base in this shallow clone;"
                        + " fetch the whole history, with git fetch --unshallow, fetch-depth: 0 (GitHub) or"
                        + " GIT_DEPTH: 0 (GitLab).");
    }

    /** The path to the newest common commit is cut off in the clone, but the path to an older one isn't. */
    @Test
    void theForkThatAShallowCloneFindsMayBeAWrongOne() throws Exception {
        String old = repository.commit("a.txt", "one");
        String fork = repository.commit("a.txt", "two");
        repository.git("checkout", "-b", "side");
        String side = repository.commit("b.txt", "side");
        repository.git("checkout", "trunk");
        repository.commit("a.txt", "three");
        repository.git("checkout", "-b", "work", old);
        repository.commit("c.txt", "mine");
        repository.merge("side");
        assertThat(GitRepository.of(folder).mergeBases("trunk")).containsExactly(fork);
        repository.git("clone", folder.toUri().toString(), "clone");
        Path clone = folder.resolve("clone");
        Files.writeString(clone.resolve(".git/shallow"), side + "\n");
        assertThatThrownBy(() -> GitRepository.of(clone).mergeBases("origin/trunk"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("baselineRef is 'origin/trunk', but the clone is shallow, so git may"
                        + " find the wrong fork; fetch the whole history, with git fetch --unshallow, fetch-depth: 0 (GitHub) or"
                        + " GIT_DEPTH: 0 (GitLab).");
    }

    @Test
    void inASubmoduleTheRemedyNamesItsFolder() throws Exception {
        SampleRepository inner = new SampleRepository(Files.createDirectory(folder.resolve("inner")));
        inner.commit("a.txt", "one");
        repository.commit("b.txt", "one");
        repository.git(
                "-c",
                "protocol.file.allow=always",
                "submodule",
                "add",
                inner.folder().toUri().toString(),
                "models/sub");
        Path submodule = folder.resolve("models/sub");
        Path module = Files.createDirectory(submodule.resolve("module"));
        GitRepository git = GitRepository.of(module);
        assertThat(git.isSubmodule()).isTrue();
        assertThat(GitRepository.of(folder).isSubmodule()).isFalse();
        assertThatThrownBy(() -> git.mergeBases("origin/main"))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "baselineRef is 'origin/main', which git does not know here; fetch it first, in the submodule "
                                + submodule + ", with git fetch origin main:refs/remotes/origin/main.");
        assertThat(git.hasInWorkTree(module.resolve("new/baseline.json"))).isTrue();
        assertThat(git.hasInWorkTree(folder.resolve("baseline.json"))).isFalse();
        assertThat(GitRepository.of(folder).hasInWorkTree(submodule.resolve("baseline.json")))
                .isFalse();
    }

    @Test
    void aShallowCloneThatReachesBehindTheForkTellsIt() throws Exception {
        repository.commit("a.txt", "one");
        repository.commit("a.txt", "two");
        String fork = repository.commit("a.txt", "three");
        repository.git("checkout", "-b", "work");
        repository.commit("b.txt", "mine");
        repository.git("checkout", "trunk");
        repository.commit("a.txt", "theirs");
        repository.git(
                "clone",
                "--depth=3",
                "--no-single-branch",
                "--branch=work",
                folder.toUri().toString(),
                "clone");
        GitRepository clone = GitRepository.of(folder.resolve("clone"));
        assertThat(clone.isShallow()).isTrue();
        assertThat(clone.mergeBases("origin/trunk")).containsExactly(fork);
    }

    /** Whatever else is in the history: no commit of the branch is newer than its last one. */
    @Test
    void inAShallowCloneABranchThatHeadHasIsItsOwnFork() throws Exception {
        repository.commit("a.txt", "one");
        repository.git("checkout", "-b", "work");
        repository.commit("b.txt", "mine");
        repository.git("checkout", "trunk");
        String theirs = repository.commit("a.txt", "theirs");
        repository.git("checkout", "work");
        repository.merge("trunk");
        repository.git(
                "clone",
                "--depth=2",
                "--no-single-branch",
                "--branch=work",
                folder.toUri().toString(),
                "clone");
        assertThat(GitRepository.of(folder.resolve("clone")).mergeBases("origin/trunk"))
                .containsExactly(theirs);
    }

    /** A clone of a single branch keeps no other branch where it is looked for, unless told to. */
    @Test
    void whatItSaysToFetchIntoAShallowCloneIsEnough() throws Exception {
        String fork = repository.commit("a.txt", "one");
        repository.git("checkout", "-b", "work");
        repository.commit("b.txt", "mine");
        repository.git("checkout", "trunk");
        repository.commit("a.txt", "theirs");
        repository.git("clone", "--depth=1", "--branch=work", folder.toUri().toString(), "clone");
        SampleRepository clone = new SampleRepository(folder.resolve("clone"));
        assertThatThrownBy(() -> GitRepository.of(clone.folder()).mergeBases("origin/trunk"))
                .hasMessage(
                        "baselineRef is 'origin/trunk', which git does not know here. This is a shallow clone: fetch"
                                + " the whole history, with git fetch --unshallow, fetch-depth: 0 (GitHub) or GIT_DEPTH: 0"
                                + " (GitLab), and the branch, with git fetch origin trunk:refs/remotes/origin/trunk.");
        clone.git("fetch", "--unshallow");
        clone.git("fetch", "origin", "trunk:refs/remotes/origin/trunk");
        assertThat(GitRepository.of(clone.folder()).mergeBases("origin/trunk")).containsExactly(fork);
    }

    @Test
    void passesOnWhyGitDoesNotReadAWorkTree() throws Exception {
        repository.commit("a.txt", "one");
        GitRepository refused = refusing();
        String reason = "git cannot read the work tree of " + folder
                + ": detected dubious ownership in repository at '" + folder
                + "'; if you trust it, run git config --global --add safe.directory " + folder + ".";
        assertThat(refused.head()).isEmpty();
        assertThat(refused.refusal()).contains(reason);
        assertThatThrownBy(() -> refused.mergeBases("trunk"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("baselineRef is 'trunk', but " + reason);
        assertThat(GitRepository.of(folder).refusal()).isEmpty();
    }

    /** A git that believes the folder belongs to somebody else, as in a container. */
    private GitRepository refusing() throws Exception {
        Path git = folder.resolve("refusing-git");
        Files.writeString(
                git,
                "#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 exec git"
                        + " \"$@\"\n");
        assertThat(git.toFile().setExecutable(true)).isTrue();
        return new GitRepository(folder, git.toString());
    }

    @Test
    void nothingRefusesWhereThereIsNoWorkTreeOrNoGit() throws Exception {
        assertThat(GitRepository.of(folder).refusal()).isEmpty();
        repository.commit("a.txt", "one");
        assertThat(new GitRepository(folder, folder.resolve("no-git").toString()).refusal())
                .isEmpty();
    }

    /** Like that of Git LFS if it is not installed. */
    @Test
    void aFilterThatFailsIsNoMissingFile() throws Exception {
        repository.commit(".gitattributes", "*.txt filter=broken");
        String commit = repository.commit("a.txt", "one");
        repository.git("config", "filter.broken.smudge", "false");
        repository.git("config", "filter.broken.required", "true");
        GitRepository git = GitRepository.of(folder);
        assertThatThrownBy(() -> git.file(commit, folder.resolve("a.txt")))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("git does not return a.txt as the commit " + commit + " has it: ")
                .hasMessageContaining("smudge filter broken failed");
        assertThat(git.file(commit, folder.resolve("b.txt"))).isEmpty();
    }

    @Test
    void knowsTheTopOfTheWorkTree() throws Exception {
        assertThat(GitRepository.of(folder).top()).isEmpty();
        repository.commit("sub/deep/a.txt", "one");
        assertThat(GitRepository.of(folder).top()).contains(folder);
        assertThat(GitRepository.of(folder.resolve("sub/deep")).top()).contains(folder);
    }
}
