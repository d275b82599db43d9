package dev.mlmethods.regression.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TuningBudgetTest {
    @ParameterizedTest
    @CsvSource({
        "90s, 90s",
        "2m, 120s",
        "1.5m, 90s",
        "2 min, 120s",
        "1h, 3600s",
        "40, 40",
        " 40 , 40",
        "40 trials, 40",
        "0.5s, 0.5s"
    })
    void readsWhatItWrites(String text, String written) {
        TuningBudget budget = TuningBudget.parse(text);
        assertThat(budget).hasToString(written).isEqualTo(TuningBudget.parse(written));
        assertThat(Json.read(Json.line(budget), TuningBudget.class)).isEqualTo(budget);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2 minutes", "0", "0s", "-1s", "2.5", "1d", "NaN", "2m 3s", "9999999999", "9000h", "2000000"
            })
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> TuningBudget.parse(text))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("budget is '")
                .hasMessageEndingWith(
                        "'; it must be CPU time, such as 90s, 2m or 1h, at most 10,000,000 s, or a whole number of trainings, such as 40, at most 1,000,000.");
    }

    @Test
    void saysAmountsInWords() {
        assertThat(TuningBudget.parse("2m").text(12.345)).isEqualTo("12.3 s of CPU time");
        assertThat(TuningBudget.parse("40").text(1)).isEqualTo("1 training");
        assertThat(TuningBudget.parse("4000").text(1234)).isEqualTo("1,234 trainings");
    }
}
