package dev.mlmethods.regression.gate;

import static dev.mlmethods.regression.gate.baseline.SampleEvaluation.houses;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.diagnostics.Interval;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.gate.baseline.SampleEvaluation;
import dev.mlmethods.regression.gate.baseline.StoredBaseline;
import dev.mlmethods.regression.gate.diff.Cause.FieldChange;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import dev.mlmethods.regression.gate.tolerance.MetricChange.Outcome;
import dev.mlmethods.regression.gate.tolerance.MetricChange.Significance;
import dev.mlmethods.regression.gate.tolerance.PairedBootstrap;
import dev.mlmethods.regression.gate.tolerance.SignificanceOf;
import dev.mlmethods.regression.gate.tolerance.Tolerances;
import dev.mlmethods.regression.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckTest {
    /** Its RMSE is 0.5. */
    private static final SampleEvaluation THEN = SampleEvaluation.held();

    private static CheckResult check(SampleEvaluation now) {
        return check(now, Map.of("rmse", "0.003"));
    }

    private static CheckResult check(SampleEvaluation now, Map<String, String> tolerances) {
        return check(THEN, now, tolerances, Gate.ANY_WORSENING, SignificanceOf.unknown());
    }

    private static CheckResult check(
            SampleEvaluation then,
            SampleEvaluation now,
            Map<String, String> tolerances,
            Gate gate,
            SignificanceOf significance) {
        return new Check(Tolerances.parse(tolerances), gate, MissingBaseline.FAILS, significance)
                .of(now.model(), now.evaluationData(), then.baseline());
    }

    /** A check whose predictions give this p-value. */
    private static CheckResult significant(SampleEvaluation now, @Nullable Double pValue) {
        return check(
                THEN,
                now,
                Map.of("rmse", "0.003"),
                Gate.SIGNIFICANT,
                (actual, weights, before, predicted) -> (metric, tolerance) ->
                        pValue == null ? null : new Significance(0.03125, new Interval(0.01, 0.05), pValue));
    }

    private static SampleEvaluation worse() {
        return THEN.withEpochs(7).withError(0.53125).withParameters("0b");
    }

    private static String epochs() {
        return " What changed: epochs was 100 and is 7.";
    }

    @Test
    void theSameBitsAreIdenticalAndNoDataAreRead() {
        StoredBaseline baseline = THEN.baseline();
        CheckResult result = new Check(
                        Tolerances.parse(Map.of()), Gate.ANY_WORSENING, MissingBaseline.FAILS, SignificanceOf.unknown())
                .of(THEN.model(), SampleEvaluation.unread(), baseline);
        assertThat(result.verdict()).isEqualTo(Verdict.IDENTICAL);
        assertThat(result.passes()).isTrue();
        assertThat(result.message())
                .isEqualTo(
                        "The weights of the network, the predictions and all metrics are those of the baseline, bit for bit.");
        assertThat(result.metrics()).containsExactly(new MetricChange("rmse", 0.5, 0.5, 0, 0.5, Outcome.SAME, null));
        assertThat(result.causes()).isEmpty();
        assertThat(result.baselineCommit()).isEqualTo("abcdef");
        assertThat(result.commit()).isEqualTo("abcdef");
        assertThat(result.current().get("test")).containsEntry("rmse", 0.5).containsKey("r2");
    }

    @Test
    void theSameBitsAreIdenticalWhateverMoved() {
        CheckResult result = check(THEN.withJava("21.0.2 (Vendor)"));
        assertThat(result.verdict()).isEqualTo(Verdict.IDENTICAL);
        assertThat(result.message())
                .isEqualTo(
                        "The weights of the network, the predictions and all metrics are those of the baseline, bit for bit."
                                + " What changed: Java was 17.0.1 (Vendor) and is 21.0.2 (Vendor).");
    }

    @Test
    void theSameMetricsWithOtherBitsAreEquivalent() {
        CheckResult parameters = check(THEN.withEpochs(7).withParameters("0b"));
        assertThat(parameters.verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(parameters.passes()).isTrue();
        assertThat(parameters.message())
                .isEqualTo("All metrics are those of the baseline, but the weights have other bits." + epochs());
        // The errors have the opposite sign.
        CheckResult both = check(THEN.withEpochs(7).withError(-0.5).withParameters("0b"));
        assertThat(both.verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(both.message())
                .isEqualTo("All metrics are those of the baseline, but the weights and the predictions have other"
                        + " bits." + epochs());
        assertThat(check(THEN.withEpochs(7).withError(-0.5)).message())
                .isEqualTo("All metrics are those of the baseline, but the predictions have other bits." + epochs());
    }

    @Test
    void aWorseningWithinItsTolerancePasses() {
        CheckResult result = check(worse(), Map.of("rmse", "0.04", "r2", "1"));
        assertThat(result.verdict()).isEqualTo(Verdict.WITHIN_TOLERANCE);
        assertThat(result.passes()).isTrue();
        assertThat(result.message())
                .startsWith("test.rmse is 0.5312, and the baseline allows at most 0.54 (0.5 with a tolerance of 0.04);"
                        + " test.r2 is 0.99")
                .endsWith(" with a tolerance of 1)." + epochs());
    }

    @Test
    void aMetricThatIsNotGatedMayMove() {
        // The largest error and the median are the same; the relative errors aren't, because of the opposite signs.
        CheckResult result = check(THEN.withEpochs(7).withError(-0.5), Map.of("maxError", "0"));
        assertThat(result.verdict()).isEqualTo(Verdict.EQUIVALENT);
        SampleEvaluation other = THEN.withEpochs(7).withError(0.625).withParameters("0b");
        StoredBaseline baseline = THEN.baseline();
        CheckResult moved = new Check(
                        Tolerances.parse(Map.of("mse", "100%", "medianAbsoluteError", "0.125")),
                        Gate.ANY_WORSENING,
                        MissingBaseline.FAILS,
                        SignificanceOf.unknown())
                .of(other.model(), SampleEvaluation.unread(), baseline);
        assertThat(moved.verdict()).isEqualTo(Verdict.WITHIN_TOLERANCE);
        assertThat(moved.message())
                .isEqualTo("test.mse is 0.3906, and the baseline allows at most 0.5 (0.25 with a tolerance of 100%);"
                        + " test.medianAbsoluteError is 0.625, and the baseline allows at most 0.625 (0.5 with a"
                        + " tolerance of 0.125)." + epochs());
    }

    @Test
    void aWorseningBeyondItsToleranceFailsWithActualAndRequired() {
        CheckResult result = check(worse());
        assertThat(result.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(result.passes()).isFalse();
        assertThat(result.message())
                .isEqualTo("test.rmse is 0.5312, but the baseline allows at most 0.503 (0.5 with a tolerance of"
                        + " 0.003)." + epochs() + " If that is intended, run regression:accept.");
        assertThat(result.metrics())
                .containsExactly(new MetricChange("rmse", 0.5, 0.53125, 0.003, 0.503, Outcome.WORSE, null));
        assertThat(result.causes()).containsExactly(new FieldChange("epochs", "100", "7"));
    }

    @Test
    void aWorseningWithoutAToleranceNamesTheBaselineOnce() {
        assertThat(check(worse(), Map.of()).message())
                .isEqualTo("test.rmse is 0.5312, but the baseline allows at most 0.5." + epochs()
                        + " If that is intended, run regression:accept.");
        assertThat(check(THEN.withEpochs(7).withError(0.5000001), Map.of()).message())
                .startsWith("test.rmse is 0.5000001, but the baseline allows at most 0.5. What");
    }

    @Test
    void severalWorseningsAreNamedOneByOne() {
        assertThat(check(worse(), Map.of("maxError", "1%", "mae", "0.01", "r2", "1"))
                        .message())
                .isEqualTo("test.mae is 0.5312, but the baseline allows at most 0.51 (0.5 with a tolerance of 0.01);"
                        + " test.maxError is 0.5312, but the baseline allows at most 0.505 (0.5 with a tolerance of 1%)."
                        + epochs() + " If that is intended, run regression:accept.");
    }

    @Test
    void aGainBeyondTheToleranceIsImproved() {
        CheckResult result = check(THEN.withEpochs(7).withError(0.25).withParameters("0b"));
        assertThat(result.verdict()).isEqualTo(Verdict.IMPROVED);
        assertThat(result.passes()).isTrue();
        assertThat(result.message())
                .isEqualTo("test.rmse is 0.25 and was 0.5." + epochs()
                        + " To hold the next builds to it, run regression:accept.");
    }

    @Test
    void aMetricThatIsNotDefinedFails() {
        CheckResult result = check(THEN.withEpochs(7).withError(Double.NaN).withParameters("0b"));
        assertThat(result.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(result.message())
                .isEqualTo("test.rmse is not defined, but the baseline allows at most 0.503 (0.5 with a tolerance of"
                        + " 0.003)." + epochs() + " Fix the training, or take rmse out of the tolerances.");
    }

    @Test
    void aMetricThatIsNotDefinedFailsEvenIfItNeverWas() {
        SampleEvaluation diverged = THEN.withError(Double.NaN);
        CheckResult result = check(diverged, diverged, Map.of(), Gate.SIGNIFICANT, SignificanceOf.unknown());
        assertThat(result.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(result.message())
                .isEqualTo("test.rmse is not defined, neither now nor in the baseline. Fix the training, or take rmse"
                        + " out of the tolerances.");
        assertThat(result.metrics())
                .containsExactly(new MetricChange("rmse", null, null, 0, null, Outcome.WORSE, null));
    }

    @Test
    void aMetricThatIsDefinedNowIsImproved() {
        CheckResult result = check(
                THEN.withError(Double.NaN),
                THEN.withEpochs(7),
                Map.of("rmse", "10%"),
                Gate.ANY_WORSENING,
                SignificanceOf.unknown());
        assertThat(result.verdict()).isEqualTo(Verdict.IMPROVED);
        assertThat(result.message())
                .isEqualTo("test.rmse is 0.5 and was not defined." + epochs()
                        + " To hold the next builds to it, run regression:accept.");
    }

    @Test
    void theSignificantGateFailsOnlyOnSignificantWorsenings() {
        CheckResult real = significant(worse(), 0.0123);
        assertThat(real.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(real.message())
                .isEqualTo("test.rmse is 0.5312, but the baseline allows at most 0.503 (0.5 with a tolerance of"
                        + " 0.003); the worsening is significant (p = 0.012: were the worsening within its tolerance, 1.2% of samples of test rows would show"
                        + " one like this by chance)." + epochs()
                        + " If that is intended, run regression:accept.");
        CheckResult chance = significant(worse(), 0.05);
        assertThat(chance.verdict()).isEqualTo(Verdict.WITHIN_TOLERANCE);
        assertThat(chance.passes()).isTrue();
        assertThat(chance.message())
                .isEqualTo("test.rmse is 0.5312, but the baseline allows at most 0.503 (0.5 with a tolerance of"
                        + " 0.003); this passes because it is not significant (p = 0.050: were the worsening within its tolerance, 5.0% of samples of test rows would show"
                        + " one like this by chance)." + epochs());
        assertThat(chance.metrics().get(0).significance())
                .isEqualTo(new Significance(0.03125, new Interval(0.01, 0.05), 0.05));
    }

    @Test
    void theSignificantGateFailsWhereThePredictionsDoNotTell() {
        assertThat(significant(worse(), null).verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(significant(THEN.withEpochs(7).withError(Double.NaN), 0.5).verdict())
                .isEqualTo(Verdict.REGRESSED);
    }

    /** Whether 4 rows lose says little, so their worsening must not pass as insignificant. */
    @Test
    void theSignificantGateSaysThatTheTestRowsAreTooFew() {
        CheckResult result = check(
                THEN,
                worse(),
                Map.of("rmse", "0.003"),
                Gate.SIGNIFICANT,
                (actual, weights, before, predicted) ->
                        PairedBootstrap.of(actual, weights, before, predicted)::worsening);
        assertThat(result.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(result.message())
                .isEqualTo("test.rmse is 0.5312, but the baseline allows at most 0.503 (0.5 with a tolerance of 0.003)."
                        + " 4 test rows are too few for gate=significant: whatever the predictions, no exact"
                        + " test can get below p = 0.0625, and 0.05 is needed, so every worsening beyond its tolerance fails. Use gate=tolerance,"
                        + " or more test rows." + epochs() + " If that is intended, run regression:accept.");
        assertThat(Gate.SIGNIFICANT.tooFew(1).orElseThrow()).startsWith("1 test row is too few for gate=significant: ");
        assertThat(Gate.SIGNIFICANT.tooFew(5)).isEmpty();
        assertThat(Gate.ANY_WORSENING.tooFew(4)).isEmpty();
    }

    @Test
    void theSignificantGateSaysWhichMetricsHaveNoPValue() {
        SampleEvaluation then = THEN.with(SampleEvaluation.houses(40));
        CheckResult result = check(
                then,
                then.withEpochs(7).withError(0.53125).withParameters("0b"),
                Map.of("maxError", "0.003"),
                Gate.SIGNIFICANT,
                (actual, weights, before, predicted) ->
                        PairedBootstrap.of(actual, weights, before, predicted)::worsening);
        assertThat(result.message())
                .isEqualTo(
                        "test.maxError is 0.5312, but the baseline allows at most 0.503 (0.5 with a tolerance of 0.003)."
                                + " There is no p-value for maxError, so only the tolerance decides." + epochs()
                                + " If that is intended, run regression:accept.");
    }

    @Test
    void aGainBesideAnInsignificantWorseningIsNoImprovement() {
        CheckResult result = check(
                THEN,
                worse(),
                Map.of("rmse", "0", "explainedVariance", "0"),
                Gate.SIGNIFICANT,
                (actual, weights, before, predicted) ->
                        (metric, tolerance) -> new Significance(1, new Interval(-1, 2), 0.5));
        assertThat(result.verdict()).isEqualTo(Verdict.WITHIN_TOLERANCE);
    }

    @Test
    void significanceIsAskedForWithThePredictionsOfBoth() {
        List<double[]> asked = new ArrayList<>();
        check(THEN, worse(), Map.of("rmse", "1%"), Gate.SIGNIFICANT, (actual, weights, before, predicted) -> {
            asked.addAll(List.of(actual, before, predicted));
            return (metric, tolerance) -> {
                assertThat(metric).isEqualTo(Metric.RMSE);
                asked.add(new double[] {tolerance});
                return null;
            };
        });
        double first = asked.get(0)[0];
        assertThat(asked.get(1)[0]).isEqualTo(first + 0.5);
        assertThat(asked.get(2)[0]).isEqualTo(first + 0.53125);
        // 1% of 0.5.
        assertThat(asked.get(3)).containsExactly(0.005);
    }

    @Test
    void anOutputThatChangedWithoutACauseFailsOnTheVectorEngine() {
        CheckResult metrics = check(THEN.withError(0.25).withParameters("0b"));
        assertThat(metrics.verdict()).isEqualTo(Verdict.UNEXPLAINED);
        assertThat(metrics.passes()).isFalse();
        assertThat(metrics.message())
                .isEqualTo("Inputs unchanged, output changed: test.rmse is 0.25 and was 0.5. The engine vector promises"
                        + " the same bits for the same inputs, on any Java and machine. Train and evaluate again, and if that"
                        + " persists, report it.");
        CheckResult bits = check(THEN.withParameters("0b"));
        assertThat(bits.verdict()).isEqualTo(Verdict.UNEXPLAINED);
        assertThat(bits.message())
                .startsWith("Inputs unchanged, output changed: the weights have other bits. The engine vector");
    }

    /** The engine has to give the same bits there. */
    @Test
    void anotherMachineIsNoReasonForAnotherOutputOfTheVectorEngine() {
        SampleEvaluation now = THEN.withParameters("0b").withJava("21");
        CheckResult result = check(now);
        assertThat(result.verdict()).isEqualTo(Verdict.UNEXPLAINED);
        assertThat(result.message())
                .isEqualTo("Inputs unchanged, output changed: the weights have other bits. What changed: Java was"
                        + " 17.0.1 (Vendor) and is 21. The engine vector promises the same bits for the same inputs, on"
                        + " any Java and machine. Train and evaluate again, and if that persists, report it.");
        assertThat(check(now.withEpochs(7)).verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(check(now.withEngine("dl4j")).verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(check(
                                THEN.withEngine("dl4j"),
                                now.withEngine("dl4j"),
                                Map.of(),
                                Gate.ANY_WORSENING,
                                SignificanceOf.unknown())
                        .verdict())
                .isEqualTo(Verdict.EQUIVALENT);
    }

    @Test
    void anOutputThatChangedWithoutACauseIsNamedOnOtherEngines() {
        SampleEvaluation then = THEN.withEngine("dl4j");
        CheckResult result =
                check(then, then.withError(0.5625), Map.of(), Gate.ANY_WORSENING, SignificanceOf.unknown());
        assertThat(result.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(result.message())
                .isEqualTo(
                        "test.rmse is 0.5625, but the baseline allows at most 0.5. Inputs unchanged, output changed:"
                                + " the engine dl4j does not promise the same bits. If that is intended, run regression:accept.");
        CheckResult equivalent =
                check(then, then.withParameters("0b"), Map.of(), Gate.ANY_WORSENING, SignificanceOf.unknown());
        assertThat(equivalent.verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(equivalent.message())
                .isEqualTo("All metrics are those of the baseline, but the weights have other bits. Inputs unchanged,"
                        + " output changed: the engine dl4j does not promise the same bits.");
    }

    @Test
    void withoutABaselineItFailsUnlessThatIsAllowed() {
        for (MissingBaseline missing : List.of(MissingBaseline.FAILS, MissingBaseline.PASSES)) {
            CheckResult result = new Check(
                            Tolerances.parse(Map.of()), Gate.ANY_WORSENING, missing, SignificanceOf.unknown())
                    .of(THEN.model(), SampleEvaluation.unread(), null);
            assertThat(result.verdict()).isEqualTo(Verdict.NO_BASELINE);
            assertThat(result.passes()).isEqualTo(missing.passes());
            assertThat(result.message())
                    .isEqualTo("No accepted evaluation was found. Run regression:accept to make this evaluation the"
                            + " baseline.");
            assertThat(result.baselineCommit()).isNull();
            assertThat(result.current()).containsKey("test");
        }
    }

    /** A wrong cell may improve any metric. */
    @Test
    void aGainOnOtherDataIsSomethingToLookAt() {
        int changed = IntStream.range(0, 20)
                .filter(row -> !THEN.predictions().rows().contains(row))
                .findFirst()
                .orElseThrow();
        SampleEvaluation now = THEN.with(houses(20, rows -> {
                    rows.get(changed)[0] = 9.5;
                    return rows;
                }))
                .withError(0.25)
                .withParameters("0b");
        String improved =
                "test.rmse is 0.25 and was 0.5. What changed: prices.csv: 1 row changed in the column area (line "
                        + (changed + 2);
        String look =
                " The data changed, and a better metric on other data does not mean a better model: look at what changed,"
                        + " and if that is intended, run regression:accept.";
        CheckResult unknown = check(now);
        assertThat(unknown.verdict()).isEqualTo(Verdict.IMPROVED);
        assertThat(unknown.message())
                .isEqualTo(improved + "). The former values are not in any of the last commits here." + look);
        CheckResult shown = new Check(
                        Tolerances.parse(Map.of()), Gate.ANY_WORSENING, MissingBaseline.FAILS, SignificanceOf.unknown())
                .of(now.model(), now.evaluationData(THEN.data()), THEN.baseline());
        assertThat(shown.message()).isEqualTo(improved + ": area was " + (100 + changed) + " and is 9.5)." + look);
    }

    @Test
    void aGainWithinLuckIsCalledThat() {
        SampleEvaluation now = THEN.withEpochs(7).withError(0.46875).withParameters("0b");
        CheckResult luck = check(
                THEN,
                now,
                Map.of("rmse", "0"),
                Gate.ANY_WORSENING,
                (actual, weights, before, predicted) ->
                        (metric, tolerance) -> new Significance(-0.03125, new Interval(-0.07, 0.002), 0.96));
        assertThat(luck.verdict()).isEqualTo(Verdict.IMPROVED);
        assertThat(luck.message())
                .isEqualTo("test.rmse is 0.4688 and was 0.5, a difference within luck: on other test rows it may be"
                        + " anything from -0.070 to +0.0020." + epochs()
                        + " To compare the next builds with it, run regression:accept.");
        CheckResult larger = check(
                THEN,
                now,
                Map.of("r2", "0"),
                Gate.ANY_WORSENING,
                (actual, weights, before, predicted) ->
                        (metric, tolerance) -> new Significance(-0.001, new Interval(-0.002, 0.0005), 0.96));
        assertThat(larger.message())
                .contains("a difference within luck: on other test rows it may be anything from -0.00050 to +0.0020.");
        CheckResult real = check(
                THEN,
                now,
                Map.of("rmse", "0"),
                Gate.ANY_WORSENING,
                (actual, weights, before, predicted) ->
                        (metric, tolerance) -> new Significance(-0.03125, new Interval(-0.07, -0.002), 0.99));
        assertThat(real.message())
                .isEqualTo("test.rmse is 0.4688 and was 0.5." + epochs()
                        + " To hold the next builds to it, run regression:accept.");
    }

    @Test
    void aWorseningWithinLuckIsCalledThatThoughItFails() {
        CheckResult result = check(
                THEN,
                worse(),
                Map.of("rmse", "0.003"),
                Gate.ANY_WORSENING,
                (actual, weights, before, predicted) ->
                        (metric, tolerance) -> new Significance(0.03125, new Interval(-0.01, 0.05), 0.21));
        assertThat(result.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(result.message())
                .isEqualTo("test.rmse is 0.5312, but the baseline allows at most 0.503 (0.5 with a tolerance of"
                        + " 0.003); the worsening is within luck (p = 0.21: were the worsening within its tolerance, 21% of samples of test rows would show"
                        + " one like this by chance)." + epochs()
                        + " If that is intended, run regression:accept.");
    }

    @Test
    void theResultReadsBackFromItsJson() {
        for (CheckResult result : List.of(
                check(worse()),
                check(THEN.with(houses(23)).withJava("21")),
                SampleCheckResults.bisected("So."),
                SampleCheckResults.accepted(BranchVerdict.Acceptance.COMMITTED))) {
            assertThat(Json.read(Json.file(result), CheckResult.class)).isEqualTo(result);
        }
        assertThat(Json.file(check(worse()))).asString(UTF_8).contains("\"verdict\": \"regressed\"");
    }

    @Test
    void theGateIsParsedByName() {
        assertThat(Gate.parse("tolerance")).isEqualTo(Gate.ANY_WORSENING);
        assertThat(Gate.parse("Significant")).isEqualTo(Gate.SIGNIFICANT);
        assertThatThrownBy(() -> Gate.parse("significance"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("gate is 'significance'; did you mean 'significant'? It must be one of tolerance,"
                        + " significant.");
    }
}
