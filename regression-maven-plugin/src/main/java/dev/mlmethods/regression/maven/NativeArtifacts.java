package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.LacksZstdException;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.trees.GradientBoostedTrees;
import dev.mlmethods.regression.version.BundledProperties;
import dev.mlmethods.regression.version.Versions;
import dev.mlmethods.regression.worker.Backend;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/**
 * The artifacts with native code that a class path gets only if they are needed: those of an ND4J backend for one platform, which are the classes and one classifier of each
 * native library, the one that unpacks zstd, and LightGBM; and those of Spark.
 *
 * <p>On x86_64, the backend is the plain build, not {@code -avx2} or {@code -avx512}: it isn't slower for these networks, whose work is done by OpenBLAS, and
 * it is the same code on every such processor.
 */
final class NativeArtifacts {
    /** The artifact that runs the trainings of a sweep on Spark. */
    static final String SPARK = "regression-spark";

    private static final Set<String> PLATFORMS =
            Set.of("linux-x86_64", "linux-arm64", "macosx-x86_64", "macosx-arm64", "windows-x86_64");
    private static final Set<String> CUDA_PLATFORMS = Set.of("linux-x86_64", "windows-x86_64");

    private final Properties versions = BundledProperties.beside(NativeArtifacts.class, "natives.properties");

    /**
     * The artifacts that the class path needs in addition to the core.
     *
     * @param osName as {@code os.name}
     * @param osArch as {@code os.arch}
     * @throws RegressionException if there are none for this platform
     */
    List<Artifact> of(Backend backend, String osName, String osArch) {
        String platform = platform(osName, osArch);
        Set<String> platforms = backend == Backend.CUDA ? CUDA_PLATFORMS : PLATFORMS;
        if (!platforms.contains(platform)) {
            throw new RegressionException("engine dl4j with backend=" + backend.parameterName()
                    + " needs a native library of ND4J, which has none for "
                    + osName + " on " + osArch + ", only for "
                    + String.join(", ", platforms.stream().sorted().toList())
                    + "; use engine=vector, which needs none.");
        }
        return switch (backend) {
            case CPU ->
                List.of(
                        artifact("org.nd4j", "nd4j-native", "", "nd4j"),
                        artifact("org.nd4j", "nd4j-native", platform, "nd4j"),
                        artifact("org.bytedeco", "openblas", platform, "openblas"),
                        artifact("org.bytedeco", "javacpp", platform, "javacpp"),
                        logging());
            case CUDA ->
                List.of(
                        artifact("org.nd4j", "nd4j-cuda-" + versions.getProperty("cuda"), "", "nd4j"),
                        artifact("org.nd4j", "nd4j-cuda-" + versions.getProperty("cuda"), platform, "nd4j"),
                        artifact("org.bytedeco", "cuda", platform, "cudaRedist"),
                        artifact("org.bytedeco", "cuda", platform + "-redist", "cudaRedist"),
                        artifact("org.bytedeco", "openblas", platform, "openblas"),
                        artifact("org.bytedeco", "javacpp", platform, "javacpp"),
                        logging());
        };
    }

    /** The library that unpacks zstd, for all platforms that it has. */
    Artifact zstd() {
        return new DefaultArtifact(LacksZstdException.ARTIFACT + ":" + versions.getProperty("zstd"));
    }

    /** LightGBM, for all platforms that it has. */
    Artifact lightGbm() {
        return new DefaultArtifact(GradientBoostedTrees.ARTIFACT + ":" + versions.getProperty("lightgbm"));
    }

    /** JavaCPP's name of a platform. */
    private static String platform(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String system = os.startsWith("mac") ? "macosx" : os.startsWith("windows") ? "windows" : os;
        return system
                + "-"
                + switch (osArch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm64";
                    default -> osArch;
                };
    }

    /** ND4J's log goes to the worker's standard error, and from there to Maven's debug log. */
    /**
     * What the class path of a driver of Spark needs: this library's own, and the scheduler of the cluster if Spark's core doesn't have it.
     *
     * @param master of the cluster; empty if it isn't known
     */
    List<Artifact> spark(String master) {
        Artifact own = new DefaultArtifact("dev.mlmethods", SPARK, "jar", Versions.regression());
        String scheduler = master.startsWith("k8s:") ? "spark-kubernetes_2.13" : "spark-yarn_2.13";
        return master.startsWith("k8s:") || master.equals("yarn")
                ? List.of(own, artifact("org.apache.spark", scheduler, "", "spark"))
                : List.of(own);
    }

    private Artifact logging() {
        return artifact("org.slf4j", "slf4j-simple", "", "slf4j");
    }

    private Artifact artifact(String group, String name, String classifier, String version) {
        return new DefaultArtifact(group, name, classifier, "jar", versions.getProperty(version));
    }
}
