package dev.mlmethods.regression.benchmarks.parts;

import dev.mlmethods.regression.benchmarks.contender.Job;
import dev.mlmethods.regression.benchmarks.process.Contender;
import dev.mlmethods.regression.benchmarks.process.Contenders;
import dev.mlmethods.regression.benchmarks.process.Laboratory;
import dev.mlmethods.regression.benchmarks.process.Samples;
import dev.mlmethods.regression.benchmarks.report.Bar;
import dev.mlmethods.regression.benchmarks.report.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a row costs in an epoch over the full batch, from ten thousand rows to ten million: the cost should be the same. */
public final class RowCount implements Part {
    private static final int[] ROWS = {10_000, 100_000, 1_000_000, 10_000_000};
    private static final int ROWS_A_TRAINING = 10_000_000;
    private static final int THREADS = 2;

    /** The rows are there as float64 and as float32. */
    private static final String HEAP = "-Xmx8g";

    private final Contenders contenders;
    private final Laboratory laboratory;

    /** Measures with the contenders. */
    public RowCount(Contenders contenders, Laboratory laboratory) {
        this.contenders = contenders;
        this.laboratory = laboratory;
    }

    @Override
    public List<Finding> run() {
        List<Contender> all = new ArrayList<>();
        for (int rows : ROWS) {
            Job job = Job.random(rows).withThreads(THREADS).withEpochs(epochs(rows));
            all.add(contenders.vector(name(rows), job, HEAP));
        }
        Samples samples = laboratory.warm("rows", all);
        List<Finding> findings = new ArrayList<>();
        for (int rows : ROWS) {
            if (rows > ROWS[0]) {
                findings.add(finding(samples, rows));
            }
        }
        return findings;
    }

    private static Finding finding(Samples samples, int rows) {
        String line =
                "cost of a row and epoch, " + name(rows) + " against " + name(ROWS[0]) + ", " + THREADS + " threads";
        Bar bar = Bar.atMost(1.25);
        return samples.median(name(ROWS[0]), THREADS)
                .flatMap(few -> samples.median(name(rows), THREADS)
                        .map(many -> Finding.of(
                                line,
                                nanoseconds(secondsPerRow(many, rows)),
                                nanoseconds(secondsPerRow(few, ROWS[0])),
                                secondsPerRow(many, rows) / secondsPerRow(few, ROWS[0]),
                                bar)))
                .orElse(Finding.notMeasured(line, bar));
    }

    private static double secondsPerRow(Samples.Median median, int rows) {
        return median.seconds() / rows / epochs(rows);
    }

    private static int epochs(int rows) {
        return ROWS_A_TRAINING / rows;
    }

    private static String name(int rows) {
        return String.format(Locale.ROOT, "%,d rows", rows);
    }

    private static String nanoseconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f ns", 1e9 * seconds);
    }
}
