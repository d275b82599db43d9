package dev.mlmethods.regression.benchmarks.parts;

import dev.mlmethods.regression.benchmarks.contender.Job;
import dev.mlmethods.regression.benchmarks.process.Contender;
import dev.mlmethods.regression.benchmarks.process.Contenders;
import dev.mlmethods.regression.benchmarks.process.JavaCommand;
import dev.mlmethods.regression.benchmarks.process.Laboratory;
import dev.mlmethods.regression.benchmarks.process.Samples;
import dev.mlmethods.regression.benchmarks.report.Bar;
import dev.mlmethods.regression.benchmarks.report.Comparison;
import dev.mlmethods.regression.benchmarks.report.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reference job on all JDKs that were named, in turns: on JDKs later than 25, it shouldn't take longer than on JDK 25. */
public final class Jdks implements Part {
    private static final int YARDSTICK = 25;
    private static final Bar AS_FAST = Bar.atMost(1.1);
    private static final int COLD_THREADS = 2;

    private final Contenders contenders;
    private final Laboratory laboratory;

    /** Measures with the contenders. */
    public Jdks(Contenders contenders, Laboratory laboratory) {
        this.contenders = contenders;
        this.laboratory = laboratory;
    }

    @Override
    public List<Finding> run() throws IOException {
        List<JavaCommand> jvms = contenders.jvms();
        if (jvms.size() == 1) {
            return List.of(Finding.note("reference job on several JDKs", "not measured; benchmarks.jvm names one JDK"));
        }
        Job job = Job.reference(contenders.referenceFolder());
        List<Contender> warm = new ArrayList<>();
        List<Contender> cold = new ArrayList<>();
        for (JavaCommand jvm : jvms) {
            warm.add(contenders.vector(jvm, job));
            warm.add(contenders.vector(jvm, job.withThreads(2)));
            cold.add(contenders.plugin(jvm, COLD_THREADS));
        }
        Samples warmSamples = laboratory.warm("jdks", warm);
        Samples coldSamples = laboratory.cold("jdks, cold", cold);
        List<Finding> findings = new ArrayList<>(findings("reference job", warmSamples, jvms, 1));
        findings.addAll(findings("reference job", warmSamples, jvms, 2));
        findings.addAll(findings("first training of a process", coldSamples, jvms, COLD_THREADS));
        return findings;
    }

    /** Each JVM compared to JDK 25, or to the first one if JDK 25 is not among them; a bar only applies to JDKs later than 25. */
    static List<Finding> findings(String what, Samples samples, List<JavaCommand> jvms, int threads) {
        JavaCommand yardstick = jvms.stream()
                .filter(jvm -> jvm.feature() == YARDSTICK)
                .findFirst()
                .orElse(jvms.get(0));
        return jvms.stream()
                .filter(jvm -> !jvm.equals(yardstick))
                .map(jvm -> Comparison.ofTimes(
                        what + " on " + jvm.name() + " against " + yardstick.name() + ", threads: " + threads,
                        samples.median(jvm.name(), threads),
                        samples.median(yardstick.name(), threads),
                        Optional.of(AS_FAST)
                                .filter(bar -> yardstick.feature() == YARDSTICK && jvm.feature() > YARDSTICK)))
                .toList();
    }
}
