package dev.mlmethods.regression.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A git repository in the folder of an integration test, whatever git's own configuration says. */
public record Git(File folder) {
    private static final List<String> COMMAND =
            List.of("git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false");

    /** Makes it, with the branch {@code main}. */
    public Git init() throws IOException, InterruptedException {
        run("init", "--initial-branch=main");
        return this;
    }

    /**
     * Commits a file as it is now.
     *
     * @return the commit
     */
    public String commit(String file) throws IOException, InterruptedException {
        run("add", "--", file);
        run("commit", "--message", file);
        return run("rev-parse", "HEAD");
    }

    /** Runs git, and returns what it prints. */
    public String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(COMMAND);
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(folder)
                .redirectErrorStream(true)
                .start();
        String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(git.waitFor()).as(output).isZero();
        return output;
    }
}
