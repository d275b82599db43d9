package dev.mlmethods.regression.benchmarks.process;

import java.io.IOException;

/** Something that can train: an engine, on some number of threads. */
public interface Contender {
    /** What the report calls it. */
    String name();

    /** The threads it computes with. */
    int threads();

    /** Starts it; returns once it is warm, if that is asked of it. */
    Session start() throws IOException;
}
