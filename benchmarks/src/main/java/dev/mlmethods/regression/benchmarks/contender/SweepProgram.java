package dev.mlmethods.regression.benchmarks.contender;

import dev.mlmethods.regression.engine.TrainingEngines;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.IOException;

/** Sweeps with the core's own engine. */
public final class SweepProgram {
    /** As a second argument: the kernels are compiled from the start, as in the plugin's worker. */
    public static final String PREPARED = "prepared";

    private SweepProgram() {}

    /** Takes the job in JSON. */
    public static void main(String[] args) throws IOException {
        // The core of an earlier release need not be able to.
        if (args.length > 1 && args[1].equals(PREPARED)) {
            TrainingEngine unused =
                    TrainingEngines.prepared(EngineName.VECTOR, NetworkSpec.defaults(), TrainingSpec.defaults(), 1);
        }
        SweepJob job = JsonLine.read(args[0], SweepJob.class);
        new TrainingServer().serve(new CoreSweep(job), job.warmUpSeconds(), "Java " + Runtime.version());
    }
}
