package dev.mlmethods.regression.report.chart;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * An axis of numbers.
 *
 * @param label the text beside it
 * @param scale linear or logarithmic
 * @param min its first value, above 0 on a logarithmic axis
 * @param max its last value, above {@code min}
 * @param whole whether only whole numbers can be marked, as with epochs
 */
public record NumberAxis(
        String label,
        Scale scale,
        double min,
        double max,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean whole) implements Axis {
    private static final int STEPS = 5;
    private static final int MOST_STEPS = 7;
    private static final int FEWEST_TICKS = 3;
    private static final double ROOM = 0.02;
    private static final int MOST_DECADES = 8;
    private static final List<BigDecimal> STEP_SIZES =
            List.of(BigDecimal.ONE, BigDecimal.valueOf(2), BigDecimal.valueOf(5), BigDecimal.TEN);

    /**
     * Checks the range.
     *
     * @param label the text beside it
     * @param scale linear or logarithmic
     * @param min its first value, above 0 on a logarithmic axis
     * @param max its last value, above {@code min}
     * @param whole whether only whole numbers can be marked, as with epochs
     * @throws IllegalArgumentException if {@code min} isn't below {@code max}, they are too far apart for float64, or a logarithmic axis doesn't
     *     start above 0
     */
    public NumberAxis {
        if (!(min < max) || Double.isInfinite(max - min) || (scale == Scale.LOG && min <= 0)) {
            throw new IllegalArgumentException("no " + scale.jsonName() + " axis from " + NumberText.shortest(min)
                    + " to " + NumberText.shortest(max));
        }
    }

    /**
     * An axis on which all numbers can be marked.
     *
     * @param label the text beside it
     * @param scale linear or logarithmic
     * @param min its first value, above 0 on a logarithmic axis
     * @param max its last value, above {@code min}
     * @throws IllegalArgumentException if {@code min} isn't below {@code max}, they are too far apart for float64, or a logarithmic axis doesn't
     *     start above 0
     */
    public NumberAxis(String label, Scale scale, double min, double max) {
        this(label, scale, min, max, false);
    }

    /** {@return the same axis for whole numbers} */
    public NumberAxis ofWholeNumbers() {
        return new NumberAxis(label, scale, min, max, true);
    }

    /**
     * {@return an axis with room for all finite values, from a round number to a round number}
     *
     * @param label the text beside it
     * @param values what the axis is for; without a finite one, it goes from 0 to 1
     */
    public static NumberAxis linear(String label, DoubleStream values) {
        DoubleSummaryStatistics range = values.filter(Double::isFinite).summaryStatistics();
        if (range.getCount() == 0) {
            return new NumberAxis(label, Scale.LINEAR, 0, 1);
        }
        double low = range.getMin();
        double high = range.getMax();
        // So that it neither overflows nor divides what float64 can't.
        double least = Math.max(Math.max(Math.abs(low), Math.abs(high)) * 1e-9, Double.MIN_NORMAL);
        if (high / 2 - low / 2 < least) {
            double room = low == 0 && high == 0 ? 0.5 : Math.max(Math.abs(high) / 2, least);
            low -= room;
            high += room;
        }
        BigDecimal step = step(low, high, STEPS);
        double min = rounded(low, step, RoundingMode.FLOOR);
        double max = rounded(high, step, RoundingMode.CEILING);
        return Double.isInfinite(max - min)
                ? new NumberAxis(label, Scale.LINEAR, -Double.MAX_VALUE / 2, Double.MAX_VALUE / 2)
                : new NumberAxis(label, Scale.LINEAR, min, max);
    }

    /**
     * {@return an axis that ends where the finite values do, with a little extra room, so that no mark is cut in half}
     *
     * @param label the text beside it
     * @param values what the axis is for; without a finite one, it goes from 0 to 1
     */
    public static NumberAxis close(String label, DoubleStream values) {
        double[] finite = values.filter(Double::isFinite).toArray();
        NumberAxis round = linear(label, DoubleStream.of(finite));
        double low = DoubleStream.of(finite).min().orElse(0);
        double high = DoubleStream.of(finite).max().orElse(0);
        double room = ROOM * (high - low);
        double min = low - room;
        double max = high + room;
        return finite.length > 0 && min < low && high < max && Double.isFinite(max - min)
                ? new NumberAxis(label, Scale.LINEAR, min, max)
                : round;
    }

    /**
     * {@return a logarithmic axis with room for all positive finite values}
     *
     * @param label the text beside it
     * @param values what the axis is for; without a positive finite one, it is linear and goes from 0 to 1
     */
    public static NumberAxis log(String label, DoubleStream values) {
        DoubleSummaryStatistics range =
                values.filter(value -> Double.isFinite(value) && value > 0).summaryStatistics();
        if (range.getCount() == 0) {
            return new NumberAxis(label, Scale.LINEAR, 0, 1);
        }
        double min = Double.MIN_NORMAL;
        double max = Double.MAX_VALUE / 2;
        for (double mark : logMarks(range.getMin(), range.getMax())) {
            if (mark <= range.getMin() && mark > min) {
                min = mark;
            }
            if (mark >= range.getMax() && mark < max) {
                max = mark;
            }
        }
        return min < max
                ? new NumberAxis(label, Scale.LOG, min, max)
                : new NumberAxis(label, Scale.LOG, range.getMin() / 2, range.getMax() * 2);
    }

    /** One, two and five times each power of ten around a range. */
    private static List<Double> logMarks(double low, double high) {
        List<Double> marks = new ArrayList<>();
        for (int decade = exponent(low) - 1; decade <= exponent(high) + 1; decade++) {
            for (BigDecimal size : STEP_SIZES.subList(0, 3)) {
                marks.add(size.scaleByPowerOfTen(decade).doubleValue());
            }
        }
        return marks;
    }

    /** {@return round numbers on the axis, ascending} */
    public List<BigDecimal> ticks() {
        return scale == Scale.LOG ? logTicks() : linearTicks();
    }

    private List<BigDecimal> linearTicks() {
        BigDecimal coarse = step(min, max, STEPS);
        BigDecimal fine = step(min, max, MOST_STEPS);
        // The ends of an axis have a number beside them if that takes only a few more.
        BigDecimal round = !endsAtMultiplesOf(coarse) && endsAtMultiplesOf(fine) ? fine : coarse;
        BigDecimal step = whole ? round.max(BigDecimal.ONE) : round;
        List<BigDecimal> ticks = new ArrayList<>();
        BigDecimal last = decimal(max);
        BigDecimal tick = multiple(min, step, RoundingMode.CEILING);
        while (tick.compareTo(last) <= 0) {
            ticks.add(tick);
            tick = tick.add(step);
        }
        return ticks;
    }

    private boolean endsAtMultiplesOf(BigDecimal step) {
        return decimal(min).remainder(step).signum() == 0
                && decimal(max).remainder(step).signum() == 0;
    }

    /** For part of a decade, such as 2 to 5, these are too few. */
    private List<BigDecimal> logTicks() {
        List<BigDecimal> ticks = decadeTicks();
        return ticks.size() < FEWEST_TICKS ? linearTicks() : ticks;
    }

    private List<BigDecimal> decadeTicks() {
        int first = exponent(min);
        int decades = exponent(max) - first;
        int every = (Math.max(decades, 1) + MOST_DECADES - 1) / MOST_DECADES;
        List<BigDecimal> sizes = decades < 3 ? STEP_SIZES.subList(0, 3) : STEP_SIZES.subList(0, 1);
        List<BigDecimal> ticks = new ArrayList<>();
        for (int decade = first; decade <= first + decades; decade += every) {
            for (BigDecimal size : sizes) {
                BigDecimal tick = size.scaleByPowerOfTen(decade);
                if (tick.doubleValue() >= min && tick.doubleValue() <= max) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    /**
     * {@return where a value is on the axis: 0 at its start, 1 at its end, beyond these if it isn't on the axis}
     *
     * @param value any number; above 0 on a logarithmic axis
     */
    public double position(double value) {
        if (scale == Scale.LOG) {
            double start = StrictMath.log10(min);
            return (StrictMath.log10(value) - start) / (StrictMath.log10(max) - start);
        }
        return (value - min) / (max - min);
    }

    /** The smallest of 1, 2, 5 times a power of ten that fits into the range at most about that many times. */
    private static BigDecimal step(double low, double high, int steps) {
        BigDecimal least = decimal(high).subtract(decimal(low));
        int decade = exponent(least.divide(BigDecimal.valueOf(steps), MathContext.DECIMAL64));
        return STEP_SIZES.stream()
                .map(size -> size.scaleByPowerOfTen(decade))
                .filter(size -> size.multiply(BigDecimal.valueOf(steps)).compareTo(least) >= 0)
                .findFirst()
                .orElse(BigDecimal.ONE.scaleByPowerOfTen(decade + 1));
    }

    private static double rounded(double value, BigDecimal step, RoundingMode mode) {
        return multiple(value, step, mode).doubleValue();
    }

    private static BigDecimal multiple(double value, BigDecimal step, RoundingMode mode) {
        return decimal(value).divide(step, 0, mode).multiply(step);
    }

    /** The number as people write it: the exact value of 1e-5, for example, is slightly more, and would not fit into a step of that size. */
    private static BigDecimal decimal(double value) {
        return NumberText.decimal(value);
    }

    private static int exponent(double value) {
        return exponent(decimal(value));
    }

    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }
}
