package dev.mlmethods.regression.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows are those that sklearn-strata.py got from scikit-learn and pandas. */
class SklearnStrataTest {
    static Stream<JsonNode> cases() throws IOException {
        try (InputStream json = SklearnStrataTest.class.getResourceAsStream("/reference/sklearn-strata.json")) {
            return JsonMapper.shared().readTree(json).required("cases").valueStream();
        }
    }

    /** As the program generates it: a linear congruential generator, and transformations of its numbers. */
    private static double[] target(String kind, int rows) {
        double[] values = new double[rows];
        long state = 12345;
        for (int row = 0; row < rows; row++) {
            state = (state * 1103515245 + 12345) % (1L << 31);
            double value = state / 0x1p31;
            values[row] = switch (kind) {
                case "smooth" -> value * value * 100 - 3;
                case "ties" -> (int) (value * 6);
                case "zeros" -> value < 0.45 ? 0 : value;
                default -> throw new IllegalArgumentException(kind);
            };
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theRowsAreThoseOfTheStratifiedSplits(JsonNode each) {
        Dataset dataset = Strata.dataset(
                target(each.required("target").asString(), each.required("rows").asInt()));
        SplitSpec spec = new SplitSpec(
                        each.required("testSize").asDouble(),
                        each.required("splitSeed").asLong(),
                        each.required("validationSize").asDouble())
                .withStratify(each.required("stratify").asInt());

        DatasetSplit plain = DatasetSplit.of(dataset, spec.withValidationSize(0));
        assertThat(plain.testRows()).startsWith(integers(each.required("firstTest")));
        assertThat(sha256(plain.testRows())).isEqualTo(each.required("test").asString());
        assertThat(sha256(Strata.rows(plain.training())))
                .isEqualTo(each.required("train").asString());

        DatasetSplit watched = DatasetSplit.of(dataset, spec);
        assertThat(watched.testRows()).isEqualTo(plain.testRows());
        assertThat(sha256(Strata.rows(watched.training())))
                .isEqualTo(each.required("training").asString());
        assertThat(sha256(Strata.rows(Objects.requireNonNull(watched.validation()))))
                .isEqualTo(each.required("validation").asString());

        JsonNode validation = each.required("foldValidation");
        List<DatasetSplit> folds = DatasetSplit.folds(dataset, spec, validation.size());
        for (int fold = 0; fold < validation.size(); fold++) {
            DatasetSplit split = folds.get(fold);
            assertThat(split.testRows()).isEqualTo(plain.testRows());
            assertThat(sha256(Strata.rows(Objects.requireNonNull(split.validation()))))
                    .isEqualTo(validation.get(fold).asString());
            assertThat(sha256(Strata.rows(split.training())))
                    .isEqualTo(each.required("foldTraining").get(fold).asString());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void thereAreAsManyBinsAsPandasCuts(JsonNode each) {
        Dataset dataset = Strata.dataset(
                target(each.required("target").asString(), each.required("rows").asInt()));
        TargetBins bins = TargetBins.of(dataset, each.required("stratify").asInt());
        assertThat(bins.count()).isEqualTo(each.required("bins").asInt());
    }

    @Test
    void tiesAndZerosMakeFewerBinsThanAskedFor() throws IOException {
        assertThat(cases())
                .anyMatch(each -> each.required("bins").asInt()
                        < each.required("stratify").asInt());
    }

    private static int[] integers(JsonNode array) {
        return array.valueStream().mapToInt(JsonNode::asInt).toArray();
    }

    private static String sha256(int[] rows) {
        ByteBuffer bytes = ByteBuffer.allocate(rows.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(rows).forEach(bytes::putInt);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
