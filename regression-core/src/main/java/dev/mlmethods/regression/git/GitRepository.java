package dev.mlmethods.regression.git;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What git knows about a work tree, found by asking git itself. If there is no git, no work tree or no commit, it knows nothing. */
public final class GitRepository {
    /** What git says about a folder that isn't in any work tree. */
    private static final String NO_WORK_TREE = "not a git repository (or any";

    /** What git writes before the name of such a file. */
    private static final String LEFT_OUT = "S ";

    /** The mode of a symbolic link. */
    private static final String LINK = "120000 ";

    private final Path folder;
    private final GitCommand git;

    /** With an executable other than the one named git. */
    GitRepository(Path folder, String executable) {
        this.folder = folder;
        this.git = new GitCommand(folder, executable);
    }

    /** The repository that a folder is in, if it is in one. */
    public static GitRepository of(Path folder) {
        return new GitRepository(folder, "git");
    }

    /** The commit that is checked out. */
    public Optional<String> head() {
        return output("rev-parse", "--verify", "--quiet", "HEAD");
    }

    /** The parents of that commit: none for the first one, two for a merge. */
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
     * @return relative to the top of the work tree; empty if there is no git, no work tree or no commit
     */
    public Optional<List<String>> uncommittedChanges(List<Path> outputs) {
        GitCommand.Output changes =
                git.run("-c", "diff.relative=false", "diff", "--name-only", "--no-ext-diff", "-z", "HEAD");
        Optional<Path> top = output("rev-parse", "--show-toplevel").map(Path::of);
        if (!changes.succeeded() || top.isEmpty()) {
            return Optional.empty();
        }
        List<Path> real = outputs.stream().map(GitRepository::real).toList();
        return Optional.of(Stream.of(new String(changes.bytes(), StandardCharsets.UTF_8).split("\0"))
                .filter(name -> !name.isEmpty())
                .filter(name -> real.stream().noneMatch(real(top.get().resolve(name))::startsWith))
                .toList());
    }

    /** With links resolved; if a file doesn't exist, its folder does. */
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
     * Why git doesn't read an existing work tree, as a sentence with git's own reason: for example, because it belongs to somebody else, so that git
     * answers as if there were none. Empty if git reads it, or if there is no work tree or no git.
     */
    public Optional<String> refusal() {
        GitCommand.Output output = git.run("rev-parse", "--git-dir");
        String reason = output.reason();
        return output.succeeded() || reason.isEmpty() || reason.startsWith(NO_WORK_TREE)
                ? Optional.empty()
                : Optional.of("git cannot read the work tree of " + folder + ": " + reason + ".");
    }

    /** The uppermost folder of the work tree; empty if there is none. */
    public Optional<Path> top() {
        GitCommand.Output up = git.run("rev-parse", "--show-cdup");
        return up.succeeded()
                ? Optional.of(
                        folder.toAbsolutePath().resolve(up.text().orElse("")).normalize())
                : Optional.empty();
    }

    /**
     * The commits where the work forked from a branch: the newest ones that both have.
     *
     * @param ref of the branch, such as {@code origin/main}
     * @return one; several if each of the two has merged the other, as listed by git merge-base --all
     * @throws RegressionException if there is no git, no such branch, or the history here doesn't reach far enough to tell
     */
    public List<String> mergeBases(String ref) {
        return new Fork(this, git, ref).mergeBases();
    }

    /** Whether this is a clone without its older commits. */
    public boolean isShallow() {
        return output("rev-parse", "--is-shallow-repository")
                .filter("true"::equals)
                .isPresent();
    }

    /** Whether its work tree is a submodule of another work tree. */
    public boolean isSubmodule() {
        return output("rev-parse", "--show-superproject-working-tree")
                .filter(path -> !path.isEmpty())
                .isPresent();
    }

    /** Whether a file, which need not exist, is in this work tree, rather than in one inside or around it. */
    public boolean hasInWorkTree(Path file) {
        Path above = real(file).getParent();
        while (above != null && !Files.isDirectory(above)) {
            above = above.getParent();
        }
        return above != null && of(above).top().map(GitRepository::real).equals(top().map(GitRepository::real));
    }

    /** Whether a commit has a file of this work tree. */
    public boolean has(String commit, Path file) {
        return output("rev-parse", "--verify", "--quiet", at(commit, file)).isPresent();
    }

    /** Whether a commit has a symbolic link in the place of a file: what it has of the file is a path. */
    public boolean isLink(String commit, Path file) {
        return output("ls-tree", commit, "--", relative(file))
                .filter(line -> line.startsWith(LINK))
                .isPresent();
    }

    /** Whether this is a sparse checkout that leaves a file out of the work tree. */
    public boolean isLeftOut(Path file) {
        return output("ls-files", "-t", "--", relative(file))
                .filter(line -> line.startsWith(LEFT_OUT))
                .isPresent();
    }

    /**
     * A file as a checkout of a commit would have it.
     *
     * @param commit the commit
     * @param file in this work tree
     * @return empty if the commit doesn't have it
     * @throws RegressionException if it has, but git can't provide it, for example because Git LFS is not installed; the message has git's reason
     */
    public Optional<byte[]> file(String commit, Path file) {
        return Optional.ofNullable(contentsOf(commit, file, ProcessBuilder.Redirect.PIPE));
    }

    /**
     * Copies a file as a checkout of a commit would have it.
     *
     * @param commit the commit
     * @param file in this work tree
     * @param target the copy, which is overwritten; its contents are useless if the commit doesn't have the file
     * @return whether the commit has the file
     * @throws RegressionException see {@link #file}
     */
    public boolean copy(String commit, Path file, Path target) {
        return contentsOf(commit, file, ProcessBuilder.Redirect.to(target.toFile())) != null;
    }

    /** With the filters of a checkout, with which Git LFS provides the contents of large files; null if the commit doesn't have it. */
    private byte @Nullable [] contentsOf(String commit, Path file, ProcessBuilder.Redirect output) {
        if (!has(commit, file)) {
            return null;
        }
        GitCommand.Output contents = git.run(output, "cat-file", "--filters", at(commit, file));
        if (!contents.succeeded()) {
            throw new RegressionException("git does not return " + relative(file) + " as the commit " + commit
                    + " has it: " + contents.reason() + ".");
        }
        return contents.bytes();
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
     * The commits that have different contents of a file.
     *
     * @param file in this work tree
     * @param first a commit that comes first in the list, if it has the file; null for none
     * @return after it, those that changed the file on the way to the one that is checked out, the newest first
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
        return git.run(arguments).text();
    }
}
