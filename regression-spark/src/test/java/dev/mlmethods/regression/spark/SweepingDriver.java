package dev.mlmethods.regression.spark;

import dev.mlmethods.regression.sweep.ExecutorSpec;
import java.nio.file.Path;
import java.util.Map;

/** A driver in a process of its own, which may be killed: prints a line for each trial that is in the journal. */
final class SweepingDriver {
    private SweepingDriver() {}

    /** Arguments: the master, the folder of the dataset, and that of the results. */
    public static void main(String[] arguments) {
        Path basedir = Path.of(arguments[1]);
        ExecutorSpec executor = SampleSweep.on(arguments[0], ExecutorSpec.BROADCAST, Map.of());
        SampleSweep.run(
                SampleSweep.grid(SampleSweep.DATASET, SampleSweep.SIXTEEN),
                basedir,
                Path.of(arguments[2]),
                data -> new SparkExecutorProvider().executor(executor, data, basedir, System.err::println),
                progress -> System.out.println(progress.finished()));
    }
}
