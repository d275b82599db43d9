package dev.mlmethods.regression.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowOrderTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 64, 1_000, 1_025})
    void isThatOfAStableSort(int rows) {
        Random random = new Random(rows);
        double[] special = {Double.NaN, -0.0, 0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double[] numbers = random.ints(rows, 0, 20)
                .mapToDouble(i -> i < special.length ? special[i] : i)
                .toArray();
        assertThat(RowOrder.by(rows, row -> numbers[row]))
                .containsExactly(IntStream.range(0, rows)
                        .boxed()
                        .sorted(Comparator.comparingDouble(row -> numbers[row]))
                        .mapToInt(Integer::intValue)
                        .toArray());
    }
}
