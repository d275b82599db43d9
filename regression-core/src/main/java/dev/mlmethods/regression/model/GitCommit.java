package dev.mlmethods.regression.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The commit of a git work tree, asked of git itself. */
public final class GitCommit {
    private GitCommit() {}

    /** The commit that is checked out in the folder, or null where there is no git, no work tree or no commit. */
    public static @Nullable String of(Path folder) {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "--verify", "--quiet", "HEAD")
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return git.waitFor() == 0 && !commit.isEmpty() ? commit : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
