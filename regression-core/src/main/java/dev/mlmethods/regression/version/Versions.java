package dev.mlmethods.regression.version;

import java.util.Properties;

/** The versions of this library and of what it was built with. */
public final class Versions {
    private static final Properties VERSIONS = BundledProperties.beside(Versions.class, "versions.properties");

    private Versions() {}

    /** {@return this library's own version} */
    public static String regression() {
        return VERSIONS.getProperty("regression");
    }

    /** {@return the version of DL4J and ND4J} */
    public static String dl4j() {
        return VERSIONS.getProperty("dl4j");
    }
}
