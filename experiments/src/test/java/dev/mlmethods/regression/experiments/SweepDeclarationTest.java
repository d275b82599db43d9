package dev.mlmethods.regression.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.Defaults;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.sweep.Dimension;
import dev.mlmethods.regression.sweep.Direction;
import dev.mlmethods.regression.sweep.Objective;
import dev.mlmethods.regression.sweep.SearchSpace;
import dev.mlmethods.regression.sweep.Strategy;
import dev.mlmethods.regression.sweep.StrategySpec;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepDeclarationTest {
    private static SweepSpec declared(Class<?> testClass) {
        return SweepDeclaration.of(testClass.getAnnotation(RegressionSweep.class));
    }

    @Test
    void whatIsLeftOutIsTheDefault() {
        SweepSpec sweep = declared(SampleSweeps.Plain.class);
        assertThat(sweep)
                .isEqualTo(SweepSpec.grid(
                                Specification.of(DataSpec.builtIn("diabetes"))
                                        .withSplit(SplitSpec.defaults().withValidationSize(0.2)),
                                SearchSpace.parse(Map.of("learningRates", "1e-3,1e-2", "epochs", "1,2,3")))
                        .withRefit(false));
    }

    @Test
    void epochsAndSeedsChangeBeforeAllOthersWhateverTheOrderOfTheAttributes() {
        assertThat(declared(SampleSweeps.Everything.class).space().fields())
                .containsExactly(
                        "hiddenLayers",
                        "activation",
                        "dropout",
                        "batchSize",
                        "loss",
                        "optimizer",
                        "learningRate",
                        "momentum",
                        "weightDecay",
                        "epochs",
                        "seed");
    }

    @Test
    void everyAttributeCounts() {
        SweepSpec sweep = declared(SampleSweeps.Everything.class);
        assertThat(sweep.space().dimensions())
                .containsEntry("hiddenLayers", new Dimension.Values(List.of(List.of(64, 32), List.of())))
                .containsEntry("activation", new Dimension.Values(List.of("tanh")))
                .containsEntry("dropout", new Dimension.Values(List.of(0.1)))
                .containsEntry("batchSize", new Dimension.Values(List.of(32, "full")))
                .containsEntry("loss", new Dimension.Values(List.of("mse", "huber")))
                .containsEntry("optimizer", new Dimension.Values(List.of("sgd", "adamW")))
                .containsEntry("learningRate", new Dimension.Values(List.of(0.5)))
                .containsEntry("momentum", new Dimension.Range(0, 0.5, false, null))
                .containsEntry("weightDecay", new Dimension.Values(List.of(0.2)))
                .containsEntry("epochs", new Dimension.Values(List.of(3, 4)))
                .extractingByKey("seed")
                .hasToString("Values[values=[1, 2]]");
        assertThat(sweep.strategy()).isEqualTo(new StrategySpec(Strategy.RANDOM, 7, 8, 9, 10));
        assertThat(sweep.objective()).isEqualTo(new Objective("validation.mae", Direction.MAXIMIZE));
        assertThat(SpecificationFields.get(sweep.specification(), "patience")).isEqualTo(5);
        assertThat(SpecificationFields.get(sweep.specification(), "targetScaling"))
                .isEqualTo("standard");
        assertThat(SpecificationFields.get(sweep.specification(), "validationSize"))
                .isEqualTo(0.3);
    }

    @Test
    void aFileHasATargetAndFoldsNeedNoValidationRows() {
        SweepSpec sweep = declared(SampleSweeps.OwnFile.class);
        assertThat(sweep.specification().data()).isEqualTo(DataSpec.csv("./prices.csv", "price"));
        assertThat(sweep.folds()).isEqualTo(3);
    }

    @Test
    void aFileHasTheDefaultsOfTablesOrThoseOfTheNotebook() {
        assertThat(declared(SampleSweeps.OwnFile.class).specification().training())
                .isEqualTo(Defaults.TABLE
                        .specification(DataSpec.csv("./prices.csv", "price"), Map.of())
                        .training());
        assertThat(declared(SampleSweeps.OwnFileAsInTheNotebook.class)
                        .specification()
                        .training())
                .isEqualTo(TrainingSpec.defaults().withBatchSize(BatchSize.of(64)));
    }
}
