package dev.mlmethods.regression.diagnostics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Whether predictions are right on average: a model is calibrated if the mean target of the rows with the same prediction is that prediction. The
 * true model is calibrated, whatever the noise. Rows are therefore grouped by the prediction, never by the target: grouped by the target, even the
 * true model looks biased (regression to the mean; F. Galton, 1886).
 *
 * <p>A group is biased if the mean of its residuals differs from 0 by Student's t-test, at a level of 5% for all groups together (the level of each
 * is 5% divided by their number; C. E. Bonferroni, 1936), and by more than half of the RMSE, because a small bias amid much noise doesn't matter. The
 * standard deviation is the largest one of the group and its neighbors: the standard deviation of just a few skewed values is often far too small
 * exactly when their mean is far off. The more skewed the residuals, the more rows a group needs for its mean to be close enough to normal: more than
 * 25 times the square of their skewness (W. G. Cochran, Sampling Techniques, 1977, 2.15). If most targets are 0 and a few are large, as with
 * insurance claims, no group of a few hundred rows counts as biased, whereas the t-test by itself would report the true model in every fifth case.
 */
public final class Calibration {
    private static final double LEVEL = 0.05;
    private static final double MUCH = 0.5;

    private static final double ROWS_FOR_SKEWNESS = 25;

    /** In smaller groups, the test detects a bias only by mistake, however even their residuals. */
    private static final int FEWEST_ROWS = 10;

    private Calibration() {}

    /**
     * The group of rows with the largest bias among those that are biased.
     *
     * @param byPrediction the errors of groups, from small predictions to large
     * @param skewness of the residuals about the means of their groups, like {@link Diagnostics#skewness}
     * @param rmse of all rows
     * @return empty if no group is biased, or there is only one group
     */
    public static Optional<ErrorBin> mostBiased(List<ErrorBin> byPrediction, double skewness, double rmse) {
        double fewest = Math.max(FEWEST_ROWS, ROWS_FOR_SKEWNESS * skewness * skewness);
        List<ErrorBin> groups =
                byPrediction.stream().filter(bin -> bin.rows() >= fewest).toList();
        if (byPrediction.size() < 2) {
            return Optional.empty();
        }
        return IntStream.range(0, groups.size())
                .filter(group -> isBiased(groups, group, rmse))
                .mapToObj(groups::get)
                .max(Comparator.comparingDouble(bin -> Math.abs(bin.bias())));
    }

    private static boolean isBiased(List<ErrorBin> groups, int group, double rmse) {
        ErrorBin bin = groups.get(group);
        return Math.abs(bin.bias()) > MUCH * rmse
                && Math.abs(bin.bias())
                        > critical(bin.rows() - 1, groups.size()) * deviation(groups, group) / Math.sqrt(bin.rows());
    }

    /** The value that Student's t of a group without bias exceeds, in one direction or the other, with a probability of the level. */
    private static double critical(int degreesOfFreedom, int groups) {
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability(1 - LEVEL / (2 * groups));
    }

    private static double deviation(List<ErrorBin> groups, int group) {
        return groups.subList(Math.max(0, group - 1), Math.min(groups.size(), group + 2)).stream()
                .mapToDouble(Calibration::deviation)
                .max()
                .orElseThrow();
    }

    /** Divided by n - 1. */
    private static double deviation(ErrorBin bin) {
        double variance = Math.max(0, bin.rmse() * bin.rmse() - bin.bias() * bin.bias());
        return Math.sqrt(variance * bin.rows() / (bin.rows() - 1));
    }
}
