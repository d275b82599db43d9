package dev.mlmethods.regression.diagnostics;

import dev.mlmethods.regression.json.Invariant;

/**
 * A point of a normal Q-Q plot.
 *
 * @param normal a quantile of the standard normal distribution
 * @param residual the residual at the same rank, in the unit of the target
 */
public record QuantilePair(double normal, double residual) {
    /**
     * Checks the values.
     *
     * @param normal a quantile of the standard normal distribution
     * @param residual the residual at the same rank, in the unit of the target
     * @throws IllegalArgumentException if one of them is not finite
     */
    public QuantilePair {
        Invariant.finite("normal", normal);
        Invariant.finite("residual", residual);
    }
}
