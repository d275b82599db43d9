package dev.mlmethods.regression.benchmarks.parts;

import static dev.mlmethods.regression.benchmarks.process.Contenders.BEFORE;
import static dev.mlmethods.regression.benchmarks.process.Contenders.PYTORCH;
import static dev.mlmethods.regression.benchmarks.process.Contenders.VECTOR;

import dev.mlmethods.regression.benchmarks.contender.SweepJob;
import dev.mlmethods.regression.benchmarks.process.Contender;
import dev.mlmethods.regression.benchmarks.process.Contenders;
import dev.mlmethods.regression.benchmarks.process.Laboratory;
import dev.mlmethods.regression.benchmarks.process.Samples;
import dev.mlmethods.regression.benchmarks.process.WholeProcess;
import dev.mlmethods.regression.benchmarks.report.Bar;
import dev.mlmethods.regression.benchmarks.report.Comparison;
import dev.mlmethods.regression.benchmarks.report.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A sweep compared to a loop over the same trials in PyTorch: two processes there, with one thread each, and two threads here. */
public final class SweepTime implements Part {
    private final Contenders contenders;
    private final Laboratory laboratory;

    /** Measures with the contenders. */
    public SweepTime(Contenders contenders, Laboratory laboratory) {
        this.contenders = contenders;
        this.laboratory = laboratory;
    }

    @Override
    public List<Finding> run() throws IOException {
        SweepJob job = SweepJob.reference(contenders.referenceFolder());
        List<Contender> processes = Stream.of(
                        Stream.of(contenders.vectorSweep(job.cold())),
                        contenders.pytorchSweep(job.cold()).stream(),
                        contenders.sweepBefore(job.cold()).stream())
                .flatMap(sweeps -> sweeps)
                .<Contender>map(WholeProcess::new)
                .toList();
        Samples cold = laboratory.cold("sweep", processes);
        Samples warm = laboratory.warm("sweep, warm", List.of(contenders.vectorSweep(job)));
        int threads = job.parallelism();
        String what = "sweep of " + job.trials() + " trials";
        Optional<Double> loop = cold.detail(VECTOR, threads, WholeProcess.LOOP);
        Optional<Double> other = cold.detail(PYTORCH, threads, WholeProcess.LOOP);
        List<Finding> findings = new ArrayList<>();
        findings.add(Comparison.of(
                what + " against PyTorch, whole processes", cold, threads, VECTOR, List.of(PYTORCH), Bar.atLeast(4.5)));
        findings.add(Comparison.ofTimes(
                what + " against that before, whole processes",
                cold.median(VECTOR, threads),
                cold.median(BEFORE, threads),
                Optional.of(Bar.atMost(0.5))));
        findings.add(loops(what + ", the sweeps alone in these processes", loop, other));
        findings.add(loops(
                what + ", that of a warm process against that alone",
                warm.median(VECTOR, threads).map(Samples.Median::seconds),
                other));
        findings.addAll(new SweepErrors(cold, job).findings(what));
        return findings;
    }

    private static Finding loops(String line, Optional<Double> ours, Optional<Double> other) {
        return ours.flatMap(our -> other.map(
                        their -> Finding.of(line, Comparison.seconds(our), Comparison.seconds(their), their / our)))
                .orElse(Finding.note(line, "not measured"));
    }
}
