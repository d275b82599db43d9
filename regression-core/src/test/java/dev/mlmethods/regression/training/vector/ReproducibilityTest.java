package dev.mlmethods.regression.training.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.InstalledJdk;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of docs/numerics.md. */
class ReproducibilityTest {
    /** Changes only with a line in the CHANGELOG. */
    private static final String GOLDEN = "464af818331672f0f6881da3a0a336b061632950bf3e70ee715bbbc8ca6b6abc"
            // gelu, silu and mish
            + " bd81ef610a3cf9060895028dd240c62972e1360e7b566eb1e5bc846483bc7048";

    /** Five epochs of the reference job, which has 52 chunks. Changes only as GOLDEN does. */
    private static final String GOLDEN_REFERENCE = "bd31eb6e6f790c8337979f72d99227ea6571127216d11b6be527e1e4a36dd106";

    private static final String VECTORS = "--add-modules=jdk.incubator.vector";
    /** Starting with this release, a JVM can be told to give objects short headers. */
    private static final int COMPACT_HEADERS = 25;

    private static final int COMPACT_BY_DEFAULT = 27;

    private static final Path RUNNING = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final ScaledDataset CALIFORNIA = TrainingRows.california();

    /** Without compilers, or without an instruction for the fused multiply-add, the vectors are slow. */
    @ParameterizedTest
    @CsvSource({
        "-XX:UseAVX=2, 200",
        "-XX:UseAVX=1, 200",
        "-XX:UseAVX=0, 1",
        "-Xint, 1",
        "-XX:TieredStopAtLevel=1, 100",
        "-XX:-TieredCompilation, 300",
        // The numbers begin elsewhere in their array; since JDK 27 there is no such option, and it is ignored.
        "-XX:-UseCompressedClassPointers, 20"
    })
    void theGoldenHashIsThatOfEveryVectorLengthAndCompiler(String flag, int repetitions) throws Exception {
        assertThat(golden(RUNNING, repetitions, VECTORS, flag)).endsWith("-bit vectors " + GOLDEN);
    }

    @Test
    void theGoldenHashIsThatOfTheScalarKernels() throws Exception {
        assertThat(golden(RUNNING, 1, "-Xint")).isEqualTo("scalar " + GOLDEN);
        assertThat(GoldenTraining.sha256(new ScalarKernels())).isEqualTo(GOLDEN);
    }

    static Collection<InstalledJdk> jdks() {
        return InstalledJdk.ofEachVersion();
    }

    /** At least the running JDK; a build for several has them beside each other, or names one. */
    @ParameterizedTest
    @MethodSource("jdks")
    void theGoldenHashIsThatOfEveryJdk(InstalledJdk jdk) throws Exception {
        assertThat(golden(jdk.java(), 200, VECTORS)).endsWith("-bit vectors " + GOLDEN);
        assertThat(golden(jdk.java(), 50)).isEqualTo("scalar " + GOLDEN);
        if (jdk.feature() >= COMPACT_HEADERS) {
            String otherHeaders = "-XX:" + (jdk.feature() < COMPACT_BY_DEFAULT ? "+" : "-") + "UseCompactObjectHeaders";
            assertThat(golden(jdk.java(), 20, VECTORS, otherHeaders)).endsWith("-bit vectors " + GOLDEN);
        }
    }

    @Test
    void theReferenceJobHasTheSameBitsForAllThreadsAndKernels() {
        TrainingSpec full = TrainingSpec.defaults().withEpochs(5);
        assertThat(train(new ScalarKernels(), full, 1)).isEqualTo(GOLDEN_REFERENCE);
        for (TrainingSpec spec : List.of(full, full.withEpochs(1).withBatchSize(BatchSize.of(200)))) {
            String expected = train(new ScalarKernels(), spec, 1);
            for (int threads : new int[] {1, 2, 3, 7}) {
                assertThat(train(KernelChoice.best(), spec, threads)).isEqualTo(expected);
            }
        }
    }

    private static String train(Kernels kernels, TrainingSpec spec, int threads) {
        NetworkState initial = NetworkState.initial(NetworkSpec.defaults(), 8, spec.seed());
        return new VectorEngine(kernels, NetworkSpec.defaults(), threads)
                .train(initial, CALIFORNIA, null, spec, TrainingListener.SILENT)
                .network()
                .parametersSha256();
    }

    private static String golden(Path java, int repetitions, String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), GoldenTraining.class.getName()));
        command.add(Integer.toString(repetitions));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.strip();
    }
}
