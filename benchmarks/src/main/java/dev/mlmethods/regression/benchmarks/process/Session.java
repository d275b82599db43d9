package dev.mlmethods.regression.benchmarks.process;

import dev.mlmethods.regression.benchmarks.contender.Measurement;
import java.io.IOException;

/** A contender that has been started. */
public interface Session extends AutoCloseable {
    /** What it says of itself: product and version. */
    String version();

    /** Trains once. */
    Measurement measure() throws IOException;

    /** Ends it. */
    @Override
    void close();
}
