package dev.mlmethods.regression.model;

import dev.mlmethods.regression.predictor.network.MeanAndSpread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an ensemble predicts for some rows.
 *
 * @param mean of the members' predictions for each row, which is the ensemble's own, in the target's unit
 * @param spread the standard deviation of the members' predictions for each row, in the target's unit; null if there is one member
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
record EnsemblePredictions(double[] mean, double @Nullable [] spread) {
    /** Of the predictions of at least one member, each with one number per row. */
    static EnsemblePredictions of(List<double[]> members) {
        if (members.size() == 1) {
            return new EnsemblePredictions(members.get(0), null);
        }
        double[] mean = new double[members.get(0).length];
        double[] spread = new double[mean.length];
        double[] ofRow = new double[members.size()];
        for (int row = 0; row < mean.length; row++) {
            for (int member = 0; member < ofRow.length; member++) {
                ofRow[member] = members.get(member)[row];
            }
            mean[row] = MeanAndSpread.mean(ofRow);
            spread[row] = MeanAndSpread.spread(ofRow);
        }
        return new EnsemblePredictions(mean, spread);
    }
}
