package dev.mlmethods.regression.benchmarks.parts;

import static dev.mlmethods.regression.benchmarks.process.Contenders.LIBTORCH;
import static dev.mlmethods.regression.benchmarks.process.Contenders.PYTORCH;
import static dev.mlmethods.regression.benchmarks.process.Contenders.SCIKIT_LEARN;
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
import java.util.Optional;

/** The reference network in batches of 32 and 200 rows, 10 epochs, in warm processes. */
public final class MiniBatches implements Part {
    private static final int EPOCHS = 10;
    private static final int[] BATCH_ROWS = {32, 200};

    /** The time of the same training may vary by 5% from one run to the next. */
    private static final Bar NOT_SLOWER = Bar.atMost(1.05);

    private final Contenders contenders;
    private final Laboratory laboratory;

    /** Measures with the contenders. */
    public MiniBatches(Contenders contenders, Laboratory laboratory) {
        this.contenders = contenders;
        this.laboratory = laboratory;
    }

    @Override
    public List<Finding> run() throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (int batchRows : BATCH_ROWS) {
            Job job = Job.reference(contenders.referenceFolder())
                    .withBatchRows(batchRows)
                    .withEpochs(EPOCHS);
            findings.addAll(findings("batches of " + batchRows, job));
        }
        return findings;
    }

    private List<Finding> findings(String what, Job oneThread) {
        List<Contender> all = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            Job job = oneThread.withThreads(threads);
            all.add(contenders.vector(job));
            all.addAll(contenders.pytorch(job));
            all.addAll(contenders.scikitLearn(job));
        }
        Samples samples = laboratory.warm(what, all);
        List<Finding> findings = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            findings.add(Comparison.of(
                    what + " against PyTorch", samples, threads, VECTOR, List.of(PYTORCH, LIBTORCH), Bar.atLeast(10)));
            findings.add(Comparison.of(
                    what + " against scikit-learn", samples, threads, VECTOR, List.of(SCIKIT_LEARN), Bar.atLeast(8)));
        }
        findings.add(Comparison.ofTimes(
                what + ", two threads against one",
                samples.median(VECTOR, 2),
                samples.median(VECTOR, 1),
                Optional.of(NOT_SLOWER)));
        // scikit-learn starts from its own weights.
        findings.add(Comparison.ofLosses(what, samples, List.of(VECTOR, PYTORCH, LIBTORCH)));
        return findings;
    }
}
