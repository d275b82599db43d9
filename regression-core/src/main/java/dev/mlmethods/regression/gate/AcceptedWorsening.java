package dev.mlmethods.regression.gate;

/** What a check makes of a worsening that the branch itself has accepted. */
public enum AcceptedWorsening {
    /** It passes, for who reviews the branch sees its new baseline: the default. */
    PASS,
    /** It fails as long as the other branch doesn't have that baseline. */
    FAIL
}
