package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.text.Reason;
import dev.mlmethods.regression.version.CodeSha256;
import dev.mlmethods.regression.version.Versions;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a trial's result depends on, as a hash: the journal's key. */
final class TrialKeys {
    private final SweepSpec spec;
    private final SweepData data;
    private final String engine;
    private final @Nullable String codeSha256;

    /**
     * The keys of a sweep.
     *
     * @param engine the name of the engine that {@code auto} stands for
     */
    TrialKeys(SweepSpec spec, SweepData data, String engine) {
        this.spec = spec;
        this.data = data;
        this.engine = engine;
        try {
            this.codeSha256 = CodeSha256.ofThisLibrary();
        } catch (IOException e) {
            throw new RegressionException("Cannot read the jar of this library: " + Reason.of(e) + ".", e);
        }
    }

    private record Inputs(
            String version,
            @Nullable String codeSha256,
            String engine,
            String dataSha256,
            Specification specification,
            int folds,
            @Nullable Rivals rivals) {}

    /** The other trials of successive halving, which determine how far a trial gets. */
    private record Rivals(
            SearchSpace space, Objective objective, long searchSeed, int minEpochs, int reductionFactor) {}

    /** What the results of the whole sweep are of. */
    SweepOrigin origin(Specification readable) {
        return new SweepOrigin(
                Versions.regression(),
                codeSha256,
                engine,
                data.sha256(readable),
                Sha256.of(Json.hashedLine(spec)),
                null);
    }

    String of(Trial trial) {
        Inputs inputs = new Inputs(
                Versions.regression(),
                codeSha256,
                engine,
                data.sha256(trial.specification()),
                trial.specification(),
                spec.folds(),
                rivals());
        return Sha256.of(Json.hashedLine(inputs));
    }

    private @Nullable Rivals rivals() {
        StrategySpec strategy = spec.strategy();
        return strategy.strategy() != Strategy.SUCCESSIVE_HALVING
                ? null
                : new Rivals(
                        spec.space(),
                        spec.objective(),
                        strategy.searchSeed(),
                        strategy.minEpochs(),
                        strategy.reductionFactor());
    }
}
