package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.engine.TrainingEngines;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.training.TrainingSpec;
import dev.mlmethods.regression.version.Versions;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the results of a run are of, apart from its specification. Those of two machines are the same only if this is.
 *
 * @param version the release of this library
 * @param codeSha256 the hash of its code; null if it doesn't run from a jar
 * @param engine the name of the training engine; null if there is none that can train the run
 * @param dataSha256 see {@link dev.mlmethods.regression.data.Dataset#sha256}; null if the data can't be read
 */
public record TrialOrigin(
        String version,
        @Nullable String codeSha256,
        @Nullable String engine,
        @Nullable String dataSha256) {
    private static final int SHOWN_DIGITS = 12;

    /**
     * {@return what the results of a run would be of if it were trained in this process}
     *
     * @param run the training
     * @param data as this process reads it
     * @param codeSha256 of this process, see {@link dev.mlmethods.regression.version.CodeSha256}
     */
    public static TrialOrigin here(TrialRun run, SweepData data, @Nullable String codeSha256) {
        Specification specification = run.longest().specification();
        return new TrialOrigin(Versions.regression(), codeSha256, engine(specification), sha256(data, specification));
    }

    private static @Nullable String engine(Specification specification) {
        TrainingSpec training = specification.training();
        try {
            return TrainingEngines.of(training.engine(), specification.network(), training, 1)
                    .name();
        } catch (RegressionException e) {
            // The trials of the run fail with it.
            return null;
        }
    }

    private static @Nullable String sha256(SweepData data, Specification specification) {
        try {
            return data.sha256(specification);
        } catch (RegressionException e) {
            return null;
        }
    }

    /**
     * {@return what makes the results of this one useless for another one, in words; empty if nothing does}
     *
     * @param other what results are needed of
     */
    public Optional<String> differenceFrom(TrialOrigin other) {
        if (!version.equals(other.version)) {
            return Optional.of("another release: " + version + ", and this is " + other.version);
        }
        if (codeSha256 != null && !codeSha256.equals(other.codeSha256)) {
            return Optional.of("another build of the release " + version);
        }
        if (!Objects.equals(engine, other.engine)) {
            return Optional.of("another engine: " + engine + ", and here it is " + other.engine);
        }
        return Objects.equals(dataSha256, other.dataSha256)
                ? Optional.empty()
                : Optional.of("other data: " + difference(dataSha256, other.dataSha256));
    }

    private static String difference(@Nullable String theirs, @Nullable String here) {
        if (theirs == null) {
            return "theirs can't be read";
        }
        String begin = "their SHA-256 begins with " + theirs.substring(0, SHOWN_DIGITS) + ", and here ";
        return begin + (here == null ? "they can't be read" : "with " + here.substring(0, SHOWN_DIGITS));
    }
}
