package dev.mlmethods.regression.benchmarks.parts;

import dev.mlmethods.regression.benchmarks.contender.Job;
import dev.mlmethods.regression.benchmarks.process.Contender;
import dev.mlmethods.regression.benchmarks.process.Contenders;
import dev.mlmethods.regression.benchmarks.process.Laboratory;
import dev.mlmethods.regression.benchmarks.process.Samples;
import dev.mlmethods.regression.benchmarks.report.Bar;
import dev.mlmethods.regression.benchmarks.report.Comparison;
import dev.mlmethods.regression.benchmarks.report.Finding;
import java.util.ArrayList;
import java.util.List;

/** Numbers below the range of normal float32, which some processors compute a hundred times slower. */
public final class Denormals implements Part {
    private static final int ROWS = 16_512;
    private static final int EPOCHS = 50;
    private static final String NORMAL = "normal numbers";
    private static final String INPUTS = "denormal inputs and gradients";
    private static final String ACTIVATIONS = "denormal activations";

    private final Contenders contenders;
    private final Laboratory laboratory;

    /** Measures with the contenders. */
    public Denormals(Contenders contenders, Laboratory laboratory) {
        this.contenders = contenders;
        this.laboratory = laboratory;
    }

    @Override
    public List<Finding> run() {
        List<Contender> all = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            Job job = Job.random(ROWS).withEpochs(EPOCHS).withThreads(threads);
            all.add(contenders.vector(NORMAL, job));
            all.add(contenders.vector(INPUTS, job.withData(Job.Data.DENORMAL_INPUTS)));
            all.add(contenders.vector(ACTIVATIONS, job.withData(Job.Data.DENORMAL_ACTIVATIONS)));
        }
        Samples samples = laboratory.warm("denormals", all);
        List<Finding> findings = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            findings.add(finding(samples, threads, INPUTS));
            findings.add(finding(samples, threads, ACTIVATIONS));
        }
        return findings;
    }

    private static Finding finding(Samples samples, int threads, String name) {
        String line = name + " against normal ones, threads: " + threads;
        Bar bar = Bar.atMost(2);
        return samples.median(NORMAL, threads)
                .flatMap(normal -> samples.median(name, threads)
                        .map(denormal -> Finding.of(
                                line,
                                Comparison.seconds(denormal.seconds()),
                                Comparison.seconds(normal.seconds()),
                                denormal.seconds() / normal.seconds(),
                                bar)))
                .orElse(Finding.notMeasured(line, bar));
    }
}
