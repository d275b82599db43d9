package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DeserialisationTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /**
     * In a separate JVM, because the tests' JVM has a filter that would hide the danger. That DL4J runs the code shows that the
     * crafted entry is dangerous.
     */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void noObjectInAModelFileIsDeserialised() throws IOException, InterruptedException {
        Path file = folder.resolve("model.zip");
        SmallModels.train().model().save(file);
        ZipEntries.of(file)
                .with("preprocessor.bin", CraftedPreprocessor.bytes())
                .write(file);

        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CraftedPreprocessor.class.getName(),
                        file.toString())
                .redirectError(errors.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor())
                .as("%s%s", output, Files.readString(errors))
                .isZero();
        assertThat(output.lines())
                .containsExactly(
                        "The file " + file + " holds an entry that does not belong in a model"
                                + " of Regression for Maven: preprocessor.bin. Give a model.zip that regression:train wrote.",
                        "ran: false",
                        "DL4J: ClassCastException",
                        "ran: true");
    }
}
