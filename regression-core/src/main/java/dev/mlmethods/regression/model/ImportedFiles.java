package dev.mlmethods.regression.model;

import dev.mlmethods.regression.hash.ShortId;
import org.jspecify.annotations.Nullable;

/**
 * The files that a network was read from, which another tool has trained.
 *
 * @param format of the weights: {@code pytorch} or {@code safetensors}
 * @param weights the name of the file, without its folder
 * @param weightsSha256 of the file
 * @param scaler the name of the file with the scaler; null if there is none
 * @param scalerSha256 of that file; null if there is none
 */
public record ImportedFiles(
        String format,
        String weights,
        String weightsSha256,
        @Nullable String scaler,
        @Nullable String scalerSha256) {
    /** {@return the files in words, such as {@code imported from model.pt (SHA-256 3f2a8c01...) with scaler.joblib (9b0c...)}} */
    public String text() {
        return "imported from " + files();
    }

    /** {@return the files alone, such as {@code model.pt (SHA-256 3f2a8c01...)}} */
    public String files() {
        return weights + " (SHA-256 " + ShortId.of(weightsSha256) + ")"
                + (scaler == null || scalerSha256 == null
                        ? ""
                        : " with " + scaler + " (SHA-256 " + ShortId.of(scalerSha256) + ")");
    }
}
