package dev.mlmethods.regression.benchmarks.process;

import java.io.IOException;

/** Something that can train: an engine with some number of threads. */
public interface Contender {
    /** Its name in the report. */
    String name();

    /** The threads it computes with. */
    int threads();

    /** Starts it; returns once it is warm, if it is supposed to be. */
    Session start() throws IOException;
}
