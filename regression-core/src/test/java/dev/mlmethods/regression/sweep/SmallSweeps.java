package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.TrainingSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Sweeps of a few milliseconds: the built-in diabetes (442 rows, 10 features), a network 10-6-1, mini-batches. */
public final class SmallSweeps {
    /** What is not searched. */
    public static final Specification SPECIFICATION = Specification.of(DataSpec.builtIn("diabetes"))
            .withSplit(SplitSpec.defaults().withValidationSize(0.2))
            .withNetwork(NetworkSpec.defaults().withHiddenLayers(List.of(6)))
            .withTraining(TrainingSpec.defaults()
                    .withEpochs(8)
                    .withBatchSize(BatchSize.of(32))
                    .withTargetScaling(TargetScaling.STANDARD));

    /** Six trials in two trainings. */
    public static final SweepSpec RATES_AND_EPOCHS = grid("learningRates", "1e-3,1e-2", "epochs", "3,5,9");

    private SmallSweeps() {}

    /** A grid over some fields, given as alternating plural names and values. */
    public static SweepSpec grid(String... pluralsAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < pluralsAndValues.length; i += 2) {
            values.put(pluralsAndValues[i], pluralsAndValues[i + 1]);
        }
        return SweepSpec.grid(SPECIFICATION, SearchSpace.parse(values));
    }

    /** The same sweep with different values of fields that are not searched. */
    public static SweepSpec with(SweepSpec spec, Map<String, ?> fields) {
        return new SweepSpec(
                SpecificationFields.with(spec.specification(), fields),
                spec.space(),
                spec.strategy(),
                spec.objective(),
                spec.folds(),
                spec.refit());
    }

    /** What another process gets of a value. */
    static <T> T sent(T value, Class<T> type) {
        return Json.read(Json.line(value), type);
    }

    /** Runs a sweep, two trainings at a time. */
    public static SweepResult run(SweepSpec spec) {
        return run(spec, 2, SweepJournal.inMemory());
    }

    static SweepResult run(SweepSpec spec, int parallelism, SweepJournal journal) {
        return run(spec, parallelism, journal, progress -> {});
    }

    static SweepResult run(SweepSpec spec, int parallelism, SweepJournal journal, Consumer<SweepProgress> listener) {
        SweepData data = new SweepData(Path.of(""));
        return new Sweep(SweepPlan.of(spec), data, journal).run(new LocalExecutor(data, 2, parallelism), listener);
    }
}
