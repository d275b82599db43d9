package dev.mlmethods.regression.sweep;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the results in a journal are of.
 *
 * @param version the release of this library
 * @param codeSha256 the hash of its code; null if it doesn't run from a jar
 * @param engine the name of the training engine
 * @param dataSha256 of the first trial whose data can be read, see {@link dev.mlmethods.regression.data.Dataset#sha256}
 * @param planSha256 of what is searched and how, as JSON
 * @param shard which share of the plan was trained; null for the whole
 */
public record SweepOrigin(
        String version,
        @Nullable String codeSha256,
        String engine,
        String dataSha256,
        String planSha256,
        @Nullable Shard shard) {
    private static final int SHOWN_DIGITS = 12;

    SweepOrigin withShard(@Nullable Shard newShard) {
        return new SweepOrigin(version, codeSha256, engine, dataSha256, planSha256, newShard);
    }

    /** What makes the results of another one useless for this one, in words; empty if nothing does. */
    Optional<String> differenceFrom(SweepOrigin other) {
        if (!version.equals(other.version)) {
            return Optional.of("another release: " + version + ", and this is " + other.version);
        }
        if (codeSha256 != null && !codeSha256.equals(other.codeSha256)) {
            return Optional.of("another build of the release " + version);
        }
        if (!engine.equals(other.engine)) {
            return Optional.of("another engine: " + engine + ", and here it is " + other.engine);
        }
        if (!dataSha256.equals(other.dataSha256)) {
            return Optional.of("other data: their SHA-256 begins with " + dataSha256.substring(0, SHOWN_DIGITS)
                    + ", and here with " + other.dataSha256.substring(0, SHOWN_DIGITS));
        }
        return planSha256.equals(other.planSha256)
                ? Optional.empty()
                : Optional.of("another plan: its specification, its search or its strategy differs");
    }
}
