package dev.mlmethods.regression.model;

import dev.mlmethods.regression.hash.ShortId;
import dev.mlmethods.regression.predictor.text.Excerpt;
import org.jspecify.annotations.Nullable;

/**
 * The files that a network was read from, which another tool has trained.
 *
 * @param format of the weights: {@code pytorch} or {@code safetensors}
 * @param weights the name of the file, without its folder
 * @param weightsKey of the dict in it that has the weights; null if none was given
 * @param weightsSha256 of the file
 * @param scaler the name of the file with the scaler; null if there is none
 * @param scalerKey of the scaler in that file; null if none was given
 * @param scalerSha256 of that file; null if there is none
 */
public record ImportedFiles(
        String format,
        String weights,
        @Nullable String weightsKey,
        String weightsSha256,
        @Nullable String scaler,
        @Nullable String scalerKey,
        @Nullable String scalerSha256) {
    /** {@return the files in words, such as {@code imported from model.pt (SHA-256 3f2a8c01...) with scaler.joblib (9b0c...)}} */
    public String text() {
        return "imported from " + files();
    }

    /** {@return the files alone, such as {@code model.pt (SHA-256 3f2a8c01...)}} */
    public String files() {
        return text(weights, weightsKey, weightsSha256)
                + (scaler == null || scalerSha256 == null ? "" : " with " + text(scaler, scalerKey, scalerSha256));
    }

    private static String text(String file, @Nullable String key, String sha256) {
        return file + (key == null ? "" : ", " + Excerpt.quoted(key)) + " (SHA-256 " + ShortId.of(sha256) + ")";
    }
}
