package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NvidiaGpusTest {
    private static final String LIMITS = ", and ND4J's CUDA 11.6 has kernels for 3.7 to 8.9 only; use backend=cpu.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tesla K80, 3.7",
                "Tesla V100-SXM2-16GB, 7.0",
                "NVIDIA A100-SXM4-40GB, 8.0",
                "NVIDIA GeForce RTX 4090, 8.9"
            })
    void acceptsAGpuThatTheBackendHasKernelsFor(String gpu) {
        assertThatCode(() -> NvidiaGpus.requireUsable(() -> List.of(gpu))).doesNotThrowAnyException();
    }

    @Test
    void acceptsOneUsableGpuAmongOthers() {
        assertThatCode(() -> NvidiaGpus.requireUsable(
                        () -> List.of("NVIDIA H100 80GB HBM3, 9.0", "Tesla T4, 7.5", "garbage")))
                .doesNotThrowAnyException();
    }

    @Test
    void saysThatNoDriverAnswers() {
        assertThatThrownBy(() -> NvidiaGpus.requireUsable(() -> {
                    throw new IOException("No devices were found");
                }))
                .isInstanceOf(RegressionException.class)
                .hasMessage("backend is cuda, but there is no NVIDIA driver that answers (nvidia-smi: No devices were"
                        + " found); install it, or use backend=cpu.");
    }

    @Test
    void saysThatThereIsNoGpu() {
        assertRejected(List.of(), "backend is cuda, but the NVIDIA driver finds no GPU" + LIMITS);
    }

    @Test
    void saysThatAGpuIsTooNew() {
        assertRejected(
                List.of("NVIDIA H100 80GB HBM3, 9.0"),
                "backend is cuda, but NVIDIA H100 80GB HBM3 has compute capability 9.0" + LIMITS);
        assertRejected(
                List.of("NVIDIA GeForce RTX 5090, 12.0"),
                "backend is cuda, but NVIDIA GeForce RTX 5090 has compute capability 12.0" + LIMITS);
    }

    @Test
    void saysThatAGpuIsTooOld() {
        assertRejected(
                List.of("Tesla K40m, 3.5"), "backend is cuda, but Tesla K40m has compute capability 3.5" + LIMITS);
    }

    @Test
    void namesAllThatAreNoUse() {
        assertRejected(
                List.of("Tesla K40m, 3.5", "NVIDIA H100, 9.0"),
                "backend is cuda, but Tesla K40m has compute capability 3.5 and NVIDIA H100 has compute capability 9.0"
                        + LIMITS);
    }

    @Test
    void showsAnAnswerThatIsNoGpu() {
        assertRejected(
                List.of("Field \"compute_cap\" is not a valid field to query."),
                "backend is cuda, but the NVIDIA driver answers 'Field \"compute_cap\" is not a valid field to query.'"
                        + LIMITS);
        assertRejected(
                List.of("Tesla K80, [N/A]"),
                "backend is cuda, but the NVIDIA driver answers 'Tesla K80, [N/A]'" + LIMITS);
        assertRejected(List.of(""), "backend is cuda, but the NVIDIA driver answers ''" + LIMITS);
    }

    private static void assertRejected(List<String> gpus, String message) {
        assertThatThrownBy(() -> NvidiaGpus.requireUsable(() -> gpus))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }
}
