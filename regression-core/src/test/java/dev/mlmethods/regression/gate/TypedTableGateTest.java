package dev.mlmethods.regression.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.ColumnSelection;
import dev.mlmethods.regression.data.CsvFile;
import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.gate.baseline.EvaluatedModel;
import dev.mlmethods.regression.gate.diff.Cause;
import dev.mlmethods.regression.model.ModelEvaluation;
import dev.mlmethods.regression.model.PredictedRows;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.ShippedModel;
import dev.mlmethods.regression.model.SmallModels;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.predictor.Predictor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of texts, dates, booleans and missing cells on its way from the training to the gate and to predictions. */
class TypedTableGateTest {
    private static final String[] KINDS = {"flat", "house", "loft", "NA"};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** 60 rows; the fourth and the last have no target. */
    private final List<String[]> rows = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Specification specification;

    @BeforeEach
    void specify() {
        specification = specification();
    }

    TypedTableGateTest() {
        for (int i = 0; i < 60; i++) {
            rows.add(new String[] {
                i % 7 == 3 ? "" : String.valueOf(40 + i * 37 % 90),
                i == 11 ? "castle" : KINDS[i * 5 % 4],
                i % 3 == 0 ? "yes" : "no",
                "2025-" + (i % 2 == 0 ? "03" : "10") + "-" + (10 + i % 17),
                i == 3 || i == 59 ? "" : String.valueOf(100 + i * 37 % 90 + (i % 4) * 20)
            });
        }
    }

    @Test
    void allGoalsPredictTheSameBits() throws IOException {
        RegressionModel model = train();
        Path file = folder.resolve("model.zip");
        assertThat(model.features())
                .containsExactly(
                        "area",
                        "area_missing",
                        "kind=flat",
                        "kind=house",
                        "kind=loft",
                        "kind_infrequent",
                        "kind_missing",
                        "garden",
                        "sold_days",
                        "sold_monthSin",
                        "sold_monthCos",
                        "sold_dayOfWeekSin",
                        "sold_dayOfWeekCos");
        assertThat(model.findings())
                .extracting(DataFinding::text)
                .contains("2 of 60 rows have no target 'price', and are left out (lines 5, 61). Fill them in where the"
                        + " target is known.");
        double[] predicted = PredictedRows.of(model, table("houses.csv")).predicted();
        assertThat(predicted).hasSize(60);
        for (Predictor predictor :
                List.of(Predictor.load(file), Predictor.load(new ByteArrayInputStream(ShippedModel.of(file))))) {
            assertThat(predictor.columns()).containsExactly("area", "kind", "garden", "sold");
            assertThat(predictor.predict(
                            rows.stream().map(TypedTableGateTest::map).toList()))
                    .containsExactly(predicted);
        }
        Dataset dataset = table("houses.csv").read("price", ColumnSelection.all());
        assertThat(ModelEvaluation.onHeldOutRows(model, folder).predictions())
                .hasSize(12)
                .allMatch(row -> row.predicted() == predicted[dataset.rowInTable(row.row())]);
        assertThat(model.toBytes()).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void unknownCategoriesAreCounted() throws IOException {
        RegressionModel model = train();
        write("new.csv", List.of(new String[] {"50", "tent", "no", "2026-03-10", ""}, rows.get(1)));
        CsvFile input = table("new.csv");
        assertThat(PredictedRows.of(model, input).warnings(input.rowNames()))
                .containsExactly(
                        "Some values lie outside the range of the training rows, where the network has learned nothing:"
                                + " 'sold_days' in 1 of 2 rows (0 to 230 in training). Don't rely on these predictions, or"
                                + " train with such rows.",
                        "1 of 2 rows has a text in 'kind' that the training rows had rarely or not at all: 'tent'. It counts"
                                + " as any other such text.");
    }

    @Test
    void theGateFindsAChangedText() throws IOException {
        EvaluatedModel then = evaluate(null);
        gate().accept(then);
        assertThat(check(then).verdict()).isEqualTo(Verdict.IDENTICAL);
        int row = 20;
        while (then.predictions().rows().contains(row)) {
            row++;
        }
        // The row without a target before it isn't counted.
        rows.get(row + 1)[1] = rows.get(row + 1)[1].equals("flat") ? "house" : "flat";
        CheckResult result = check(evaluate(null));
        assertThat(result.causes())
                .singleElement()
                .extracting(cause -> ((Cause.DataChange) cause).text())
                .asString()
                .startsWith(folder.resolve("houses.csv") + ": 1 row changed in the columns ")
                .contains("kind=flat", " (line " + (row + 3) + ")");
    }

    /** The same file gives different features although nobody has touched it. */
    @Test
    void aTableThatIsReadOtherwiseIsNotCalledChanged() throws IOException {
        gate().accept(evaluate(null));
        Map<String, Map<String, ?>> others = Map.of(
                "columns was none and is sold=category", Map.of("columns", Map.of("sold", "category")),
                "exclude was none and is garden", Map.of("exclude", List.of("garden")));
        for (Map.Entry<String, Map<String, ?>> other : others.entrySet()) {
            specification = SpecificationFields.with(specification(), other.getValue());
            assertThat(check(evaluate(null)).causes()).extracting(Cause::text).containsExactly(other.getKey());
        }
        rows.get(20)[0] = "77";
        assertThat(check(evaluate(null)).causes())
                .extracting(Cause::kind)
                .containsExactly(Cause.Kind.DATA, Cause.Kind.SPECIFICATION);
    }

    @Test
    void theGateTakesAnotherDataset() throws IOException {
        List<String[]> others = new ArrayList<>(rows.subList(20, 30));
        others.add(new String[] {"50", "tent", "no", "2026-03-10", "120"});
        others.add(new String[] {"50", "flat", "no", "2026-03-10", ""});
        write("others.csv", others);
        EvaluatedModel then = evaluate("others.csv");
        assertThat(then.report().rows().test()).isEqualTo(11);
        gate().accept(then);
        assertThat(check(then).verdict()).isEqualTo(Verdict.IDENTICAL);
    }

    private static Map<String, String> map(String[] row) {
        return Map.of("area", row[0], "kind", row[1], "garden", row[2], "sold", row[3]);
    }

    private void write(String name, List<String[]> table) throws IOException {
        List<String> lines = new ArrayList<>(List.of("area,kind,garden,sold,price"));
        table.forEach(row -> lines.add(String.join(",", row)));
        Files.write(folder.resolve(name), lines);
    }

    private CsvFile table(String name) {
        return CsvFile.of(folder.resolve(name), name);
    }

    private Specification specification() {
        return new Specification(
                DataSpec.csv(folder.resolve("houses.csv").toString(), "price"),
                SmallModels.SPECIFICATION.split(),
                SmallModels.SPECIFICATION.network(),
                SmallModels.SPECIFICATION.training());
    }

    private RegressionModel train() throws IOException {
        write("houses.csv", rows);
        RegressionModel model = SmallModels.train(specification).model();
        Path file = folder.resolve("model.zip");
        model.save(file);
        return RegressionModel.load(file);
    }

    private EvaluatedModel evaluate(@Nullable String dataset) throws IOException {
        return gate().evaluate(train(), dataset);
    }

    private CheckResult check(EvaluatedModel model) {
        return gate().check(model);
    }

    private SmallGate gate() {
        return new SmallGate(folder);
    }
}
