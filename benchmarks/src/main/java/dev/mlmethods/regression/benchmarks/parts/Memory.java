package dev.mlmethods.regression.benchmarks.parts;

import dev.mlmethods.regression.benchmarks.contender.Job;
import dev.mlmethods.regression.benchmarks.contender.Measurement;
import dev.mlmethods.regression.benchmarks.process.Contender;
import dev.mlmethods.regression.benchmarks.process.Contenders;
import dev.mlmethods.regression.benchmarks.process.Laboratory;
import dev.mlmethods.regression.benchmarks.process.Samples;
import dev.mlmethods.regression.benchmarks.report.Bar;
import dev.mlmethods.regression.benchmarks.report.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an epoch allocates, on all threads, in short and long trainings: its loss has to be kept, and little else. */
public final class Memory implements Part {
    private static final int FEW = 100;
    private static final int MANY = 1000;

    /** Room for a loss and some small objects, far less than an array of rows or weights. */
    private static final double BYTES_PER_EPOCH = 1024;

    private final Contenders contenders;
    private final Laboratory laboratory;

    /** Measures with the contenders. */
    public Memory(Contenders contenders, Laboratory laboratory) {
        this.contenders = contenders;
        this.laboratory = laboratory;
    }

    @Override
    public List<Finding> run() throws IOException {
        Job reference = Job.reference(contenders.referenceFolder());
        List<Contender> all = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            all.add(contenders.vector(name(FEW), reference.withThreads(threads).withEpochs(FEW)));
            all.add(contenders.vector(name(MANY), reference.withThreads(threads).withEpochs(MANY)));
        }
        Samples samples = laboratory.warm("memory", all);
        return List.of(finding(samples, 1), finding(samples, 2));
    }

    private static Finding finding(Samples samples, int threads) {
        String line = "bytes allocated by an epoch, threads: " + threads;
        Bar bar = Bar.atMost(BYTES_PER_EPOCH);
        return samples.detail(name(MANY), threads, Measurement.ALLOCATED_BYTES)
                .flatMap(many -> samples.detail(name(FEW), threads, Measurement.ALLOCATED_BYTES)
                        .map(few -> Finding.of(
                                line,
                                String.format(Locale.ROOT, "%.0f B in %d", many, MANY),
                                String.format(Locale.ROOT, "%.0f B in %d", few, FEW),
                                // The first epoch isn't counted.
                                Math.max(many / (MANY - 1), few / (FEW - 1)),
                                bar)))
                .orElse(Finding.notMeasured(line, bar));
    }

    private static String name(int epochs) {
        return "vector, " + epochs + " epochs";
    }
}
