package dev.mlmethods.regression.dl4j;

import dev.mlmethods.regression.training.TrainingSpec;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.learning.config.IUpdater;

/** Gives DL4J's updaters the learning rate that the schedule has for each update. DL4J's own schedules have different formulas. */
final class LearningRates {
    private final List<IUpdater> updaters;
    private final TrainingSpec spec;
    private final int updatesPerEpoch;
    private int update;
    private double current;

    /** Finds the updaters of a network, which have the learning rate of the specification. */
    LearningRates(MultiLayerNetwork network, TrainingSpec spec, int updatesPerEpoch) {
        this.updaters = updaters(network);
        this.spec = spec;
        this.updatesPerEpoch = updatesPerEpoch;
        this.current = spec.learningRate();
    }

    static List<IUpdater> updaters(MultiLayerNetwork network) {
        return Arrays.stream(network.getLayers())
                .map(layer -> ((BaseLayer) layer.conf().getLayer()).getIUpdater())
                .toList();
    }

    /** Sets the rate of the next update. */
    void beforeUpdate() {
        set(spec.schedule().learningRate(spec.learningRate(), spec.epochs(), updatesPerEpoch, update++));
    }

    private void set(double rate) {
        if (rate != current) {
            updaters.forEach(updater -> updater.setLrAndSchedule(rate, null));
            current = rate;
        }
    }
}
