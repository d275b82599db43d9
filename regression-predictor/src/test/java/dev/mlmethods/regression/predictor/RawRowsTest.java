package dev.mlmethods.regression.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.predictor.network.Activation;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows as they appear in a table, with texts, dates and empty cells. */
class RawRowsTest {
    private static final String COLUMNS = """
              "columns": [
                { "name": "area", "type": "number", "missing": "marked", "fill": 80.5 },
                { "name": "kind", "type": "category", "missing": "refused", "categories": [ "flat", "house" ], "others": "infrequent" },
                { "name": "garden", "type": "boolean", "missing": "refused", "fill": 0.5 },
                { "name": "sold", "type": "date", "missing": "refused", "parts": [ "days" ], "fills": [ 9.0 ], "first": 20000.0 }
              ],
            """;
    private static final List<String> FEATURES =
            List.of("area", "area_missing", "kind=flat", "kind=house", "kind_infrequent", "garden", "sold_days");
    private static final SampleModel MODEL = SampleModel.of(FEATURES, List.of(5), Activation.RELU);

    private final Predictor predictor = load(json());

    @Test
    void rowsAreEncodedAsTheTableWas() {
        assertThat(predictor.columns()).containsExactly("area", "kind", "garden", "sold");
        assertThat(predictor.features()).isEqualTo(FEATURES);
        double expected = predictor.predict(120, 0, 0, 1, 0, 1, 5);
        LocalDate day = LocalDate.ofEpochDay(20005);
        assertThat(predictor.predict(Map.of("area", 120, "kind", "house", "garden", true, "sold", day)))
                .isEqualTo(expected);
        assertThat(predictor.predict(
                        Map.of("area", "120.0", "kind", " house", "garden", "YES", "sold", day.toString())))
                .isEqualTo(expected);
        assertThat(predictor
                        .row()
                        .set("area", 120)
                        .set("kind", "house")
                        .set("garden", 1)
                        .set("sold", "2024-10-09")
                        .predict())
                .isEqualTo(expected);
    }

    @Test
    void emptyCellsAreFilledWhereTheTableHadSome() {
        double expected = predictor.predict(80.5, 1, 1, 0, 0, 0, 0);
        Map<String, Object> row = new HashMap<>(Map.of("kind", "flat", "garden", "no", "sold", "2024-10-04"));
        row.put("area", null);
        assertThat(predictor.predict(row)).isEqualTo(expected);
        row.put("area", "NA");
        assertThat(predictor.predict(row)).isEqualTo(expected);
        row.put("area", Double.NaN);
        assertThat(predictor.predict(row)).isEqualTo(expected);
        row.put("kind", null);
        assertThatThrownBy(() -> predictor.predict(row))
                .isInstanceOf(RowException.class)
                .hasMessage("The feature 'kind' is null; give a text, or don't predict the row.");
    }

    @Test
    void unknownCategoriesAreTold() {
        Map<String, Object> row = Map.of("area", 50, "kind", "castle", "garden", "no", "sold", "2024-10-04");
        assertThat(predictor.predict(row)).isEqualTo(predictor.predict(50, 0, 0, 0, 1, 0, 0));
        assertThat(predictor.unknownCategories(row)).containsExactly("kind");
    }

    @Test
    void manyRowsAreThoseOfOne() {
        Map<String, Object> flat = Map.of("area", 50, "kind", "flat", "garden", "no", "sold", "2024-10-04");
        Map<String, Object> house = Map.of("area", 150, "kind", "house", "garden", "t", "sold", "2024-11-04");
        assertThat(predictor.predict(List.of(flat, house)))
                .containsExactly(predictor.predict(flat), predictor.predict(house));
        assertThatThrownBy(() -> predictor.predict(List.of(flat, Map.of("area", 1))))
                .isInstanceOf(RowException.class)
                .hasMessage(
                        "rows[1]: the row has no value for kind, garden, sold; give one for each feature of the model:"
                                + " area, kind, garden, sold.");
    }

    @Test
    void aValueOfAnotherTypeIsNamed() {
        Map<String, Object> row = new HashMap<>(Map.of("area", 50, "kind", "flat", "garden", 2, "sold", "2024-10-04"));
        assertThatThrownBy(() -> predictor.predict(row))
                .isInstanceOf(RowException.class)
                .hasMessage("The feature 'garden': '2' is not true or false. Write true or false, or yes or no, or drop"
                        + " the row.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"area_missing\"|\"area_gone\"|the columns have other features",
                "\"fill\": 80.5|\"fill\": \"Infinity\"|a fill is not finite",
                "\"type\": \"number\"|\"type\": \"text\"|no type of a column: text",
                "\"missing\": \"marked\"|\"missing\": \"lost\"|no way with missing cells: lost",
                "\"flat\", \"house\" ]|\"house\", \"flat\" ]|categories are not in the order of their code points",
                "\"others\": \"infrequent\"|\"others\": \"hidden\"|no place for other texts: hidden",
                "[ \"days\" ]|[ \"hourSin\" ]|a column of the type date has no hourSin",
                "[ \"days\" ]|[ \"moon\" ]|no part of a date: moon",
                "\"fills\": [ 9.0 ]|\"fills\": [ ]|a date has no parts, or one twice, or another number of fills",
                "\"first\": 20000.0|\"last\": 1|columns.last is unknown",
                "\"fill\": 0.5|\"scale\": 0.5|columns.scale is unknown",
                "\"name\": \"garden\"|\"name\": \"area\"|the columns 'area' and 'area' both become a feature 'area'"
            })
    void damagedColumnsAreFoundOut(String part, String damaged, String fault) {
        String json = json();
        assertThat(json).contains(part);
        assertThatThrownBy(() -> load(json.replace(part, damaged)))
                .isInstanceOf(ModelFileException.class)
                .hasMessageEndingWith("(" + fault + "). Train the model again.");
    }

    @Test
    void meanTargetsAndNormalScoresTravelWithTheModel() {
        SampleModel model = SampleModel.of(List.of("zip", "income"), List.of(5), Activation.RELU);
        String columns = """
                  "columns": [
                    { "name": "zip", "type": "category", "missing": "filled", "categories": [ "10115", "89073" ], "means": [ 3.0, 2.0 ], "mean": 2.5, "missingMean": 2.25 },
                    { "name": "income", "type": "number", "missing": "refused", "fill": 0.0 }
                  ],
                """;
        String json = model.json()
                .replace("  \"target\": \"price\",", columns + "  \"target\": \"price\",")
                .replaceFirst(
                        "(\"scales\": \\[.*\\])", "$1,\n    \"quantiles\": { \"income\": [ 1.0, 2.0, 2.0, 9.0 ] }");
        Predictor withBoth = Predictor.load(new ByteArrayInputStream(model.bytes(json)));
        assertThat(withBoth.features()).containsExactly("zip", "income");
        assertThat(withBoth.predict(Map.of("zip", "89073", "income", 2))).isEqualTo(withBoth.predict(2, 2));
        assertThat(withBoth.predict(Map.of("zip", "20095", "income", 2))).isEqualTo(withBoth.predict(2.5, 2));
        assertThat(withBoth.predict(Map.of("zip", "", "income", 2))).isEqualTo(withBoth.predict(2.25, 2));
        assertThat(withBoth.unknownCategories(Map.of("zip", "20095", "income", 2)))
                .containsExactly("zip");
        // Beyond the training rows, nothing changes any more.
        assertThat(withBoth.predict(2, 9)).isEqualTo(withBoth.predict(2, 1e6));
        Map.of(
                        "1.0, 2.0, 2.0, 9.0", "1.0, 3.0, 2.0, 9.0",
                        "[ 1.0, 2.0, 2.0, 9.0 ]", "[ 1.0 ]",
                        "2.0, 9.0", "2.0, \"Infinity\"")
                .forEach((part, damaged) -> assertThatThrownBy(() ->
                                Predictor.load(new ByteArrayInputStream(model.bytes(json.replace(part, damaged)))))
                        .isInstanceOf(ModelFileException.class)
                        .hasMessageContaining("quantiles are too few, not finite or not rising"));
        assertThatThrownBy(() -> Predictor.load(new ByteArrayInputStream(
                        model.bytes(json.replace("\"means\": [ 3.0, 2.0 ]", "\"means\": [ 3.0 ]")))))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("a mean target is not finite, or there is another number of them");
    }

    private static String json() {
        return MODEL.json().replace("  \"target\": \"price\",", COLUMNS + "  \"target\": \"price\",");
    }

    private static Predictor load(String json) {
        return Predictor.load(new ByteArrayInputStream(MODEL.bytes(json)));
    }
}
