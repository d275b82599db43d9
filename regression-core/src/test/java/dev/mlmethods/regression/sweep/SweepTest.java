package dev.mlmethods.regression.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final Path HERE = Path.of("");

    private static final Specification DIABETES = Specification.of(DataSpec.builtIn("diabetes"))
            .withSplit(SplitSpec.defaults().withValidationSize(0.2))
            .withTraining(TrainingSpec.defaults()
                    .withEpochs(8)
                    .withBatchSize(BatchSize.of(32))
                    .withTargetScaling(TargetScaling.STANDARD));

    private static final SweepSpec RATES_AND_EPOCHS =
            SweepSpec.grid(DIABETES, SearchSpace.parse(Map.of("learningRates", "1e-3,1e-2", "epochs", "3,5,9")));

    private static SweepResult run(SweepSpec spec, int parallelism, SweepJournal journal) {
        SweepData data = new SweepData(HERE);
        return new Sweep(SweepPlan.of(spec), data, journal)
                .run(new LocalExecutor(data, 2, parallelism), progress -> {});
    }

    /** The proof that trials which share a training are what each would be alone. */
    @Test
    void aTrialThatSharesATrainingIsBitEqualToATrainingOfItsOwn() {
        SweepResult sweep = run(RATES_AND_EPOCHS, 2, SweepJournal.inMemory());
        assertThat(sweep.plan().epochs()).isEqualTo(18);
        assertThat(sweep.plan().epochsWithoutSharing()).isEqualTo(34);
        for (Trial trial : sweep.plan().trials()) {
            TrainingResult alone = RegressionTrainer.train(trial.specification(), HERE, TrainingListener.SILENT);
            TrialResult shared = sweep.of(trial);
            assertThat(shared.fits().get(0).parametersSha256())
                    .isEqualTo(alone.model().parametersSha256());
            assertThat(shared.train()).isEqualTo(alone.evaluation().network().train());
            assertThat(shared.test()).isEqualTo(alone.evaluation().network().test());
            assertThat(shared.fits().get(0).losses()).isEqualTo(alone.history().epochs());
        }
    }

    @Test
    void noResultDependsOnWhatRunsBesideWhat() {
        List<SweepResult> results = new ArrayList<>();
        for (int parallelism : new int[] {1, 2, 5}) {
            results.add(run(RATES_AND_EPOCHS, parallelism, SweepJournal.inMemory()));
        }
        assertThat(results.get(1).results()).isEqualTo(results.get(0).results());
        assertThat(results.get(2).results()).isEqualTo(results.get(0).results());
    }
}
