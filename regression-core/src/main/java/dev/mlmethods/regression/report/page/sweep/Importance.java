package dev.mlmethods.regression.report.page.sweep;

import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.scaling.CompensatedSum;
import dev.mlmethods.regression.scaling.SquaredDeviations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How much a searched field matters: the share of the variance of the objective among the completed trials that its value by itself explains.
 *
 * <p>It is epsilon squared (T. L. Kelley, An Unbiased Correlation Ratio Measure, PNAS 21 (1935) 554-559) of a one-way analysis of variance, which is
 * eta squared minus what even a field without any effect would explain by chance; of the usual corrections, it has the least bias (K. Okada, Is Omega
 * Squared Less Biased?, Behaviormetrika 40 (2013) 129-147). Interactions with other fields aren't part of it.
 *
 * <p>In a complete grid, what the other fields explain isn't part of the error, see {@link MainEffects}. Elsewhere, as among points that were drawn,
 * it is: there, the effects of the fields can't be separated so simply.
 *
 * @param field its name
 * @param share from 0 to 1; NaN if unknown
 * @param text the same in a sentence
 */
record Importance(String field, double share, String text) {
    private static final int MOST_RANGES = 4;
    private static final int FEWEST_A_RANGE = 3;
    private static final int FEWEST_A_VALUE = 2;
    /** How many more trials than values are needed; with fewer, chance looks like an effect. */
    private static final int FEWEST_MORE = 4;

    static Importance of(SweepTrials sweep, String field) {
        List<SweepReport.Trial> trials = sweep.compared();
        int ranges = Math.max(1, Math.min(MOST_RANGES, trials.size() / FEWEST_A_RANGE));
        FieldLevels levels = FieldLevels.of(sweep, trials, field, ranges);
        double[] values = scaled(trials.stream().mapToDouble(sweep::value).toArray());
        int groups = levels.size();
        if (groups < 2) {
            return unknown(
                    field,
                    levels.byValue().size() < 2
                            ? "The field " + field
                                    + " has a single value among the trials that can be compared, so it is unknown how much it"
                                    + " matters."
                            : tooFew(values.length, field, levels.byValue().size()));
        }
        if (values.length < Math.max(FEWEST_A_VALUE * groups, groups + FEWEST_MORE)) {
            return unknown(field, tooFew(values.length, field, groups));
        }
        double total = SquaredDeviations.of(values).variance() * values.length;
        if (total == 0) {
            return unknown(
                    field, "The objective " + sweep.objective() + " is the same in all trials that can be compared.");
        }
        double share = mainEffects(sweep, trials, values, ranges)
                .map(effects -> effects.share(field))
                .orElseGet(() -> share(total, within(trials, values, levels), values.length, groups));
        return new Importance(
                field,
                share,
                "The field " + field + " by itself explains " + percent(share) + "% of the variance of "
                        + sweep.objective() + ".");
    }

    private static Optional<MainEffects> mainEffects(
            SweepTrials sweep, List<SweepReport.Trial> trials, double[] values, int ranges) {
        if (sweep.isDrawn()) {
            return Optional.empty();
        }
        List<FieldLevels> fields = sweep.fields().stream()
                .map(field -> FieldLevels.of(sweep, trials, field, ranges))
                .toList();
        return MainEffects.of(fields, trials, values);
    }

    /** An existing effect is not called 0. */
    private static String percent(double share) {
        return share > 0 && share < 0.005 ? "less than 1" : NumberText.fixed(100 * share, 0);
    }

    /** Divided by the largest, whose square may be more than a float64 can represent; no share depends on this. */
    private static double[] scaled(double[] values) {
        double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
        return largest == 0
                ? values
                : Arrays.stream(values).map(value -> value / largest).toArray();
    }

    private static Importance unknown(String field, String text) {
        return new Importance(field, Double.NaN, text);
    }

    private static String tooFew(int trials, String field, int values) {
        return NumberText.count(trials) + " trials that can be compared are too few to tell how much " + field
                + " matters, which has " + NumberText.count(values) + " values among them.";
    }

    /** The share from the sums of squares, total and within the groups: one minus the ratio of the unbiased variances. */
    private static double share(double total, double within, int values, int groups) {
        return Math.max(0, 1 - within / (values - groups) / (total / (values - 1)));
    }

    private static double within(List<SweepReport.Trial> trials, double[] values, FieldLevels levels) {
        CompensatedSum within = new CompensatedSum();
        for (int level = 0; level < levels.size(); level++) {
            List<Double> group = new ArrayList<>();
            for (int i = 0; i < values.length; i++) {
                if (levels.of(trials.get(i).parameters()) == level) {
                    group.add(values[i]);
                }
            }
            double[] grouped = group.stream().mapToDouble(Double::doubleValue).toArray();
            within.add(SquaredDeviations.of(grouped).variance() * grouped.length);
        }
        return within.value();
    }
}
