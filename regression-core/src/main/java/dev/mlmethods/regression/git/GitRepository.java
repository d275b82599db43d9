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

    /**
     * {@return the repository that a folder is in, if it is in one} Nothing is read yet.
     *
     * @param folder where git is run
     */
    public static GitRepository of(Path folder) {
        return new GitRepository(folder, "git");
    }

    /** {@return the commit that is checked out, in hexadecimal; empty if there is none} */
    public Optional<String> head() {
        return output("rev-parse", "--verify", "--quiet", "HEAD");
    }

    /** {@return the parents of that commit: none for the first one, two for a merge; also none if there is no commit} */
    public List<String> parents() {
        return output("rev-list", "--parents", "--max-count=1", "HEAD")
                .map(line -> List.of(line.split(" ")))
                .map(commits -> commits.subList(1, commits.size()))
                .orElse(List.of());
    }

    /**
     * Finds the files that git tracks and that differ from the commit that is checked out: changed, added or deleted. As with
     * {@code git describe --dirty}, files that git doesn't track don't count.
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
     * {@return why git doesn't read an existing work tree, as a sentence with git's own reason; empty if git reads it, or if there is no work
     * tree or no git} For example, the work tree belongs to somebody else, so that git answers as if there were none.
     */
    public Optional<String> refusal() {
        GitCommand.Output output = git.run("rev-parse", "--git-dir");
        String reason = output.reason();
        return output.succeeded() || reason.isEmpty() || reason.startsWith(NO_WORK_TREE)
                ? Optional.empty()
                : Optional.of("git cannot read the work tree of " + folder + ": " + reason + ".");
    }

    /** {@return the uppermost folder of the work tree; empty if there is none} */
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

    /** {@return whether this is a clone without its older commits} */
    public boolean isShallow() {
        return output("rev-parse", "--is-shallow-repository")
                .filter("true"::equals)
                .isPresent();
    }

    /** {@return whether its work tree is a submodule of another work tree} */
    public boolean isSubmodule() {
        return output("rev-parse", "--show-superproject-working-tree")
                .filter(path -> !path.isEmpty())
                .isPresent();
    }

    /**
     * {@return whether a file is in this work tree, rather than in one inside or around it}
     *
     * @param file need not exist
     */
    public boolean hasInWorkTree(Path file) {
        Path above = real(file).getParent();
        while (above != null && !Files.isDirectory(above)) {
            above = above.getParent();
        }
        return above != null && of(above).top().map(GitRepository::real).equals(top().map(GitRepository::real));
    }

    /**
     * {@return whether a commit has a file of this work tree}
     *
     * @param commit its hash, or any name that git knows, such as {@code HEAD}
     * @param file in this work tree; need not exist there
     */
    public boolean has(String commit, Path file) {
        return output("rev-parse", "--verify", "--quiet", at(commit, file)).isPresent();
    }

    /**
     * {@return whether a commit has a symbolic link in the place of a file} What it has of the file is then a path.
     *
     * @param commit its hash, or any name that git knows, such as {@code HEAD}
     * @param file in this work tree; need not exist there
     */
    public boolean isLink(String commit, Path file) {
        return output("ls-tree", commit, "--", relative(file))
                .filter(line -> line.startsWith(LINK))
                .isPresent();
    }

    /**
     * {@return whether this is a sparse checkout that leaves a file out of the work tree}
     *
     * @param file by the path that it would have in the work tree
     */
    public boolean isLeftOut(Path file) {
        return output("ls-files", "-t", "--", relative(file))
                .filter(line -> line.startsWith(LEFT_OUT))
                .isPresent();
    }

    /**
     * {@return a file as a checkout of a commit would have it; empty if the commit doesn't have it}
     *
     * @param commit its hash, or any name that git knows, such as {@code HEAD}
     * @param file in this work tree; need not exist there
     * @throws RegressionException if the commit has it, but git can't provide it, for example because Git LFS is not installed; the message has
     *     git's reason
     */
    public Optional<byte[]> file(String commit, Path file) {
        return Optional.ofNullable(contentsOf(commit, file, ProcessBuilder.Redirect.PIPE));
    }

    /**
     * Copies a file as a checkout of a commit would have it.
     *
     * @param commit its hash, or any name that git knows, such as {@code HEAD}
     * @param file in this work tree; need not exist there
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
     * {@return the commits that have different contents of a file} After {@code first} come those that changed the file on the way to the commit
     * that is checked out, the newest first.
     *
     * @param file in this work tree; need not exist there
     * @param first a commit that comes first in the list, if it has the file; null for none
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
