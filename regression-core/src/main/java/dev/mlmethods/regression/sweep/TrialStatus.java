package dev.mlmethods.regression.sweep;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.text.Names;

/** How a trial ended. */
public enum TrialStatus {
    /** It was trained to its end. */
    COMPLETED("completed"),
    /** It was stopped early because others were better after the same number of epochs. */
    PRUNED("pruned"),
    /** Its numbers left the range of float32, or its loss on the training rows is larger than it was before the training. */
    DIVERGED("diverged"),
    /** It could not be trained. */
    FAILED("failed");

    private final String jsonName;

    TrialStatus(String jsonName) {
        this.jsonName = jsonName;
    }

    /**
     * {@return the status of that name}
     *
     * @param name as in JSON: {@code completed}, {@code pruned}, {@code diverged} or {@code failed}
     * @throws dev.mlmethods.regression.RegressionException if there is none
     */
    @JsonCreator
    public static TrialStatus parse(String name) {
        return Names.parse("status", name, values(), TrialStatus::jsonName);
    }

    /** {@return the name in JSON and CSV, such as {@code completed}} */
    @JsonValue
    public String jsonName() {
        return jsonName;
    }
}
