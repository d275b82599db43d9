package dev.mlmethods.regression.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions that this library was built as and with. */
public final class Versions {
    private static final Properties VERSIONS = read();

    private Versions() {}

    /** This library's own version. */
    public static String regression() {
        return VERSIONS.getProperty("regression");
    }

    /** The version of DL4J and ND4J. */
    public static String dl4j() {
        return VERSIONS.getProperty("dl4j");
    }

    private static Properties read() {
        Properties versions = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
            if (in == null) {
                throw new IllegalStateException("versions.properties is missing beside " + Versions.class);
            }
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }
}
