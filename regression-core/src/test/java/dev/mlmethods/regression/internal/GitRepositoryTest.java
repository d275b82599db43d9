package dev.mlmethods.regression.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryTest {
    @TempDir
    private Path folder;

    @Test
    void outsideAWorkTreeNothingIsKnown() {
        GitRepository none = GitRepository.of(folder);
        assertThat(none.head()).isEmpty();
        assertThat(none.parents()).isEmpty();
        assertThat(none.file("HEAD", folder.resolve("a.txt"))).isEmpty();
        assertThatThrownBy(() -> none.mergeBase("origin/main"))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "baselineRef is 'origin/main', but " + folder
                                + " is no git work tree with a commit; leave baselineRef out, or check the project out with git.");
    }

    @Test
    void aWorkTreeWithoutACommitHasNoHead() throws Exception {
        git(folder, "init");
        assertThat(GitRepository.of(folder).head()).isEmpty();
        assertThat(GitRepository.of(folder).parents()).isEmpty();
    }

    @Test
    void knowsCommitsParentsAndFilesOfThen() throws Exception {
        String first = commit("sub/a.txt", "one");
        String second = commit("sub/a.txt", "two");
        GitRepository sub = GitRepository.of(folder.resolve("sub"));
        assertThat(sub.head()).contains(second);
        assertThat(sub.parents()).containsExactly(first);
        assertThat(sub.file(first, folder.resolve("sub/a.txt"))).hasValue("one".getBytes(UTF_8));
        assertThat(sub.file(first, folder.resolve("sub/b.txt"))).isEmpty();
        git(folder, "checkout", "--detach", first);
        assertThat(sub.head()).contains(first);
        assertThat(sub.parents()).isEmpty();
    }

    @Test
    void theMergeBaseIsWhereTheWorkForked() throws Exception {
        String fork = commit("a.txt", "one");
        git(folder, "checkout", "-b", "work");
        commit("b.txt", "mine");
        git(folder, "checkout", "trunk");
        commit("a.txt", "theirs");
        git(folder, "checkout", "work");
        GitRepository repository = GitRepository.of(folder);
        assertThat(repository.mergeBase("trunk")).isEqualTo(fork);
        for (String ref : List.of("origin/main", "--all", "-x")) {
            assertThatThrownBy(() -> repository.mergeBase(ref))
                    .isInstanceOf(RegressionException.class)
                    .hasMessage(
                            "baselineRef is '" + ref
                                    + "', which git does not know here; fetch it first, with git fetch origin main for origin/main.");
        }
    }

    @Test
    void historiesWithNothingInCommonHaveNone() throws Exception {
        commit("a.txt", "one");
        git(folder, "checkout", "--orphan", "other");
        commit("b.txt", "two");
        assertThatThrownBy(() -> GitRepository.of(folder).mergeBase("trunk"))
                .hasMessage(
                        "baselineRef is 'trunk', but there is no merge base with it; the two have no commit in common.");
    }

    @Test
    void aShallowCloneSaysWhatToFetch() throws Exception {
        commit("a.txt", "one");
        git(folder, "checkout", "-b", "work");
        commit("b.txt", "mine");
        git(folder, "checkout", "trunk");
        commit("a.txt", "theirs");
        Path clone = folder.resolve("clone");
        git(
                folder,
                "clone",
                "--depth=1",
                "--no-single-branch",
                "--branch=work",
                folder.toUri().toString(),
                "clone");
        assertThatThrownBy(() -> GitRepository.of(clone).mergeBase("origin/trunk"))
                .hasMessage("baselineRef is 'origin/trunk', but there is no merge base with it in this shallow clone;"
                        + " fetch the whole history, with git fetch --unshallow or fetch-depth: 0.");
    }

    private String commit(String file, String content) throws Exception {
        if (!Files.exists(folder.resolve(".git"))) {
            git(folder, "init", "--initial-branch=trunk");
        }
        Path path = folder.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, content);
        git(folder, "add", "--", file);
        git(folder, "-c", "user.name=Ann", "-c", "user.email=ann@example.org", "commit", "--message", content);
        return GitRepository.of(folder).head().orElseThrow();
    }

    private static void git(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
