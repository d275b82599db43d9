package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.worker.Backend;
import java.util.List;
import java.util.Locale;
import org.eclipse.aether.artifact.Artifact;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeArtifactsTest {
    private final NativeArtifacts artifacts = new NativeArtifacts();

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64",
        "Linux, x86_64, linux-x86_64",
        "Linux, aarch64, linux-arm64",
        "Mac OS X, x86_64, macosx-x86_64",
        "Mac OS X, aarch64, macosx-arm64",
        "Windows 11, amd64, windows-x86_64",
        "Windows Server 2022, amd64, windows-x86_64"
    })
    void theProcessorNeedsOneClassifierOfEachLibrary(String osName, String osArch, String platform) {
        assertThat(artifacts.of(Backend.CPU, osName, osArch))
                .extracting(Object::toString)
                .containsExactly(
                        "org.nd4j:nd4j-native:jar:1.0.0-M2.1",
                        "org.nd4j:nd4j-native:jar:" + platform + ":1.0.0-M2.1",
                        "org.bytedeco:openblas:jar:" + platform + ":0.3.19-1.5.7",
                        "org.bytedeco:javacpp:jar:" + platform + ":1.5.7",
                        "org.slf4j:slf4j-simple:jar:2.0.20");
    }

    @Test
    void oneArtifactUnpacksZstdEverywhere() {
        assertThat(artifacts.zstd()).hasToString("com.github.luben:zstd-jni:jar:1.5.7-28");
    }

    @Test
    void oneArtifactFitsTreesEverywhere() {
        assertThat(artifacts.lightGbm()).hasToString("com.microsoft.ml.lightgbm:lightgbmlib:jar:3.3.510");
    }

    @ParameterizedTest
    @CsvSource({"Linux, amd64, linux-x86_64", "Windows 10, amd64, windows-x86_64"})
    void cudaNeedsItsLibrariesToo(String osName, String osArch, String platform) {
        assertThat(artifacts.of(Backend.CUDA, osName, osArch))
                .extracting(Object::toString)
                .containsExactly(
                        "org.nd4j:nd4j-cuda-11.6:jar:1.0.0-M2.1",
                        "org.nd4j:nd4j-cuda-11.6:jar:" + platform + ":1.0.0-M2.1",
                        "org.bytedeco:cuda:jar:" + platform + ":11.6-8.3-1.5.7",
                        "org.bytedeco:cuda:jar:" + platform + "-redist:11.6-8.3-1.5.7",
                        "org.bytedeco:openblas:jar:" + platform + ":0.3.19-1.5.7",
                        "org.bytedeco:javacpp:jar:" + platform + ":1.5.7",
                        "org.slf4j:slf4j-simple:jar:2.0.20");
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, riscv64",
        "Linux, i386",
        "Windows 11, aarch64",
        "Windows 11, x86",
        "FreeBSD, amd64",
        "SunOS, sparcv9"
    })
    void namesThePlatformsThereAreForTheProcessor(String osName, String osArch) {
        assertThatThrownBy(() -> artifacts.of(Backend.CPU, osName, osArch))
                .isInstanceOf(RegressionException.class)
                .hasMessage("engine dl4j with backend=cpu needs a native library of ND4J, which has none for " + osName
                        + " on " + osArch + ", only for linux-arm64, linux-x86_64, macosx-arm64, macosx-x86_64,"
                        + " windows-x86_64; use engine=vector, which needs none.");
    }

    @Test
    void namesThePlatformsThereAreForCuda() {
        assertThatThrownBy(() -> artifacts.of(Backend.CUDA, "Mac OS X", "aarch64"))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "engine dl4j with backend=cuda needs a native library of ND4J, which has none for Mac OS X on"
                                + " aarch64, only for linux-x86_64, windows-x86_64; use engine=vector, which needs none.");
    }

    @ParameterizedTest
    @CsvSource({
        "spark://host:7077, ",
        "k8s://https://host:6443, spark-kubernetes_2.13",
        "yarn, spark-yarn_2.13",
    })
    void driverGetsTheSchedulerOfItsCluster(String master, @Nullable String scheduler) {
        assertThat(artifacts.spark(master))
                .extracting(Artifact::getArtifactId)
                .containsExactlyElementsOf(
                        scheduler == null ? List.of("regression-spark") : List.of("regression-spark", scheduler));
    }

    /** The platform's name in lower case must not depend on who asks: a Turkish I has no dot. */
    @Test
    void doesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(artifacts.of(Backend.CPU, "WINDOWS 11", "amd64")).hasSize(5);
        } finally {
            Locale.setDefault(before);
        }
    }
}
