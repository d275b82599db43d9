package dev.mlmethods.regression.gate;

/** How a check treats a worsening that the branch itself has accepted. */
public enum AcceptedWorsening {
    /** It passes, because reviewers of the branch see its new baseline: the default. */
    PASS,
    /** It fails as long as the other branch doesn't have that baseline. */
    FAIL
}
