package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.worker.ExitCode;

/** What the exit code of a worker means if the worker has not explained it itself. */
final class WorkerExit {
    /** Java and the shells report a process that was ended by a signal this way. */
    private static final int SIGNAL = 128;

    private WorkerExit() {}

    /** The text in brackets after the code; empty if the code doesn't mean anything. */
    static String meaning(int exitCode) {
        if (exitCode == ExitCode.ORPHANED.code()) {
            return " (it could not reach this build, or lost it)";
        }
        return switch (exitCode - SIGNAL) {
            case 6, 11 -> " (its native code crashed; a file hs_err_pid*.log has more)";
            case 9 -> " (it was killed, by the operating system for lack of memory or by somebody)";
            case 15 -> " (somebody asked it to end)";
            default -> "";
        };
    }
}
