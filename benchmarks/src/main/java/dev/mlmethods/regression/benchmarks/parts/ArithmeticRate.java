package dev.mlmethods.regression.benchmarks.parts;

import dev.mlmethods.regression.benchmarks.contender.Job;
import dev.mlmethods.regression.benchmarks.process.Contender;
import dev.mlmethods.regression.benchmarks.process.Contenders;
import dev.mlmethods.regression.benchmarks.process.Laboratory;
import dev.mlmethods.regression.benchmarks.process.Samples;
import dev.mlmethods.regression.benchmarks.report.Bar;
import dev.mlmethods.regression.benchmarks.report.Comparison;
import dev.mlmethods.regression.benchmarks.report.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The engine's arithmetic rate as a share of what fused multiply-adds alone reach, how much two threads help, and where the rest goes. */
public final class ArithmeticRate implements Part {
    private static final String REFERENCE = "reference job";
    private static final int REFERENCE_ROWS = 16_512;
    private static final int REFERENCE_COLUMNS = 8;
    private static final String WIDE = "64-512-512-1";
    private static final double SMALLEST_SHARE = 0.01;

    /** The FMA peak of a thread that runs beside another one is at least this share of its peak alone. */
    private static final double LEAST_SPEEDUP = 0.8;

    private final Contenders contenders;
    private final Laboratory laboratory;

    /** Measures with the contenders. */
    public ArithmeticRate(Contenders contenders, Laboratory laboratory) {
        this.contenders = contenders;
        this.laboratory = laboratory;
    }

    @Override
    public List<Finding> run() throws IOException {
        double[] before = peaks();
        Job reference = Job.reference(contenders.referenceFolder());
        Job wide = Job.random(8192).withNetwork(64, List.of(512, 512)).withEpochs(3);
        List<Contender> all = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            all.add(contenders.vector(REFERENCE, reference.withThreads(threads)));
            all.add(contenders.vector(WIDE, wide.withThreads(threads)));
        }
        Samples samples = laboratory.warm("arithmetic", all);
        double[] after = peaks();
        double[] peaks = {Math.max(before[0], after[0]), Math.max(before[1], after[1])};
        double referenceFlop =
                FlopCount.perRow(REFERENCE_COLUMNS, reference.hiddenLayers()) * REFERENCE_ROWS * reference.epochs();
        double wideFlop = FlopCount.perRow(wide.columns(), wide.hiddenLayers()) * wide.rows() * wide.epochs();
        List<Finding> findings = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            findings.add(share(REFERENCE, samples, threads, referenceFlop, peaks, Bar.atLeast(0.55)));
            findings.add(share(WIDE, samples, threads, wideFlop, peaks, Bar.atLeast(0.65)));
        }
        findings.add(twoThreads(REFERENCE, samples, Bar.atLeast(1.8)));
        for (int threads = 1; threads <= 2; threads++) {
            findings.add(Finding.note(
                    "reference job, where the time goes, " + threads(threads),
                    profile(contenders.profile(reference.withThreads(threads)))));
        }
        findings.add(Finding.note(
                WIDE + ", where the time goes, 1 thread", profile(contenders.profile(wide.withThreads(1)))));
        return findings;
    }

    private double[] peaks() throws IOException {
        double[] peaks = new double[2];
        for (int i = 0; i < peaks.length; i++) {
            laboratory.awaitQuiet();
            peaks[i] = FmaRate.peak(contenders.java(), i + 1);
        }
        return peaks;
    }

    private static Finding share(String what, Samples samples, int threads, double flop, double[] peaks, Bar bar) {
        String line = what + ", share of the FMA peak, " + threads(threads);
        double peak = peaks[threads - 1];
        // Compared to the peak of a core that something else was using, any share looks good.
        boolean disturbed = peak < LEAST_SPEEDUP * threads * peaks[0];
        return samples.median(what, threads)
                .map(median -> new Finding(
                        line,
                        gigaflop(flop / median.seconds()),
                        gigaflop(peak) + " FMA alone",
                        Optional.of(flop / median.seconds() / peak),
                        Optional.of(bar),
                        disturbed ? List.of("undisturbed FMA peak") : List.of()))
                .orElse(Finding.notMeasured(line, bar));
    }

    private static Finding twoThreads(String what, Samples samples, Bar bar) {
        String line = what + ", two threads against one";
        return samples.median(what, 1)
                .flatMap(one -> samples.median(what, 2)
                        .map(two -> Finding.of(
                                line,
                                Comparison.seconds(two.seconds()),
                                Comparison.seconds(one.seconds()),
                                one.seconds() / two.seconds(),
                                bar)))
                .orElse(Finding.notMeasured(line, bar));
    }

    private static String profile(JsonNode shares) {
        return shares.properties().stream()
                .filter(entry -> entry.getValue().asDouble() >= SMALLEST_SHARE)
                .sorted(Comparator.comparingDouble((Map.Entry<String, JsonNode> entry) ->
                                entry.getValue().asDouble())
                        .reversed())
                .map(entry -> String.format(
                        Locale.ROOT,
                        "%s %.0f%%",
                        entry.getKey(),
                        100 * entry.getValue().asDouble()))
                .collect(Collectors.joining(", "));
    }

    private static String threads(int threads) {
        return threads + (threads == 1 ? " thread" : " threads");
    }

    private static String gigaflop(double flop) {
        return String.format(Locale.ROOT, "%.0f GFLOP/s", flop / 1e9);
    }
}
