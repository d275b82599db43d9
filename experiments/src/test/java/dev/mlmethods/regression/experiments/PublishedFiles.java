package dev.mlmethods.regression.experiments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;

/** One folder per container, as in launchers. */
record PublishedFiles(Path root) implements OutputDirectoryCreator {
    @Override
    public Path getRootDirectory() {
        return root;
    }

    @Override
    public Path createOutputDirectory(TestDescriptor test) throws IOException {
        return Files.createDirectories(root.resolve(test.getDisplayName()));
    }
}
