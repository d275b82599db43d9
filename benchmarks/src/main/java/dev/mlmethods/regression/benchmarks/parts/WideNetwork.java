package dev.mlmethods.regression.benchmarks.parts;

import static dev.mlmethods.regression.benchmarks.process.Contenders.DL4J;
import static dev.mlmethods.regression.benchmarks.process.Contenders.VECTOR;

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

/** Two hidden layers of 1,024 units, where DL4J's matrix products are at their best: 10 batches of 256 rows, warm. */
public final class WideNetwork implements Part {
    private static final int BATCH_ROWS = 256;
    private static final int BATCHES = 10;
    private static final int COLUMNS = 64;

    private final Contenders contenders;
    private final Laboratory laboratory;

    /** Measures with the contenders. */
    public WideNetwork(Contenders contenders, Laboratory laboratory) {
        this.contenders = contenders;
        this.laboratory = laboratory;
    }

    @Override
    public List<Finding> run() {
        List<Contender> all = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            Job job = Job.random(BATCHES * BATCH_ROWS)
                    .withNetwork(COLUMNS, List.of(1024, 1024))
                    .withBatchRows(BATCH_ROWS)
                    .withThreads(threads);
            all.add(contenders.vector(job));
            all.add(contenders.dl4j(job));
        }
        Samples samples = laboratory.warm("wide", all);
        List<Finding> findings = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            findings.add(Comparison.of(
                    "64-1024-1024-1 in batches of 256 against dl4j",
                    samples,
                    threads,
                    VECTOR,
                    List.of(DL4J),
                    Bar.atLeast(1)));
        }
        return findings;
    }
}
