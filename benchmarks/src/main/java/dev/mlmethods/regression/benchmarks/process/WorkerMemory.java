package dev.mlmethods.regression.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The most memory that a process started by another one has used, according to Linux ({@code VmHWM}: resident, including the pages of files that it
 * maps).
 */
final class WorkerMemory {
    /** The name of the detail, in bytes. */
    static final String PEAK_BYTES = "peakBytesOfTheWorker";

    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final long KIBIBYTE = 1024;

    private long peak;

    /** Looks at the processes that it has started. */
    void look(ProcessHandle parent) {
        parent.descendants().forEach(child -> peak = Math.max(peak, peak(child.pid())));
    }

    private static long peak(long pid) {
        try {
            Matcher line =
                    PEAK.matcher(Files.readString(Path.of("/proc/" + pid + "/status"), StandardCharsets.ISO_8859_1));
            return line.find() ? Long.parseLong(line.group(1)) * KIBIBYTE : 0;
        } catch (IOException e) {
            // It has ended, or this isn't Linux.
            return 0;
        }
    }

    /** The peak so far; none if nothing was seen. */
    Map<String, Double> details() {
        return peak == 0 ? Map.of() : Map.of(PEAK_BYTES, (double) peak);
    }
}
