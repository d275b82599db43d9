package dev.mlmethods.regression.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Properties that the build wrote beside a class. */
public final class BundledProperties {
    private BundledProperties() {}

    /** Reads the properties file of that name beside the class. */
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
