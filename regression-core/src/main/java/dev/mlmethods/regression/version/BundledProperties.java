package dev.mlmethods.regression.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Properties that the build wrote beside a class. */
public final class BundledProperties {
    private BundledProperties() {}

    /**
     * Reads a properties file that lies beside a class.
     *
     * @param type the class
     * @param name of the file, such as {@code versions.properties}
     * @return what the file contains
     */
    public static Properties beside(Class<?> type, String name) {
        Properties properties = new Properties();
        try (InputStream in = type.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + type);
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
