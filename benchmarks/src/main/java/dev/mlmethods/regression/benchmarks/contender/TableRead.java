package dev.mlmethods.regression.benchmarks.contender;

import dev.mlmethods.regression.data.ColumnSelection;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.FrozenRows;
import dev.mlmethods.regression.database.Credentials;
import dev.mlmethods.regression.database.QueryFreeze;
import dev.mlmethods.regression.database.QuerySpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What reading a table took in a process of its own.
 *
 * @param seconds without the start of the process
 * @param peakBytes the most memory that the process has used, according to Linux ({@code VmHWM})
 * @param rows that were read
 * @param sha256 of the rows that were kept; empty for a CSV file, of which none are
 */
public record TableRead(double seconds, long peakBytes, long rows, String sha256) {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final long KIBIBYTE = 1024;

    /** Reads what two arguments name, a CSV file and its target, or four: a URL, a query, the file that keeps its rows, and a username, which may be empty. */
    public static void main(String[] args) throws IOException {
        long start = System.nanoTime();
        TableRead read = args.length == 2
                ? csv(args[0], args[1], start)
                : query(
                        new QuerySpec(args[0], args[1], List.of(ShuffledTable.KEY)),
                        Path.of(args[2]),
                        args[3].isEmpty() ? null : args[3],
                        start);
        System.out.println(JsonLine.write(read));
    }

    private static TableRead csv(String file, String target, long start) throws IOException {
        int rows = DataSource.of(file, Path.of(""))
                .read(target, new ColumnSelection(List.of(), List.of(ShuffledTable.KEY)))
                .rows();
        return new TableRead(secondsSince(start), peak(), rows, "");
    }

    private static TableRead query(QuerySpec spec, Path file, @Nullable String username, long start)
            throws IOException {
        FrozenRows rows =
                new QueryFreeze(spec, new Credentials(username, null), TableRead.class.getClassLoader()).into(file);
        return new TableRead(secondsSince(start), peak(), rows.rows(), rows.sha256());
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static long peak() throws IOException {
        Matcher line = PEAK.matcher(Files.readString(Path.of("/proc/self/status"), StandardCharsets.ISO_8859_1));
        if (!line.find()) {
            throw new IOException("/proc/self/status has no VmHWM");
        }
        return Long.parseLong(line.group(1)) * KIBIBYTE;
    }
}
