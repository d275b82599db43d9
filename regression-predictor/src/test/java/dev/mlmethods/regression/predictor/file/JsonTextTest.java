package dev.mlmethods.regression.predictor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    private static Object read(String json) {
        return JsonText.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsValues() {
        assertThat(read(" {\"a\": [1, -2.5e3, true, false, {}, []], \"b\" :\"x\"}\n"))
                .isEqualTo(Map.of("a", List.of(1L, -2500.0, true, false, Map.of(), List.of()), "b", "x"));
        assertThat(read("{\"a\": null, \"b\": {\"c\": null}}")).isEqualTo(Map.of("b", Map.of()));
        assertThat(read("null")).isSameAs(JsonText.NULL).hasToString("null");
        assertThat(read("\"\\u00e4\\n\\t\\r\\b\\f\\/\\\\\\\"\u20ac\"")).isEqualTo("\u00e4\n\t\r\b\f/\\\"\u20ac");
    }

    @Test
    void keepsTheBitsOfNumbers() {
        for (double number : new double[] {0.1, -0.0, 4.9e-324, Double.MAX_VALUE, 1e22, 123456789}) {
            assertThat(read(Double.toString(number))).isEqualTo(number);
        }
        assertThat(read("-0")).isEqualTo(-0.0);
        assertThat(read("123456789012345678")).isEqualTo(123456789012345678L);
        assertThat(read("1234567890123456789")).isEqualTo((double) 1234567890123456789L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1,",
                "[1,]",
                "[1 2]",
                "[null]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1 \"b\":2}",
                "tru",
                "nul",
                "falsey",
                "01",
                "-",
                "-a",
                "1.",
                ".5",
                "1e",
                "1e+",
                "+1",
                "NaN",
                "Infinity",
                "\"",
                "\"\n\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u00\"",
                "\"\\\n\"",
                "\"\\n\n\"",
                "1 1",
                "{} x",
                "'a'",
                "\uFEFF{}"
            })
    void refusesWhatIsNoJson(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(JsonText.SyntaxFault.class);
    }

    @Test
    void refusesWhatIsNoUtf8() {
        assertThatThrownBy(() -> JsonText.read(new byte[] {'"', (byte) 0xc0, '"'}))
                .isInstanceOf(JsonText.SyntaxFault.class);
    }

    /** This must need neither a deep stack nor much time. */
    @Test
    void refusesWhatIsTooMuch() {
        assertThat(read("[".repeat(50) + "]".repeat(50))).isNotNull();
        assertThatThrownBy(() -> read("[".repeat(1_000_000))).isInstanceOf(JsonText.SyntaxFault.class);
        assertThatThrownBy(() -> read("1".repeat(101))).isInstanceOf(JsonText.SyntaxFault.class);
    }

    @Test
    void namesTheLine() {
        assertThatThrownBy(() -> read("{\n\"a\":\n1,\n}"))
                .isInstanceOfSatisfying(
                        JsonText.SyntaxFault.class,
                        fault -> assertThat(fault.line()).isEqualTo(4));
    }
}
