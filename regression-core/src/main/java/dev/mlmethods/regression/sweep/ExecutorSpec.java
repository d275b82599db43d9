package dev.mlmethods.regression.sweep;

import java.util.List;
import java.util.Map;

/**
 * Which executor of another module runs a sweep, and how.
 *
 * @param name of its {@link ExecutorProvider}
 * @param properties its own settings by name, such as {@code spark.master}
 * @param dataset how its machines get the dataset: {@value #BROADCAST}, {@value #PATH}, or the URL of the same file
 * @param jars the absolute paths of the jars that its machines need to train; empty if they have them
 */
public record ExecutorSpec(String name, Map<String, String> properties, String dataset, List<String> jars) {
    /** The process that starts the sweep sends its file. */
    public static final String BROADCAST = "broadcast";

    /** All machines have the file under the same path. */
    public static final String PATH = "path";

    /**
     * Copies the collections.
     *
     * @param name of its provider
     * @param properties its own settings by name
     * @param dataset how its machines get the dataset
     * @param jars the absolute paths of the jars that its machines need to train
     */
    public ExecutorSpec {
        properties = Map.copyOf(properties);
        jars = List.copyOf(jars);
    }
}
