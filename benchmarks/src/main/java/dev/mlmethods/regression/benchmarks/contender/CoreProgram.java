package dev.mlmethods.regression.benchmarks.contender;

import java.io.IOException;

/** Trains with an engine of the core. */
public final class CoreProgram {
    private CoreProgram() {}

    /** Takes the engine and the job in JSON. */
    public static void main(String[] args) throws IOException {
        Job job = JsonLine.read(args[1], Job.class);
        new TrainingServer().serve(new CoreTraining(args[0], job), job.warmUpSeconds(), "Java " + Runtime.version());
    }
}
