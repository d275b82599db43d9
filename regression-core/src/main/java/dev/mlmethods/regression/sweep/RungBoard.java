package dev.mlmethods.regression.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which trials continue in successive halving: at each rung, a trial continues if it is among the best 1/{@code reductionFactor}, rounded up, of the
 * trials up to its own number that have come that far. Later trials don't matter, and so neither does the clock; nor does it matter how often a trial is
 * tried, because each time it has the same values.
 */
final class RungBoard {
    private final Objective objective;
    private final int reductionFactor;
    /** The values of each trial's rungs so far, by its number minus 1. */
    private final List<double[]> values = new ArrayList<>();

    private final boolean[] ended;
    private final List<Rung> rungs = new ArrayList<>();

    RungBoard(SweepSpec spec, int trials) {
        this.objective = spec.objective();
        this.reductionFactor = spec.strategy().reductionFactor();
        this.ended = new boolean[trials];
        for (int i = 0; i < trials; i++) {
            values.add(new double[0]);
        }
    }

    /** What is decided at a rung, trial after trial. */
    private final class Rung {
        /** Of the trials that are decided, the best first. */
        private final List<Double> ranking = new ArrayList<>();

        private final boolean[] goesOn = new boolean[ended.length];
        private int decided;

        /** Decides as many trials as have come as far as this rung, the number of which is counted from 0. */
        void decide(int number) {
            while (decided < ended.length && (ended[decided] || values.get(decided).length > number)) {
                if (values.get(decided).length > number) {
                    double value = values.get(decided)[number];
                    int better = better(value);
                    ranking.add(better, value);
                    goesOn[decided] = better < (ranking.size() + reductionFactor - 1) / reductionFactor;
                }
                decided++;
            }
        }

        /** How many are at least as good. */
        private int better(double value) {
            int from = 0;
            int to = ranking.size();
            while (from < to) {
                int middle = (from + to) / 2;
                if (objective.isBetter(value, ranking.get(middle))) {
                    to = middle;
                } else {
                    from = middle + 1;
                }
            }
            return from;
        }
    }

    /** A trial has ended, with these values; no other waits for it anymore. */
    synchronized void ended(TrialResult result) {
        int index = result.trial() - 1;
        values.set(
                index, result.rungs().stream().mapToDouble(Double::doubleValue).toArray());
        ended[index] = true;
        notifyAll();
    }

    /** Waits for the trials before it and decides. */
    synchronized boolean goesOn(int trial, int rung, double value) throws InterruptedException {
        int index = trial - 1;
        double[] own = values.get(index);
        if (own.length == rung) {
            double[] longer = Arrays.copyOf(own, rung + 1);
            longer[rung] = value;
            values.set(index, longer);
            notifyAll();
        }
        while (rungs.size() <= rung) {
            rungs.add(new Rung());
        }
        Rung board = rungs.get(rung);
        board.decide(rung);
        while (board.decided <= index) {
            wait();
            board.decide(rung);
        }
        return board.goesOn[index];
    }
}
