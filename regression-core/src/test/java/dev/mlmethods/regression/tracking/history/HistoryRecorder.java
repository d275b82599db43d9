package dev.mlmethods.regression.tracking.history;

import java.nio.file.Path;

/** A build in a process of its own, which records lines as fast as it can. */
final class HistoryRecorder {
    private HistoryRecorder() {}

    /** Takes the file, a name and the number of lines. */
    public static void main(String[] arguments) {
        record(Path.of(arguments[0]), arguments[1], Integer.parseInt(arguments[2]));
    }

    static void record(Path file, String name, int lines) {
        for (int i = 0; i < lines; i++) {
            HistoryFile.at(file).append(SampleEntries.of(name + "-" + i, i));
        }
    }
}
