package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.worker.Backend;
import dev.mlmethods.regression.worker.WorkerEvent;
import dev.mlmethods.regression.worker.WorkerMain;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A build that is killed while its worker starts. The time limit is only there so that a process that hangs doesn't hang the build. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KilledBuildTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void leavesNoFileAndNoWorker() throws IOException, InterruptedException {
        Process build = build(folder.toString());
        ProcessHandle worker = worker(build);
        build.destroyForcibly().waitFor();
        worker.onExit().join();
        assertThat(folder).isEmptyDirectory();
    }

    /** What a driver has put there is the worker's to delete. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesNoFolderOfDrivers(boolean kill) throws IOException, InterruptedException {
        Path drivers = Files.createDirectory(folder.resolve("drivers"));
        Files.writeString(Files.createDirectory(drivers.resolve("copy")).resolve("houses.data"), "rows");
        Process build = build(folder.toString(), drivers.toString());
        ProcessHandle worker = worker(build);
        if (kill) {
            build.destroyForcibly().waitFor();
        } else {
            build.destroy();
            build.waitFor();
        }
        worker.onExit().join();
        assertThat(folder).isEmptyDirectory();
    }

    private Process build(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                JAVA,
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Build.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static ProcessHandle worker(Process build) throws InterruptedException {
        while (build.isAlive()) {
            // Before that, the child is still the JDK's helper that becomes the worker.
            Optional<ProcessHandle> worker = build.children()
                    .filter(child -> child.info().commandLine().orElse("").contains(".args"))
                    .findFirst();
            if (worker.isPresent()) {
                return worker.get();
            }
            Thread.sleep(1);
        }
        throw new AssertionError("The build has ended by itself.");
    }

    /** Starts the real worker, as a goal does. */
    static final class Build {
        private Build() {}

        public static void main(String[] args) {
            List<File> classpath = Arrays.stream(
                            System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(File::new)
                    .toList();
            WorkerEvent unused = new WorkerProcess(new WorkerSetup(
                            List.of(JAVA),
                            classpath,
                            1,
                            Path.of(args[0]),
                            args.length > 1 ? Map.of(WorkerMain.FOLDER, args[1]) : Map.of()))
                    .run(
                            new WorkerRequest.Predict(Backend.CPU, "/a", "/m", "in.csv", "/p"),
                            0,
                            Progress.NONE,
                            new RecordingLog());
        }
    }
}
