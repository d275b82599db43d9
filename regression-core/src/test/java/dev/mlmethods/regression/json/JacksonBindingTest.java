package dev.mlmethods.regression.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.sweep.SearchSpace;
import dev.mlmethods.regression.worker.Backend;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@link Json} writes and reads what Jackson's data binding does, which takes 0.4 seconds to start. */
class JacksonBindingTest {
    private static final JsonMapper JACKSON = JsonMapper.builder(
                    JsonFactory.builder().build())
            .changeDefaultPropertyInclusion(absent ->
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    enum Plain {
        FIRST,
        SECOND {
            @Override
            public String toString() {
                return "the second";
            }
        }
    }

    enum Written {
        HIGH;

        @JsonValue
        String text() {
            return "high";
        }
    }

    enum Named {
        ONE;

        @JsonCreator
        static Named parse(String text) {
            return valueOf(text.toUpperCase(java.util.Locale.ROOT));
        }

        @JsonValue
        String text() {
            return "one";
        }
    }

    record Part(
            int inner, @Nullable String text, @JsonUnwrapped Deeper deeper) {}

    record Deeper(double deep) {}

    record Renamed(
            @JsonProperty("other") int name,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean flag) {}

    @JsonIgnoreProperties(
            value = {"twice", "comment"},
            allowGetters = true)
    record Whole(
            Plain plain,
            Named named,
            Written written,
            @JsonUnwrapped Part part,
            Renamed renamed,
            char letter,
            long count,
            @Nullable Long missing,
            List<Deeper> list,
            Set<String> set,
            Map<String, Object> map,
            Map<String, List<Double>> lists,
            List<double[]> arrays,
            Object any) {
        @JsonProperty
        long twice() {
            return 2 * count;
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Circle.class, name = "circle"),
        @JsonSubTypes.Type(value = Nothing.class, name = "nothing")
    })
    sealed interface Shape {}

    record Circle(double radius, List<Shape> parts) implements Shape {}

    record Nothing() implements Shape {}

    record Shapes(List<Shape> shapes) {}

    static Stream<Object> values() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("z", List.of(1, 2.5, "x", true, Map.of()));
        map.put("absent", null);
        map.put("long", 1L << 40);
        map.put("big", BigInteger.TEN.pow(30));
        map.put("list", Arrays.asList(null, 1));
        Whole whole = new Whole(
                Plain.SECOND,
                Named.ONE,
                Written.HIGH,
                new Part(3, null, new Deeper(1e-7)),
                new Renamed(4, false),
                ';',
                1L << 50,
                null,
                List.of(new Deeper(1.0 / 3), new Deeper(-0.0)),
                Set.of("\u00e9\"\\\n\u0001"),
                map,
                Map.of("a", List.of(0.1, 1e22)),
                List.of(new double[] {1, 2}, new double[0]),
                Map.of("k", List.of("v")));
        return Stream.of(
                whole,
                new Renamed(1, true),
                new Shapes(List.of(new Circle(1, List.of(new Nothing())), new Nothing())),
                List.of(),
                Map.of("x", new int[] {1, 2}),
                Plain.FIRST,
                Specification.of(DataSpec.builtIn("diabetes")),
                SearchSpace.parse(Map.of("learningRates", "1e-4,1e-3", "epochs", "log 10..100 in 3")),
                new WorkerRequest.Train(
                        Backend.CPU,
                        "a",
                        "b",
                        Specification.of(DataSpec.builtIn("diabetes")),
                        2,
                        "c",
                        List.of(),
                        null));
    }

    @ParameterizedTest
    @MethodSource("values")
    void writesWhatDataBindingWrites(Object value) {
        assertThat(new String(Json.hashedLine(value), UTF_8)).isEqualTo(JACKSON.writeValueAsString(value));
        assertThat(new String(Json.hashedLine(Json.toTree(value)), UTF_8)).isEqualTo(JACKSON.writeValueAsString(value));
        assertThat(Json.toTree(value)).isEqualTo(JACKSON.<JsonNode>valueToTree(value));
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsWhatDataBindingReads(Object value) {
        if (value instanceof Record) {
            String text = JACKSON.writeValueAsString(value);
            Object expected = JACKSON.readValue(text, value.getClass());
            assertThat((Object) Json.read(text, value.getClass()))
                    .usingRecursiveComparison()
                    .isEqualTo(expected);
            Class<?> type = value.getClass();
            assertThat((Object) Json.fromTree(JACKSON.readTree(text), type))
                    .usingRecursiveComparison()
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsTheTreesOfDataBinding(Object value) {
        byte[] text = JACKSON.writeValueAsBytes(value);
        assertThat(Json.tree(text)).isEqualTo(JACKSON.readTree(text));
    }

    @Test
    void theKindMayBeAnywhere() {
        assertThat(Json.read("{\"radius\":1,\"parts\":[{\"kind\":\"nothing\"}],\"kind\":\"circle\"}", Shape.class))
                .isEqualTo(new Circle(1, List.of(new Nothing())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"shapes\":~[{\"kind\":\"square\"}]} | cannot be read in line 2 (shapes[0].kind is missing or has the wrong type)",
                "{\"shapes\":[{}]} | cannot be read in line 1 (shapes[0].kind is missing or has the wrong type)",
                "{\"shapes\":[{\"kind\":\"circle\",~\"radius\":\"1\"}]} | cannot be read in line 2 (shapes[0].radius is missing or has the wrong type)",
                "{\"shapes\":[{\"kind\":\"circle\",\"radius\":1}]} | cannot be read in line 1 (shapes[0].parts is missing or has the wrong type)",
                "{\"shapes\":[{\"kind\":\"nothing\",\"x\":1}]} | cannot be read in line 1 (shapes[0].x is unknown)",
                "{\"shapes\":[null]} | cannot be read in line 1 (shapes[0] is missing or has the wrong type)",
                "{\"shapes\":[{\"kind\":1}]} | cannot be read in line 1 (shapes[0].kind is missing or has the wrong type)",
                "{\"shapes\":7} | cannot be read in line 1 (shapes is missing or has the wrong type)",
                "{\"shapes\":[{\"kind\":\"nothing\" | cannot be read in line 1 (shapes[0])"
            })
    void namesTheFieldAndItsLine(String json, String message) {
        assertThatThrownBy(() -> Json.read(json.replace('~', '\n'), Shapes.class))
                .isInstanceOf(JacksonException.class)
                .satisfies(fault -> assertThat(JsonFault.text(fault)).isEqualTo(message));
    }

    @Test
    void aClassWithoutAFormIsAProgrammingError() {
        assertThatThrownBy(() -> Json.line(new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a value of class java.lang.Object has no form in JSON");
        assertThatThrownBy(() -> Json.read("{}", StringBuilder.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("class java.lang.StringBuilder has no form in JSON");
        assertThatThrownBy(() -> Json.line(Map.of(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a map with 1 as a key has no form in JSON");
    }
}
