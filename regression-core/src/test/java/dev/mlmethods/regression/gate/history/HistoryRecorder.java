package dev.mlmethods.regression.gate.history;

import java.nio.file.Path;
import java.util.List;

/** A build in its own process, whose modules record lines at the same time, as fast as they can. */
final class HistoryRecorder {
    private HistoryRecorder() {}

    /** Takes the file, the number of lines of each module, and the names of the modules. */
    public static void main(String[] arguments) throws InterruptedException {
        record(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                List.of(arguments).subList(2, arguments.length));
    }

    static void record(Path file, int lines, List<String> modules) throws InterruptedException {
        List<Thread> threads = modules.stream()
                .map(module -> new Thread(() -> record(file, lines, module)))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void record(Path file, int lines, String module) {
        for (int i = 0; i < lines; i++) {
            HistoryFile.at(file).append(SampleEntries.of(module + "-" + i, i));
        }
    }
}
