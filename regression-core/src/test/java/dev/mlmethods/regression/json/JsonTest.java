package dev.mlmethods.regression.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class JsonTest {
    record Inner(double value) {}

    record Sample(int zeta, String alpha, @Nullable Double maybe, List<Inner> inner) {}

    private static final Sample SAMPLE = new Sample(1, "a\nb \u00e9\u2028", null, List.of(new Inner(0.5)));

    /** Double.toString printed different digits for the first four before JDK 19. */
    @ParameterizedTest
    @CsvSource({
        "0x1.0p-44, 5.684341886080802e-14, 5.684341886080802E-14",
        "2.0E-3, 0.002, 0.002",
        "2.2250738585072014E-308, 2.2250738585072014e-308, 2.2250738585072014E-308",
        "2.0E23, 2e23, 2.0E23",
        "4.9E-324, 5e-324, 4.9E-324",
        "1.7976931348623157E308, 1.7976931348623157e308, 1.7976931348623157E308",
        "0.1, 0.1, 0.1",
        "100, 100.0, 100.0",
        "-0.0, -0.0, -0.0",
        "1e7, 10000000.0, 1.0E7",
        "1e9, 1e9, 1.0E9",
        "1e-4, 0.0001, 1.0E-4",
        "1e-5, 1e-5, 1.0E-5"
    })
    void writesTheShortestNumberOnEveryJdk(String value, String text, String hashed) {
        double number = Double.parseDouble(value);
        assertThat(Json.line(number)).isEqualTo(text);
        assertThat(Json.line(new double[] {number, 0.5})).isEqualTo("[" + text + ",0.5]");
        assertThat(Json.line(Json.toTree(List.of(number)))).isEqualTo("[" + text + "]");
        assertThat(new String(Json.file(new Inner(number)), UTF_8)).isEqualTo("{\n  \"value\": " + text + "\n}\n");
        // These must never change: hashes in existing files were taken of them.
        assertThat(new String(Json.hashedLine(new Inner(number)), UTF_8)).isEqualTo("{\"value\":" + hashed + "}");
        assertThat(new String(Json.hashedFile(new Inner(number)), UTF_8))
                .isEqualTo("{\n  \"value\": " + hashed + "\n}\n");
    }

    @Test
    void writesWhatIsNoNumberAsText() {
        assertThat(Json.line(List.of(Double.NaN, Double.NEGATIVE_INFINITY))).isEqualTo("[\"NaN\",\"-Infinity\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"v\": 3, \"w\": [| 3",
                "{\"w\": {\"v\": 1}, \"u\": [{\"v\": 2}], \"v\": 3}| 3",
                "{\"v\": 3.0}| ",
                "{\"v\": 99999999999}| ",
                "{\"v\": \"3\"}| ",
                "{\"w\": 3}| ",
                "[3]| ",
                "3| "
            })
    void findsANumberAmongTheOuterFields(String json, @Nullable Integer number) {
        OptionalInt found = Json.outerInt(json.getBytes(UTF_8), "v");
        assertThat(found).isEqualTo(number == null ? OptionalInt.empty() : OptionalInt.of(number));
    }

    @Test
    void readsEveryNumberBackToTheSameBits() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                Inner read = Json.read(Json.line(new Inner(value)), Inner.class);
                assertThat(Double.doubleToLongBits(read.value())).isEqualTo(Double.doubleToLongBits(value));
            }
        }
    }

    @Test
    void writesALineWithoutLineFeedsInTheOrderOfTheRecord() {
        assertThat(Json.line(SAMPLE))
                .isEqualTo("{\"zeta\":1,\"alpha\":\"a\\nb \u00e9\u2028\",\"inner\":[{\"value\":0.5}]}");
    }

    @Test
    void writesAFileWithLineFeedsOnlyInUtf8() {
        assertThat(Json.file(SAMPLE))
                .isEqualTo("""
                        {
                          "zeta": 1,
                          "alpha": "a\\nb <1>",
                          "inner": [ {
                            "value": 0.5
                          } ]
                        }
                        """.replace("<1>", "\u00e9\u2028").getBytes(UTF_8));
    }

    @Test
    void leavesOutWhatIsAbsentInMapsToo() {
        Map<String, @Nullable Object> map = new TreeMap<>();
        map.put("a", null);
        map.put("b", 1);
        assertThat(Json.line(map)).isEqualTo("{\"b\":1}");
    }

    @Test
    void readsBackWhatItWrote() {
        assertThat(Json.read(Json.line(SAMPLE), Sample.class)).isEqualTo(SAMPLE);
        assertThat(Json.read(Json.file(SAMPLE), Sample.class)).isEqualTo(SAMPLE);
        assertThat(Json.tree(Json.file(SAMPLE)).path("alpha").asString("")).isEqualTo(SAMPLE.alpha());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\":1,\"value\":1}",
                "{\"value\":1,\"other\":1}",
                "{}",
                "{\"value\":null}",
                "{\"value\":1}{\"value\":1}",
                "{\"value\":NaN}",
                "{\"value\":1,}",
                "{'value':1}",
                "null",
                "{\"value\":\"\"}",
                "{\"value\":\"1\"}",
                "{\"value\":true}",
                ""
            })
    void rejectsWhatIsNotExactlyTheRecord(String json) {
        assertThatThrownBy(() -> Json.read(json, Inner.class)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> Json.read(json.getBytes(UTF_8), Inner.class)).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"zeta\":1,\"alpha\":\"a\",\"inner\":[null]}",
                "{\"zeta\":1,\"alpha\":null,\"inner\":[]}",
                "{\"zeta\":1.5,\"alpha\":\"a\",\"inner\":[]}",
                "{\"zeta\":12345678901,\"alpha\":\"a\",\"inner\":[]}"
            })
    void rejectsAnotherType(String json) {
        assertThatThrownBy(() -> Json.read(json, Sample.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void notANumberIsAText() {
        assertThat(Json.read("{\"value\":\"NaN\"}", Inner.class).value()).isNaN();
        assertThat(Json.read("{\"value\":\"-Infinity\"}", Inner.class).value()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void neitherDepthNorLengthTakesAStackOrATime() {
        String deep = "[".repeat(1_000_000);
        String digits = "1".repeat(1_000_000);
        for (String json : List.of(deep, "{\"value\":" + deep, digits, "{\"value\":" + digits + "}")) {
            assertThatThrownBy(() -> Json.read(json, Inner.class)).isInstanceOf(JacksonException.class);
            assertThatThrownBy(() -> Json.tree(json.getBytes(UTF_8))).isInstanceOf(JacksonException.class);
        }
    }

    /** Written as a question mark, it would have the hash of another text. */
    @Test
    void halfASurrogatePairHasItsOwnHash() {
        assertThat(new String(Json.hashedLine("\ud83d\ude00"), UTF_8)).isEqualTo("\"\ud83d\ude00\"");
        assertThat(new String(Json.hashedLine("\ud83d"), UTF_8)).isEqualTo("\"\\uD83D\"");
    }

    @Test
    void namesTheFieldThatIsThereTwice() {
        assertThatThrownBy(() -> Json.tree("{\"a\":1,\"a\":2}".getBytes(UTF_8)))
                .isInstanceOf(JacksonException.class)
                .hasMessageStartingWith("Duplicate Object property \"a\"");
    }

    @Test
    void namesTheFieldThatIsMissing() {
        assertThatThrownBy(() -> Json.read("{\"zeta\":1,\"inner\":[]}", Sample.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("'alpha'");
    }
}
