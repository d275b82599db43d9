package dev.mlmethods.regression.tracking;

/** What a check makes of it that there is no baseline. */
public enum MissingBaseline {
    /** It fails: the default. */
    FAILS,
    /** It passes, as in a project that is about to make its first one. */
    PASSES
}
