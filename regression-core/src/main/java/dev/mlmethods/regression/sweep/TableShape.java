package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.scaling.PreparationSpec;
import java.util.stream.IntStream;

/**
 * What the cost of a training depends on, besides its specification.
 *
 * @param rows that aren't held out
 * @param columns the features
 * @param numbers how many of these are columns of numbers, which bins divide
 */
public record TableShape(int rows, int columns, int numbers) {
    /**
     * {@return the shape of some rows}
     *
     * @param rows that aren't held out
     */
    public static TableShape of(Dataset rows) {
        int columns = rows.features().columns();
        return new TableShape(rows.rows(), columns, (int)
                IntStream.range(0, columns).filter(rows::isNumber).count());
    }

    /** The inputs of a network, at most. */
    int inputs(Specification specification) {
        PreparationSpec preparation = specification.preparation();
        int inputs = columns;
        inputs += preparation.fourierFeatures() == null ? 0 : preparation.fourierFeatures();
        inputs += preparation.piecewiseLinear() == null ? 0 : preparation.piecewiseLinear() * numbers;
        // Seven columns of targets, one of distances, and the other features of the ten nearest.
        inputs += preparation.neighbourFeatures() == null ? 0 : 9 + columns;
        return inputs;
    }
}
