package dev.mlmethods.regression.data;

/**
 * Something to know about a table before it is trained on.
 *
 * @param kind how much it matters
 * @param text what it is and what to do, in a sentence or two
 */
public record TableFinding(Kind kind, String text) {
    /** How much it matters. */
    public enum Kind {
        /** A training refuses the table. */
        FAULT,
        /** A training may mislead. */
        MISLEADS,
        /** It is done without asking, but may not be what was intended. */
        NOTE
    }
}
