package dev.mlmethods.regression.database;

import org.jspecify.annotations.Nullable;

/**
 * Who asks a database. Nothing that is written or logged contains the password.
 *
 * @param username null if the database doesn't need one
 * @param password null if the database doesn't need one
 */
public record Credentials(
        @Nullable String username, @Nullable String password) {
    /** For databases that ask nobody for a name. */
    public static final Credentials NONE = new Credentials(null, null);

    private static final String HIDDEN = "***";

    /**
     * {@return a text without the password} Drivers print what they were given.
     *
     * @param text anything that a driver has a hand in
     */
    public String hide(String text) {
        return password == null || password.isEmpty() ? text : text.replace(password, HIDDEN);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Credentials[username=" + username + ", password=" + (password == null ? null : HIDDEN) + "]";
    }
}
