package dev.mlmethods.regression.training.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.Networks;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.Optimizers;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of docs/numerics.md. */
class ReproducibilityTest {
    /** Changes only with a line in the CHANGELOG. */
    private static final String GOLDEN = "24fd7f070ea667cc5b211eda923c4dd8725659908c8ff7102e7db514aa9b49f5";

    private static final ScaledDataset CALIFORNIA = TrainingRows.california();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-XX:UseAVX=2",
                "-XX:UseAVX=1",
                "-XX:UseAVX=0",
                "-Xint",
                "-XX:TieredStopAtLevel=1",
                "-XX:-TieredCompilation"
            })
    void theGoldenHashIsThatOfEveryVectorLengthAndCompiler(String flag) throws Exception {
        assertThat(golden("--add-modules=jdk.incubator.vector", flag)).endsWith("-bit vectors " + GOLDEN);
    }

    @Test
    void theGoldenHashIsThatOfTheScalarKernels() throws Exception {
        assertThat(golden("-Dnothing=0", "-Xint")).isEqualTo("scalar " + GOLDEN);
        assertThat(GoldenTraining.sha256(new ScalarKernels(), 1)).isEqualTo(GOLDEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void theGoldenHashIsThatOfAnyNumberOfThreads(int threads) {
        assertThat(GoldenTraining.sha256(KernelChoice.best(), threads)).isEqualTo(GOLDEN);
    }

    @Test
    void theReferenceJobHasTheSameBitsForAllThreadsAndKernels() {
        TrainingSpec full = TrainingSpec.defaults().withEpochs(5);
        for (TrainingSpec spec : List.of(full, full.withEpochs(1).withBatchSize(BatchSize.of(200)))) {
            String expected = train(new ScalarKernels(), spec, 1);
            for (int threads : new int[] {1, 2, 3, 7}) {
                assertThat(train(KernelChoice.best(), spec, threads)).isEqualTo(expected);
            }
        }
    }

    private static String train(Kernels kernels, TrainingSpec spec, int threads) {
        MultiLayerNetwork network = Networks.build(NetworkSpec.defaults(), 8, spec.seed(), Optimizers.of(spec));
        new VectorEngine(kernels, NetworkSpec.defaults(), threads)
                .train(network, CALIFORNIA, null, spec, TrainingListener.SILENT);
        return Networks.parametersSha256(network);
    }

    private static String golden(String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String flag : flags) {
            if (!flag.isEmpty()) {
                command.add(flag);
            }
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), GoldenTraining.class.getName(), "2"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.strip();
    }
}
