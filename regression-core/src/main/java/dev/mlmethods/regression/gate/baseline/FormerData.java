package dev.mlmethods.regression.gate.baseline;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.file.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The data of a baseline, only for display: a check must not spend much time on them. */
final class FormerData {
    /** The version in the baseline's commit is usually among them; each may have to be fetched, and is read completely. */
    private static final int VERSIONS = 5;

    private FormerData() {}

    /** The dataset, if it is one of its last versions in git; empty if it isn't, or can't be retrieved. */
    static Optional<Dataset> of(BaselineDataset datasets) {
        try (TemporaryFolder copies = TemporaryFolder.create("regression-baseline")) {
            return Optional.ofNullable(datasets.find(copies.path(), VERSIONS).dataset())
                    .map(datasets::read);
        } catch (IOException | UncheckedIOException | RegressionException e) {
            // The verdict doesn't depend on it.
            return Optional.empty();
        }
    }
}
