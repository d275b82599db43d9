package dev.mlmethods.regression.gate.diff;

import dev.mlmethods.regression.model.PlatformPart;
import java.util.List;

/** A cause of each type, for the tests of what has a word for each. */
public final class SampleCauses {
    /** Of a row, with no values of then. */
    public static final Cause DATA =
            new Cause.DataChange("prices.csv: 1 row changed (line 5)", 0, 0, 1, List.of(), List.of(3), List.of());

    /** Of a field of the training. */
    public static final Cause FIELD = new Cause.FieldChange("epochs", "100", "7");

    /** Of what the engine {@code vector} doesn't depend on. */
    public static final Cause VERSION = new Cause.VersionChange(PlatformPart.JAVA, "17", "21");

    /** In the order of a comparison; {@code CauseTest} holds it to be complete. */
    public static final List<Cause> OF_EACH_TYPE = List.of(DATA, FIELD, VERSION);

    private SampleCauses() {}
}
