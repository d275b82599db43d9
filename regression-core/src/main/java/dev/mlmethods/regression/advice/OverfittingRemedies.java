package dev.mlmethods.regression.advice;

import dev.mlmethods.regression.advice.LossTrend.Heading;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.training.OptimizerSpec;
import java.util.List;

/**
 * What helps a network that has learned its training rows by heart; the first remedy that isn't set yet. A weight decay that is smaller than the one
 * to try counts as not set: the default of tables is a small one.
 *
 * <p>The order comes from a measurement: of 108 trainings on made-up tables (three functions of 6 features, linear or not; noise of 0.05 to 1; 48 to
 * 360 training rows, 40% of the rows held out; 64,32, 200 epochs, batches of 32, learningRate 0.003), 95 were overfitted. How many of these improved
 * on the test rows, and by how much R2 rose on average, by their R2 on the test rows before:
 *
 * <pre>
 * R2 before                         below 0      0 to 0.3    0.3 to 0.6   0.6 to 0.8   0.8 to 0.95
 * trainings                         44           11          15           9            16
 * weightDecay=0.1                   100%  0.52    82%  0.24   73%  0.08    89%  0.07    38% -0.10
 * weightDecay=0.03                   98%  0.36   100%  0.39   93%  0.22   100%  0.11    94%  0.05
 * weightDecay=0.01                   89%  0.20   100%  0.30   93%  0.18   100%  0.08    94%  0.05
 * dropout=0.2                       100%  0.37   100%  0.18  100%  0.11    89%  0.05    81%  0.02
 * hiddenLayers=16                    95%  0.34    91%  0.18   80%  0.10    89%  0.08    88%  0.02
 * validationSize=0.2, patience=20   100%  0.57    64%  0.09   67%  0.04    89%  0.08    44%  0.00
 * </pre>
 *
 * <p>Early stopping costs a fifth of the training rows, which is why it comes late; but if there are validation rows already, and their loss has
 * started to rise, it costs nothing and comes first.
 */
final class OverfittingRemedies {
    private static final double LITTLE_TO_GAIN = 0.8;
    private static final String PATIENCE = "20";
    private static final int SMALL_LAYER = 16;

    private OverfittingRemedies() {}

    /**
     * The first one that isn't set.
     *
     * @param r2 of the network on rows that it was not trained on
     */
    static Remedy first(Evidence evidence, Heading heading, double r2) {
        Specification specification = evidence.specification();
        NetworkSpec network = specification.network();
        // Intervals are measured on rows that must not choose the epoch.
        boolean stopsEarly = specification.training().earlyStopping().stopsEarly() || specification.intervals() != null;
        if (heading == Heading.TURNED && !stopsEarly) {
            return keepBestEpoch();
        }
        OptimizerSpec optimizer = specification.training().optimizer();
        double decay = r2 < 0 ? 0.1 : r2 < LITTLE_TO_GAIN ? 0.03 : 0.01;
        // A decoupled decay isn't part of the gradient: a decay of 0.1 has no measurable effect.
        if (optimizer.weightDecay() < decay && !optimizer.optimizer().decouplesWeightDecay()) {
            return Remedy.of(
                    optimizer.weightDecay() == 0 ? "Shrink the weights" : "Shrink the weights more",
                    "weightDecay",
                    NumberText.shortest(decay));
        }
        if (network.dropout() == 0 && !network.hiddenLayers().isEmpty()) {
            return Remedy.of("Train with dropout", "dropout", "0.2");
        }
        NetworkSpec small = network.withHiddenLayers(List.of(SMALL_LAYER));
        if (small.parameterCount(evidence.features()) < network.parameterCount(evidence.features())) {
            return Remedy.of("Take a smaller network", "hiddenLayers", Integer.toString(SMALL_LAYER));
        }
        if (!stopsEarly && r2 < LITTLE_TO_GAIN) {
            return stopEarly(specification);
        }
        return Remedy.of("Train on more rows, or take least squares");
    }

    /** There are validation rows. */
    static Remedy keepBestEpoch() {
        return Remedy.of("Keep the weights of the best epoch", "patience", PATIENCE);
    }

    private static Remedy stopEarly(Specification specification) {
        Remedy remedy = Remedy.of("Stop at the best epoch", "patience", PATIENCE);
        return specification.split().validationSize() > 0 ? remedy : remedy.and("validationSize", "0.2");
    }
}
