package dev.mlmethods.regression.gate.bisect;

import dev.mlmethods.regression.gate.Bisection.Part;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be explained.
 *
 * @param metrics the gated metrics whose value differs from the baseline
 */
record Differences(List<Difference> metrics) {
    /** A sum of differences is off by at most this share of the whole, because its numbers are rounded. */
    private static final double ROUNDING = 1e-9;

    Differences {
        metrics = List.copyOf(metrics);
    }

    /** The difference of a metric, then and now. */
    record Difference(String metric, double then, double now) {
        double size() {
            return now - then;
        }
    }

    static Differences of(CheckResult result) {
        List<Difference> differences = new ArrayList<>();
        for (MetricChange change : result.metrics()) {
            Double then = change.baseline();
            Double now = change.current();
            if (then != null && now != null && !then.equals(now)) {
                differences.add(new Difference(change.metric(), then, now));
            }
        }
        return new Differences(differences);
    }

    boolean isEmpty() {
        return metrics.isEmpty();
    }

    /** What a training with these metrics explains, compared to another one. */
    Part part(String what, Map<String, Double> values, Map<String, Double> valuesOfOther) {
        Map<String, Double> gated = new LinkedHashMap<>();
        Map<String, Double> explained = new LinkedHashMap<>();
        for (Difference difference : metrics) {
            Double value = values.get(difference.metric());
            Double other = valuesOfOther.get(difference.metric());
            if (value != null) {
                gated.put(difference.metric(), value);
            }
            if (value != null && other != null) {
                explained.put(difference.metric(), value - other);
            }
        }
        return new Part(what, gated, explained, null);
    }

    /** What parts leave unexplained. */
    Part rest(String what, List<Part> parts) {
        Map<String, Double> left = new LinkedHashMap<>();
        for (Difference difference : metrics) {
            double explained = parts.stream()
                    .mapToDouble(part -> part.differences().getOrDefault(difference.metric(), 0.0))
                    .sum();
            left.put(difference.metric(), difference.size() - explained);
        }
        return new Part(what, Map.of(), left, null);
    }

    /** Whether a part explains nothing. */
    boolean isNothing(Part part) {
        return metrics.stream()
                .allMatch(difference -> Math.abs(part.differences().getOrDefault(difference.metric(), 0.0))
                        <= ROUNDING * Math.abs(difference.size()));
    }
}
