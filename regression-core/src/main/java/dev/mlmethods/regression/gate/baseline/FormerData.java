package dev.mlmethods.regression.gate.baseline;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The data of a baseline, to be looked at and no more: a check must not take long over it. */
final class FormerData {
    /** That of the baseline's commit is usually among them; each may have to be fetched, and is read as a whole. */
    private static final int VERSIONS = 5;

    private FormerData() {}

    /** The dataset, if one of its last versions in git is the one; empty where none is, or it can't be had. */
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
            // The verdict stands without it.
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
