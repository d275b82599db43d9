package dev.mlmethods.regression.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a Python that has what a contender needs. */
final class Python {
    private Python() {}

    /** The Python of the options, or the first {@code python3} on the PATH, that can import the module. */
    static Optional<String> with(String module, Optional<String> preferred) {
        Stream<String> candidates = preferred.isPresent()
                ? preferred.stream()
                : Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder).resolve("python3"))
                        .filter(Files::isExecutable)
                        .map(Path::toString);
        return candidates.filter(python -> canImport(python, module)).findFirst();
    }

    private static boolean canImport(String python, String module) {
        try {
            Process process = new ProcessBuilder(python, "-c", "import numpy, " + module)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
