package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateNamesTest {
    private static final List<String> PARAMETERS =
            List.of("epochs", "minDelta", "minEpochs", "maxGradientNorm", "loss", "thresholds", "tolerances");

    private static void require(String property, Place place) {
        GateNames.requireKnown(Map.of(property, place), PARAMETERS);
    }

    @ParameterizedTest
    @CsvSource({
        "MinR2, minR2",
        "minr2, minR2",
        "minR3, minR2",
        "minR, minR2",
        "minR², minR2",
        "mnR2, minR2",
        "min.r2, minR2",
        "minimumR2, minR2",
        "minRSquared, minR2",
        "maxR2, minR2",
        "r2Threshold, minR2",
        "thresholds.minR2, minR2",
        "thresholds.r2, minR2",
        "threshold.maxrmse, maxRmse",
        "maxRsme, maxRmse",
        "minRmse, maxRmse",
        "maxError, maxMaxError",
        "maxMaxErrors, maxMaxError",
        "minExplainedVarience, minExplainedVariance",
        "tolerance.rmse, tolerances.rmse",
        "Tolerances.rmse, tolerances.rmse",
        "tolerances.rsme, tolerances.rmse",
        "tolerances.RMSE, tolerances.rmse",
        "tolerances.maxRmse, tolerances.rmse",
        "tolerances.minR2, tolerances.r2",
        "test.minR2, minR2",
        "evaluate.minR2, minR2",
        "r2Min, minR2",
        "rmseMax, maxRmse",
        "check.tolerances.rmse, tolerances.rmse",
        "tolerances.maxError2, tolerances.maxError",
        "rmseTolerance, tolerances.rmse",
        "rmse.tolerance, tolerances.rmse",
    })
    void refusesWhatIsNearToAGate(String name, String meant) {
        assertThatThrownBy(() -> require("regression." + name, Place.COMMAND_LINE))
                .isInstanceOf(RegressionException.class)
                .hasMessage("regression." + name
                        + " is not a parameter of this plugin, and a gate that does"
                        + " not exist would always pass; did you mean regression." + meant + "?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thresholds | give each of its entries separately, such as regression.minR2=0.5.",
                "threshold | give each of its entries separately, such as regression.minR2=0.5.",
                "thresholds. | give each of its entries separately, such as regression.minR2=0.5.",
                "tolerances | give each of its entries separately, such as regression.tolerances.rmse=1%.",
                "rmse | write regression.maxRmse for a threshold, or regression.tolerances.rmse for a tolerance.",
                "R2 | write regression.minR2 for a threshold, or regression.tolerances.r2 for a tolerance.",
                "thresholds.accuracy | the thresholds are regression.maxMse, regression.maxRmse, regression.maxMae, regression.minR2,"
                        + " regression.maxMaxError, regression.maxMedianAbsoluteError, regression.minExplainedVariance,"
                        + " regression.maxMape.",
                "tolerances.accuracy | the tolerances are regression.tolerances.mse, regression.tolerances.rmse,"
                        + " regression.tolerances.mae, regression.tolerances.r2, regression.tolerances.maxError,"
                        + " regression.tolerances.medianAbsoluteError, regression.tolerances.explainedVariance,"
                        + " regression.tolerances.mape.",
            })
    void saysWhatToWriteWhereNoNameIsTheNearest(String name, String remedy) {
        assertThatThrownBy(() -> require("regression." + name, Place.COMMAND_LINE))
                .isInstanceOf(RegressionException.class)
                .hasMessage("regression." + name
                        + " is not a parameter of this plugin, and a gate that does not exist would always pass; "
                        + remedy);
    }

    @Test
    void saysWhereItIs() {
        Profile profile = new Profile();
        profile.setId("ci");
        profile.setSource("settings.xml");
        assertThatThrownBy(() -> require("regression.thresholds.minR2", Place.PROPERTIES))
                .hasMessage(
                        "regression.thresholds.minR2 in the properties of the POM is not a parameter of this plugin, and a gate that does"
                                + " not exist would always pass; did you mean regression.minR2?");
        assertThatThrownBy(() -> require("regression.minR3", Place.profile(profile)))
                .hasMessage(
                        "regression.minR3 in the properties of the profile ci of settings.xml is not a parameter of this plugin, and a gate that does"
                                + " not exist would always pass; did you mean regression.minR2?");
    }

    @ParameterizedTest
    @CsvSource({
        "minR2, minR2",
        "tolerances.rmse, tolerances.rmse",
        "thresholds.minR2, minR2",
        "regresion.minR2, minR2",
        "Regression.tolerances.rmse, tolerances.rmse",
    })
    void refusesAGateWithoutThePrefix(String property, String meant) {
        assertThatThrownBy(() -> require(property, Place.COMMAND_LINE))
                .isInstanceOf(RegressionException.class)
                .hasMessage(property
                        + " lacks the prefix of this plugin's parameters, and a gate that"
                        + " does not exist would always pass; did you mean regression." + meant + "?");
    }

    /** Only the command line of a build that runs this plugin is likely to mean it. */
    @ParameterizedTest
    @ValueSource(strings = {"minR2", "tolerances.rmse", "thresholds.minR2"})
    void leavesPropertiesOfPomsWithoutThePrefixAlone(String property) {
        assertThatCode(() -> require(property, Place.PROPERTIES)).doesNotThrowAnyException();
        assertThatCode(() -> require(property, Place.SYSTEM_PROPERTY)).doesNotThrowAnyException();
    }

    /** Properties of other goals, of regression tests, and of other plugins. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "regression.minR2",
                "regression.maxRmse",
                "regression.tolerances.maxError",
                "regression.epochs",
                "regression.minDelta",
                "regression.minEpochs",
                "regression.maxGradientNorm",
                "regression.epoch",
                "regression.minEpoch",
                "regression.maxGradientNrom",
                "regression.tests",
                "regression.version",
                "regression.maxAge",
                "regression.maxMs",
                "regression.minRam",
                "regression.maxErrors",
                "regression.maxThreads",
                "regression.mode",
                "regression.error",
                "regression.threshold.count",
                "regression.testTolerance",
                "regression.sweep.learningRates",
                "minr2",
                "MinR2",
                "rmse",
                "r2",
                "maxError",
                "jacoco.minR2",
                "perf.tolerances.rmse",
                "tolerances.rsme",
                "regression",
                "regression."
            })
    void leavesOthersAlone(String property) {
        assertThatCode(() -> require(property, Place.COMMAND_LINE)).doesNotThrowAnyException();
    }
}
