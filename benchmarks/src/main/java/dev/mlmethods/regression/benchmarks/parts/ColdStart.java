package dev.mlmethods.regression.benchmarks.parts;

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
import java.util.stream.Collectors;

/** The first training of a process: the plugin's in its worker, PyTorch's in its own Python process or JVM. */
public final class ColdStart implements Part {
    private final Contenders contenders;
    private final Laboratory laboratory;

    /** Measures with the contenders. */
    public ColdStart(Contenders contenders, Laboratory laboratory) {
        this.contenders = contenders;
        this.laboratory = laboratory;
    }

    @Override
    public List<Finding> run() throws IOException {
        Job reference = Job.reference(contenders.referenceFolder()).cold();
        List<Contender> all = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            all.add(contenders.plugin(threads));
            all.addAll(contenders.pytorch(reference.withThreads(threads)));
        }
        Samples samples = laboratory.cold("cold", all);
        List<Finding> findings = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            findings.add(Comparison.of(
                    "first training of a process against PyTorch",
                    samples,
                    threads,
                    VECTOR,
                    List.of(PYTORCH, LIBTORCH),
                    Bar.atLeast(3)));
        }
        findings.add(Comparison.ofLosses("first training", samples, List.of(VECTOR, PYTORCH, LIBTORCH)));
        for (int threads = 1; threads <= 2; threads++) {
            findings.add(timeline(samples, threads));
        }
        return findings;
    }

    private static Finding timeline(Samples samples, int threads) {
        return Finding.note(
                "mvn regression:train, threads: " + threads,
                samples.details(VECTOR, threads).stream()
                        .sorted()
                        .map(stage -> stage + " "
                                + Comparison.seconds(
                                        samples.detail(VECTOR, threads, stage).orElse(Double.NaN)))
                        .collect(Collectors.joining("; ")));
    }
}
