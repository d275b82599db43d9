package dev.mlmethods.regression.benchmarks.contender;

import java.io.IOException;

/** Sweeps with the core's own engine. */
public final class SweepProgram {
    private SweepProgram() {}

    /** Takes the job in JSON. */
    public static void main(String[] args) throws IOException {
        SweepJob job = JsonLine.read(args[0], SweepJob.class);
        new TrainingServer().serve(new CoreSweep(job), job.warmUpSeconds(), "Java " + Runtime.version());
    }
}
