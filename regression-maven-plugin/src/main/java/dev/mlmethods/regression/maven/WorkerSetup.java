package dev.mlmethods.regression.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything that a worker's process depends on: requests with equal setups can use the same worker.
 *
 * @param command the launcher and the JVM's arguments
 * @param threads of OpenMP, which reads them when it starts
 * @param directory the folder that it starts in
 */
record WorkerSetup(List<String> command, List<File> classpath, int threads, Path directory) {
    /** Copies the lists. */
    WorkerSetup {
        command = List.copyOf(command);
        classpath = List.copyOf(classpath);
    }
}
