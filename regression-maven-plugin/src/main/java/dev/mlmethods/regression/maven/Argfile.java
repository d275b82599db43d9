package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.text.Reason;
import dev.mlmethods.regression.worker.WorkerMain;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The worker's command line as a file: a class path may be longer than the operating system's limit for a command line. The worker deletes it as soon
 * as it runs, because Maven may be killed before it can.
 */
final class Argfile {
    private final Path folder;
    private final Charset charset;

    /**
     * Creates it in a folder, in an encoding.
     *
     * @param charset the environment's: the launcher uses the bytes as they are, and they become file names
     */
    Argfile(Path folder, Charset charset) {
        this.folder = folder;
        this.charset = charset;
    }

    /** Creates it in the folder for temporary files. */
    static Argfile temporary() {
        return new Argfile(
                // The worker starts in a different folder.
                Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath(),
                Charset.forName(System.getProperty("sun.jnu.encoding")));
    }

    /**
     * Writes JVM arguments, class path and main class.
     *
     * @throws RegressionException if the encoding can't represent an argument, or the file cannot be written
     */
    Path write(List<String> jvmArguments, List<File> classpath) {
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
        try {
            Path file = Files.createTempFile(folder, "regression-worker-", ".args");
            // If Maven is stopped by Ctrl-C, nothing else deletes it.
            file.toFile().deleteOnExit();
            try {
                return Files.write(file, arguments.stream().map(Argfile::quoted).toList(), charset);
            } catch (IOException e) {
                delete(file);
                throw e;
            }
        } catch (IOException e) {
            throw new RegressionException(
                    "Cannot write the worker's arguments to the folder for temporary files, " + folder + ": "
                            + Reason.of(e) + ". Free some space there and see that you may write, or choose another"
                            + " folder: MAVEN_OPTS=-Djava.io.tmpdir=FOLDER.",
                    e);
        }
    }

    /** Deletes what {@link #write} has written, unless the worker has. */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
