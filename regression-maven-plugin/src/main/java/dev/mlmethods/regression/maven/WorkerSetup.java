package dev.mlmethods.regression.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Everything that a worker's process depends on: requests with equal setups can use the same worker.
 *
 * @param command the launcher and the JVM's arguments
 * @param threads of OpenMP, which reads them when it starts
 * @param directory the folder that it starts in
 * @param environment more variables
 */
record WorkerSetup(
        List<String> command, List<File> classpath, int threads, Path directory, Map<String, String> environment) {
    /** Copies the collections. */
    WorkerSetup {
        command = List.copyOf(command);
        classpath = List.copyOf(classpath);
        environment = Map.copyOf(environment);
    }

    /** With no more variables. */
    WorkerSetup(List<String> command, List<File> classpath, int threads, Path directory) {
        this(command, classpath, threads, directory, Map.of());
    }
}
