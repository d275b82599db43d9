package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import java.util.List;

/**
 * What a training costs, in seconds of CPU time: read from a table, never from a clock, so that a budget means the same on every machine. The table was
 * measured with the engine {@code vector} on one core of a server, see docs/decisions; on another processor all of it is longer or shorter.
 */
public final class TrainingCost {
    /** Per row and epoch, whatever the network. */
    private static final double PER_ROW = 0.13e-6;
    /** Per row, epoch, and weight. */
    private static final double PER_WEIGHT = 0.14e-9;
    /** Per row, epoch, and unit of a hidden layer whose activation has e^x in it; the other activations cost next to nothing. */
    private static final double PER_EXPONENTIAL_UNIT = 4e-9;
    /** Per row, epoch, and unit of a hidden layer with dropout. */
    private static final double PER_DROPPED_UNIT = 5.5e-9;
    /** Per update of the weights, for each weight. */
    private static final double PER_UPDATED_WEIGHT = 1e-9;
    /** Per row, for the preparation and the measuring. */
    private static final double PER_PREPARED_ROW = 1e-6;
    /** Per row, for each input. */
    private static final double PER_PREPARED_INPUT = 30e-9;
    /** Per row, for the search of its neighbors. */
    private static final double PER_NEIGHBOURS = 30e-6;

    private TrainingCost() {}

    /**
     * {@return the CPU time of one network, in seconds}
     *
     * @param specification of its training
     * @param rows that it is trained on
     * @param table what it is prepared from
     */
    public static double seconds(Specification specification, int rows, TableShape table) {
        int inputs = table.inputs(specification);
        int batches = specification.training().batchSize().batchesOf(rows);
        double epoch = rows * perRow(specification.network(), inputs)
                + batches * PER_UPDATED_WEIGHT * specification.network().parameterCount(inputs);
        double preparation = table.rows()
                * (PER_PREPARED_ROW
                        + PER_PREPARED_INPUT * inputs
                        + (specification.preparation().neighbourFeatures() == null ? 0 : PER_NEIGHBOURS));
        return preparation + specification.training().epochs() * epoch;
    }

    private static double perRow(NetworkSpec network, int inputs) {
        double perUnit = (hasExponential(network.activation()) ? PER_EXPONENTIAL_UNIT : 0)
                + (network.dropout() > 0 ? PER_DROPPED_UNIT : 0);
        List<Integer> layers = network.hiddenLayers();
        int units = layers.stream().mapToInt(Integer::intValue).sum();
        return PER_ROW + PER_WEIGHT * network.parameterCount(inputs) + perUnit * units;
    }

    private static boolean hasExponential(Activation activation) {
        return switch (activation) {
            case RELU, LEAKY_RELU, IDENTITY -> false;
            case ELU, TANH, SIGMOID, SOFTPLUS, GELU, QUICK_GELU, SILU, MISH -> true;
        };
    }
}
