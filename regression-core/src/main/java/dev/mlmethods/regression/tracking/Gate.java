package dev.mlmethods.regression.tracking;

import dev.mlmethods.regression.internal.Names;

/** Which losses fail. */
public enum Gate {
    /** Any that is beyond its tolerance: the default. */
    ANY_LOSS("tolerance"),
    /** One that is beyond its tolerance, and by more than chance explains; see {@link MetricChange.Significance}. */
    SIGNIFICANT("significant");

    private final String parameterName;

    Gate(String parameterName) {
        this.parameterName = parameterName;
    }

    /**
     * The gate of that name.
     *
     * @throws dev.mlmethods.regression.RegressionException if there is none; the message lists those there are
     */
    public static Gate parse(String name) {
        return Names.parse("gate", name, values(), Gate::parameterName);
    }

    /** The name as the parameter spells it. */
    public String parameterName() {
        return parameterName;
    }
}
