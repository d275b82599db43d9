package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.data.Dataset;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the rows with the largest errors; among equal errors, the rows with the smaller numbers come first. */
final class WorstRows {
    private static final int MOST = 10;

    private WorstRows() {}

    static List<WorstRow> of(Dataset dataset, int[] numbers, double[] predicted) {
        Comparator<Integer> bySize = Comparator.comparingDouble(row -> size(dataset.target(row), predicted[row]));
        Comparator<Integer> lessBad = bySize.thenComparing(
                Comparator.<Integer>comparingInt(row -> numbers[row]).reversed());
        PriorityQueue<Integer> worst = new PriorityQueue<>(lessBad);
        for (int row = 0; row < predicted.length; row++) {
            worst.add(row);
            if (worst.size() > MOST) {
                worst.remove();
            }
        }
        return worst.stream()
                .sorted(lessBad.reversed())
                .map(row -> new WorstRow(
                        numbers[row], dataset.target(row), predicted[row], features(dataset, row), cells(dataset, row)))
                .toList();
    }

    private static double size(double actual, double predicted) {
        double error = Math.abs(actual - predicted);
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    private static List<Double> features(Dataset dataset, int row) {
        return IntStream.range(0, dataset.features().columns())
                .mapToObj(column -> dataset.features().get(row, column))
                .toList();
    }

    private static @Nullable List<String> cells(Dataset dataset, int row) {
        return dataset.encoders() == null
                ? null
                : dataset.tableColumns().stream()
                        .map(column -> column.cell(row))
                        .toList();
    }
}
