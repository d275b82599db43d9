package dev.mlmethods.regression.benchmarks.parts;

import dev.mlmethods.regression.benchmarks.process.JavaCommand;
import java.io.IOException;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@code FmaPeak} under JMH. */
final class FmaRate {
    private FmaRate() {}

    /** Floating-point operations per second, for all threads together, in the best iteration: anything else that runs here only lowers it. */
    static double peak(JavaCommand java, int threads) throws IOException {
        try {
            RunResult result = new Runner(new OptionsBuilder()
                            // By name: it is compiled separately, with a module that this process doesn't need.
                            .include("\\.FmaPeak\\.")
                            .jvm(java.executable().toString())
                            // JMH's processes communicate in serialized objects.
                            .jvmArgs(java.arguments().stream()
                                    .filter(argument -> !argument.startsWith("-Djdk.serialFilter"))
                                    .toArray(String[]::new))
                            .forks(1)
                            .threads(threads)
                            .warmupIterations(3)
                            .warmupTime(TimeValue.milliseconds(300))
                            .measurementIterations(5)
                            .measurementTime(TimeValue.milliseconds(300))
                            .verbosity(VerboseMode.SILENT)
                            .build())
                    .runSingle();
            return Objects.requireNonNull(result.getSecondaryResults().get("flop"))
                    .getStatistics()
                    .getMax();
        } catch (RunnerException e) {
            throw new IOException("JMH: " + e.getMessage(), e);
        }
    }
}
