package dev.mlmethods.regression.report.result;

import dev.mlmethods.regression.tune.TuningResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contents of {@code tuning.json}: everything that the page of a tuning shows.
 *
 * @param formatVersion the version of this file's format, {@value #FORMAT_VERSION}
 * @param result what was tried and found
 * @param configuration the lines of {@code regression.yaml} that train the model
 * @param model what the tuning ended with
 */
public record TuningReport(int formatVersion, TuningResult result, List<String> configuration, Model model) {
    /** The version that this release writes, and the only one that it reads. */
    public static final int FORMAT_VERSION = 1;

    /** The name of the file. */
    public static final String FILE = "tuning.json";

    private static final ResultJson JSON = new ResultJson("tuning", FORMAT_VERSION, "run regression:tune");

    /**
     * Copies the list.
     *
     * @param formatVersion the version of this file's format, {@value #FORMAT_VERSION}
     * @param result what was tried and found
     * @param configuration the lines of {@code regression.yaml} that train the model; copied
     * @param model what the tuning ended with
     */
    public TuningReport {
        configuration = List.copyOf(configuration);
    }

    /**
     * The model that the tuning ended with.
     *
     * @param modelSha256 of {@code model.zip}
     * @param parametersSha256 of its weights and biases
     * @param rows that it was trained on
     * @param networks whose mean it is
     * @param finalModel the one that was trained on every row; null if there is none
     * @param metrics by split and by name; those of the test rows were computed when everything was chosen
     */
    public record Model(
            String modelSha256,
            String parametersSha256,
            int rows,
            int networks,
            @Nullable FinalModel finalModel,
            Map<String, Object> metrics) {}

    /**
     * Reads {@value #FILE}.
     *
     * @param file the path of the file
     * @return its contents
     * @throws dev.mlmethods.regression.RegressionException if it is missing or damaged, or has a different format version; the message says which
     */
    public static TuningReport read(Path file) {
        return JSON.read(file, TuningReport.class);
    }
}
