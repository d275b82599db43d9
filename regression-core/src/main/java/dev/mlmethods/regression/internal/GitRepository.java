package dev.mlmethods.regression.internal;

import dev.mlmethods.regression.RegressionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What git knows of a work tree, asked of git itself. Where there is no git, no work tree or no commit, it knows nothing. */
public final class GitRepository {
    private final Path folder;

    private GitRepository(Path folder) {
        this.folder = folder;
    }

    /** The repository that a folder is in, if it is in one. */
    public static GitRepository of(Path folder) {
        return new GitRepository(folder);
    }

    /** The commit that is checked out. */
    public Optional<String> head() {
        return line("rev-parse", "--verify", "--quiet", "HEAD");
    }

    /** The parents of that commit: none of the first one, two of a merge. */
    public List<String> parents() {
        return line("rev-list", "--parents", "--max-count=1", "HEAD")
                .map(line -> List.of(line.split(" ")))
                .map(commits -> commits.subList(1, commits.size()))
                .orElse(List.of());
    }

    /**
     * The commit where the work forked from a branch: the newest one that both have.
     *
     * @param ref of the branch, such as {@code origin/main}
     * @throws RegressionException if there is no git, no such branch, or the history here doesn't reach that far
     */
    public String mergeBase(String ref) {
        if (head().isEmpty()) {
            throw new RegressionException("baselineRef is '" + ref + "', but " + folder
                    + " is no git work tree with a commit; leave baselineRef out, or check the project out with git.");
        }
        if (ref.startsWith("-")
                || line("rev-parse", "--verify", "--quiet", ref + "^{commit}").isEmpty()) {
            throw new RegressionException("baselineRef is '" + ref
                    + "', which git does not know here; fetch it first, with git fetch origin main for origin/main.");
        }
        return line("merge-base", "HEAD", ref)
                .orElseThrow(() -> new RegressionException("baselineRef is '" + ref
                        + "', but there is no merge base with it"
                        + (isShallow()
                                ? " in this shallow clone; fetch the whole history, with git fetch --unshallow or fetch-depth: 0."
                                : "; the two have no commit in common.")));
    }

    private boolean isShallow() {
        return line("rev-parse", "--is-shallow-repository")
                .filter("true"::equals)
                .isPresent();
    }

    /**
     * A file as it was.
     *
     * @param commit of that time
     * @param file in this folder or below
     * @return empty: the commit doesn't have it
     */
    public Optional<byte[]> file(String commit, Path file) {
        String path = folder.toAbsolutePath()
                .relativize(file.toAbsolutePath())
                .toString()
                .replace('\\', '/');
        return Optional.ofNullable(run("show", commit + ":./" + path));
    }

    private Optional<String> line(String... arguments) {
        return Optional.ofNullable(run(arguments))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                .filter(line -> !line.isEmpty());
    }

    /** What git prints; null where it fails. */
    private byte @Nullable [] run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(Arrays.asList(arguments));
        try {
            Process git = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            git.getInputStream().transferTo(out);
            return git.waitFor() == 0 ? out.toByteArray() : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
