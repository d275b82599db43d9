package dev.mlmethods.regression.sweep;

import java.util.ArrayList;
import java.util.List;

/**
 * Which trials continue in successive halving: at each rung, a trial continues if it is among the best 1/{@code reductionFactor}, rounded up, of the
 * trials up to its own number that have come that far. Later trials don't matter, and so neither does the clock.
 */
final class RungBoard {
    private final Objective objective;
    private final int reductionFactor;
    /** The values of each trial's rungs so far, by its number minus 1. */
    private final List<List<Double>> values = new ArrayList<>();

    private final boolean[] ended;

    RungBoard(SweepSpec spec, int trials) {
        this.objective = spec.objective();
        this.reductionFactor = spec.strategy().reductionFactor();
        this.ended = new boolean[trials];
        for (int i = 0; i < trials; i++) {
            values.add(new ArrayList<>());
        }
    }

    /** A trial has ended, with these values; no other waits for it anymore. */
    synchronized void ended(TrialResult result) {
        int index = result.trial() - 1;
        values.set(index, new ArrayList<>(result.rungs()));
        ended[index] = true;
        notifyAll();
    }

    /** Waits for the trials before it and decides. */
    synchronized boolean goesOn(int trial, int rung, double value) throws InterruptedException {
        values.get(trial - 1).add(value);
        notifyAll();
        int rivals = 1;
        int better = 0;
        for (int before = 0; before < trial - 1; before++) {
            while (!ended[before] && values.get(before).size() <= rung) {
                wait();
            }
            if (values.get(before).size() > rung) {
                rivals++;
                better += objective.isBetter(value, values.get(before).get(rung)) ? 0 : 1;
            }
        }
        return better < (rivals + reductionFactor - 1) / reductionFactor;
    }
}
