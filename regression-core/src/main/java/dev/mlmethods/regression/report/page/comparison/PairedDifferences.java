package dev.mlmethods.regression.report.page.comparison;

import dev.mlmethods.regression.diagnostics.Bootstrap;
import dev.mlmethods.regression.diagnostics.Estimate;
import dev.mlmethods.regression.diagnostics.Interval;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.report.result.TestPredictions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How certain the differences of two results are: the intervals of the paired bootstrap over the test rows, which {@code check} also uses. Rows that
 * are hard for both count against neither, so it needs the same rows and all predictions of both.
 */
final class PairedDifferences {
    private static final int RESULT = 0;
    private static final int OTHER = 1;

    private final @Nullable Bootstrap bootstrap;
    private final @Nullable String missing;
    private final boolean onlyWeightsDiffer;

    private PairedDifferences(@Nullable Bootstrap bootstrap, @Nullable String missing, boolean onlyWeightsDiffer) {
        this.bootstrap = bootstrap;
        this.missing = missing;
        this.onlyWeightsDiffer = onlyWeightsDiffer;
    }

    private static PairedDifferences unknown(String why) {
        return new PairedDifferences(null, why, false);
    }

    static PairedDifferences of(ComparedResult result, ComparedResult other) {
        TestPredictions predictions = result.predictions().predictions();
        TestPredictions others = other.predictions().predictions();
        if (predictions == null) {
            return unknown(result.label() + " " + result.predictions().missing());
        }
        if (others == null) {
            return unknown(other.label() + " " + other.predictions().missing());
        }
        if (!predictions.rows().equals(others.rows()) || !predictions.actual().equals(others.actual())) {
            return unknown("the two have other test rows, or other targets in them");
        }
        if (!Objects.equals(predictions.weights(), others.weights())) {
            return new PairedDifferences(null, "the weights of the test rows differ", true);
        }
        return new PairedDifferences(
                Bootstrap.of(
                        TestPredictions.array(predictions.actual()),
                        TestPredictions.arrayOrNull(predictions.weights()),
                        List.of(
                                TestPredictions.array(predictions.predicted()),
                                TestPredictions.array(others.predicted()))),
                null,
                false);
    }

    /** Whether both were tested on the same rows, with the same targets, but with different weights. */
    boolean onlyWeightsDiffer() {
        return onlyWeightsDiffer;
    }

    /** Whether both were tested on the same rows, with the same targets; false if that is unknown. */
    boolean areOfTheSameRows() {
        return bootstrap != null;
    }

    /** Why that is unknown, as part of a sentence; null if they are for the same rows. */
    @Nullable
    String missing() {
        return missing;
    }

    /**
     * The 95% interval of a metric on the test rows, result minus other.
     *
     * @return null if there is none
     */
    @Nullable
    Interval of(Metric metric) {
        Estimate difference = bootstrap == null ? null : bootstrap.above(metric, RESULT, OTHER);
        return difference == null ? null : difference.interval();
    }
}
