package dev.mlmethods.regression.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.model.Preset;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.sweep.Direction;
import dev.mlmethods.regression.sweep.Strategy;
import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.sweep.Trial;
import dev.mlmethods.regression.sweep.TrialResult;
import dev.mlmethods.regression.sweep.TrialStatus;
import dev.mlmethods.regression.training.Optimizer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;

/** Test classes for {@link RegressionSweepTest} to run; nothing else runs them. */
final class SampleSweeps {
    private SampleSweeps() {}

    @RegressionSweep(
            dataset = "diabetes",
            learningRates = {1e-3, 1e-2},
            epochs = {1, 2, 3})
    static class Plain {
        @ParameterizedTest
        @TrialSource
        void test(Trial trial, TrialResult result) {
            assertThat(result.trial()).isEqualTo(trial.number());
            assertThat(result.fits().get(0).trainedEpochs())
                    .isEqualTo(trial.specification().training().epochs());
        }
    }

    @RegressionSweep(
            dataset = "diabetes",
            epochs = {1, 2})
    static class Shared {
        private final SweepResult ofTheConstructor;

        Shared(SweepResult sweep) {
            ofTheConstructor = sweep;
        }

        @ParameterizedTest
        @TrialSource
        void takesATrialAlone(Trial trial) {
            assertThat(ofTheConstructor.plan().trials()).contains(trial);
        }

        @ParameterizedTest
        @TrialSource
        void takesAResultFirst(TrialResult result, Trial trial) {
            assertThat(ofTheConstructor.of(trial)).isSameAs(result);
        }

        @ParameterizedTest
        @TrialSource
        void takesOthersBehind(Trial trial, SweepResult sweep, TestReporter reporter, TestInfo test) {
            assertThat(sweep).isSameAs(ofTheConstructor);
            reporter.publishEntry(test.getDisplayName(), trial.toString());
        }

        @Test
        void takesAllInAnOrdinaryTest(SweepResult sweep) {
            assertThat(sweep).isSameAs(ofTheConstructor);
        }

        @Nested
        class Inner {
            @ParameterizedTest
            @TrialSource
            void test(Trial trial, TrialResult result) {
                assertThat(ofTheConstructor.of(trial)).isSameAs(result);
            }
        }

        @Nested
        @RegressionSweep(
                dataset = "diabetes",
                epochs = {3, 4, 5})
        class OtherEpochs {
            @ParameterizedTest
            @TrialSource
            void test(Trial trial) {
                assertThat(ofTheConstructor.plan().trials()).doesNotContain(trial);
            }
        }
    }

    @RegressionSweep(
            dataset = "diabetes",
            learningRates = {1e-2, 1e30},
            specification = "epochs=3")
    static class Diverging {
        @ParameterizedTest
        @TrialSource
        void all(TrialResult result) {
            assertThat(result.test().rmse()).isPositive();
        }

        @ParameterizedTest
        @TrialSource(TrialStatus.COMPLETED)
        void completed(TrialResult result) {
            assertThat(result.test().rmse()).isPositive();
        }

        @ParameterizedTest
        @TrialSource({TrialStatus.DIVERGED, TrialStatus.FAILED})
        void failed(TrialResult result) {
            assertThat(result.reason()).isNotEmpty();
        }
    }

    @RegressionSweep(
            dataset = "diabetes",
            epochs = {1, 2})
    abstract static class Base {
        @ParameterizedTest
        @TrialSource
        void test(Trial trial) {
            assertThat(trial.number()).isPositive();
        }
    }

    static class Derived extends Base {}

    static class AlsoDerived extends Base {}

    @RegressionSweep(dataset = "diabetes", epochs = 1, name = "twice")
    static class First extends Base {}

    @RegressionSweep(dataset = "diabetes", epochs = 1, name = "twice")
    static class Second extends Base {}

    @RegressionSweep(
            dataset = "diabetes",
            seeds = {1, 2},
            epochs = {3, 4},
            learningRates = 0.5,
            optimizers = {Optimizer.SGD, Optimizer.ADAM_W},
            dropouts = 0.1,
            weightDecays = 0.2,
            activations = {Activation.TANH},
            hiddenLayers = {"64,32", "none"},
            batchSizes = {"32", "full"},
            space = {"losses=mse,huber", "momentums = 0..0.5"},
            specification = {"patience=5", "targetScaling = standard"},
            validationSize = 0.3,
            strategy = Strategy.RANDOM,
            trials = 7,
            searchSeed = 8,
            minEpochs = 9,
            reductionFactor = 10,
            objective = "validation.mae",
            direction = Direction.MAXIMIZE)
    static class Everything extends Base {}

    @RegressionSweep(dataset = "./prices.csv", target = "price", epochs = 1, folds = 3)
    static class OwnFile extends Base {}

    @RegressionSweep(
            dataset = "./prices.csv",
            target = "price",
            preset = Preset.NOTEBOOK,
            epochs = 1,
            specification = "batchSize=64")
    static class OwnFileAsInTheNotebook extends Base {}

    @RegressionSweep(dataset = "diabetes")
    static class Nothing extends Base {}

    @RegressionSweep(
            dataset = "diabetes",
            epochs = {1, 1})
    static class Twice extends Base {}

    @RegressionSweep(dataset = "diabetes", space = "momentum=0.8")
    static class Singular extends Base {}

    @RegressionSweep(dataset = "diabetes", space = "momentums=")
    static class Empty extends Base {}

    @RegressionSweep(dataset = "diabetes", space = "momentums 0.8")
    static class NoAssignment extends Base {}

    @RegressionSweep(dataset = "diabetes", space = "=0.8")
    static class NoName extends Base {}

    @RegressionSweep(dataset = "diabetes", epochs = 1, space = "epochs=2")
    static class Both extends Base {}

    @RegressionSweep(
            dataset = "diabetes",
            space = {"epochs=2", "epochs=3"})
    static class SpaceTwice extends Base {}

    @RegressionSweep(dataset = "diabetes", epochs = 1, specification = "batchsize=32")
    static class UnknownField extends Base {}

    @RegressionSweep(dataset = "diabetes", epochs = 1, specification = "x=32")
    static class UnlikeAnyField extends Base {}

    @RegressionSweep(dataset = "diabetes", epochs = 1, specification = "validationSize=0.3")
    static class FieldWithAttribute extends Base {}

    @RegressionSweep(dataset = "diabetes", epochs = 1, specification = "preset=notebook")
    static class PresetAsField extends Base {}

    @RegressionSweep(dataset = "diabetes", epochs = 1, specification = "epochs=3")
    static class SearchedField extends Base {}

    @RegressionSweep(dataset = "diabetes", epochs = 1, specification = "engine=dl4j")
    static class OnDl4j extends Base {}

    @RegressionSweep(dataset = "diabetes", epochs = 1, specification = "batchSize=many")
    static class BadValue extends Base {}

    @RegressionSweep(dataset = "diabetes", epochs = 1, objective = "test.rmse")
    static class TestRows extends Base {}

    @RegressionSweep(
            dataset = "diabetes",
            epochs = 1,
            direction = {Direction.MAXIMIZE, Direction.MINIMIZE})
    static class TwoDirections extends Base {}

    @RegressionSweep(dataset = "diabetes", epochs = 1, validationSize = 0)
    static class NoValidation extends Base {}

    @RegressionSweep(dataset = "diabetis", epochs = 1)
    static class NoDataset extends Base {}

    @RegressionSweep(dataset = "diabetes", epochs = 1, name = "../elsewhere")
    static class BadName extends Base {}

    static class WithoutSweep {
        @ParameterizedTest
        @TrialSource
        void test(Trial trial) {}
    }

    @RegressionSweep(dataset = "diabetes", epochs = 1)
    static class WithoutTrial {
        @ParameterizedTest
        @TrialSource
        void test(TestReporter reporter, Trial trial) {}
    }
}
