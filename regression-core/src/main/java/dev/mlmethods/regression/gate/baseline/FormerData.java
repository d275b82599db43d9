package dev.mlmethods.regression.gate.baseline;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The data of a baseline, only for display: a check must not spend much time on them. */
final class FormerData {
    /** The version in the baseline's commit is usually among them; each may have to be fetched, and is read completely. */
    private static final int VERSIONS = 5;

    private FormerData() {}

    /** The dataset, if it is one of its last versions in git; empty if it isn't, or can't be retrieved. */
    static Optional<Dataset> of(BaselineDataset datasets) {
        try {
            Path copies = Files.createTempDirectory("regression-baseline");
            try {
                return Optional.ofNullable(datasets.find(copies, VERSIONS).dataset())
                        .map(datasets::read);
            } finally {
                delete(copies);
            }
        } catch (IOException | UncheckedIOException | RegressionException e) {
            // The verdict doesn't depend on it.
            return Optional.empty();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
