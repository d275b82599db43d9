package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.DialectSpec;
import dev.mlmethods.regression.data.EncodingSpec;
import dev.mlmethods.regression.data.FeatureScaling;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.parameter.NumberRange;
import dev.mlmethods.regression.parameter.ParameterField;
import dev.mlmethods.regression.scaling.PreparationSpec;
import dev.mlmethods.regression.split.SplitBy;
import dev.mlmethods.regression.split.SplitSpec;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The list compared with the records that the values end up in. */
class TrainingFieldsTest {
    private static final Specification DEFAULTS = Specification.of(new DataSpec("d", "t", List.of(), List.of()));

    /** The specification in which each field may have any value that is valid by itself. */
    private static final Specification OPEN = DEFAULTS.withSplit(
                    SplitSpec.defaults().withValidationSize(0.5))
            .withTraining(DEFAULTS.training().withEpochs(Integer.MAX_VALUE));

    /** Fields that JSON leaves out if they have their default. */
    private static final JsonNode OPTIONAL = optional();

    private static JsonNode optional() {
        ObjectNode dialect = (ObjectNode) Json.toTree(new DialectSpec(";", "'", ",", ".", "#", "utf-8"));
        JsonNode split = Json.toTree(new SplitSpec(0.2, 42, 0, SplitBy.GROUP, "g", "t", "k", 2));
        EncodingSpec encoding = new EncodingSpec(
                Map.of("c", "date"),
                List.of("?"),
                "median",
                Map.of("c", "error"),
                20,
                1,
                FeatureScaling.ROBUST,
                Map.of("c", "none"),
                List.of("c"));
        PreparationSpec preparation = new PreparationSpec(List.of("c"), 8, true, 4, true);
        ObjectNode weights = new JsonMapper().createObjectNode().put("sampleWeight", "w");
        weights.setAll(dialect)
                .setAll((ObjectNode) split)
                .setAll((ObjectNode) Json.toTree(encoding))
                .setAll((ObjectNode) Json.toTree(preparation));
        weights.put("ensembleSize", 5).putArray("members").addObject();
        return weights.put("intervals", "90%");
    }

    static List<ParameterField> fields() {
        return TrainingFields.ALL;
    }

    static Stream<ParameterField> ranges() {
        return TrainingFields.ALL.stream().filter(field -> field.range() != null);
    }

    static Stream<ParameterField> words() {
        return TrainingFields.ALL.stream().filter(field -> field.kind() == ParameterField.Kind.WORD);
    }

    @Test
    void hasTheFieldsOfTheSpecificationInTheirOrder() {
        List<String> defaults = List.copyOf(Json.toTree(DEFAULTS).propertyNames());
        List<String> optional = List.copyOf(OPTIONAL.propertyNames());
        assertThat(SpecificationFields.names())
                .containsSubsequence(defaults)
                .containsSubsequence(optional)
                .allMatch(name -> defaults.contains(name) || optional.contains(name));
    }

    /** Also those that JSON leaves out at their default, and that {@link #OPTIONAL} may lack. */
    @Test
    void hasEachComponentOfTheRecords() {
        assertThat(SpecificationFields.names())
                .containsExactlyInAnyOrderElementsOf(
                        components(Specification.class).toList());
    }

    private static Stream<String> components(Class<?> part) {
        return Stream.of(part.getRecordComponents())
                .flatMap(component ->
                        component.getType().isRecord() ? components(component.getType()) : Stream.of(name(component)));
    }

    /** The name in JSON. */
    private static String name(RecordComponent component) {
        JsonProperty other = component.getAccessor().getAnnotation(JsonProperty.class);
        return other == null ? component.getName() : other.value();
    }

    @Test
    void noTwoHaveOnePlural() {
        assertThat(TrainingFields.ALL.stream().map(ParameterField::plural).filter(Objects::nonNull))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void hasTheDefaultOfTheRecord(ParameterField field) {
        if (field.defaultValue() != null) {
            assertThat(SpecificationFields.get(DEFAULTS, field.name())).isEqualTo(field.defaultValue());
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void hasTheKindOfTheRecord(ParameterField field) {
        JsonNode byDefault = Json.toTree(DEFAULTS).get(field.name());
        JsonNode value = byDefault == null ? OPTIONAL.required(field.name()) : byDefault;
        boolean isKind = switch (field.kind()) {
            case TEXT, WORD, BATCH_SIZE -> value.isString();
            case ENTRIES -> value.isObject();
            case COLUMNS, TEXTS, LAYERS, MEMBERS -> value.isArray();
            case WHOLE_NUMBER -> value.isInt();
            case SEED -> value.isLong();
            case NUMBER -> value.isDouble();
            case FLAG -> value.isBoolean();
        };
        assertThat(isKind).isTrue();
    }

    @ParameterizedTest
    @MethodSource("words")
    void theRecordTakesEachWordAndNoOther(ParameterField field) {
        for (String word : field.words()) {
            assertThat(SpecificationFields.parse(field.name(), word)).isEqualTo(word);
        }
        assertThatThrownBy(() -> SpecificationFields.parse(field.name(), "no such word"))
                .isInstanceOf(RegressionException.class)
                .hasMessageEndingWith(" must be one of " + String.join(", ", field.words()) + ".");
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void theRecordTakesTheNumbersOfTheRangeAndNoOthers(ParameterField field) {
        NumberRange range = Objects.requireNonNull(field.range());
        double step = field.kind().isWholeNumber() ? 1 : 0x1p-50;
        assertTaken(field, range.isMinIncluded() ? range.min() : range.min() + step);
        assertRefused(field, range.isMinIncluded() ? range.min() - step : range.min());
        OptionalDouble max = range.max();
        if (max.isPresent()) {
            assertTaken(field, range.isMaxIncluded() ? max.getAsDouble() : max.getAsDouble() - step);
            assertRefused(field, range.isMaxIncluded() ? max.getAsDouble() + step : max.getAsDouble());
        } else {
            assertTaken(field, field.kind().isWholeNumber() ? Integer.MAX_VALUE - 1 : Double.MAX_VALUE);
        }
    }

    private static Object text(ParameterField field, double value) {
        return field.kind().isWholeNumber() ? Long.toString((long) value) : (Object) value;
    }

    private static void assertTaken(ParameterField field, double value) {
        Specification taken = SpecificationFields.with(OPEN, Map.of(field.name(), text(field, value)));
        assertThat(((Number) SpecificationFields.get(taken, field.name())).doubleValue())
                .isEqualTo(value);
    }

    private static void assertRefused(ParameterField field, double value) {
        assertThatThrownBy(() -> SpecificationFields.with(OPEN, Map.of(field.name(), text(field, value))))
                .as("%s %s", field.name(), value)
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith(field.name() + " is ")
                .hasMessageContaining("; it must be " + field.range());
    }
}
