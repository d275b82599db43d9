package dev.mlmethods.regression.gate.baseline;

import dev.mlmethods.regression.git.GitRepository;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The baselines that the evaluation of a branch may be held to.
 *
 * @param ref the branch that the work forked from, such as {@code origin/main}
 * @param fork the commit where it did
 * @param fileName of the baseline, as messages show it
 * @param ofFork the baseline in that commit; null: it has none
 * @param ofHead that in the last commit here; null: it has none
 * @param ofWorkTree that in the work tree; null: there is none
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
     * Reads them.
     *
     * @param file in the work tree
     * @param fileName see {@link #fileName}
     * @param ref see {@link #ref}
     * @param copies a folder for those of commits
     * @throws dev.mlmethods.regression.RegressionException if there is no such fork, or a baseline cannot be read
     */
    public static BranchBaselines read(BaselineFile file, String fileName, GitRepository git, String ref, Path copies) {
        String fork = git.mergeBase(ref);
        return new BranchBaselines(
                ref,
                fork,
                fileName,
                find(file.copyOf(git, fork, copies.resolve("fork"))),
                find(file.copyOf(git, HEAD, copies.resolve("head"))),
                file.find().orElse(null));
    }

    private static @Nullable StoredBaseline find(Optional<BaselineFile> copy) {
        return copy.flatMap(BaselineFile::find).orElse(null);
    }

    /** Whether the commits of the branch have changed the baseline, or have their first one. */
    public boolean isChangedInBranch() {
        return ofHead != null && !areSame(ofHead, ofFork);
    }

    /** Whether the baseline was accepted here, and that isn't committed. */
    public boolean isChangedInWorkTree() {
        return ofWorkTree != null && !areSame(ofWorkTree, ofHead) && !areSame(ofWorkTree, ofFork);
    }

    /** Whether the branch had a baseline and has none any more. */
    public boolean isDeleted() {
        return ofFork != null && ofHead == null && ofWorkTree == null;
    }

    private static boolean areSame(StoredBaseline one, @Nullable StoredBaseline other) {
        return other != null && one.baseline().equals(other.baseline());
    }
}
