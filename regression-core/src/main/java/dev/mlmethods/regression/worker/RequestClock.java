package dev.mlmethods.regression.worker;

import java.lang.management.ManagementFactory;

/**
 * The seconds that a request takes. For a process's first request, they begin with the process, which was started for it; for a later one, when it is
 * taken up.
 *
 * @param start the seconds from the start of the process until they begin
 */
record RequestClock(double start) {
    /** The clock of the first request. */
    static RequestClock ofProcess() {
        return new RequestClock(0);
    }

    /** The clock of a request that is taken up now. */
    static RequestClock ofNow() {
        return new RequestClock(uptime());
    }

    double seconds() {
        return uptime() - start;
    }

    private static double uptime() {
        return ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
    }
}
