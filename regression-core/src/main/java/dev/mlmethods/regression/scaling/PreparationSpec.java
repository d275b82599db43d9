package dev.mlmethods.regression.scaling;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.ColumnSelection;
import dev.mlmethods.regression.parameter.NumberRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a network reads besides the scaled features, and the range of its predictions. Each component is null at its default, so that JSON has no
 * field for it.
 *
 * @param coordinates the columns that say where a row is, for {@code fourierFeatures} and {@code neighbourFeatures}; null for a latitude and a longitude, found by their names
 * @param fourierFeatures how many random Fourier features of the coordinates there are; null for none
 * @param neighbourFeatures true if the network also reads what the training rows nearby tell; null if not
 * @param piecewiseLinear into how many bins each column of numbers is divided, with an input for each bin; null for none
 * @param clampPredictions true if no prediction is outside the range of the training rows' target; null if it may be
 */
public record PreparationSpec(
        @Nullable List<String> coordinates,
        @Nullable Integer fourierFeatures,
        @Nullable Boolean neighbourFeatures,
        @Nullable Integer piecewiseLinear,
        @Nullable Boolean clampPredictions) {
    /** The range of {@code fourierFeatures}. */
    public static final NumberRange FOURIER_FEATURES = NumberRange.wholeFrom(0).atMost(4_096);

    /** The range of {@code piecewiseLinear}. */
    public static final NumberRange PIECEWISE_LINEAR = NumberRange.wholeFrom(0).atMost(1_000);

    private static final PreparationSpec DEFAULTS = new PreparationSpec(null, null, null, null, null);

    /**
     * Checks the numbers, and turns what is the default into null.
     *
     * @param coordinates names of columns, or null
     * @param fourierFeatures from 0 to 4,096, or null
     * @param neighbourFeatures whether the network reads what the training rows nearby tell, or null
     * @param piecewiseLinear from 0 to 1,000, or null
     * @param clampPredictions whether predictions are clamped, or null
     * @throws RegressionException if a number is out of its range, or a column is named twice
     */
    public PreparationSpec {
        coordinates = coordinates == null || coordinates.isEmpty()
                ? null
                : ColumnSelection.requireDistinct("coordinates", coordinates);
        fourierFeatures = FOURIER_FEATURES.requireOrNull("fourierFeatures", fourierFeatures, 0);
        neighbourFeatures = orNull(neighbourFeatures);
        piecewiseLinear = PIECEWISE_LINEAR.requireOrNull("piecewiseLinear", piecewiseLinear, 0);
        clampPredictions = orNull(clampPredictions);
    }

    private static @Nullable Boolean orNull(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag) ? true : null;
    }

    /** {@return the specification of a network that reads the scaled features, and may predict any number} */
    public static PreparationSpec defaults() {
        return DEFAULTS;
    }

    /** {@return whether other seeds give other inputs} */
    public boolean dependsOnSeed() {
        return fourierFeatures != null;
    }

    /**
     * {@return the same with other Fourier features}
     *
     * @param number how many, from 0 to 4,096
     * @param newCoordinates of which columns; empty for a latitude and a longitude, found by their names
     */
    public PreparationSpec withFourierFeatures(int number, List<String> newCoordinates) {
        return new PreparationSpec(newCoordinates, number, neighbourFeatures, piecewiseLinear, clampPredictions);
    }

    /**
     * {@return the same with what the training rows nearby tell}
     *
     * @param newCoordinates columns that say where a row is; empty for a latitude and a longitude, found by their names
     */
    public PreparationSpec withNeighbourFeatures(List<String> newCoordinates) {
        return new PreparationSpec(newCoordinates, fourierFeatures, true, piecewiseLinear, clampPredictions);
    }

    /**
     * {@return the same with an input for each of some bins}
     *
     * @param bins of each column of numbers, from 0 to 1,000
     */
    public PreparationSpec withPiecewiseLinear(int bins) {
        return new PreparationSpec(coordinates, fourierFeatures, neighbourFeatures, bins, clampPredictions);
    }

    /** {@return the same with predictions that stay in the range of the training rows' target} */
    public PreparationSpec withClampedPredictions() {
        return new PreparationSpec(coordinates, fourierFeatures, neighbourFeatures, piecewiseLinear, true);
    }
}
