package dev.mlmethods.regression.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterTextTest {
    @ParameterizedTest
    @CsvSource({
        "0.001, 0.001",
        "0.0001, 0.0001",
        "0.00001, 1e-5",
        "0.000025, 2.5e-5",
        "0, 0",
        "-0.5, -0.5",
        "100, 100",
        "1234567, 1234567",
        "1e9, 1e9",
        "1.5e300, 1.5e300",
        "0.1, 0.1"
    })
    void writesNumbersAsPeopleDo(double value, String text) {
        assertThat(ParameterText.of(value)).isEqualTo(text);
        assertThat(Double.parseDouble(text)).isEqualTo(value);
    }

    @Test
    void writesAllOtherValuesAsThePluginReadsThem() {
        assertThat(ParameterText.of(List.of(64, 32))).isEqualTo("64,32");
        assertThat(ParameterText.of(List.of())).isEqualTo("none");
        assertThat(ParameterText.of(25)).isEqualTo("25");
        assertThat(ParameterText.of(true)).isEqualTo("true");
        assertThat(ParameterText.of("full")).isEqualTo("full");
    }

    @Test
    void roundsWhereDigitsDontMatter() {
        assertThat(ParameterText.rounded(0.000123456, 3)).isEqualTo("0.000123");
        assertThat(ParameterText.rounded(0.0000123456, 3)).isEqualTo("1.23e-5");
        assertThat(ParameterText.rounded(25, 3)).isEqualTo("25");
    }

    @Test
    void describesPoints() {
        assertThat(ParameterText.describe(Map.of())).isEqualTo("the specification as it is");
        assertThat(ParameterText.describe(Map.of("learningRate", 1e-5))).isEqualTo("learningRate 1e-5");
    }

    @Test
    void listsNames() {
        assertThat(ParameterText.list(List.of("a"))).isEqualTo("a");
        assertThat(ParameterText.list(List.of("a", "b"))).isEqualTo("a and b");
        assertThat(ParameterText.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    }

    @Test
    void aListEndsWithAnAndWhateverIsInItsNames() {
        assertThat(ParameterText.list(List.of())).isEmpty();
        assertThat(ParameterText.list(List.of("4,128 test rows"))).isEqualTo("4,128 test rows");
        assertThat(ParameterText.list(List.of("a", "b"))).isEqualTo("a and b");
        assertThat(ParameterText.list(List.of("4,128 test rows", "1,652 validation rows", "14,860 training rows")))
                .isEqualTo("4,128 test rows, 1,652 validation rows and 14,860 training rows");
    }

    @Test
    void noFeaturesInParticularAreAll() {
        assertThat(ParameterText.of("features", List.of())).isEqualTo("all");
        assertThat(ParameterText.of("features", List.of("a", "b"))).isEqualTo("a,b");
        assertThat(ParameterText.of("exclude", List.of())).isEqualTo("none");
        assertThat(ParameterText.of("hiddenLayers", List.of())).isEqualTo("none");
        assertThat(ParameterText.of("learningRate", 1e-5)).isEqualTo("1e-5");
    }
}
