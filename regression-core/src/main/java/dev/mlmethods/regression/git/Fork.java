package dev.mlmethods.regression.git;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for the commits where the work forked from a branch.
 *
 * @param repository of the work
 * @param git the command, which runs there
 * @param ref of the branch
 */
record Fork(GitRepository repository, GitCommand git, String ref) {
    /** What may be the name of a branch rather than an expression that git would have to evaluate, such as {@code main~5}. */
    private static final Pattern BRANCH = Pattern.compile("\\w[\\w./+-]*");

    private static final String ORIGIN = "origin";
    private static final String WHOLE_HISTORY =
            "fetch the whole history, with git fetch --unshallow, fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab)";

    /** See {@link GitRepository#mergeBases}. */
    List<String> mergeBases() {
        String given = "baselineRef is '" + ref + "', ";
        if (repository.head().isEmpty()) {
            throw new RegressionException(given + "but " + noHead());
        }
        Optional<String> commit = ref.startsWith("-") ? Optional.empty() : commit(ref);
        if (commit.isEmpty()) {
            throw new RegressionException(given + "which " + unknown());
        }
        GitCommand.Output found = git.run("merge-base", "--all", "HEAD", ref);
        List<String> bases = found.text()
                .orElseThrow(() -> new RegressionException(given + noMergeBase(found.reason())))
                .lines()
                .toList();
        if (repository.isShallow() && !isOneOfThem(bases, commit.get()) && isCutOffBeforeThem(bases)) {
            throw new RegressionException(given
                    + "but the clone is shallow, so git may find the wrong fork; " + WHOLE_HISTORY
                    + inSubmodule() + ".");
        }
        return bases;
    }

    private Optional<String> commit(String name) {
        return output("rev-parse", "--verify", "--quiet", name + "^{commit}");
    }

    /** If one side has the last commit of the other, no common commit is newer, whatever else is in the history. */
    private boolean isOneOfThem(List<String> bases, String commit) {
        return bases.contains(commit) || bases.contains(repository.head().orElseThrow());
    }

    /** Whether a path from either side ends, in this clone, before it reaches a merge base: it may lead to a newer one. */
    private boolean isCutOffBeforeThem(List<String> bases) {
        List<String> arguments = new ArrayList<>(List.of("rev-list", "HEAD", ref, "--not"));
        arguments.addAll(bases);
        arguments.add("--");
        GitCommand.Output between = git.run(arguments.toArray(String[]::new));
        Optional<String> file = output("rev-parse", "--git-path", "shallow");
        if (!between.succeeded() || file.isEmpty()) {
            return true;
        }
        try {
            Set<String> ends = Set.copyOf(Files.readAllLines(git.folder().resolve(file.get())));
            return between.text().stream().flatMap(String::lines).anyMatch(ends::contains);
        } catch (IOException e) {
            return true;
        }
    }

    private String noHead() {
        return git.run("--version").succeeded()
                ? repository
                        .refusal()
                        .orElse(
                                git.folder()
                                        + " is not a git work tree with a commit; leave baselineRef out, or check the project out with git.")
                : "git is not installed; install it, or leave baselineRef out.";
    }

    /** A clone of a single branch doesn't know the names of others until it is told. */
    private String unknown() {
        if (!git.run("check-ref-format", "refs/heads/" + ref).succeeded()) {
            return "does not name a branch; give the name of one, such as origin/main.";
        }
        if (!BRANCH.matcher(ref).matches() || ref.startsWith("refs/")) {
            return "git does not know here; give the name of a branch, such as origin/main.";
        }
        String remote = Stream.concat(
                        Stream.of(ORIGIN), output("remote").stream().flatMap(String::lines))
                .filter(name -> ref.startsWith(name + "/") && ref.length() > name.length() + 1)
                .findFirst()
                .orElse("");
        String from = remote.isEmpty() ? ORIGIN : remote;
        String branch = remote.isEmpty() ? ref : ref.substring(remote.length() + 1);
        String fetch = "git fetch " + from + " " + branch + ":refs/remotes/" + from + "/" + branch
                + (remote.isEmpty() ? ", and give baselineRef=" + from + "/" + branch : "");
        return "git does not know here"
                + (repository.isShallow()
                        ? ". This is a shallow clone: " + WHOLE_HISTORY + inSubmodule() + ", and the branch, with "
                                + fetch + "."
                        : "; fetch it first" + inSubmodule() + ", with " + fetch + ".");
    }

    /** Where to run the command that a message shows: a submodule has its own branches, and the build is mostly started in a different folder. */
    private String inSubmodule() {
        return repository.isSubmodule()
                ? repository.top().map(top -> ", in the submodule " + top).orElse("")
                : "";
    }

    private String noMergeBase(String reason) {
        if (!reason.isEmpty()) {
            return "but git does not find the merge base with it: " + reason + ".";
        }
        return "but it and HEAD have no merge base"
                + (repository.isShallow()
                        ? " in this shallow clone; " + WHOLE_HISTORY + inSubmodule() + "."
                        : "; the two have no commit in common.");
    }

    private Optional<String> output(String... arguments) {
        return git.run(arguments).text();
    }
}
