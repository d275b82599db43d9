package dev.mlmethods.regression.benchmarks.parts;

import static dev.mlmethods.regression.benchmarks.process.Contenders.DL4J;
import static dev.mlmethods.regression.benchmarks.process.Contenders.LIBTORCH;
import static dev.mlmethods.regression.benchmarks.process.Contenders.PYTORCH;
import static dev.mlmethods.regression.benchmarks.process.Contenders.VECTOR;

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
import java.util.List;

/** The reference job, 100 epochs over the full batch, in warm processes. */
public final class ReferenceJob implements Part {
    private final Contenders contenders;
    private final Laboratory laboratory;

    /** Measures with the contenders. */
    public ReferenceJob(Contenders contenders, Laboratory laboratory) {
        this.contenders = contenders;
        this.laboratory = laboratory;
    }

    @Override
    public List<Finding> run() throws IOException {
        Job reference = Job.reference(contenders.referenceFolder());
        List<Contender> all = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            Job job = reference.withThreads(threads);
            all.add(contenders.vector(job));
            all.add(contenders.dl4j(job));
            all.addAll(contenders.pytorch(job));
        }
        Samples samples = laboratory.warm("reference", all);
        List<Finding> findings = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            findings.add(Comparison.of(
                    "reference job against dl4j", samples, threads, VECTOR, List.of(DL4J), Bar.atLeast(20)));
            findings.add(Comparison.of(
                    "reference job against PyTorch",
                    samples,
                    threads,
                    VECTOR,
                    List.of(PYTORCH, LIBTORCH),
                    Bar.atLeast(3)));
        }
        findings.add(Comparison.ofLosses("reference job", samples, List.of(VECTOR, DL4J, PYTORCH, LIBTORCH)));
        return findings;
    }
}
