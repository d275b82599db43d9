package dev.mlmethods.regression.exchange;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much memory this thread has allocated. */
public final class AllocatedBytes {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocatedBytes() {}

    /** Since the thread began; what it has freed counts too. */
    public static long now() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
