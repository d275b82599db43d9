package dev.mlmethods.regression.model;

import dev.mlmethods.regression.version.Versions;

/**
 * What computes: the single list of these facts, used in models, baselines, histories and pages. {@link PlatformPart} has a name for each. With the
 * engine {@code vector}, no bit depends on it, except on the version of this library.
 *
 * @param engine the training engine that ran
 * @param backend what it trained on, under the name of ND4J's class for it: {@code CpuBackend}, the processor, also for the engine {@code vector},
 *     which doesn't need ND4J; {@code JCublasBackend}, an NVIDIA GPU
 * @param regressionVersion this library's version
 * @param dl4jVersion the version of DL4J whose format the model file has, and that the engine {@code dl4j} used
 * @param java the version and vendor of the Java runtime
 * @param os the name and architecture of the operating system
 */
public record Platform(
        String engine, String backend, String regressionVersion, String dl4jVersion, String java, String os) {
    /** The platform of this process. */
    static Platform ofNow(String engine, String backend) {
        return new Platform(
                engine,
                backend,
                Versions.regression(),
                Versions.dl4j(),
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }
}
