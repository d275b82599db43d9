package dev.mlmethods.regression.model;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.internal.GitRepository;
import dev.mlmethods.regression.internal.Versions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a model comes from. The seeds are in the specification; there is no clock in it, so that the same inputs give the
 * same file.
 *
 * @param dataSha256 the dataset's contents, see {@link Dataset#sha256}
 * @param rows the rows of the dataset, before the split
 * @param engine the training engine that ran
 * @param backend what it trained on, under the name of ND4J's class for it: {@code CpuBackend}, the processor, also of the engine {@code vector}, which needs no
 *     ND4J; {@code JCublasBackend}, an NVIDIA GPU
 * @param regressionVersion this library's version
 * @param dl4jVersion the version of DL4J whose format the model file has, and that the engine {@code dl4j} ran
 * @param java the version and vendor of the Java runtime
 * @param os the name and architecture of the operating system
 * @param gitCommit the commit that was checked out; null outside a git work tree
 */
public record Provenance(
        String dataSha256,
        int rows,
        String engine,
        String backend,
        String regressionVersion,
        String dl4jVersion,
        String java,
        String os,
        @Nullable String gitCommit) {

    static Provenance of(Dataset dataset, String engine, String backend, Path basedir) {
        return new Provenance(
                dataset.sha256(),
                dataset.rows(),
                engine,
                backend,
                Versions.regression(),
                Versions.dl4j(),
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                GitRepository.of(basedir).head().orElse(null));
    }
}
