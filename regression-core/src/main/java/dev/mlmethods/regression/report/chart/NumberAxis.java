package dev.mlmethods.regression.report.chart;

/**
 * An axis of numbers.
 *
 * @param label what stands beside it
 * @param scale linear or logarithmic
 * @param min its first value
 * @param max its last value, above {@code min}
 */
public record NumberAxis(String label, Scale scale, double min, double max) implements Axis {}
