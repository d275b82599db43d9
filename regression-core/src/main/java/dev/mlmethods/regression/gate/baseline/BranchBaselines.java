package dev.mlmethods.regression.gate.baseline;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.git.GitRepository;
import dev.mlmethods.regression.hash.ShortId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The baselines that the evaluation of a branch may be held to.
 *
 * @param ref the branch that the work forked from, such as {@code origin/main}
 * @param fork the commit where it forked
 * @param fileName of the baseline, as messages show it
 * @param ofFork the baseline in that commit; null if it has none
 * @param ofHead the baseline in the last commit here; null if it has none
 * @param ofWorkTree the baseline in the work tree; null if there is none
 */
public record BranchBaselines(
        String ref,
        String fork,
        String fileName,
        @Nullable StoredBaseline ofFork,
        @Nullable StoredBaseline ofHead,
        @Nullable StoredBaseline ofWorkTree) {
    private static final String HEAD = "HEAD";

    /**
     * Reads the baselines of the fork, of the last commit and of the work tree.
     *
     * @param file in the work tree
     * @param fileName see {@link #fileName}
     * @param git the repository of the folder that the baseline is in, or of a folder above it
     * @param ref see {@link #ref}
     * @param copies a folder for the baselines of commits
     * @return the baselines, with their rows
     * @throws RegressionException if there is no such fork, there are several with different baselines, the file is not in the repository, or a
     *     baseline cannot be read
     */
    public static BranchBaselines read(BaselineFile file, String fileName, GitRepository git, String ref, Path copies) {
        List<String> forks = git.mergeBases(ref);
        requireIn(git, file, fileName, ref);
        String fork = forks.get(0);
        StoredBaseline ofFork = find(file.copyOf(git, fork, copies.resolve("fork")));
        for (String other : forks.subList(1, forks.size())) {
            requireSame(ofFork, find(file.copyOf(git, other, copies.resolve("fork"))), ref, forks, fileName);
        }
        return new BranchBaselines(
                ref,
                fork,
                fileName,
                ofFork,
                find(file.copyOf(git, HEAD, copies.resolve("head"))),
                file.find().orElse(null));
    }

    /** Committing it wouldn't help: that would be a commit in another repository, which has other branches. */
    private static void requireIn(GitRepository git, BaselineFile file, String fileName, String ref) {
        if (!file.isIn(git)) {
            throw new RegressionException("baselineRef is '" + ref + "', but the baseline " + fileName
                    + " is not in the repository of the project"
                    + git.top().map(top -> ", " + top).orElse("")
                    + ", so no branch there has it. Give a baseline inside that repository, or leave baselineRef out.");
        }
    }

    /** If there are several forks and they differ, none of them is the one that counts. */
    private static void requireSame(
            @Nullable StoredBaseline one,
            @Nullable StoredBaseline other,
            String ref,
            List<String> forks,
            String fileName) {
        if (one == null ? other != null : !areSame(one, other)) {
            throw new RegressionException("baselineRef is '" + ref
                    + "', but the work forked from it at several commits, "
                    + forks.stream().map(ShortId::of).collect(Collectors.joining(" and ")) + ", whose baselines "
                    + fileName + " differ. Merge " + ref + " into this branch, or give one of them as baselineRef.");
        }
    }

    private static @Nullable StoredBaseline find(Optional<BaselineFile> copy) {
        return copy.flatMap(BaselineFile::find).orElse(null);
    }

    /** {@return whether the commits of the branch have changed the baseline, or have their first one} */
    public boolean isChangedInBranch() {
        return ofHead != null && !areSame(ofHead, ofFork);
    }

    /**
     * {@return whether the work tree has a different baseline than the last commit: one that was accepted here, for example, or comes from an
     * uncommitted merge}
     */
    public boolean isChangedInWorkTree() {
        return ofWorkTree != null && !areSame(ofWorkTree, ofHead);
    }

    /** {@return whether the branch had a baseline and no longer has one} */
    public boolean isDeleted() {
        return ofFork != null && ofHead == null && ofWorkTree == null;
    }

    /**
     * {@return whether a verdict may have been held to one of these} A verdict that passes is held to the baseline of the fork; one that fails
     * may be held to that of the last commit or of the work tree, if the branch has changed it.
     *
     * @param baselineSha256 the hash that the verdict names; empty if there was no baseline
     * @param passes whether the verdict passes
     */
    public boolean mayHold(String baselineSha256, boolean passes) {
        return baselineSha256.equals(sha256(ofFork))
                || (!passes && isChangedInBranch() && baselineSha256.equals(sha256(ofHead)))
                || (!passes && isChangedInWorkTree() && baselineSha256.equals(sha256(ofWorkTree)));
    }

    private static String sha256(@Nullable StoredBaseline stored) {
        return stored == null ? "" : stored.baseline().sha256();
    }

    private static boolean areSame(StoredBaseline one, @Nullable StoredBaseline other) {
        return other != null && one.baseline().equals(other.baseline());
    }
}
