package dev.mlmethods.regression.hash;

/** Commits and hashes as messages show them: with as many digits as people need to identify them. */
public final class ShortId {
    private static final int DIGITS = 12;

    private ShortId() {}

    /**
     * {@return the first twelve digits, or all if there are fewer}
     *
     * @param id a commit or a hash, in hexadecimal
     */
    public static String of(String id) {
        return id.substring(0, Math.min(DIGITS, id.length()));
    }
}
