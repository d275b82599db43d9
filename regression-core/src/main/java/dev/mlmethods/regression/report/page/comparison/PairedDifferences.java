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

    private PairedDifferences(@Nullable Bootstrap bootstrap, @Nullable String missing) {
        this.bootstrap = bootstrap;
        this.missing = missing;
    }

    static PairedDifferences of(ComparedResult result, ComparedResult other) {
        TestPredictions predictions = result.predictions().predictions();
        TestPredictions others = other.predictions().predictions();
        if (predictions == null) {
            return new PairedDifferences(
                    null, result.label() + " " + result.predictions().missing());
        }
        if (others == null) {
            return new PairedDifferences(
                    null, other.label() + " " + other.predictions().missing());
        }
        if (!Objects.equals(predictions.weights(), others.weights())) {
            return new PairedDifferences(null, "the two have other weights of their test rows");
        }
        return predictions.rows().equals(others.rows()) && predictions.actual().equals(others.actual())
                ? new PairedDifferences(
                        Bootstrap.of(
                                TestPredictions.array(predictions.actual()),
                                TestPredictions.arrayOrNull(predictions.weights()),
                                List.of(
                                        TestPredictions.array(predictions.predicted()),
                                        TestPredictions.array(others.predicted()))),
                        null)
                : new PairedDifferences(null, "the two have other test rows, or other targets in them");
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
