package dev.mlmethods.regression.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A git repository in a folder, made by its first commit, whatever git's own configuration says. */
public record SampleRepository(Path folder) {
    /** Writes a file and commits it on the branch that is checked out: {@code trunk} at first. */
    public String commit(String file, String content) throws IOException, InterruptedException {
        if (!Files.exists(folder.resolve(".git"))) {
            git("init", "--initial-branch=trunk");
        }
        Path path = folder.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, content);
        git("add", "--", file);
        git("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "commit", "--message", content);
        return GitRepository.of(folder).head().orElseThrow();
    }

    /** Merges a branch into the one that is checked out, with a merge commit. */
    public void merge(String branch) throws IOException, InterruptedException {
        git(
                "-c",
                "user.name=Ann",
                "-c",
                "user.email=ann@example.org",
                "merge",
                "--no-ff",
                "--strategy=ours",
                "--message",
                "Merge " + branch,
                branch);
    }

    /** Runs git in the folder. */
    public void git(String... arguments) throws IOException, InterruptedException {
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
