package dev.mlmethods.regression.report.page.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.report.page.SampleReports;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.Objective;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.StrategySpec;
import dev.mlmethods.regression.sweep.SweepPlan;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.sweep.TrialResult;
import dev.mlmethods.regression.sweep.TrialStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepFindingsTest {
    private static final double NAN = Double.NaN;

    private static SweepFindings of(SweepSpec spec, double... rmses) {
        return SweepFindings.of(SampleReports.of(spec, rmses));
    }

    private static SweepFindings rates(double... rmses) {
        return of(SmallSweeps.grid("learningRates", "0.001,0.01,0.1"), rmses);
    }

    @Test
    void theBestTrialIsNamed() {
        SweepFindings findings = rates(0.61, 0.59, 0.64);
        assertThat(findings.best()).isEqualTo("The best is trial 2, learningRate 0.01: validation.rmse 0.5900.");
        assertThat(findings.margin().value()).isCloseTo(0.02, within(1e-15));
        assertThat(findings.margin().worth()).isEqualTo(Margin.Worth.UNKNOWN);
        assertThat(findings.margin().text())
                .isEqualTo("The next point, learningRate 0.001, is worse by 0.020; one seed each, so it is unknown"
                        + " how much is luck; add seeds=1,2,3 to the sweep.");
    }

    /** The standard deviations are the root of 0.02, and 0; that of the difference is the root of 0.02 / 2. */
    @Test
    void withSeedsTheMarginIsHeldToTwiceItsStandardError() {
        SweepSpec spec = SmallSweeps.grid("learningRates", "0.001,0.01", "seeds", "1,2");
        SweepFindings findings = of(spec, 0.9, 1.1, 1.15, 1.15);
        assertThat(findings.best())
                .isEqualTo(
                        "The best is learningRate 0.001: validation.rmse 1.000 ± 0.14 over 2 seeds; its best trial is 1.");
        assertThat(findings.margin().standardError()).isCloseTo(0.1, within(1e-15));
        assertThat(findings.margin().worth()).isEqualTo(Margin.Worth.WITHIN_NOISE);
        assertThat(findings.margin().text())
                .isEqualTo("The next point, learningRate 0.01, is worse by 0.15, within twice the standard error of the"
                        + " difference, 0.10: it may be the luck of the seeds.");
        Margin clear = of(spec, 0.9, 1.1, 1.25, 1.25).margin();
        assertThat(clear.worth()).isEqualTo(Margin.Worth.CLEAR);
        assertThat(clear.text())
                .isEqualTo(
                        "The next point, learningRate 0.01, is worse by 0.25, more than twice the standard error of the"
                                + " difference, 0.10: more than the luck of the seeds.");
    }

    @Test
    void equalPointsAreWithinTheNoise() {
        assertThat(rates(0.5, 0.5, 0.6).margin().text())
                .startsWith("The next point, learningRate 0.01, is as good; one seed each");
        Margin margin = of(SmallSweeps.grid("learningRates", "0.001,0.01", "seeds", "1,2"), 1, 1, 1, 1)
                .margin();
        assertThat(margin.worth()).isEqualTo(Margin.Worth.WITHIN_NOISE);
        assertThat(margin.text())
                .isEqualTo(
                        "The next point, learningRate 0.01, is as good, within twice the standard error of the difference,"
                                + " 0: it may be the luck of the seeds.");
    }

    @Test
    void largerIsBetterWhereTheObjectiveSaysSo() {
        SweepSpec spec =
                SmallSweeps.grid("learningRates", "0.001,0.01").withObjective(Objective.parse("validation.r2", null));
        assertThat(of(spec, 0.5, 0.1).best())
                .isEqualTo("The best is trial 2, learningRate 0.01: validation.r2 0.9600.");
    }

    @Test
    void aSinglePointHasNothingToBeHeldTo() {
        assertThat(of(SmallSweeps.grid("learningRates", "0.001"), 0.5).margin().text())
                .isEqualTo("Only one point was tried, so there is nothing to compare it with.");
        assertThat(rates(NAN, 0.5, NAN).margin().text()).isEqualTo("No other point could be compared.");
        assertThat(of(SmallSweeps.grid("seeds", "1,2"), 0.5, 0.6).best())
                .isEqualTo(
                        "The best is the specification as it is: validation.rmse 0.5500 ± 0.071 over 2 seeds; its best"
                                + " trial is 1.");
    }

    @Test
    void withoutAnyModelItSaysWhy() {
        SweepFindings findings = rates(NAN, NAN, NAN);
        assertThat(findings.best()).isEqualTo("No trial was completed, so there is no best one: 3 diverged.");
        assertThat(findings.margin().text()).isEqualTo("There is nothing to compare.");
        assertThat(findings.failures())
                .extracting(TrialFailure::text)
                .startsWith("Trial 1 (learningRate 0.001) diverged: the loss is NaN in epoch 1.")
                .hasSize(3);
        assertThat(of(SmallSweeps.grid("learningRates", "1,2", "seeds", "1,2"), 1, NAN, NAN, 1)
                        .best())
                .isEqualTo(
                        "No point was completed with all its seeds, so there is no best one: 2 completed, 2 diverged.");
        SweepSpec undefined =
                SmallSweeps.grid("learningRates", "1").withObjective(Objective.parse("validation.mape", null));
        assertThat(of(undefined, 0.5).best())
                .isEqualTo(
                        "The objective validation.mape is not defined on the validation rows of any trial, so there is no best one;"
                                + " choose another objective, or raise validationSize.");
    }

    @Test
    void aReasonThatEndsInAFullStopGetsNoSecondOne() {
        SweepPlan plan = SweepPlan.of(SmallSweeps.grid("learningRates", "1"));
        SweepReport report = SampleReports.of(
                plan, List.of(new TrialResult(1, TrialStatus.FAILED, "No rows.", List.of(), List.of())));
        assertThat(SweepFindings.of(report).failures())
                .extracting(TrialFailure::text)
                .containsExactly("Trial 1 (learningRate 1) failed: No rows.");
    }

    /** Of the sum of squares, 80, the learning rates explain 72 and the weight decays 8, so nothing is left for the error. */
    @Test
    void importanceIsTheShareOfTheVarianceThatAFieldAloneExplains() {
        List<Importance> importances = of(
                        SmallSweeps.grid("weightDecays", "0,1", "learningRates", "0.01,0.1", "seeds", "1,2"),
                        1,
                        1,
                        7,
                        7,
                        3,
                        3,
                        9,
                        9)
                .importances();
        assertThat(importances).extracting(Importance::field).containsExactly("learningRate", "weightDecay", "seed");
        assertThat(importances.get(0).share()).isCloseTo(0.9, within(1e-12));
        assertThat(importances.get(1).share()).isCloseTo(0.1, within(1e-12));
        assertThat(importances.get(2).share()).isEqualTo(0);
        assertThat(importances)
                .extracting(Importance::text)
                .containsExactly(
                        "The field learningRate by itself explains 90% of the variance of validation.rmse.",
                        "The field weightDecay by itself explains 10% of the variance of validation.rmse.",
                        "The field seed by itself explains 0% of the variance of validation.rmse.");
    }

    /** Learning rates that matter far more than epochs; more epochs are better in each row of the grid. */
    private static List<Importance> ofRatesAndEpochs(double last) {
        return of(
                        SmallSweeps.grid("learningRates", "0.001,0.01,0.1,1", "epochs", "5,10,20"),
                        103,
                        101,
                        99,
                        73,
                        71,
                        69,
                        43,
                        41,
                        39,
                        13,
                        11,
                        last)
                .importances();
    }

    /** In each row of the grid, more epochs are better, although the learning rate matters far more. */
    @Test
    void whatAnotherFieldExplainsIsNoErrorInACompleteGrid() {
        List<Importance> importances = ofRatesAndEpochs(9);
        assertThat(importances)
                .extracting(Importance::text)
                .containsExactly(
                        "The field learningRate by itself explains 100% of the variance of validation.rmse.",
                        "The field epochs by itself explains less than 1% of the variance of validation.rmse.");
        // 4 x (4 + 0 + 4) of 3 x 2 x (45^2 + 15^2) + 32
        assertThat(importances.get(1).share()).isCloseTo(32.0 / 13_532, within(1e-12));
    }

    /** In that case, the effects of the fields are not separated, and what the learning rate explains counts as error for the epochs. */
    @Test
    void aTrialThatIsMissingMakesTheGridIncomplete() {
        List<Importance> importances = ofRatesAndEpochs(NAN);
        assertThat(importances.get(1).field()).isEqualTo("epochs");
        assertThat(importances.get(1).share()).isEqualTo(0);
    }

    @Test
    void importanceIsUnknownWhereTheTrialsDontTell() {
        assertThat(rates(1, 2, 3).importances().get(0).text())
                .isEqualTo(
                        "3 trials that can be compared are too few to tell how much learningRate matters, which has 3"
                                + " values among them.");
        assertThat(rates(1, NAN, NAN).importances().get(0).text())
                .isEqualTo(
                        "The field learningRate has a single value among the trials that can be compared, so it is unknown"
                                + " how much it matters.");
        assertThat(rates(NAN, NAN, NAN).importances().get(0).share()).isNaN();
        assertThat(of(SmallSweeps.grid("dropouts", "0,0.5", "learningRates", "1,2,3"), 1, 1, 1, 1, 1, 1)
                        .importances()
                        .get(0)
                        .text())
                .isEqualTo("The objective validation.rmse is the same in all trials that can be compared.");
    }

    @Test
    void importanceOfDrawnNumbersIsThatOfTheirQuarters() {
        SweepSpec spec = SmallSweeps.grid("learningRates", "log 1e-4..1", "dropouts", "0..0.5")
                .withStrategy(StrategySpec.random(40, 1));
        List<Importance> importances = SweepFindings.of(SampleReports.of(
                        spec, trial -> trial.specification().training().learningRate() > 0.01 ? 1e200 : 2e200))
                .importances();
        assertThat(importances.get(0).field()).isEqualTo("learningRate");
        assertThat(importances.get(0).share()).isBetween(0.6, 1.0);
        assertThat(importances.get(1).share()).isBetween(0.0, 0.3);
    }

    @Test
    void theCostIsToldInEpochs() {
        SweepFindings findings =
                of(SmallSweeps.grid("learningRates", "0.001,0.01", "epochs", "5,10,20"), 6, 5, 4, 3, 2, 1);
        assertThat(findings.spent())
                .containsExactly(
                        "The sweep trained 40 epochs.",
                        "Trials that are the beginning of a longer one saved 30 epochs.");
        assertThat(findings.goingOn())
                .containsExactly(
                        "One more seed for every point would cost 40 epochs.",
                        "The best learningRate, 0.01, is the largest that was tried; also trying 0.1 would cost 20"
                                + " epochs.",
                        "The best epochs, 20, is the largest that was tried; also trying 40 would cost 40 epochs.");
    }

    @Test
    void noEdgeIsFoundInTheMiddleNorWhereNothingLiesBeyondIt() {
        assertThat(rates(2, 1, 2).goingOn()).containsExactly("One more seed for every point would cost 24 epochs.");
        assertThat(of(SmallSweeps.grid("dropouts", "0,0.1,0.2", "hiddenLayers", "4;6"), 1, 1, 2, 2, 3, 3)
                        .goingOn())
                .hasSize(1);
        assertThat(rates(1, NAN, NAN).goingOn())
                .endsWith(
                        "The best learningRate, 0.001, is the smallest that was tried; also trying 0.0001 would cost 8"
                                + " epochs.");
    }

    @Test
    void whatMayStopEarlyCostsAtMostSoMuch() {
        SweepFindings findings = of(SmallSweeps.grid("patiences", "5"), 1);
        assertThat(findings.spent())
                .containsExactly("The sweep trained at most 8 epochs because trainings may have stopped early.");
        assertThat(findings.goingOn()).containsExactly("One more seed for every point would cost at most 8 epochs.");
    }

    @Test
    void foldsCostAsManyTrainings() {
        assertThat(of(SmallSweeps.grid("learningRates", "1,2,3").withFolds(5), 2, 1, 2)
                        .goingOn())
                .containsExactly("One more seed for every point would cost 120 epochs.");
    }

    @Test
    void successiveHalvingSavesEpochsAndCannotTakeSeeds() {
        SweepSpec spec =
                SmallSweeps.grid("learningRates", "0.01,0.1").withStrategy(StrategySpec.successiveHalving(2, 1, 2));
        SweepPlan plan = SweepPlan.of(spec);
        SweepFindings findings = SweepFindings.of(SampleReports.of(
                plan,
                List.of(
                        SampleReports.completed(plan.trials().get(0), 1),
                        new TrialResult(2, TrialStatus.PRUNED, "so", List.of(SampleReports.fit(2, 2)), List.of(2.0)))));
        assertThat(findings.spent())
                .containsExactly("The sweep trained 10 epochs.", "Successive halving saved 6 epochs.");
        assertThat(findings.goingOn()).startsWith("The same search with another seed would cost about 10 epochs.");
        assertThat(findings.failures()).isEmpty();
    }
}
