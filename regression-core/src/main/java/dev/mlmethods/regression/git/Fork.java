package dev.mlmethods.regression.git;

import dev.mlmethods.regression.RegressionException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for the commit where the work forked from a branch.
 *
 * @param repository of the work
 * @param git that runs there
 * @param ref of the branch
 */
record Fork(GitRepository repository, GitCommand git, String ref) {
    /** What may be the name of a branch, and no expression that git would have to work out, such as {@code main~5}. */
    private static final Pattern BRANCH = Pattern.compile("\\w[\\w./+-]*");

    private static final String ORIGIN = "origin";

    /** See {@link GitRepository#mergeBase}. */
    String mergeBase() {
        String given = "baselineRef is '" + ref + "', ";
        if (repository.head().isEmpty()) {
            throw new RegressionException(given + "but " + noHead());
        }
        if (ref.startsWith("-")
                || output("rev-parse", "--verify", "--quiet", ref + "^{commit}").isEmpty()) {
            throw new RegressionException(given + "which git does not know here" + fetched());
        }
        GitCommand.Output base = git.run("merge-base", "HEAD", ref);
        return base.text().orElseThrow(() -> new RegressionException(given + noMergeBase(base.reason())));
    }

    private String noHead() {
        return git.run("--version").succeeded()
                ? repository.refusal()
                        .orElse(
                                git.folder()
                                        + " is no git work tree with a commit; leave baselineRef out, or check the project out with git.")
                : "there is no git to ask; install git, or leave baselineRef out.";
    }

    /** A clone of a single branch has no name for another one before it is told. */
    private String fetched() {
        if (!BRANCH.matcher(ref).matches() || ref.contains("..") || ref.startsWith("refs/")) {
            return "; give the name of a branch, such as origin/main.";
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
        return repository.isShallow()
                ? ". This is a shallow clone: fetch the whole history, with git fetch --unshallow, fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab),"
                        + " and the branch, with " + fetch + "."
                : "; fetch it first, with " + fetch + ".";
    }

    private String noMergeBase(String reason) {
        if (!reason.isEmpty()) {
            return "but git does not find the merge base with it: " + reason + ".";
        }
        return "but there is no merge base with it"
                + (repository.isShallow()
                        ? " in this shallow clone; fetch the whole history, with git fetch --unshallow, fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab)."
                        : "; the two have no commit in common.");
    }

    private Optional<String> output(String... arguments) {
        return git.run(arguments).text();
    }
}
