package dev.mlmethods.regression.benchmarks.contender;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the {@link ReferenceFiles}. */
public final class ReferenceExport {
    private ReferenceExport() {}

    /** Takes the folder. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        new CoreTraining("vector", Job.reference(args[0])).export(folder);
        CoreSweep.export(folder);
    }
}
