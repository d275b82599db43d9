package dev.mlmethods.regression.gate;

/** What a check makes of a loss that the branch itself has accepted. */
public enum AcceptedLosses {
    /** It passes, for who reviews the branch sees its new baseline: the default. */
    PASS,
    /** It fails as long as the other branch doesn't have that baseline. */
    FAIL
}
