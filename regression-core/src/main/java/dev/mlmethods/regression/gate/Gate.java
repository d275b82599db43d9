package dev.mlmethods.regression.gate;

import dev.mlmethods.regression.gate.tolerance.PairedBootstrap;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.text.Names;
import java.util.Optional;

/** Which worsenings fail. */
public enum Gate {
    /** Any worsening that is beyond its tolerance: the default. */
    ANY_WORSENING("tolerance"),
    /**
     * A worsening that is beyond its tolerance by more than chance explains, or for which that can't be determined; see {@link
     * dev.mlmethods.regression.gate.tolerance.MetricChange.Significance}.
     */
    SIGNIFICANT("significant");

    private final String parameterName;

    Gate(String parameterName) {
        this.parameterName = parameterName;
    }

    /**
     * {@return the gate of that name}
     *
     * @param name {@code tolerance} or {@code significant}, in upper or lower case
     * @throws dev.mlmethods.regression.RegressionException if there is none; the message lists the valid names
     */
    public static Gate parse(String name) {
        return Names.parse("gate", name, values(), Gate::parameterName);
    }

    /**
     * What the user needs to know if there are too few test rows for the gate, which then fails every worsening beyond its tolerance.
     *
     * @param testRows how many there are
     * @return two sentences; empty if they are enough
     */
    public Optional<String> tooFew(int testRows) {
        return this == ANY_WORSENING || testRows >= PairedBootstrap.MIN_ROWS
                ? Optional.empty()
                : Optional.of(
                        (testRows == 1 ? "1 test row is" : testRows + " test rows are")
                                + " too few for gate=significant: whatever the predictions, no exact test can get below p = "
                                + NumberText.shortest(PairedBootstrap.smallestPValue(testRows)) + ", and "
                                + NumberText.shortest(Check.SIGNIFICANT_BELOW)
                                + " is needed, so every worsening beyond its tolerance fails. Use gate=tolerance, or more test rows.");
    }

    /** {@return the name as it is written in the parameter: {@code tolerance} or {@code significant}} */
    public String parameterName() {
        return parameterName;
    }
}
