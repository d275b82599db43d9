package dev.mlmethods.regression.gate.baseline;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.DatasetPath;
import dev.mlmethods.regression.data.FrozenRows;
import dev.mlmethods.regression.git.GitLfsPointer;
import dev.mlmethods.regression.git.GitRepository;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the dataset that a baseline was trained with. A baseline is usually accepted before its data are committed, so its own commit may have older
 * data: what counts is the hash of the contents.
 */
public final class BaselineDataset {
    private static final String ONLY_POINTERS =
            "git has only Git LFS pointers to it; run git lfs install, and leave GIT_LFS_SKIP_SMUDGE unset";
    private static final String SHALLOW =
            "this is a shallow clone; fetch the whole history, with git fetch --unshallow or fetch-depth: 0";

    private final Baseline baseline;
    private final String now;
    private final Path basedir;
    private final GitRepository git;

    /**
     * Prepares a search; doesn't look for anything yet.
     *
     * @param baseline whose dataset is to be found
     * @param now the current dataset, as its specification names it
     * @param basedir the folder that relative paths start from
     */
    public BaselineDataset(Baseline baseline, String now, Path basedir) {
        this.baseline = baseline;
        this.now = now;
        this.basedir = basedir;
        this.git = GitRepository.of(basedir);
    }

    /**
     * The result of a search.
     *
     * @param dataset as named by the baseline's specification or the current one, or the path of a copy; null if it can't be found here
     * @param obstacle what kept it from being found, in words without a period; null if nothing is known
     */
    public record Search(@Nullable String dataset, @Nullable String obstacle) {
        private static Search found(String dataset) {
            return new Search(dataset, null);
        }
    }

    /**
     * Looks at the two datasets in the work tree, then in the commit of the baseline, and then in the commits that changed the file, newest
     * first.
     *
     * @param copies the folder that a file found in a commit is copied to; it is created when it is needed
     * @return where the dataset is, or why it can't be found
     * @throws RegressionException if a file cannot be copied there
     */
    public Search find(Path copies) {
        return find(copies, Integer.MAX_VALUE);
    }

    /**
     * The same, but only among the last versions of the file.
     *
     * @param versions how many to look at
     */
    Search find(Path copies, int versions) {
        String then = baseline.specification().data().dataset();
        return Stream.of(then, now)
                .filter(this::isOfBaseline)
                .findFirst()
                .map(Search::found)
                .orElseGet(() ->
                        findInCommits(basedir.resolve(DatasetPath.areSame(then, now) ? now : then), copies, versions));
    }

    /** Reads a dataset with the columns of the baseline. */
    Dataset read(String dataset) {
        Specification spec = baseline.specification();
        return DataSource.of(spec.data().withDataset(dataset), basedir)
                .read(spec.data().target(), spec.columns(), spec.encoding());
    }

    /** Whether a dataset, read with the columns of the baseline, has its contents. */
    boolean isOfBaseline(String dataset) {
        try {
            return read(dataset).sha256().equals(baseline.data().sha256());
        } catch (RegressionException e) {
            // It is gone, or is a different file by now.
            return false;
        }
    }

    private Search findInCommits(Path file, Path copies, int versions) {
        Path copy = copies.resolve(String.valueOf(file.getFileName())).toAbsolutePath();
        String obstacle = git.refusal().map(BaselineDataset::withoutFullStop).orElse(git.isShallow() ? SHALLOW : null);
        try {
            for (String version : git.versions(file, baseline.commit()).stream()
                    .limit(versions)
                    .toList()) {
                Files.createDirectories(copies);
                String failure = failureToCopy(version, file, copy);
                if (failure == null && isOfBaseline(copy.toString())) {
                    return Search.found(copy.toString());
                }
                obstacle = failure == null ? obstacle : failure;
            }
            Files.deleteIfExists(copy);
            return new Search(null, obstacle);
        } catch (IOException e) {
            throw new RegressionException(
                    "The dataset of the baseline cannot be copied to " + copy + ": " + Reason.ofWriting(e) + ".", e);
        }
    }

    /** Null if it is copied, or if the commit doesn't have it, so that something else may be there. */
    private @Nullable String failureToCopy(String version, Path file, Path copy) throws IOException {
        try {
            boolean isPointer = git.copy(version, file, copy) && GitLfsPointer.isAt(copy);
            return isPointer ? ONLY_POINTERS : failureToCopyRows(version, file, copy);
        } catch (RegressionException e) {
            return withoutFullStop(String.valueOf(e.getMessage()));
        }
    }

    /** The rows of a query are beside the file that names them. */
    private @Nullable String failureToCopyRows(String version, Path file, Path copy) throws IOException {
        if (!FrozenRows.isAt(copy)) {
            return null;
        }
        String rows = FrozenRows.read(copy, copy.toString()).rowsName();
        Path rowsCopy = copy.resolveSibling(rows);
        boolean isPointer = git.copy(version, file.resolveSibling(rows), rowsCopy) && GitLfsPointer.isAt(rowsCopy);
        return isPointer ? ONLY_POINTERS : null;
    }

    private static String withoutFullStop(String sentence) {
        return sentence.substring(0, sentence.length() - 1);
    }
}
