package dev.mlmethods.regression.tracking.bisect;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.ColumnSelection;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Datasets;
import dev.mlmethods.regression.internal.GitRepository;
import dev.mlmethods.regression.tracking.Baseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the dataset that a baseline was trained with. A baseline is usually accepted before its data are committed, so its own commit may have older
 * ones: what counts is the hash of the contents.
 */
final class BaselineDataset {
    private final Baseline baseline;
    private final Path basedir;
    private final GitRepository git;

    /**
     * Nothing is looked for yet.
     *
     * @param basedir what relative paths start from
     */
    BaselineDataset(Baseline baseline, Path basedir) {
        this.baseline = baseline;
        this.basedir = basedir;
        this.git = GitRepository.of(basedir);
    }

    /**
     * Looks in the work tree, then in the commit of the baseline, and then in those that changed the file, the newest first.
     *
     * @param copies a folder, to which a file that was found in a commit is copied; it is made when it is needed
     * @return the dataset as a specification names it: as the baseline's does, or the copy's path; empty: it is nowhere here
     */
    Optional<String> find(Path copies) {
        String dataset = baseline.specification().data().dataset();
        return isOfBaseline(dataset) ? Optional.of(dataset) : findInCommits(basedir.resolve(dataset), copies);
    }

    /** Whether commits are missing here in which it might be. */
    boolean isHistoryCut() {
        return git.isShallow();
    }

    private boolean isOfBaseline(String dataset) {
        DataSpec spec = baseline.specification().data();
        try {
            return Datasets.load(dataset, basedir, spec.target(), new ColumnSelection(spec.features(), spec.exclude()))
                    .sha256()
                    .equals(baseline.data().sha256());
        } catch (RegressionException e) {
            // It is gone, or another file by now.
            return false;
        }
    }

    private Optional<String> findInCommits(Path file, Path copies) {
        Path copy = copies.resolve(String.valueOf(file.getFileName())).toAbsolutePath();
        try {
            for (String version : git.versions(file, baseline.commit())) {
                Files.createDirectories(copies);
                if (git.copy(version, file, copy) && isOfBaseline(copy.toString())) {
                    return Optional.of(copy.toString());
                }
            }
            Files.deleteIfExists(copy);
            return Optional.empty();
        } catch (IOException e) {
            throw new RegressionException(
                    "The dataset of the baseline cannot be copied to " + copy + ": " + e.getMessage() + ".", e);
        }
    }
}
