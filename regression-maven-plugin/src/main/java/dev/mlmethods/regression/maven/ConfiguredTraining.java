package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.model.Preset;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code train} would do now. If no dataset is given, there is nothing to train on, and only the given values are known.
 *
 * @param specification including defaults for values that aren't given; null if no dataset is given
 * @param fingerprint of the training; null with the specification
 * @param parameters that are given, and where
 * @param values of the fields of the specification that are given
 */
record ConfiguredTraining(
        @Nullable Specification specification,
        @Nullable String fingerprint,
        GivenParameters parameters,
        Map<String, Object> values) {
    private static final int SHOWN = 4;

    /** Copies the map. */
    ConfiguredTraining {
        values = Map.copyOf(values);
    }

    /**
     * Why an earlier training is not this one; empty if it is.
     *
     * @param trained its specification
     * @param trainedFingerprint its fingerprint; null if it is no longer known
     */
    Optional<String> objection(Specification trained, @Nullable String trainedFingerprint) {
        Map<String, Object> before = SpecificationFields.values(trained);
        Map<String, Object> now = SpecificationFields.values(
                specification == null ? SpecificationFields.with(trained, values) : specification);
        List<String> differences = SpecificationFields.names().stream()
                .filter(field -> !Objects.equals(before.get(field), now.get(field)))
                .map(field -> sentence(field, now.get(field)) + ", and was "
                        + SpecificationFields.text(field, Objects.requireNonNullElse(before.get(field), "not given")))
                .toList();
        if (!differences.isEmpty()) {
            return Optional.of(String.join("; ", differences.subList(0, Math.min(SHOWN, differences.size())))
                    + (differences.size() > SHOWN ? "; and " + (differences.size() - SHOWN) + " more" : ""));
        }
        return fingerprint == null || trainedFingerprint == null
                ? Optional.empty()
                : Fingerprint.difference(fingerprint, trainedFingerprint);
    }

    /** Where a value that is not given as a whole comes from: its entries, a preset, or nowhere. */
    private String where(String field) {
        return parameters.entries(field).values().stream()
                .findFirst()
                .map(entry -> " " + entry.place().text())
                .or(() -> parameters.find(Preset.FIELD.name()).map(preset -> " with preset=" + preset.text()))
                .orElse(" by default");
    }

    private String sentence(String field, @Nullable Object now) {
        return parameters
                .find(field)
                .map(GivenValue::sentence)
                .orElseGet(() -> field + " is "
                        + (now == null ? "not given" : SpecificationFields.text(field, now) + where(field)));
    }
}
