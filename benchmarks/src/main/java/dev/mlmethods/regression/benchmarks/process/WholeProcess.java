package dev.mlmethods.regression.benchmarks.process;

import dev.mlmethods.regression.benchmarks.contender.Measurement;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Wraps a contender that is cold each time and whose time is that of its whole process: from its start to its end, with one training.
 *
 * @param contender what is started
 */
public record WholeProcess(Contender contender) implements Contender {
    /** The detail with the contender's own time. */
    public static final String LOOP = "loop";

    @Override
    public String name() {
        return contender.name();
    }

    @Override
    public int threads() {
        return contender.threads();
    }

    @Override
    public Session start() throws IOException {
        long start = System.nanoTime();
        Session session = contender.start();
        return new Session() {
            @Override
            public String version() {
                return session.version();
            }

            @Override
            public Measurement measure() throws IOException {
                Measurement training = session.measure();
                session.close();
                double seconds = (System.nanoTime() - start) / 1e9;
                Map<String, Double> details = new HashMap<>(training.details());
                details.put(LOOP, training.seconds());
                return new Measurement(seconds, training.loss(), details);
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }
}
