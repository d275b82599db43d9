package dev.mlmethods.regression.benchmarks.process;

import dev.mlmethods.regression.benchmarks.contender.Measurement;
import java.io.IOException;

/** A contender that has been started. */
public interface Session extends AutoCloseable {
    /** The product and version that it reports. */
    String version();

    /** Trains once. */
    Measurement measure() throws IOException;

    /** Ends it. */
    @Override
    void close();
}
