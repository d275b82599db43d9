package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.worker.ExitCode;

/** What the exit code of a worker tells where it has not said it itself. */
final class WorkerExit {
    /** Java and the shells report a process that a signal has ended so. */
    private static final int SIGNAL = 128;

    private WorkerExit() {}

    /** In brackets, behind the code; empty where the code tells nothing. */
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
