package dev.mlmethods.regression.report.page.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.report.page.ParameterText;
import dev.mlmethods.regression.report.page.Texts;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.Strategy;
import dev.mlmethods.regression.sweep.SweepPlan;
import dev.mlmethods.regression.sweep.SweepPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What a sweep cost, and what it would cost to continue, in epochs and in sentences. */
final class SweepCost {
    private static final String SPLIT_SEED = "splitSeed";

    private final SweepTrials sweep;

    SweepCost(SweepTrials sweep) {
        this.sweep = sweep;
    }

    static long savedBySharing(SweepReport.Epochs epochs) {
        return epochs.withoutSharing() - epochs.trained() - epochs.pruned();
    }

    /** What it cost and what was saved. */
    List<String> spent() {
        SweepReport.Epochs epochs = sweep.summary().epochs();
        List<String> sentences = new ArrayList<>();
        sentences.add("The sweep trained " + atMost() + epochs(epochs.trained())
                + (mayStopEarly() ? " because trainings may have stopped early." : "."));
        if (savedBySharing(epochs) > 0) {
            sentences.add(
                    "Trials that are the beginning of a longer one saved " + epochs(savedBySharing(epochs)) + ".");
        }
        if (epochs.pruned() > 0) {
            sentences.add("Successive halving saved " + epochs(epochs.pruned()) + ".");
        }
        return sentences;
    }

    /** What more seeds and wider edges would cost. */
    List<String> goingOn() {
        List<String> sentences = new ArrayList<>();
        sentences.add(oneMoreSeed());
        List<SweepPoint> ranked = sweep.rankedPoints();
        if (!ranked.isEmpty()) {
            for (String field : sweep.varied()) {
                edge(field, ranked.get(0)).ifPresent(sentences::add);
            }
        }
        return sentences;
    }

    private String oneMoreSeed() {
        if (sweep.summary().strategy() == Strategy.SUCCESSIVE_HALVING) {
            return "The same search with another seed would cost about "
                    + epochs(sweep.summary().epochs().trained()) + ".";
        }
        long seed = unusedSeed();
        List<Specification> more = sweep.summary().points().stream()
                .map(point -> with(point.parameters(), SweepTrials.SEED, seed))
                .toList();
        return "One more seed for every point would cost " + atMost() + epochs(SweepPlan.epochs(more, sweep.folds()))
                + ".";
    }

    private long unusedSeed() {
        Set<Object> used = sweep.report().trials().stream()
                .map(trial -> trial.parameters().get(SweepTrials.SEED))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return LongStream.iterate(0, seed -> seed + 1)
                .filter(seed -> !used.contains(seed))
                .findFirst()
                .orElseThrow();
    }

    /** A sentence for a number whose best value is the smallest or largest that was tried. */
    private Optional<String> edge(String field, SweepPoint best) {
        List<Object> distinct = sweep.report().trials().stream()
                .map(trial -> Objects.requireNonNull(trial.parameters().get(field)))
                .distinct()
                .toList();
        boolean isSeed = field.equals(SweepTrials.SEED) || field.equals(SPLIT_SEED);
        if (isSeed || !FieldLevels.areNumbers(distinct)) {
            return Optional.empty();
        }
        List<Object> values = FieldLevels.sorted(distinct);
        Object value = Objects.requireNonNull(best.parameters().get(field));
        boolean isLargest = value.equals(values.get(values.size() - 1));
        if (!isLargest && !value.equals(values.get(0))) {
            return Optional.empty();
        }
        if (!isLargest) {
            Collections.reverse(values);
        }
        String found = "The best " + field + ", " + ParameterText.of(value) + ", is the "
                + (isLargest ? "largest" : "smallest") + " that was tried; ";
        return NextValue.of(field, values)
                .flatMap(next -> wider(field, value, next))
                .map(found::concat);
    }

    /** Empty if the trials cannot have that value. */
    private Optional<String> wider(String field, Object edge, Object next) {
        if (sweep.isDrawn()) {
            return Optional.of("extend the search to " + ParameterText.of(next) + ".");
        }
        try {
            List<Specification> all = new ArrayList<>();
            List<Specification> more = new ArrayList<>();
            for (SweepReport.Trial trial : sweep.report().trials()) {
                all.add(sweep.specification(trial));
                if (edge.equals(trial.parameters().get(field))) {
                    more.add(with(trial.parameters(), field, next));
                }
            }
            long before = SweepPlan.epochs(all, sweep.folds());
            all.addAll(more);
            return Optional.of("also trying " + ParameterText.of(next) + " would cost " + atMost()
                    + epochs(SweepPlan.epochs(all, sweep.folds()) - before) + ".");
        } catch (RegressionException e) {
            return Optional.empty();
        }
    }

    private Specification with(Map<String, Object> parameters, String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(parameters);
        changed.put(field, value);
        return sweep.specification(changed);
    }

    private boolean mayStopEarly() {
        return sweep.fields().contains("patience")
                || sweep.summary()
                        .specification()
                        .members()
                        .get(0)
                        .training()
                        .earlyStopping()
                        .stopsEarly();
    }

    private String atMost() {
        return mayStopEarly() ? "at most " : "";
    }

    private static String epochs(long epochs) {
        return Texts.count(epochs, "epoch");
    }
}
