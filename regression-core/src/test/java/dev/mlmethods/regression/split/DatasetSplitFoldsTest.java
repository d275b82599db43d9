package dev.mlmethods.regression.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows are those of scikit-learn 1.2.1: {@code KFold(4, shuffle=True, random_state=42)} on the rows of a {@code train_test_split}. */
class DatasetSplitFoldsTest {
    /** The target of a row is its number. */
    private static Dataset rows(int rows) {
        double[] numbers = IntStream.range(0, rows).mapToDouble(row -> row).toArray();
        return Dataset.of("rows", FeatureMatrix.of(List.of("x"), numbers), "y", numbers.clone());
    }

    private static int[] numbers(Dataset dataset) {
        return Arrays.stream(dataset.target()).mapToInt(row -> (int) row).toArray();
    }

    private static int[] validation(DatasetSplit split) {
        return numbers(Objects.requireNonNull(split.validation()));
    }

    @Test
    void equalScikitLearnsFolds() {
        List<DatasetSplit> folds = DatasetSplit.folds(rows(23), SplitSpec.defaults(), 4);
        assertThat(folds).hasSize(4);
        assertThat(validation(folds.get(0))).containsExactly(12, 1, 5, 11, 4);
        assertThat(validation(folds.get(1))).containsExactly(13, 21, 7, 14, 19);
        assertThat(validation(folds.get(2))).containsExactly(2, 18, 22, 6);
        assertThat(validation(folds.get(3))).containsExactly(20, 3, 16, 10);
        assertThat(numbers(folds.get(0).training())).containsExactly(13, 2, 20, 3, 18, 16, 21, 22, 7, 10, 14, 19, 6);
        assertThat(numbers(folds.get(3).training())).containsExactly(12, 1, 13, 5, 2, 11, 4, 18, 21, 22, 7, 14, 19, 6);
    }

    @Test
    void haveTheTestRowsOfTheOneSplit() {
        for (DatasetSplit fold : DatasetSplit.folds(rows(23), SplitSpec.defaults(), 4)) {
            assertThat(numbers(fold.test())).containsExactly(15, 9, 0, 8, 17);
            assertThat(fold.testRows()).containsExactly(15, 9, 0, 8, 17);
        }
    }

    @Test
    void canBeAsManyAsThereAreRows() {
        List<DatasetSplit> folds = DatasetSplit.folds(rows(4), SplitSpec.defaults(), 3);
        assertThat(folds).allSatisfy(fold -> {
            assertThat(validation(fold)).hasSize(1);
            assertThat(fold.training().rows()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void areAtLeastTwo(int folds) {
        assertThatThrownBy(() -> DatasetSplit.folds(rows(23), SplitSpec.defaults(), folds))
                .isInstanceOf(RegressionException.class)
                .hasMessage("folds is " + folds
                        + ", and there are 18 rows to divide; it must be at least 2, at most the number of rows, and leave 2"
                        + " rows to train on.");
    }

    @Test
    void areNotMoreThanThereAreRows() {
        assertThatThrownBy(() -> DatasetSplit.folds(rows(23), SplitSpec.defaults(), 19))
                .isInstanceOf(RegressionException.class)
                .hasMessage("folds is 19, and there are 18 rows to divide; it must be at least 2, at most the number of"
                        + " rows, and leave 2 rows to train on.");
    }

    @Test
    void leaveTwoRowsToTrainOn() {
        assertThatThrownBy(() -> DatasetSplit.folds(rows(3), SplitSpec.defaults(), 2))
                .isInstanceOf(RegressionException.class)
                .hasMessage("folds is 2, and there are 2 rows to divide; it must be at least 2, at most the number of"
                        + " rows, and leave 2 rows to train on.");
    }
}
