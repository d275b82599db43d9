package dev.mlmethods.regression.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.predictor.table.ColumnEncoder;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.storage.DoubleColumn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Encoders compared with scikit-learn's {@code OneHotEncoder} and {@code SimpleImputer}, see {@code sklearn-encoders.py}. */
class SklearnEncoderTest {
    private static final JsonNode REFERENCE = read();

    private static JsonNode read() {
        try (InputStream in = Objects.requireNonNull(
                SklearnEncoderTest.class.getResourceAsStream("/reference/sklearn-encoders.json"))) {
            return Json.tree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<JsonNode> encodings() {
        return REFERENCE.required("encodings").valueStream();
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void categoriesHaveTheFeaturesOfOneHotEncoder(JsonNode encoding) {
        List<String> texts = texts("texts");
        TypedReader reader = TypedReader.of(new NumberColumn(0, "x", ""), ColumnType.CATEGORY);
        texts.forEach(text -> reader.add("t.csv", new CsvRow.Cell(text, 1)));
        ColumnEncoder encoder = fit(
                reader.column(),
                texts.size(),
                new EncodingSpec(
                        null,
                        null,
                        null,
                        null,
                        encoding.required("maxCategories").intValue(),
                        encoding.required("minFrequency").intValue()));
        assertThat(encoder.features())
                .isEqualTo(encoding.required("features")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .map(name -> name.equals("infrequent_sklearn") ? "x_infrequent" : "x=" + name)
                        .toList());
        List<String> rows =
                Stream.concat(texts.stream(), texts("newTexts").stream()).toList();
        for (int row = 0; row < rows.size(); row++) {
            assertThat(encode(encoder, rows.get(row)))
                    .as(rows.get(row))
                    .containsExactly(numbers(encoding.required("rows").required(row)));
        }
    }

    /** The mean is summed in a different order: scikit-learn's depends on the number of rows and the processor. */
    @Test
    void missingNumbersAreThoseOfSimpleImputer() {
        JsonNode cells = REFERENCE.required("numbers");
        TypedReader reader = TypedReader.of(new NumberColumn(0, "x", ""), ColumnType.NUMBER);
        List<String> texts = cells.valueStream()
                .map(cell -> cell.isNull() ? "NA" : cell.toString())
                .toList();
        texts.forEach(text -> reader.add("t.csv", new CsvRow.Cell(text, 1)));
        ColumnEncoder encoder = fit(reader.column(), texts.size(), EncodingSpec.defaults());
        assertThat(encoder.features()).containsExactly("x", "x_missing");
        for (int row = 0; row < texts.size(); row++) {
            double[] expected = numbers(REFERENCE.required("imputed").required(row));
            assertThat(encode(encoder, texts.get(row)))
                    .containsExactly(expected, within(4e-16 * Math.abs(expected[0])));
        }
    }

    private static ColumnEncoder fit(TypedColumn column, int rows, EncodingSpec encoding) {
        TypedTable table = new TypedTable(List.of(column), rows, Set.of("x"), null);
        TableEncoders encoders = EncoderFit.fit(
                "t.csv", table, IntStream.range(0, rows).toArray(), encoding, DoubleColumn.constant(0, rows));
        return encoders.encoders().get(0);
    }

    private static double[] encode(ColumnEncoder encoder, String cell) {
        double[] features = new double[encoder.features().size()];
        encoder.encode(cell, features, 0);
        return features;
    }

    private static List<String> texts(String field) {
        return REFERENCE
                .required(field)
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private static double[] numbers(JsonNode row) {
        return row.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
    }
}
