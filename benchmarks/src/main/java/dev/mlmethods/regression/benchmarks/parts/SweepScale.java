package dev.mlmethods.regression.benchmarks.parts;

import dev.mlmethods.regression.benchmarks.contender.SimulatedCluster;
import dev.mlmethods.regression.benchmarks.process.Options;
import dev.mlmethods.regression.benchmarks.report.Bar;
import dev.mlmethods.regression.benchmarks.report.Finding;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.report.SweepFiles;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.sweep.SearchSpace;
import dev.mlmethods.regression.sweep.Shard;
import dev.mlmethods.regression.sweep.StrategySpec;
import dev.mlmethods.regression.sweep.Sweep;
import dev.mlmethods.regression.sweep.SweepData;
import dev.mlmethods.regression.sweep.SweepJournal;
import dev.mlmethods.regression.sweep.SweepPlan;
import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.sweep.TableShape;
import dev.mlmethods.regression.sweep.TrialResult;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a sweep costs its driver: the plan, the keys, the journal, the merging of shards and the report, for as many trials as a cluster trains, and for a
 * quarter of them. The trainings are simulated; nothing may grow faster than the number of trials.
 */
public final class SweepScale implements Part {
    private static final int TRIALS = 20_000;
    private static final int EXECUTORS = 200;
    private static final int SHARDS = 20;
    private static final double NOISE = 1.25;
    private static final TableShape TABLE = new TableShape(100_000, 20, 20);
    private static final double KILOBYTE = 1e3;

    private final Options options;

    /** Writes into a folder of the output. */
    public SweepScale(Options options) {
        this.options = options;
    }

    /** What is measured, by name: seconds of CPU time or kilobytes, per trial. */
    private record Costs(Map<String, Double> seconds, Map<String, Double> kilobytes, double simulated) {}

    @Override
    public List<Finding> run() throws IOException {
        // Compiles what is measured.
        Costs unused = measured(TRIALS / 16);
        Costs quarter = measured(TRIALS / 4);
        Costs all = measured(TRIALS);
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.note(
                String.format(Locale.ROOT, "%,d trials on %d simulated executors", TRIALS, EXECUTORS),
                String.format(Locale.ROOT, "%.0f s on their clock", all.simulated())));
        all.seconds()
                .forEach((what, seconds) -> findings.add(finding(
                        what,
                        String.format(Locale.ROOT, "%.3f ms of CPU time a trial", 1e3 * seconds),
                        seconds / quarter.seconds().getOrDefault(what, Double.NaN))));
        all.kilobytes()
                .forEach((what, kilobytes) -> findings.add(finding(
                        what,
                        String.format(Locale.ROOT, "%.2f kB a trial", kilobytes),
                        kilobytes / quarter.kilobytes().getOrDefault(what, Double.NaN))));
        return findings;
    }

    private static Finding finding(String what, String figure, double ratio) {
        return Finding.of(what + ", against a quarter of the trials", figure, "", ratio, Bar.atMost(NOISE));
    }

    private static SweepSpec spec(int trials) {
        Map<String, String> space = new LinkedHashMap<>();
        space.put("learningRates", "log 1e-5..1e-1");
        space.put("dropouts", "0..0.5");
        space.put("hiddenLayers", "64,32;128,64;256,128;64,64,64");
        space.put("batchSizes", "32,64,128,256");
        Specification specification = Specification.of(DataSpec.builtIn("diabetes"))
                .withSplit(SplitSpec.defaults().withValidationSize(0.2));
        return SweepSpec.grid(specification, SearchSpace.parse(space)).withStrategy(StrategySpec.random(trials, 42));
    }

    private Costs measured(int trials) throws IOException {
        Path folder = emptied(options.output().resolve("scale/" + trials));
        Map<String, Double> seconds = new LinkedHashMap<>();
        Map<String, Double> kilobytes = new LinkedHashMap<>();
        SweepData data = new SweepData(Path.of(""));
        data.read(spec(trials));
        long before = usedBytes();
        long start = now();
        SweepPlan plan = SweepPlan.of(spec(trials));
        double planned = secondsSince(start);
        kilobytes.put("memory of the plan", (usedBytes() - before) / KILOBYTE);
        start = now();
        Sweep withoutDisk = new Sweep(plan, data, SweepJournal.inMemory());
        seconds.put("plan, with the keys of the trials", planned + secondsSince(start));
        seconds.put("driver: sending and receiving", secondsOf(withoutDisk));
        SimulatedCluster cluster = new SimulatedCluster(EXECUTORS, TABLE);
        Path file = folder.resolve(SweepFiles.JOURNAL);
        SweepResult whole;
        double simulated;
        try (SweepJournal journal = SweepJournal.open(file)) {
            before = usedBytes();
            Sweep sweep = new Sweep(plan, data, journal);
            start = now();
            whole = sweep.run(cluster, progress -> {});
            simulated = cluster.seconds();
            seconds.put("driver: sending, receiving, and a journal on disk", secondsSince(start));
            kilobytes.put("memory of keys, results and journal", (usedBytes() - before) / KILOBYTE);
        }
        kilobytes.put("journal on disk", Files.size(file) / KILOBYTE);
        start = now();
        try (SweepJournal journal = SweepJournal.open(file)) {
            seconds.put("reading the journal", secondsSince(start));
            if (!new Sweep(plan, data, journal).runsLeft(null).isEmpty()) {
                throw new IllegalStateException("The journal lacks trials.");
            }
        }
        merge(plan, data, folder, seconds, whole);
        start = now();
        SweepFiles.writeExperiment(folder, whole);
        seconds.put("report", secondsSince(start));
        for (String name : List.of("trials.csv", "sweep.json", "index.html")) {
            kilobytes.put(name, Files.size(folder.resolve(name)) / KILOBYTE);
        }
        seconds.replaceAll((what, all) -> all / trials);
        kilobytes.replaceAll((what, all) -> all / trials);
        return new Costs(seconds, kilobytes, simulated);
    }

    private static double secondsOf(Sweep sweep) {
        long start = now();
        SweepResult unused = sweep.run(new SimulatedCluster(EXECUTORS, TABLE), progress -> {});
        return secondsSince(start);
    }

    /** Shards that have ended, joined. */
    private static void merge(
            SweepPlan plan, SweepData data, Path folder, Map<String, Double> seconds, SweepResult whole)
            throws IOException {
        List<Path> journals = new ArrayList<>();
        for (int number = 1; number <= SHARDS; number++) {
            Shard shard = new Shard(number, SHARDS);
            Path file = folder.resolve(shard.journal());
            journals.add(file);
            try (SweepJournal journal = SweepJournal.open(file)) {
                List<TrialResult> unused = new Sweep(plan, data, journal)
                        .run(shard, new SimulatedCluster(EXECUTORS / SHARDS, TABLE), progress -> {});
            }
        }
        long start = now();
        try (SweepJournal journal = SweepJournal.open(folder.resolve("merged.jsonl"))) {
            SweepResult joined = new Sweep(plan, data, journal).join(journals, progress -> {});
            seconds.put("merging " + SHARDS + " shards", secondsSince(start));
            if (!joined.results().equals(whole.results())) {
                throw new IllegalStateException("The merged results differ.");
            }
        }
    }

    private static Path emptied(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        return folder;
    }

    private static double secondsSince(long start) {
        return (now() - start) / 1e9;
    }

    /** CPU time of this thread, on which the collector and other processes have no influence. */
    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
