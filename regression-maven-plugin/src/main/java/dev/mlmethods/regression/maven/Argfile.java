package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
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
        // The launcher takes the bytes as they are, and they become file names.
        return write(jvmArguments, classpath, Charset.forName(System.getProperty("sun.jnu.encoding")));
    }

    static Path write(List<String> jvmArguments, List<File> classpath, Charset charset) throws IOException {
        List<String> arguments = new ArrayList<>(jvmArguments);
        arguments.add("-cp");
        arguments.add(classpath.stream().map(File::getPath).collect(Collectors.joining(File.pathSeparator)));
        arguments.add(WorkerMain.class.getName());
        for (String argument : arguments) {
            if (!charset.newEncoder().canEncode(argument)) {
                throw new RegressionException("The worker's argument " + argument + " cannot be expressed in "
                        + charset.name() + ", the encoding of this environment; use another locale, such as"
                        + " LC_ALL=C.UTF-8, or another folder.");
            }
        }
        Path file = Files.createTempFile("regression-worker-", ".args");
        // Where Maven is stopped by Ctrl-C, nobody else deletes it.
        file.toFile().deleteOnExit();
        Files.write(file, arguments.stream().map(Argfile::quoted).toList(), charset);
        return file;
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
