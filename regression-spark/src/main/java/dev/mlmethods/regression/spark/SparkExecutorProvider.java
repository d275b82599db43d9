package dev.mlmethods.regression.spark;

import dev.mlmethods.regression.sweep.ExecutorProvider;
import dev.mlmethods.regression.sweep.ExecutorSpec;
import dev.mlmethods.regression.sweep.SweepData;
import dev.mlmethods.regression.sweep.TrialExecutor;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Finds this module for {@code executor=spark}. */
public final class SparkExecutorProvider implements ExecutorProvider {
    /** For the {@link java.util.ServiceLoader}. */
    public SparkExecutorProvider() {}

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public TrialExecutor executor(ExecutorSpec spec, SweepData data, Path basedir, Consumer<String> log) {
        return new SparkExecutor(spec, data, basedir, log);
    }
}
