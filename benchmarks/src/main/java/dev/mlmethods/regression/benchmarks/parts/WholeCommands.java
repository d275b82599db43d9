package dev.mlmethods.regression.benchmarks.parts;

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
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Whole Maven commands, with this plugin and with an earlier one. */
public final class WholeCommands implements Part {
    private final Contenders contenders;
    private final Laboratory laboratory;

    /** Measures with the contenders. */
    public WholeCommands(Contenders contenders, Laboratory laboratory) {
        this.contenders = contenders;
        this.laboratory = laboratory;
    }

    @Override
    public List<Finding> run() throws IOException {
        List<Finding> findings = new ArrayList<>();
        Pair training = measured("train", "pom.xml", "regression:train");
        Pair build = measured("build", "verify.xml", "verify");
        findings.add(training.seconds("mvn regression:train, whole command", Bar.atMost(0.55)));
        findings.add(training.peak("peak memory of the worker, reference job", Bar.atMost(0.5)));
        findings.add(build.seconds("train, evaluate and check in mvn verify, whole command", Bar.atMost(0.5)));
        findings.add(firstRun());
        return findings;
    }

    private Pair measured(String name, String pom, String goal) throws IOException {
        List<Contender> both = contenders.nowAndBefore(name, pom, List.of(goal, "-Dregression.force=true"));
        // Afterwards, the caches are warm, and what the second build creates is there.
        Samples unused = laboratory.cold("commands, to warm up", both);
        return new Pair(
                laboratory.cold("commands", both),
                both.stream().map(Contender::name).toList());
    }

    /**
     * The same command with this plugin and the earlier one.
     *
     * @param names those of the contenders; only one if there is no earlier plugin
     */
    private record Pair(Samples samples, List<String> names) {
        Finding seconds(String what, Bar bar) {
            return compared(
                    what, bar, name -> samples.median(name, 1).map(Samples.Median::seconds), Comparison::seconds);
        }

        Finding peak(String what, Bar bar) {
            return compared(
                    what, bar, name -> samples.detail(name, 1, Contenders.PEAK_BYTES), WholeCommands::megabytes);
        }

        private Finding compared(
                String what, Bar bar, Function<String, Optional<Double>> median, Function<Double, String> words) {
            List<Double> medians =
                    names.stream().map(median).flatMap(Optional::stream).toList();
            if (medians.size() < 2) {
                return Finding.notMeasured(what, bar);
            }
            double now = medians.get(0);
            double before = medians.get(1);
            return Finding.of(what, words.apply(now), words.apply(before) + " before", now / before, bar);
        }
    }

    private Finding firstRun() throws IOException {
        String what = "bytes of a first run with an empty local repository";
        Bar bar = Bar.atMost(0.4);
        List<Long> bytes = contenders.firstRuns();
        return bytes.size() < 2
                ? Finding.notMeasured(what, bar)
                : Finding.of(
                        what,
                        megabytes(bytes.get(0)),
                        megabytes(bytes.get(1)) + " before",
                        (double) bytes.get(0) / bytes.get(1),
                        bar);
    }

    private static String megabytes(double bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
