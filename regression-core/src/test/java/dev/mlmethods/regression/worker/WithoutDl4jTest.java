package dev.mlmethods.regression.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that is done by default loads a class of DL4J or ND4J, although they are on the class path here. */
class WithoutDl4jTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void noGoalLoadsDl4j() throws IOException, InterruptedException {
        Path loaded = folder.resolve("loaded.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + loaded,
                        "-cp",
                        System.getProperty("java.class.path"),
                        DefaultRequests.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output.lines())
                .containsExactly(
                        "Train Finished",
                        "Evaluate Finished",
                        "Predict Finished",
                        "Describe Finished",
                        "Sweep Finished");
        assertThat(process.waitFor()).isZero();
        try (Stream<String> lines = Files.lines(loaded)) {
            List<String> classes = lines.filter(line -> line.contains(" source: "))
                    .map(line -> line.replaceFirst("^(\\[[^]]*])+ ", ""))
                    .toList();
            assertThat(classes).anyMatch(line -> line.startsWith(RequestHandler.class.getName()));
            assertThat(classes)
                    .noneMatch(line -> line.startsWith("org.nd4j.")
                            || line.startsWith("org.deeplearning4j.")
                            || line.startsWith("org.bytedeco."));
        }
    }
}
