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
import java.util.Optional;

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
        findings.add(compared("mvn regression:train, whole command", "pom.xml", "regression:train", 0.55));
        findings.add(compared("train, evaluate and check in mvn verify, whole command", "verify.xml", "verify", 0.5));
        return findings;
    }

    private Finding compared(String what, String pom, String goal, double atMost) throws IOException {
        List<String> goals = List.of(goal, "-Dregression.force=true");
        List<Contender> both = contenders.nowAndBefore(what.replaceAll("\\W+", "-"), pom, goals);
        Bar bar = Bar.atMost(atMost);
        if (both.size() < 2) {
            return Finding.notMeasured(what, bar);
        }
        // Caches are warm, and what the second build makes is made.
        Samples unused = laboratory.cold("commands, to warm up", both);
        Samples samples = laboratory.cold("commands", both);
        Optional<Samples.Median> now = samples.median(both.get(0).name(), 1);
        Optional<Samples.Median> before = samples.median(both.get(1).name(), 1);
        return now.isEmpty() || before.isEmpty()
                ? Finding.notMeasured(what, bar)
                : Finding.of(
                        what,
                        Comparison.seconds(now.get().seconds()),
                        Comparison.seconds(before.get().seconds()) + " before",
                        now.get().seconds() / before.get().seconds(),
                        bar);
    }
}
