package dev.mlmethods.regression.benchmarks.contender;

import ai.djl.engine.Engine;
import java.io.IOException;

/** Trains with libtorch, through DJL. */
public final class DjlProgram {
    private DjlProgram() {}

    /** Takes the job in JSON. */
    public static void main(String[] args) throws IOException {
        Job job = JsonLine.read(args[0], Job.class);
        try (DjlTraining training = new DjlTraining(job)) {
            Engine engine = Engine.getInstance();
            new TrainingServer()
                    .serve(
                            training,
                            job.warmUpSeconds(),
                            "libtorch " + engine.getVersion() + " through DJL " + Engine.getDjlVersion());
        }
    }
}
