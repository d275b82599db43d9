package dev.mlmethods.regression.tune;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import java.util.ArrayList;
import java.util.List;

/**
 * Which candidates are the members of an ensemble: the best, then again and again the one whose predictions help the mean of all most, as in Caruana,
 * Niculescu-Mizil, Crew and Ksikes, "Ensemble selection from libraries of models", ICML 2004, but none twice. The predictions are those for validation rows.
 */
final class EnsembleSelection {
    /** A kind of network that helps less than this, relative to the objective, isn't worth its lines in a configuration. */
    private static final double LEAST_GAIN = 0.002;

    private static final int MOST_KINDS = 3;

    private final TuningSpec spec;
    private final List<Dataset> validation;

    /**
     * Creates a selection.
     *
     * @param validation the validation rows of each fold
     */
    EnsembleSelection(TuningSpec spec, List<Dataset> validation) {
        this.spec = spec;
        this.validation = validation;
    }

    /** The kinds of members, the best first; each is possible together with those before it. */
    List<Measured> of(Measured best, List<Measured> others, Possible possible) {
        List<Measured> kinds = new ArrayList<>(List.of(best));
        double value = best.value();
        while (kinds.size() < MOST_KINDS) {
            Measured next = null;
            double with = value;
            for (Measured other : others) {
                if (other.isCompleted() && !kinds.contains(other) && possible.test(with(kinds, other))) {
                    double mean = value(with(kinds, other));
                    if (spec.objective().isBetter(mean, with)) {
                        next = other;
                        with = mean;
                    }
                }
            }
            if (next == null || Math.abs(with - value) <= LEAST_GAIN * Math.abs(value)) {
                return kinds;
            }
            kinds.add(next);
            value = with;
        }
        return kinds;
    }

    /** Whether a model may have networks of some kinds. */
    interface Possible {
        boolean test(List<Measured> kinds);
    }

    private static List<Measured> with(List<Measured> kinds, Measured other) {
        List<Measured> more = new ArrayList<>(kinds);
        more.add(other);
        return more;
    }

    /** The objective of the mean of some kinds' predictions: the mean over the folds. */
    double value(List<Measured> kinds) {
        List<RegressionMetrics> metrics = new ArrayList<>();
        for (int fold = 0; fold < validation.size(); fold++) {
            double[] mean = new double[validation.get(fold).rows()];
            for (Measured kind : kinds) {
                double[] predicted = kind.predictions().get(fold);
                for (int row = 0; row < mean.length; row++) {
                    mean[row] += predicted[row] / kinds.size();
                }
            }
            metrics.add(RegressionMetrics.of(validation.get(fold), mean));
        }
        return spec.objective().of(RegressionMetrics.mean(metrics));
    }
}
