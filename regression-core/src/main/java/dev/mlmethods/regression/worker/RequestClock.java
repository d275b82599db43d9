package dev.mlmethods.regression.worker;

import java.lang.management.ManagementFactory;

/**
 * The seconds that a request takes. Those of a process's first one begin with the process, which was started for it; those of a later one when it is taken up.
 *
 * @param start the seconds from the start of the process until they begin
 */
record RequestClock(double start) {
    /** That of the first request. */
    static RequestClock ofProcess() {
        return new RequestClock(0);
    }

    /** That of a request that is taken up now. */
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
