package dev.mlmethods.regression.benchmarks.contender;

/** A training that can be repeated from its start. */
@FunctionalInterface
public interface Training {
    /** Trains a new network. */
    Measurement run();
}
