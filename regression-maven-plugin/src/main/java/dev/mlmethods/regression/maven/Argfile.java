package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.worker.WorkerMain;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The worker's command line as a file: a class path may be longer than an operating system lets a command line be. */
final class Argfile {
    private Argfile() {}

    /** Writes JVM arguments, class path and main class to a temporary file. */
    static Path write(List<String> jvmArguments, List<File> classpath) throws IOException {
        List<String> arguments = new ArrayList<>(jvmArguments);
        arguments.add("-cp");
        arguments.add(classpath.stream().map(File::getPath).collect(Collectors.joining(File.pathSeparator)));
        arguments.add(WorkerMain.class.getName());
        Path file = Files.createTempFile("regression-worker-", ".args");
        // Where Maven is stopped by Ctrl-C, nobody else deletes it.
        file.toFile().deleteOnExit();
        Files.write(
                file,
                arguments.stream().map(Argfile::quoted).toList(),
                // The launcher takes the bytes as they are, and they become file names.
                Charset.forName(System.getProperty("sun.jnu.encoding")));
        return file;
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
