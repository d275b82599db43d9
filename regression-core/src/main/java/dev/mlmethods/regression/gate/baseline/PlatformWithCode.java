package dev.mlmethods.regression.gate.baseline;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.model.Platform;
import dev.mlmethods.regression.model.PlatformPart;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What computed a result, down to the code: the {@code platform} of baselines and histories, in which all of them are fields of one object.
 *
 * @param platform without the code
 * @param codeSha256 of this library's code; null if it isn't in a jar
 */
public record PlatformWithCode(
        @JsonUnwrapped Platform platform, @Nullable String codeSha256) {
    /**
     * {@return what a part was; null if it isn't known}
     *
     * @param part of the platform, or the code
     */
    public @Nullable String part(PlatformPart part) {
        return part == PlatformPart.CODE ? codeSha256 : part.of(platform);
    }

    /** The parts by the names of their fields, in the order of the parts, without those that aren't known. */
    @JsonValue
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (PlatformPart part : PlatformPart.values()) {
            String value = part(part);
            if (value != null) {
                fields.put(part.field(), value);
            }
        }
        return fields;
    }
}
