package dev.mlmethods.regression.report.chart;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How numbers become lengths. */
public enum Scale {
    /** Equal differences are equally long. */
    LINEAR,
    /** Equal ratios are equally long. */
    LOG;

    /** {@return the name in JSON} */
    @JsonValue
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
