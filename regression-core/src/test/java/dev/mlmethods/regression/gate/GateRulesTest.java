package dev.mlmethods.regression.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GateRulesTest {
    private static final GateRules RULES =
            new GateRules(Map.of("rmse", "1%", "mae", "0.2"), "tolerance", false, null, true);

    @Test
    void areThemselves() {
        assertThat(RULES.differences(RULES)).isEmpty();
        assertThat(new GateRules(Map.of("mae", "0.2", "rmse", "1%"), "tolerance", false, null, true))
                .isEqualTo(RULES);
    }

    @Test
    void sayEachDifferenceInTheWordsOfTheParameters() {
        GateRules others = new GateRules(Map.of(), "significant", true, "origin/main", false);
        assertThat(others.differences(RULES))
                .containsExactly(
                        "tolerances is not given, and was mae 0.2, rmse 1%",
                        "gate is significant, and was tolerance",
                        "allowNoBaseline is true, and was false",
                        "baselineRef is origin/main, and was not given",
                        "allowAccepted is false, and was true");
    }
}
