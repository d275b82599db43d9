package dev.mlmethods.regression.report.page.comparison;

import dev.mlmethods.regression.diagnostics.Interval;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.Page.Card;
import dev.mlmethods.regression.report.page.Page.Section;
import dev.mlmethods.regression.report.page.Page.Tone;
import dev.mlmethods.regression.report.page.Page.Verdict;
import dev.mlmethods.regression.report.page.ParameterText;
import dev.mlmethods.regression.report.page.Texts;
import dev.mlmethods.regression.report.page.evaluation.MetricTables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page with two results side by side. */
public final class ComparisonPage {
    private static final String TEST = "test";
    private static final List<String> SPLITS = List.of(TEST, "validation", "train");

    /** The fields that decide, together with the data, which rows are held out, and how much each of them counts. */
    private static final List<String> SPLIT_FIELDS = List.of(
            "sampleWeight", "testSize", "splitSeed", "splitBy", "groupColumn", "timeColumn", "keyColumn", "stratify");

    private final ComparedResult result;
    private final ComparedResult other;
    private final PairedDifferences paired;

    private ComparisonPage(ComparedResult result, ComparedResult other) {
        this.result = result;
        this.other = other;
        paired = PairedDifferences.of(result, other);
    }

    /**
     * {@return the page of a comparison}
     *
     * @param result the result in question
     * @param other what it is compared to: differences are those of {@code result} minus these
     */
    public static Page of(ComparedResult result, ComparedResult other) {
        return new ComparisonPage(result, other).page();
    }

    private Page page() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("metrics-section", "Metrics", "", List.of(metrics())));
        sections.add(new Section("differences", "What differs", "", differences()));
        sections.add(new Section("training", "Training", "", List.of(new ComparisonCharts(result, other).losses())));
        sections.add(new Section("predictions", "Predictions", "", new ComparisonCharts(result, other).predictions()));
        return new Page(
                result.label() + " compared to " + other.label(),
                "This page compares " + result.label() + ", " + result.what() + ", to " + other.label() + ", "
                        + other.what() + ".",
                verdicts(),
                cards(),
                sections);
    }

    private List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        if (paired.areOfTheSameRows()) {
            addOtherTrainingData(verdicts);
        } else if (paired.onlyWeightsDiffer()) {
            verdicts.add(
                    new Verdict(
                            Tone.BAD,
                            "The two were tested on the same rows with different weights: their metrics may differ only because of the weights."));
        } else if (result.isHeldOut() && other.isHeldOut() && !isSame(ComparedResult.DATA)) {
            verdicts.add(
                    new Verdict(
                            Tone.BAD,
                            "The two have different data, so their metrics are for different rows: they may differ only because of the data."));
        } else if (haveOtherTestRows()) {
            verdicts.add(new Verdict(
                    Tone.BAD,
                    "The two were tested on different rows: their metrics may differ only because of the rows."));
        }
        String parameters = result.facts().get(ComparedResult.PARAMETERS);
        if (parameters != null
                && parameters.equals(other.facts().get(ComparedResult.PARAMETERS))
                && result.readsTheSame(other)) {
            verdicts.add(new Verdict(Tone.GOOD, "The two networks are the same to the last bit."));
            return verdicts;
        }
        verdicts.add(rmse());
        return verdicts;
    }

    private void addOtherTrainingData(List<Verdict> verdicts) {
        if (!isSame(ComparedResult.DATA)) {
            verdicts.add(new Verdict(
                    Tone.NEUTRAL,
                    "The two were trained on different data, and tested on rows with the same numbers and targets."));
        }
    }

    private boolean haveOtherTestRows() {
        return !isSame(ComparedResult.TEST_ROWS)
                || (result.isHeldOut()
                        && SPLIT_FIELDS.stream()
                                .anyMatch(field -> !Objects.equals(
                                        result.specification().get(field),
                                        other.specification().get(field))));
    }

    private Verdict rmse() {
        Double rmse = metric(result, TEST, Metric.RMSE);
        Double otherRmse = metric(other, TEST, Metric.RMSE);
        if (rmse == null || otherRmse == null) {
            return new Verdict(Tone.NEUTRAL, "One of the two has no RMSE on its test rows.");
        }
        String numbers = Texts.number(rmse) + " against " + Texts.number(otherRmse);
        if (rmse.equals(otherRmse)) {
            return new Verdict(Tone.NEUTRAL, "Their RMSE on the test rows is the same: " + Texts.number(rmse) + ".");
        }
        String text = "Of the two, " + result.label() + " has the " + (rmse < otherRmse ? "smaller" : "larger")
                + " RMSE on its test rows: " + numbers + ". ";
        Tone tone = rmse < otherRmse ? Tone.GOOD : Tone.BAD;
        Interval interval = paired.of(Metric.RMSE);
        if (interval == null) {
            return new Verdict(tone, text + "How much of that is luck is unknown: " + unknown() + ".");
        }
        boolean mayBeLuck = interval.contains(0);
        return new Verdict(
                mayBeLuck ? Tone.NEUTRAL : tone,
                text + "The difference of " + difference(rmse, otherRmse) + " (95% interval " + Texts.range(interval)
                        + ") " + (mayBeLuck ? "may be luck." : "is more than luck."));
    }

    private String unknown() {
        String missing = paired.missing();
        return missing == null ? "the test rows are too few, or too similar" : missing;
    }

    private List<Card> cards() {
        List<Card> cards = new ArrayList<>();
        for (Metric metric : List.of(Metric.R2, Metric.RMSE, Metric.MAE)) {
            Double value = metric(result, TEST, metric);
            Double otherValue = metric(other, TEST, metric);
            cards.add(new Card(
                    MetricTables.heading(metric) + " on the test rows",
                    text(value),
                    "Was " + text(otherValue) + "; difference " + difference(value, otherValue)));
        }
        return cards;
    }

    private Block metrics() {
        List<List<String>> rows = new ArrayList<>();
        for (String split : SPLITS) {
            for (Metric metric : Metric.values()) {
                Double value = metric(result, split, metric);
                Double otherValue = metric(other, split, metric);
                if (value != null || otherValue != null) {
                    rows.add(List.of(
                            split,
                            MetricTables.heading(metric),
                            text(value),
                            text(otherValue),
                            difference(value, otherValue),
                            interval(split, metric),
                            judgement(metric, value, otherValue)));
                }
            }
        }
        return new Block.Table(
                "metrics",
                "The metrics of both; the difference is " + result.label() + " minus " + other.label() + ". "
                        + (paired.areOfTheSameRows()
                                ? "Its 95% interval is that of a paired bootstrap over the test rows, which are the same."
                                : "It has no interval: " + unknown() + "."),
                new DataTable(
                        List.of(
                                "rows",
                                "metric",
                                result.label(),
                                other.label(),
                                "difference",
                                "95% interval",
                                "which is"),
                        rows));
    }

    private List<Block> differences() {
        return List.of(
                differences("specification", "the specification", ComparedResult::specification),
                differences("facts", "where they come from", ComparedResult::facts));
    }

    private Block differences(
            String id, String what, Function<ComparedResult, Map<String, ? extends Object>> valuesOf) {
        Map<String, ?> values = valuesOf.apply(result);
        Map<String, ?> otherValues = valuesOf.apply(other);
        Set<String> names = new LinkedHashSet<>(values.keySet());
        names.addAll(otherValues.keySet());
        List<List<String>> rows = names.stream()
                .filter(name -> !Objects.equals(values.get(name), otherValues.get(name)))
                .map(name -> List.of(name, value(name, values.get(name)), value(name, otherValues.get(name))))
                .toList();
        return rows.isEmpty()
                ? new Block.Note("There is no difference in " + what + ".")
                : new Block.Table(
                        id,
                        "The differences in " + what + "; everything else is the same.",
                        new DataTable(List.of("name", result.label(), other.label()), rows));
    }

    private static String value(String name, @Nullable Object value) {
        return value == null ? "not set" : ParameterText.of(name, value);
    }

    private boolean isSame(String fact) {
        return Objects.equals(result.facts().get(fact), other.facts().get(fact));
    }

    private static @Nullable Double metric(ComparedResult result, String split, Metric metric) {
        return result.metrics().getOrDefault(split, Map.of()).get(metric.jsonName());
    }

    private static String text(@Nullable Double value) {
        return value == null ? Texts.NONE : Texts.number(value);
    }

    private String interval(String split, Metric metric) {
        Interval interval = split.equals(TEST) ? paired.of(metric) : null;
        return interval == null ? "" : Texts.range(interval);
    }

    private static String difference(@Nullable Double value, @Nullable Double otherValue) {
        if (value == null || otherValue == null) {
            return Texts.NONE;
        }
        double difference = value - otherValue;
        return (difference > 0 ? "+" : "") + Texts.rough(difference);
    }

    private static String judgement(Metric metric, @Nullable Double value, @Nullable Double otherValue) {
        if (value == null || otherValue == null) {
            return "";
        }
        int order = Double.compare(value, otherValue);
        return order == 0 ? "the same" : (order > 0) == metric.largerIsBetter() ? "better" : "worse";
    }
}
