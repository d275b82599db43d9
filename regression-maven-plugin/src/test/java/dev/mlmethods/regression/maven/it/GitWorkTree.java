package dev.mlmethods.regression.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The project of an integration test as a git work tree, whatever the user's git settings are. */
public final class GitWorkTree {
    private static final Map<String, String> NO_SETTINGS = Map.of(
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_CONFIG_GLOBAL", "/dev/null");
    private static final List<String> SETTINGS = List.of(
            "user.name=Ann",
            "user.email=ann@example.org",
            "init.defaultBranch=main",
            "commit.gpgsign=false",
            "advice.detachedHead=false");

    private final File folder;

    /** The project in that folder. */
    public GitWorkTree(File folder) {
        this.folder = folder;
    }

    /** What git prints for these arguments, without the line feed at its end. */
    public String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder).redirectErrorStream(true);
        builder.environment().putAll(NO_SETTINGS);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    /** Commits these files as they are. */
    public String commit(String message, String... files) throws IOException, InterruptedException {
        List<String> add = new ArrayList<>(List.of("add", "--all", "--"));
        add.addAll(List.of(files));
        git(add.toArray(String[]::new));
        git("commit", "--quiet", "--message", message);
        return head();
    }

    /** The commit that is checked out. */
    public String head() throws IOException, InterruptedException {
        return git("rev-parse", "HEAD");
    }
}
