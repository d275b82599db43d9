package dev.mlmethods.regression.tune;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.engine.TrainingEngines;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.SplitFindings;
import dev.mlmethods.regression.sweep.SweepData;
import dev.mlmethods.regression.sweep.TableShape;
import dev.mlmethods.regression.training.TrainingSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The search for a good specification, stage by stage: see {@link TuningStage}. Candidates are compared on validation rows; the test rows are set aside before,
 * and nothing looks at them.
 */
public final class Tuning {
    private static final int MOST_NETWORKS = 12;

    private final TuningSpec spec;
    private final SweepData data;
    private final Dataset rows;
    private final TableShape table;
    private final int folds;
    private final Specification recipe;
    private final Costs costs;

    private Tuning(TuningSpec spec, SweepData data) {
        this.spec = spec;
        this.data = data;
        Specification whole =
                spec.specification().withSplit(spec.specification().split().withValidationSize(0));
        this.rows = data.splits(whole, 0).get(0).training();
        this.table = TableShape.of(rows);
        this.folds = spec.foldsOf(rows.rows());
        this.recipe = Recipe.of(spec, rows.rows(), folds);
        this.costs = Costs.of(spec.budget(), table, folds, recipe);
    }

    /**
     * Reads the dataset, and trains nothing yet.
     *
     * @param spec what is tuned
     * @param basedir what a relative file of the dataset is relative to
     * @return the tuning
     * @throws dev.mlmethods.regression.RegressionException if the dataset or the specification is faulty, or the objective isn't defined on the validation
     *     rows
     */
    public static Tuning of(TuningSpec spec, Path basedir) {
        Tuning tuning = new Tuning(spec, new SweepData(basedir));
        for (DatasetSplit split : tuning.data.splits(tuning.recipe, tuning.folds)) {
            Dataset validation = split.validation();
            if (validation != null) {
                spec.objective().requireDefinedOn(validation);
            }
        }
        return tuning;
    }

    /** {@return what the tuning begins with} */
    public Specification recipe() {
        return recipe;
    }

    /** {@return what the costs depend on} */
    public TableShape table() {
        return table;
    }

    /** {@return the folds of the cross-validation that compares the candidates; 0 for one split} */
    public int folds() {
        return folds;
    }

    /** {@return what one training of the recipe costs, over all folds, in the unit of the budget} */
    public double costOfRecipe() {
        return costs.ofTrial(Candidate.of(recipe));
    }

    /**
     * Checks that the budget pays for the first candidate.
     *
     * @throws dev.mlmethods.regression.RegressionException if it doesn't; the message says what would
     */
    public void requireAffordable() {
        Allowance allowance = new Allowance(spec.budget());
        allowance.begin(TuningStage.PRESENTATION);
        double cost = costOfRecipe();
        if (cost > allowance.left()) {
            double fewest = allowance.spent() + cost / TuningStage.PRESENTATION.share();
            throw new RegressionException("budget is " + spec.budget() + ", but the first candidate takes "
                    + spec.budget().text(cost)
                    + (folds > 0 ? ", one network for each of " + folds + " folds" : "")
                    + ", and " + Math.round(100 * TuningStage.PRESENTATION.share())
                    + "% of the budget is for what the network reads; give "
                    + spec.budget().atLeast(fewest)
                    + " or more" + (folds > 0 ? ", or fewer folds (0 for one split)" : "") + ".");
        }
    }

    /**
     * Searches.
     *
     * @param threads how many candidates are trained at a time, at least 1; results don't depend on it
     * @param listener is told of the progress after each trial
     * @return what was found; the model isn't trained yet
     * @throws dev.mlmethods.regression.RegressionException if the recipe can't be trained, or the budget is too small even for that
     */
    public TuningResult run(int threads, Consumer<TuningProgress> listener) {
        requireAffordable();
        Allowance allowance = new Allowance(spec.budget());
        try (Candidates candidates = new Candidates(spec, costs, data, allowance, threads, listener)) {
            Search search = new Search(spec, rows, Candidate.of(recipe), costs, candidates, allowance);
            Measured best = search.run();
            allowance.begin(TuningStage.ENSEMBLE);
            EnsembleSelection selection = new EnsembleSelection(spec, validation());
            List<Measured> kinds = selection.of(
                    best, candidates.all(), some -> sum(some) <= allowance.left() && MemberEntries.areValid(some));
            Specification chosen = chosen(kinds, allowance);
            TrainingSpec training = recipe.training();
            return new TuningResult(
                    spec,
                    table,
                    folds,
                    TrainingEngines.of(training.engine(), recipe.network(), training, 1)
                            .name(),
                    data.sha256(recipe),
                    SplitFindings.of(data.splits(recipe, folds).get(0)),
                    recipe,
                    candidates.all().stream().map(Measured::trial).toList(),
                    best.trial().number(),
                    search.ablations(),
                    kinds.stream().map(kind -> kind.trial().number()).toList(),
                    IntStream.rangeClosed(1, kinds.size())
                            .mapToObj(first -> selection.value(kinds.subList(0, first)))
                            .toList(),
                    chosen,
                    allowance.spent());
        }
    }

    private List<Dataset> validation() {
        return data.splits(recipe, folds).stream()
                .map(split -> Objects.requireNonNull(split.validation(), "candidates have validation rows"))
                .toList();
    }

    private double sum(List<Measured> kinds) {
        return kinds.stream()
                .mapToDouble(kind -> costs.onAllRows(kind.candidate()))
                .sum();
    }

    /** Trained on all rows that aren't held out, as many networks of each kind as the rest of the budget allows, and at least one. */
    private Specification chosen(List<Measured> kinds, Allowance allowance) {
        double cost = sum(kinds);
        int networks = spec.isFree("ensembleSize")
                ? Math.max(
                        1,
                        (int) Math.min(MOST_NETWORKS, kinds.size() * Math.floor(allowance.left() / cost))
                                / kinds.size())
                : spec.specification().members().size();
        allowance.spend(networks * cost);
        Specification chosen = MemberEntries.specification(kinds);
        return chosen.withSplit(chosen.split().withValidationSize(0)).withEnsembleSize(networks);
    }
}
