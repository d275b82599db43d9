package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** The trials of a sweep, and the trainings that they need. The same specification gives the same plan. */
public final class SweepPlan {
    private final SweepSpec spec;
    private final List<Trial> trials;

    private SweepPlan(SweepSpec spec, List<Trial> trials) {
        this.spec = spec;
        this.trials = List.copyOf(trials);
    }

    /**
     * Plans a sweep.
     *
     * @param spec what is searched and how
     * @return its trials, none of which is trained yet
     * @throws RegressionException if a trial's specification isn't valid (the message names the field and the value), a grid has too many
     *     points, or a grid has a range without {@code points}
     */
    public static SweepPlan of(SweepSpec spec) {
        List<Map<String, Object>> points = spec.strategy().strategy() == Strategy.GRID
                ? spec.space().grid()
                : RandomPoints.of(spec.space(), spec.strategy());
        List<Trial> trials = new ArrayList<>(points.size());
        for (Map<String, Object> point : points) {
            Specification specification = SpecificationFields.with(spec.specification(), point);
            List<Specification> members = specification.members();
            requireValidation(specification, spec.folds());
            members.forEach(member -> requireRefit(member, spec.refit()));
            requireRungs(members.get(0), spec.strategy());
            trials.add(new Trial(trials.size() + 1, point, members.get(0)));
        }
        return new SweepPlan(spec, trials);
    }

    private static void requireValidation(Specification specification, int folds) {
        if (folds == 0 && specification.split().validationSize() == 0) {
            throw new RegressionException(
                    "validationSize is 0, so there are no validation rows to compare the trials on;"
                            + " set validationSize, such as 0.2, or folds, such as 5.");
        }
    }

    /** All rows are then trained on, so the training can stop only at the number of epochs that was found. */
    private static void requireRefit(Specification specification, boolean refit) {
        TrainingSpec training = specification.training();
        if (refit
                && training.earlyStopping().stopsEarly()
                && training.schedule().dependsOnEpochs()) {
            throw new RegressionException("refit is true, but with patience "
                    + training.earlyStopping().patience()
                    + " a training may end anywhere in its schedule and cannot be repeated on all rows; set refit to false,"
                    + " patience to 0 or learningRateSchedule to constant or step.");
        }
    }

    private static void requireRungs(Specification specification, StrategySpec strategy) {
        int epochs = specification.training().epochs();
        if (strategy.strategy() == Strategy.SUCCESSIVE_HALVING && strategy.minEpochs() >= epochs) {
            throw new RegressionException("minEpochs is " + strategy.minEpochs() + ", but epochs is " + epochs
                    + "; successiveHalving first compares after minEpochs, which must be fewer.");
        }
    }

    /** {@return what is planned} */
    public SweepSpec spec() {
        return spec;
    }

    /** {@return all trials, by their numbers} */
    public List<Trial> trials() {
        return trials;
    }

    /** {@return the trainings for all trials, in the order of their first trials} */
    public List<TrialRun> runs() {
        return runs(trial -> true);
    }

    /** The trainings for some of the trials. */
    List<TrialRun> runs(Predicate<Trial> wanted) {
        Map<String, List<Trial>> byTraining = new LinkedHashMap<>();
        for (Trial trial : trials) {
            if (wanted.test(trial)) {
                byTraining
                        .computeIfAbsent(training(trial.specification()), key -> new ArrayList<>())
                        .add(trial);
            }
        }
        return byTraining.values().stream()
                .map(shared -> new TrialRun(byEpochs(shared), spec.folds(), rungs(shared.get(0)), spec.objective()))
                .toList();
    }

    /** {@return the epochs that the trainings take over all folds, if none is ended early} */
    public long epochs() {
        return runs().stream().mapToLong(TrialRun::epochs).sum();
    }

    /** {@return the epochs that they would take if each trial were a separate training} */
    public long epochsWithoutSharing() {
        return trials.stream()
                .mapToLong(trial -> (long) trial.specification().training().epochs() * Math.max(1, spec.folds()))
                .sum();
    }

    /**
     * {@return the epochs that trainings of some specifications take, if none is ended early and each is part of a longer one if possible}
     *
     * @param specifications one for each trial
     * @param folds of the cross-validation; 0 for one split
     */
    public static long epochs(Collection<Specification> specifications, int folds) {
        Map<String, Integer> longest = new LinkedHashMap<>();
        specifications.stream()
                .map(specification -> specification.members().get(0))
                .forEach(trained ->
                        longest.merge(training(trained), trained.training().epochs(), Math::max));
        return longest.values().stream().mapToLong(Integer::longValue).sum() * Math.max(1, folds);
    }

    private static List<Trial> byEpochs(List<Trial> shared) {
        return shared.stream()
                .sorted(Comparator.comparingInt(
                        trial -> trial.specification().training().epochs()))
                .toList();
    }

    /**
     * Two trials with the same text are one training: the shorter one is an intermediate state of the longer one. A validation loss that is computed
     * only after the last epoch would be missing there.
     */
    private static String training(Specification specification) {
        ObjectNode tree = (ObjectNode) Json.toTree(specification);
        TrainingSpec training = specification.training();
        boolean endsAlike = training.epochs() % training.evaluateEvery() == 0;
        if (!training.schedule().dependsOnEpochs() && !training.earlyStopping().stopsEarly() && endsAlike) {
            tree.remove("epochs");
        }
        return Json.line(tree);
    }

    private List<Integer> rungs(Trial trial) {
        List<Integer> rungs = new ArrayList<>();
        StrategySpec strategy = spec.strategy();
        if (strategy.strategy() == Strategy.SUCCESSIVE_HALVING) {
            int epochs = trial.specification().training().epochs();
            for (long rung = strategy.minEpochs(); rung < epochs; rung *= strategy.reductionFactor()) {
                rungs.add((int) rung);
            }
        }
        return rungs;
    }
}
