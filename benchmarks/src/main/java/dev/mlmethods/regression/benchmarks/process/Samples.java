package dev.mlmethods.regression.benchmarks.process;

import dev.mlmethods.regression.benchmarks.contender.Measurement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The measurements of some contenders. */
public final class Samples {
    private final Map<Key, List<Measurement>> measurements = new LinkedHashMap<>();

    private record Key(String name, int threads) {}

    /**
     * The median time of a contender.
     *
     * @param threads those that it computed with
     */
    public record Median(String name, int threads, double seconds) {}

    /** Adds a measurement. */
    public void add(String name, int threads, Measurement measurement) {
        measurements
                .computeIfAbsent(new Key(name, threads), key -> new ArrayList<>())
                .add(measurement);
    }

    /** The median time of a contender on this many threads; empty if it was not measured. */
    public Optional<Median> median(String name, int threads) {
        return median(name, threads, Measurement::seconds).map(seconds -> new Median(name, threads, seconds));
    }

    /** The shortest median time of a contender on this many threads or fewer; empty if it was not measured. */
    public Optional<Median> best(String name, int threads) {
        return IntStream.rangeClosed(1, threads)
                .mapToObj(number -> median(name, number))
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(Median::seconds));
    }

    /** The median of a detail; empty if it was not measured. */
    public Optional<Double> detail(String name, int threads, String detail) {
        return median(name, threads, measurement -> measurement.details().getOrDefault(detail, Double.NaN));
    }

    /** The names of all details of a contender, in no particular order. */
    public List<String> details(String name, int threads) {
        return measurements.getOrDefault(new Key(name, threads), List.of()).stream()
                .flatMap(measurement -> measurement.details().keySet().stream())
                .distinct()
                .toList();
    }

    /** The largest relative difference between the losses of any two trainings. */
    public double lossSpread(List<String> names) {
        double[] losses = measurements.entrySet().stream()
                .filter(entry -> names.contains(entry.getKey().name()))
                .flatMap(entry -> entry.getValue().stream())
                .mapToDouble(Measurement::loss)
                .toArray();
        double min = Arrays.stream(losses).min().orElse(Double.NaN);
        return (Arrays.stream(losses).max().orElse(Double.NaN) - min) / min;
    }

    private Optional<Double> median(String name, int threads, ToDoubleFunction<Measurement> value) {
        double[] values = measurements.getOrDefault(new Key(name, threads), List.of()).stream()
                .mapToDouble(value)
                .sorted()
                .toArray();
        int middle = values.length / 2;
        return switch (values.length) {
            case 0 -> Optional.empty();
            default -> Optional.of(values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2);
        };
    }
}
