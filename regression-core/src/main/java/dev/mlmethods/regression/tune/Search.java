package dev.mlmethods.regression.tune;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.sweep.SearchSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The stages of a tuning, up to the best candidate. */
final class Search {
    /** A change that helps less than this, relative to the objective, isn't worth a line in a configuration. */
    private static final double LEAST_GAIN = 0.001;

    /** Points of the stage {@link TuningStage#NETWORK}, at most. */
    private static final int MOST_POINTS = 300;

    /** Such points are first trained for one of so many epochs, and one of so many of them for all. */
    private static final int REDUCTION = 3;

    /** So many networks that their mean has most of what more of them would give. */
    private static final int NETWORKS = 5;

    private final TuningSpec spec;
    private final Dataset rows;
    private final Candidate recipe;
    private final Costs costs;
    private final Candidates candidates;
    private final Allowance allowance;
    private final List<Ablation> ablations = new ArrayList<>();
    private Measured best;

    /**
     * Begins with the recipe.
     *
     * @param rows those that aren't held out
     * @throws RegressionException if the recipe can't be trained
     */
    Search(TuningSpec spec, Dataset rows, Candidate recipe, Costs costs, Candidates candidates, Allowance allowance) {
        this.spec = spec;
        this.rows = rows;
        this.recipe = recipe;
        this.costs = costs;
        this.candidates = candidates;
        this.allowance = allowance;
        allowance.begin(TuningStage.PRESENTATION);
        this.best = candidates.measure(TuningStage.PRESENTATION, List.of(recipe), 1).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the budget doesn't pay for the recipe"));
        if (!best.isCompleted()) {
            throw new RegressionException("The first network that was tried "
                    + best.trial().status().jsonName() + ": " + best.trial().reason());
        }
    }

    /** Goes through the stages, and returns the best. */
    Measured run() {
        stepwise(TuningStage.PRESENTATION, Presentation.alternatives(rows, spec));
        allowance.begin(TuningStage.NETWORK);
        network();
        allowance.begin(TuningStage.REFINEMENT);
        stepwise(TuningStage.REFINEMENT, Recipe.neighbors(best.candidate(), spec));
        allowance.begin(TuningStage.ABLATION);
        ablate();
        return best;
    }

    /** What each part of the best is worth. */
    List<Ablation> ablations() {
        return List.copyOf(ablations);
    }

    /** Each change by itself; then the others on top of the best of them, the more helpful first, and so on until none helps. */
    private void stepwise(TuningStage stage, List<Map<String, Object>> changes) {
        List<Map<String, Object>> open = changes;
        boolean helped = true;
        while (helped && !open.isEmpty()) {
            Map<Candidate, Map<String, Object>> possible = new LinkedHashMap<>();
            open.forEach(change ->
                    changed(best.candidate(), change).ifPresent(candidate -> possible.putIfAbsent(candidate, change)));
            List<Measured> ranked = ranked(candidates.measure(stage, List.copyOf(possible.keySet()), 1));
            helped = !ranked.isEmpty() && isBetter(ranked.get(0), LEAST_GAIN);
            if (helped) {
                best = ranked.get(0);
                open = ranked.stream()
                        .skip(1)
                        .map(other -> Objects.requireNonNull(possible.get(other.candidate())))
                        .toList();
            }
        }
    }

    /** Points at random, all for a part of the epochs, then the best of them for all. */
    private void network() {
        Map<String, Object> space = Recipe.space(best.candidate(), spec, rows.rows());
        if (space.isEmpty()) {
            return;
        }
        List<Candidate> points = SearchSpace.parse(space).draw(MOST_POINTS, spec.searchSeed()).stream()
                .flatMap(point -> changed(best.candidate(), point).stream())
                .toList();
        int epochs = Math.max(1, best.candidate().epochs() / REDUCTION);
        List<Measured> shorter = candidates.measure(
                TuningStage.NETWORK,
                points.stream()
                        .flatMap(point -> changed(point, Map.of("epochs", epochs)).stream())
                        .toList(),
                0.5);
        List<Measured> ranked = ranked(shorter);
        List<Candidate> longer = ranked.subList(0, (ranked.size() + REDUCTION - 1) / REDUCTION).stream()
                .map(point -> points.get(shorter.indexOf(point)))
                .toList();
        candidates.measure(TuningStage.NETWORK, longer, 1).stream()
                .filter(measured -> isBetter(measured, 0))
                .forEach(measured -> best = measured);
    }

    /** Without each part. If the best is better without one, that is the best, and what the others are worth is measured again if that can be paid for. */
    private void ablate() {
        Optional<Measured> better;
        do {
            Map<Candidate, Map<String, Object>> parts = new LinkedHashMap<>();
            parts(best.candidate())
                    .forEach(part -> changed(best.candidate(), recipeOf(part.keySet()))
                            .ifPresent(without -> parts.putIfAbsent(without, part)));
            List<Measured> without = candidates.measure(TuningStage.ABLATION, List.copyOf(parts.keySet()), 1);
            // What a part was worth to the last best remains if the budget ends here.
            ablations.removeIf(ablation -> !parts.containsValue(ablation.part()));
            for (Measured measured : without) {
                Map<String, Object> part = Objects.requireNonNull(parts.get(measured.candidate()));
                ablations.removeIf(ablation -> ablation.part().equals(part));
                ablations.add(new Ablation(
                        part, measured.trial().number(), measured.isCompleted() ? (Double) measured.value() : null));
            }
            better = ranked(without).stream().findFirst().filter(measured -> isBetter(measured, 0));
            best = better.orElse(best);
        } while (better.isPresent());
    }

    /** What is learned of the target and the range of predictions belong together; every other field is a part of its own. */
    private static List<Map<String, Object>> parts(Candidate candidate) {
        List<Map<String, Object>> parts = new ArrayList<>();
        Set<String> ofTarget = Set.of("targetScaling", "clampPredictions");
        Map<String, Object> target = new LinkedHashMap<>();
        candidate.changes().forEach((field, value) -> {
            if (ofTarget.contains(field)) {
                target.put(field, value);
            } else {
                parts.add(Map.of(field, value));
            }
        });
        if (!target.isEmpty()) {
            parts.add(0, target);
        }
        return parts;
    }

    private Map<String, Object> recipeOf(Set<String> fields) {
        Map<String, Object> values = new LinkedHashMap<>();
        fields.forEach(field -> values.put(field, SpecificationFields.get(recipe.specification(), field)));
        return values;
    }

    /** Empty if nothing changes, the values don't fit the others, or it costs so much that the model couldn't have several of them. */
    private Optional<Candidate> changed(Candidate candidate, Map<String, ?> change) {
        try {
            Candidate changed = candidate.with(change, recipe);
            return changed.equals(candidate) || !allowsSeveral(changed) ? Optional.empty() : Optional.of(changed);
        } catch (RegressionException e) {
            return Optional.empty();
        }
    }

    /** Whether the model can have several of it: mostly, their mean is better than one larger network. The recipe may always be tried. */
    private boolean allowsSeveral(Candidate candidate) {
        double cost = costs.onAllRows(candidate);
        return NETWORKS * cost <= allowance.of(TuningStage.ENSEMBLE) || cost <= costs.onAllRows(recipe);
    }

    private boolean isBetter(Measured measured, double gain) {
        return spec.objective().isBetter(measured.value(), best.value())
                && Math.abs(measured.value() - best.value()) > gain * Math.abs(best.value());
    }

    /** Those that have a value, the best first; the earlier of equal ones. */
    private List<Measured> ranked(List<Measured> measured) {
        Comparator<Measured> better = (a, b) -> spec.objective().isBetter(a.value(), b.value())
                ? -1
                : spec.objective().isBetter(b.value(), a.value()) ? 1 : 0;
        return measured.stream().filter(Measured::isCompleted).sorted(better).toList();
    }
}
