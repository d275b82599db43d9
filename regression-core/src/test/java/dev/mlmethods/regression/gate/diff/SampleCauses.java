package dev.mlmethods.regression.gate.diff;

import dev.mlmethods.regression.model.PlatformPart;
import java.util.List;

/** A cause of each type, for the tests of code that words each of them. */
public final class SampleCauses {
    /** The change of a row, without the baseline's values. */
    public static final Cause DATA =
            new Cause.DataChange("prices.csv: 1 row changed (line 5)", 0, 0, 1, List.of(), List.of(3), List.of());

    /** The change of a database. */
    public static final Cause ORIGIN = new Cause.OriginChange("server", "'H2 1'", "'H2 2'");

    /** The change of a field of the training. */
    public static final Cause FIELD = new Cause.FieldChange("epochs", "100", "7");

    /** The change of a version that the engine {@code vector} doesn't depend on. */
    public static final Cause VERSION = new Cause.VersionChange(PlatformPart.JAVA, "17", "21");

    /** In the order of a comparison; {@code CauseTest} checks that the list is complete. */
    public static final List<Cause> OF_EACH_TYPE = List.of(DATA, ORIGIN, FIELD, VERSION);

    private SampleCauses() {}
}
