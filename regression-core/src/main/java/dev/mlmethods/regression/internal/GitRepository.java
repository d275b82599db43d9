package dev.mlmethods.regression.internal;

import dev.mlmethods.regression.RegressionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What git knows of a work tree, asked of git itself. Where there is no git, no work tree or no commit, it knows nothing. */
public final class GitRepository {
    private final Path folder;
    private final String executable;

    /** With another executable than the one that is called git. */
    GitRepository(Path folder, String executable) {
        this.folder = folder;
        this.executable = executable;
    }

    /** The repository that a folder is in, if it is in one. */
    public static GitRepository of(Path folder) {
        return new GitRepository(folder, "git");
    }

    /** The commit that is checked out. */
    public Optional<String> head() {
        return output("rev-parse", "--verify", "--quiet", "HEAD");
    }

    /** The parents of that commit: none of the first one, two of a merge. */
    public List<String> parents() {
        return output("rev-list", "--parents", "--max-count=1", "HEAD")
                .map(line -> List.of(line.split(" ")))
                .map(commits -> commits.subList(1, commits.size()))
                .orElse(List.of());
    }

    /**
     * The files that git tracks and that differ from the commit that is checked out, changed, added or deleted. As with {@code git describe --dirty}, files that git
     * doesn't track don't count.
     *
     * @param outputs files and folders that the build itself writes, which don't count either
     * @return relative to the top of the work tree; empty where there is no git, no work tree or no commit
     */
    public Optional<List<String>> uncommittedChanges(List<Path> outputs) {
        byte[] changes = run("-c", "diff.relative=false", "diff", "--name-only", "--no-ext-diff", "-z", "HEAD");
        Optional<Path> top = output("rev-parse", "--show-toplevel").map(Path::of);
        if (changes == null || top.isEmpty()) {
            return Optional.empty();
        }
        List<Path> real = outputs.stream().map(GitRepository::real).toList();
        return Optional.of(Stream.of(new String(changes, StandardCharsets.UTF_8).split("\0"))
                .filter(name -> !name.isEmpty())
                .filter(name -> real.stream().noneMatch(real(top.get().resolve(name))::startsWith))
                .toList());
    }

    /** Without links; a file that is not there has a folder that is. */
    private static Path real(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException e) {
            Path folder = absolute.getParent();
            return folder == null ? absolute : real(folder).resolve(absolute.getFileName());
        }
    }

    /**
     * The commit where the work forked from a branch: the newest one that both have.
     *
     * @param ref of the branch, such as {@code origin/main}
     * @throws RegressionException if there is no git, no such branch, or the history here doesn't reach that far
     */
    public String mergeBase(String ref) {
        if (head().isEmpty()) {
            throw new RegressionException("baselineRef is '" + ref + "', but "
                    + (isInstalled()
                            ? folder
                                    + " is no git work tree with a commit; leave baselineRef out, or check the project out with git."
                            : "there is no git to ask; install git, or leave baselineRef out."));
        }
        if (ref.startsWith("-")
                || output("rev-parse", "--verify", "--quiet", ref + "^{commit}").isEmpty()) {
            throw new RegressionException("baselineRef is '" + ref
                    + "', which git does not know here; fetch it first, with git fetch origin main for origin/main.");
        }
        return output("merge-base", "HEAD", ref)
                .orElseThrow(() -> new RegressionException("baselineRef is '" + ref
                        + "', but there is no merge base with it"
                        + (isShallow()
                                ? " in this shallow clone; fetch the whole history, with git fetch --unshallow or fetch-depth: 0."
                                : "; the two have no commit in common.")));
    }

    private boolean isInstalled() {
        return output("--version").isPresent();
    }

    /** Whether this is a clone without its older commits. */
    public boolean isShallow() {
        return output("rev-parse", "--is-shallow-repository")
                .filter("true"::equals)
                .isPresent();
    }

    /**
     * A file as a checkout of a commit would have it.
     *
     * @param commit of that time
     * @param file in this work tree
     * @return empty: the commit doesn't have it
     */
    public Optional<byte[]> file(String commit, Path file) {
        return Optional.ofNullable(run(contentsOf(commit, file)));
    }

    /**
     * Copies a file as a checkout of a commit would have it.
     *
     * @param commit of that time
     * @param file in this work tree
     * @param target the copy, which is overwritten; what is in it is of no use where there is none
     * @return whether the commit has the file
     */
    public boolean copy(String commit, Path file, Path target) {
        return run(contentsOf(commit, file), ProcessBuilder.Redirect.to(target.toFile())) != null;
    }

    /** With the filters of a checkout, by which Git LFS has the contents of large files. */
    private String[] contentsOf(String commit, Path file) {
        return new String[] {"cat-file", "--filters", at(commit, file)};
    }

    private String at(String commit, Path file) {
        return commit + ":./" + relative(file);
    }

    private String relative(Path file) {
        return folder.toAbsolutePath()
                .relativize(file.toAbsolutePath())
                .toString()
                .replace('\\', '/');
    }

    /**
     * The commits that have a file with different contents each.
     *
     * @param file in this work tree
     * @param first a commit that comes first in the list, if it has the file; null: none
     * @return behind it those that changed the file on the way to the one that is checked out, the newest first
     */
    public List<String> versions(Path file, @Nullable String first) {
        List<String> commits = new ArrayList<>();
        if (first != null) {
            commits.add(first);
        }
        output("rev-list", "HEAD", "--", relative(file))
                .ifPresent(lines -> commits.addAll(lines.lines().toList()));
        Map<String, String> commitsByContents = new LinkedHashMap<>();
        for (String commit : commits) {
            output("rev-parse", "--verify", "--quiet", at(commit, file))
                    .ifPresent(contents -> commitsByContents.putIfAbsent(contents, commit));
        }
        return List.copyOf(commitsByContents.values());
    }

    private Optional<String> output(String... arguments) {
        return Optional.ofNullable(run(arguments))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                .filter(text -> !text.isEmpty());
    }

    private byte @Nullable [] run(String... arguments) {
        return run(arguments, ProcessBuilder.Redirect.PIPE);
    }

    /** What git prints to a pipe; null where it fails. */
    private byte @Nullable [] run(String[] arguments, ProcessBuilder.Redirect output) {
        List<String> command = new ArrayList<>(List.of(executable));
        command.addAll(Arrays.asList(arguments));
        try {
            Process git = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(output)
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
