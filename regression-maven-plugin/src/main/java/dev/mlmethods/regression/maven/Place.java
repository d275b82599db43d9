package dev.mlmethods.regression.maven;

import org.apache.maven.model.Profile;

/**
 * Where a value was given.
 *
 * @param level how strong it is there
 * @param text including its preposition, as used in messages
 */
record Place(Level level, String text) {
    static final Place COMMAND_LINE = new Place(Level.COMMAND_LINE, "on the command line");
    static final Place SYSTEM_PROPERTY = new Place(Level.SYSTEM_PROPERTY, "as a system property of Maven's JVM");
    static final Place CONFIGURATION = new Place(Level.CONFIGURATION, "in <configuration> of the POM");
    static final Place PROPERTIES = new Place(Level.PROPERTIES, "in the properties of the POM");

    private static final String SETTINGS = "settings.xml";

    /** The order in which places win, the strongest first. It is the same for all parameters of all goals. */
    enum Level {
        /** {@code -D}, or a line in {@code .mvn/maven.config}. */
        COMMAND_LINE,
        /** {@code MAVEN_OPTS}, or a line in {@code .mvn/jvm.config}. */
        SYSTEM_PROPERTY,
        /** {@code regression.yaml}. */
        FILE,
        /** The lines of {@code regression.yaml} that {@code tune} or {@code sweep} has written. */
        FOUND,
        /** The configuration of the plugin and of its execution, merged by Maven. */
        CONFIGURATION,
        /** The properties of the POM, its parents and the active profiles, merged by Maven. */
        PROPERTIES
    }

    /**
     * The file named by {@code configurationFile}.
     *
     * @param name how messages refer to it
     * @param line counted from 1
     */
    static Place file(String name, int line) {
        return new Place(Level.FILE, "in line " + line + " of " + name);
    }

    /**
     * The lines of that file that a search has written.
     *
     * @param name how messages refer to it
     * @param line counted from 1
     */
    static Place found(String name, int line) {
        return new Place(Level.FOUND, "in line " + line + " of " + name + " (found by a search)");
    }

    /** The properties of a profile, in the POM or in {@code settings.xml}. */
    static Place profile(Profile profile) {
        return new Place(
                Level.PROPERTIES,
                "in the properties of the profile " + profile.getId()
                        + (SETTINGS.equals(profile.getSource()) ? " of " + SETTINGS : ""));
    }
}
