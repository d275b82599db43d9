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
    SweepOrigin withShard(@Nullable Shard newShard) {
        return new SweepOrigin(version, codeSha256, engine, dataSha256, planSha256, newShard);
    }

    private TrialOrigin ofTrials() {
        return new TrialOrigin(version, codeSha256, engine, dataSha256);
    }

    /** What makes the results of another one useless for this one, in words; empty if nothing does. */
    Optional<String> differenceFrom(SweepOrigin other) {
        Optional<String> difference = ofTrials().differenceFrom(other.ofTrials());
        return difference.isPresent() || planSha256.equals(other.planSha256)
                ? difference
                : Optional.of("another plan: its specification, its search or its strategy differs");
    }
}
