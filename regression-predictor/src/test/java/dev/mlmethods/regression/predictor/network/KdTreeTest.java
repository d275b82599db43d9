package dev.mlmethods.regression.predictor.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KdTreeTest {
    private static final int ROWS = 700;

    static Stream<Arguments> places() {
        SplittableRandom random = new SplittableRandom(5);
        return Stream.of(
                Arguments.of("in the plane", 2, random.doubles(2 * ROWS, -9, 9).toArray()),
                Arguments.of("in space", 3, random.doubles(3 * ROWS, -9, 9).toArray()),
                Arguments.of("on a line", 1, random.doubles(ROWS, -9, 9).toArray()),
                Arguments.of("few", 2, random.doubles(2 * 5, -9, 9).toArray()),
                Arguments.of(
                        "on a grid, where many are at the same distance",
                        2,
                        random.ints(2 * ROWS, 0, 8).asDoubleStream().toArray()),
                Arguments.of(
                        "on a diagonal of the plane",
                        2,
                        IntStream.range(0, 2 * ROWS)
                                .mapToDouble(i -> i / 2 % 97)
                                .toArray()),
                Arguments.of(
                        "in order",
                        2,
                        IntStream.range(0, 2 * ROWS).asDoubleStream().toArray()),
                Arguments.of("in one place", 2, new double[2 * ROWS]),
                Arguments.of(
                        "in one place, but for a few",
                        2,
                        IntStream.range(0, 2 * ROWS)
                                .mapToDouble(i -> i % 88 == 0 ? i : 1)
                                .toArray()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void findsWhatComparingAllRowsFinds(String unused, int axes, double[] places) {
        KdTree tree = new KdTree(places, axes);
        SplittableRandom random = new SplittableRandom(6);
        int rows = places.length / axes;
        for (int i = 0; i < 300; i++) {
            int row = random.nextInt(rows);
            double[] place = i % 2 == 0
                    ? Arrays.copyOfRange(places, row * axes, (row + 1) * axes)
                    : random.doubles(axes, -12, 12).toArray();
            int most = 1 + random.nextInt(50);
            int leftOut = i % 3 == 0 ? DerivedColumns.NONE : row;

            NearestRows nearest = tree.nearest(place, most, leftOut);

            assertThat(rows(nearest)).isEqualTo(byComparison(places, axes, place, most, leftOut));
        }
    }

    private static List<Integer> rows(NearestRows nearest) {
        return IntStream.range(0, nearest.count()).mapToObj(nearest::row).toList();
    }

    private static List<Integer> byComparison(double[] places, int axes, double[] place, int most, int leftOut) {
        return IntStream.range(0, places.length / axes)
                .filter(row -> row != leftOut)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(row -> square(places, row * axes, place))
                        .thenComparing(row -> row))
                .limit(most)
                .toList();
    }

    private static double square(double[] places, int from, double[] place) {
        double square = 0;
        for (int axis = 0; axis < place.length; axis++) {
            square += (place[axis] - places[from + axis]) * (place[axis] - places[from + axis]);
        }
        return square;
    }

    @Test
    void prefersTheSmallerNumberAtTheSameDistance() {
        KdTree tree = new KdTree(new double[] {3, 1, -1, 3, -1, 1}, 1);
        assertThat(rows(tree.nearest(new double[] {0}, 3, DerivedColumns.NONE))).containsExactly(1, 2, 4);
        assertThat(rows(tree.nearest(new double[] {0}, 5, 2))).containsExactly(1, 4, 5, 0, 3);
        assertThat(tree.nearest(new double[] {0}, 5, 2).distance(4)).isEqualTo(3);
    }

    @Test
    void looksAtFewRowsWhereThousandsAreInOnePlace() {
        // Comparing each of these rows with each would take a minute.
        int rows = 300_000;
        KdTree tree = new KdTree(new double[2 * rows], 2);
        for (int row = 0; row < rows; row += 3) {
            NearestRows nearest = tree.nearest(new double[2], 50, row);
            assertThat(nearest.row(49)).isEqualTo(row < 50 ? 50 : 49);
        }
    }

    @Test
    void takesAnyPlace() {
        KdTree tree = new KdTree(DoubleStream.iterate(0, x -> x + 1).limit(200).toArray(), 2);
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -Double.MAX_VALUE}) {
            assertThat(tree.nearest(new double[] {value, 3}, 50, 7).count()).isEqualTo(50);
        }
    }
}
