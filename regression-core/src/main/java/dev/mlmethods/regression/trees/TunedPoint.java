package dev.mlmethods.regression.trees;

import java.util.Comparator;
import java.util.List;

/**
 * Settings, and how good they are.
 *
 * @param settings with as many trees as were best, the mean over the folds
 * @param rmse on the validation rows, in the unit of the target, the mean over the folds; infinite if it isn't a number
 */
record TunedPoint(TreeSettings settings, double rmse) {
    /**
     * The best of all {@link TuningPoints}, the first of them if several are equally good.
     *
     * @throws LacksTreesException if LightGBM fails
     */
    static TunedPoint best(List<TuningFold> folds) {
        // Side by side, each in one thread: they have nothing to do with each other, and their order is kept.
        List<TunedPoint> points = TuningPoints.all().parallelStream()
                .map(settings -> of(settings, folds))
                .toList();
        return points.stream().min(Comparator.comparingDouble(TunedPoint::rmse)).orElseThrow();
    }

    private static TunedPoint of(TreeSettings settings, List<TuningFold> folds) {
        double rmse = 0;
        double trees = 0;
        for (TuningFold fold : folds) {
            EarlyStop stop = LightGbm.stopped(fold.training(), fold.validation(), settings);
            rmse += stop.rmse();
            trees += stop.trees();
        }
        return new TunedPoint(settings.withNumIterations((int) Math.rint(trees / folds.size())), rmse / folds.size());
    }
}
