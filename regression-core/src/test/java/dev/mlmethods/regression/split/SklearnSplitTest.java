package dev.mlmethods.regression.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.SplitColumn;
import dev.mlmethods.regression.data.SplitColumn.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows are those that sklearn-splits.py got from scikit-learn and hashlib. */
class SklearnSplitTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource({"texts,textGroups", "numbers,numberGroups"})
    void groupsAreThoseOfGroupShuffleSplitAndGroupKFold(String cells, String expected) throws IOException {
        JsonNode reference = reference();
        Dataset dataset = new SplitTables(folder).of(Kind.GROUP, texts(reference.required(cells)));
        for (JsonNode each : reference.required(expected)) {
            SplitSpec spec = new SplitSpec(
                            each.required("testSize").asDouble(),
                            each.required("splitSeed").asLong(),
                            each.required("validationSize").asDouble())
                    .withColumn(new SplitColumn(Kind.GROUP, "by"));
            DatasetSplit split = DatasetSplit.of(dataset, spec);
            assertThat(split.testRows()).containsExactly(integers(each.required("test")));
            assertThat(SplitTables.rows(split.training())).containsExactly(integers(each.required("training")));
            assertThat(SplitTables.validation(split)).containsExactly(integers(each.required("validation")));
            JsonNode folds = each.required("foldRows");
            List<DatasetSplit> splits = DatasetSplit.folds(dataset, spec, folds.size());
            for (int fold = 0; fold < folds.size(); fold++) {
                assertThat(SplitTables.validation(splits.get(fold))).containsExactly(integers(folds.get(fold)));
            }
        }
    }

    @Test
    void foldsByTimeAreThoseOfTimeSeriesSplit() throws IOException {
        for (JsonNode each : reference().required("times")) {
            int known = each.required("rows").asInt();
            // The test rows are the last of them, a fifth of all.
            List<Integer> times = IntStream.range(0, known * 5 / 4).boxed().toList();
            Dataset dataset = new SplitTables(folder).of(Kind.TIME, times);
            JsonNode validation = each.required("validation");
            List<DatasetSplit> splits = DatasetSplit.folds(dataset, SplitTables.spec(Kind.TIME), validation.size());
            for (int fold = 0; fold < validation.size(); fold++) {
                assertThat(SplitTables.validation(splits.get(fold))).containsExactly(integers(validation.get(fold)));
                assertThat(SplitTables.rows(splits.get(fold).training()))
                        .containsExactly(integers(each.required("training").get(fold)));
            }
        }
    }

    @Test
    void hashesAreThoseThatAnotherProgramTakes() throws IOException {
        JsonNode reference = reference();
        Dataset dataset = new SplitTables(folder).of(Kind.KEY, texts(reference.required("texts")));
        for (JsonNode each : reference.required("hashes")) {
            SplitSpec spec = new SplitSpec(0.3, each.required("splitSeed").asLong(), 0.4)
                    .withColumn(new SplitColumn(Kind.KEY, "by"));
            DatasetSplit split = DatasetSplit.of(dataset, spec);
            int[] test = rows(dataset, row -> each.required("test").get(row).asDouble() < 0.3);
            assertThat(split.testRows()).containsExactly(test).isNotEmpty();
            int[] validation = rows(
                    dataset,
                    row -> each.required("test").get(row).asDouble() >= 0.3
                            && each.required("validation").get(row).asDouble() < 0.4);
            assertThat(SplitTables.validation(split)).containsExactly(validation);
            List<DatasetSplit> folds =
                    DatasetSplit.folds(dataset, spec, each.required("folds").asInt());
            for (int fold = 0; fold < folds.size(); fold++) {
                int number = fold;
                int[] expected = rows(
                        dataset,
                        row -> each.required("test").get(row).asDouble() >= 0.3
                                && each.required("fold").get(row).asInt() == number);
                assertThat(SplitTables.validation(folds.get(fold))).containsExactly(expected);
            }
        }
    }

    private static int[] rows(Dataset dataset, IntPredicate wanted) {
        return IntStream.range(0, dataset.rows()).filter(wanted).toArray();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static int[] integers(JsonNode array) {
        return array.valueStream().mapToInt(JsonNode::asInt).toArray();
    }

    private static JsonNode reference() throws IOException {
        try (InputStream json = SklearnSplitTest.class.getResourceAsStream("/reference/sklearn-splits.json")) {
            return JsonMapper.shared().readTree(json);
        }
    }
}
