package dev.mlmethods.regression.gate;

import dev.mlmethods.regression.gate.tolerance.PairedBootstrap;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.text.Names;
import java.util.Optional;

/** Which worsenings fail. */
public enum Gate {
    /** Any that is beyond its tolerance: the default. */
    ANY_WORSENING("tolerance"),
    /** One that is beyond its tolerance, and by more than chance explains, or of which nobody can tell; see {@link dev.mlmethods.regression.gate.tolerance.MetricChange.Significance}. */
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

    /**
     * What to know where the test rows are too few for the gate, which then fails each worsening beyond its tolerance.
     *
     * @param testRows how many there are
     * @return two sentences; empty where they are enough
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

    /** The name as the parameter spells it. */
    public String parameterName() {
        return parameterName;
    }
}
