package dev.mlmethods.regression.report.result;

import static dev.mlmethods.regression.json.Invariant.require;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.report.result.SweepReport.Summary;
import dev.mlmethods.regression.report.result.SweepReport.Trial;
import dev.mlmethods.regression.sweep.SweepPoint;
import dev.mlmethods.regression.sweep.TrialStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Invariants between the parts of a {@link SweepReport}, so that a page can be made from any of them. */
final class SweepInvariants {
    private static final String SEED = "seed";

    private final Summary summary;
    private final List<Trial> trials;

    private SweepInvariants(Summary summary, List<Trial> trials) {
        this.summary = summary;
        this.trials = trials;
    }

    /**
     * Checks them.
     *
     * @throws IllegalArgumentException if one doesn't hold; the message says which
     */
    static void check(Summary summary, List<Trial> trials, SweepReport.@Nullable Model model) {
        SweepInvariants invariants = new SweepInvariants(summary, trials);
        invariants.checkTrials();
        invariants.checkCounts();
        summary.points().forEach(invariants::check);
        if (summary.best() != null) {
            invariants.check(summary.best());
        }
        if (model != null && model.trial() != null) {
            invariants.requireTrial("model", model.trial());
        }
    }

    private void checkTrials() {
        require(!trials.isEmpty(), "trials is empty");
        for (int i = 0; i < trials.size(); i++) {
            Trial trial = trials.get(i);
            require(trial.trial() == i + 1, "trial " + (i + 1) + " has the number " + trial.trial());
            require(
                    summary.space().contains(trial.parameters()),
                    "the parameters of trial " + (i + 1) + " are not in the space");
            requireSpecification(trial);
        }
    }

    /** A page says how to train each of them. */
    private void requireSpecification(Trial trial) {
        try {
            Specification unused = SpecificationFields.with(summary.specification(), trial.parameters());
        } catch (RegressionException e) {
            throw new IllegalArgumentException("trial " + trial.trial() + ": " + e.getMessage(), e);
        }
    }

    private void checkCounts() {
        require(
                summary.trials().getOrDefault("all", -1) == trials.size(),
                "all of summary.trials is not " + trials.size());
        for (TrialStatus status : TrialStatus.values()) {
            long count =
                    trials.stream().filter(trial -> trial.status() == status).count();
            require(summary.count(status) == count, status.jsonName() + " of summary.trials is not " + count);
        }
    }

    private void check(SweepPoint point) {
        require(!point.trials().isEmpty(), "a point has no trials");
        for (int number : point.trials()) {
            requireTrial("a point", number);
            Map<String, Object> parameters =
                    new LinkedHashMap<>(trials.get(number - 1).parameters());
            parameters.remove(SEED);
            require(
                    point.parameters().equals(parameters),
                    "the point of trial " + number + " has other parameters than the trial");
        }
    }

    private void check(SweepReport.Best best) {
        requireTrial("best", best.trial());
        require(
                trials.get(best.trial() - 1).parameters().equals(best.parameters()),
                "best has other parameters than trial " + best.trial());
        require(
                summary.points().stream()
                        .anyMatch(
                                point -> point.mean() != null && point.trials().contains(best.trial())),
                "no point with a mean has the trial that is best");
    }

    private void requireTrial(String what, int number) {
        require(number >= 1 && number <= trials.size(), what + " names trial " + number + ", which there is not");
    }
}
