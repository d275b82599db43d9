package dev.mlmethods.regression.report.page.sweep;

import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.scaling.CompensatedSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What each field of a complete grid adds to the objective, whatever the others are: the mean of the trials with a value of it, minus the mean of
 * all. In a grid in which each combination was compared equally often, these effects don't depend on one another, so the sum of squares splits into
 * one part for each field and one for the error, which is everything that no single field explains (R. A. Fisher, Statistical Methods for Research
 * Workers, 1925; the shares are those of F. Hutter, H. Hoos and K. Leyton-Brown, An Efficient Approach for Assessing Hyperparameter Importance, ICML
 * 2014).
 */
final class MainEffects {
    private final double total;
    private final Map<String, Part> parts = new HashMap<>();
    private final Part error;

    /**
     * A part of the sum of squares.
     *
     * @param squares the part
     * @param freedom its degrees of freedom
     */
    private record Part(double squares, int freedom) {}

    private MainEffects(List<FieldLevels> fields, List<SweepReport.Trial> trials, double[] values) {
        double[] centred = minusMean(values);
        total = squares(centred);
        double[] rest = centred.clone();
        int freedom = values.length - 1;
        for (FieldLevels field : fields) {
            double[] effects = effects(field, trials, centred);
            Arrays.setAll(rest, trial -> rest[trial] - effects[trial]);
            parts.put(field.field(), new Part(squares(effects), field.size() - 1));
            freedom -= field.size() - 1;
        }
        error = new Part(squares(rest), freedom);
    }

    /**
     * The effects in a grid.
     *
     * @param fields that were searched, with their levels among the trials
     * @param values of the objective, one per trial
     * @return empty if some combinations of levels were compared more often than others, or nothing is left from which to compute the error
     */
    static Optional<MainEffects> of(List<FieldLevels> fields, List<SweepReport.Trial> trials, double[] values) {
        return isBalanced(fields, trials)
                ? Optional.of(new MainEffects(fields, trials, values)).filter(effects -> effects.error.freedom > 0)
                : Optional.empty();
    }

    private static boolean isBalanced(List<FieldLevels> fields, List<SweepReport.Trial> trials) {
        Map<List<Integer>, Integer> counts = new HashMap<>();
        for (SweepReport.Trial trial : trials) {
            counts.merge(
                    fields.stream().map(field -> field.of(trial.parameters())).toList(), 1, Integer::sum);
        }
        long combinations = fields.stream().mapToLong(FieldLevels::size).reduce(1, (a, b) -> a * b);
        return counts.size() == combinations
                && counts.values().stream().distinct().count() == 1;
    }

    /**
     * The share of the variance that a field explains, minus what even a field without any effect would explain by chance: epsilon squared, which is
     * (S - f E / e) / T for the sums of squares S of the field, E of the error and T of all, and the degrees of freedom f and e of the first two.
     *
     * @return from 0 to 1
     */
    double share(String field) {
        Part part = parts.getOrDefault(field, new Part(0, 0));
        return Math.max(0, (part.squares - part.freedom * error.squares / error.freedom) / total);
    }

    private static double[] effects(FieldLevels field, List<SweepReport.Trial> trials, double[] centred) {
        int[] levels =
                trials.stream().mapToInt(trial -> field.of(trial.parameters())).toArray();
        List<CompensatedSum> sums = new ArrayList<>();
        IntStream.range(0, field.size()).forEach(level -> sums.add(new CompensatedSum()));
        for (int trial = 0; trial < levels.length; trial++) {
            sums.get(levels[trial]).add(centred[trial]);
        }
        return IntStream.of(levels).mapToDouble(level -> sums.get(level).mean()).toArray();
    }

    private static double[] minusMean(double[] values) {
        CompensatedSum sum = new CompensatedSum();
        Arrays.stream(values).forEach(sum::add);
        double mean = sum.mean();
        return Arrays.stream(values).map(value -> value - mean).toArray();
    }

    private static double squares(double[] values) {
        CompensatedSum sum = new CompensatedSum();
        Arrays.stream(values).forEach(value -> sum.add(value * value));
        return sum.value();
    }
}
