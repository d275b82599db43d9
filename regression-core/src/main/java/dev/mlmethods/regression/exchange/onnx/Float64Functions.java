package dev.mlmethods.regression.exchange.onnx;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The arithmetic of float64, and e<sup>x</sup> and ln x as {@link StrictMath} computes them, step by step: every runtime has functions of its own, with
 * other bits.
 *
 * <p>Source: Sun's fdlibm 5.3, e_exp.c and e_log.c, whose results StrictMath has by its specification. fdlibm looks only at the upper half of a number to find
 * out where it is, so that the limits here are the least numbers with certain upper halves.
 */
final class Float64Functions {
    private static final double LN2_HIGH = 0.6931471803691238;
    private static final double LN2_LOW = 1.9082149292705877e-10;

    private static final double INVERSE_LN2 = 1.4426950408889634;
    private static final double GREATEST = 709.782712893384;
    private static final double LEAST = -745.1332191019411;
    private static final double HALF_LN2 = upper(0x3fd62e43);
    private static final double THREE_HALVES_LN2 = upper(0x3ff0a2b2);
    private static final double TINY = upper(0x3e300000);
    private static final double[] EXP = {
        4.1381367970572385e-8, -1.6533902205465252e-6, 6.613756321437934e-5, -0.0027777777777015593, 0.16666666666666602
    };
    /** From the one to the other, 2<sup>n</sup> times a number around 1 is a normal number. */
    private static final int LEAST_EXPONENT = -1021;

    private static final int GREATEST_EXPONENT = 1023;

    private static final double ROOT_OF_2 = upper(0x3ff6a09c);
    private static final double BELOW_ROOT_OF_2 = upper(0x3ff6147a);
    private static final double ABOVE_HALF_ROOT_OF_2 = upper(0x3fe6b852);
    private static final double AROUND_1 = 0x1p-20;
    private static final double[] LOG_EVEN = {0.15313837699209373, 0.22222198432149784, 0.3999999999940942};
    private static final double[] LOG_ODD = {
        0.14798198605116586, 0.1818357216161805, 0.2857142874366239, 0.6666666666666735
    };

    private final Graph graph;

    Float64Functions(Graph graph) {
        this.graph = graph;
    }

    private static double upper(int half) {
        return Double.longBitsToDouble((long) half << Integer.SIZE);
    }

    /** e<sup>x</sup>. */
    Value exp(Value value) {
        // Beyond these limits the result is decided at the end, but the steps until then have to be numbers.
        Value x = min(max(value, number(LEAST - 1)), number(GREATEST + 1));
        Value size = graph.apply(Operator.ABS, x);
        Value sign = graph.where(graph.greater(number(0), x), number(-1), number(1));
        Value quotient = add(multiply(number(INVERSE_LN2), x), multiply(number(0.5), sign));
        Value whole = graph.cast(graph.cast(quotient, ElementType.INT64), ElementType.DOUBLE);
        Value isNear = graph.greater(number(HALF_LN2), size);
        Value k =
                graph.where(isNear, number(0), graph.where(graph.atLeast(size, number(THREE_HALVES_LN2)), whole, sign));

        Value high = subtract(x, multiply(k, number(LN2_HIGH)));
        Value low = multiply(k, number(LN2_LOW));
        Value r = subtract(high, low);
        Value t = multiply(r, r);
        Value c = subtract(r, multiply(t, polynomial(EXP, t)));
        Value product = multiply(r, c);
        Value near = subtract(number(1), subtract(divide(product, subtract(c, number(2))), r));
        Value far = subtract(number(1), subtract(subtract(low, divide(product, subtract(number(2), c))), high));

        // 2^k in two steps, of which only the second is ever rounded.
        Value first = min(max(k, number(LEAST_EXPONENT)), number(GREATEST_EXPONENT));
        Value scaled = multiply(multiply(far, power(first)), power(subtract(k, first)));
        Value result = graph.where(isNear, near, scaled);
        result = graph.where(graph.greater(number(TINY), size), add(number(1), x), result);
        result = graph.where(graph.greater(value, number(GREATEST)), number(Double.POSITIVE_INFINITY), result);
        return graph.where(graph.greater(number(LEAST), value), number(0), result);
    }

    /**
     * ln x.
     *
     * @param x rows x 1, of at least 2<sup>least</sup> and below 2<sup>greatest</sup>
     */
    Value log(Value x, int least, int greatest) {
        // How many powers of 2, each times sqrt(2), are reached says which power leaves a number around 1.
        double[] limits = IntStream.range(least, greatest)
                .mapToDouble(exponent -> Math.scalb(ROOT_OF_2, exponent))
                .toArray();
        Value k = add(count(graph.atLeast(x, graph.row(ElementType.DOUBLE, limits))), number(least));
        Value m = multiply(x, power(subtract(number(0), k)));
        Value f = subtract(m, number(1));
        Value high = multiply(k, number(LN2_HIGH));
        Value low = multiply(k, number(LN2_LOW));

        Value s = divide(f, add(number(2), f));
        Value z = multiply(s, s);
        Value w = multiply(z, z);
        Value r = add(multiply(z, polynomial(LOG_ODD, w)), multiply(w, polynomial(LOG_EVEN, w)));
        Value half = multiply(multiply(number(0.5), f), f);
        Value atRoots = subtract(half, add(multiply(s, add(half, r)), low));
        Value between = subtract(multiply(s, subtract(f, r)), low);
        Value cube = multiply(multiply(f, f), subtract(number(0.5), multiply(number(0.3333333333333333), f)));
        Value around1 = subtract(cube, low);

        Value correction = graph.where(
                graph.atLeast(m, number(BELOW_ROOT_OF_2)),
                atRoots,
                graph.where(graph.greater(number(ABOVE_HALF_ROOT_OF_2), m), atRoots, between));
        correction = graph.where(
                graph.atLeast(f, number(-AROUND_1)),
                graph.where(graph.greater(number(AROUND_1), f), around1, correction),
                correction);
        return subtract(high, subtract(correction, f));
    }

    /** How many columns of each row are true; rows x 1. */
    Value count(Value conditions) {
        return graph.apply(
                Operator.REDUCE_SUM,
                graph.cast(conditions, ElementType.DOUBLE),
                graph.constant(ElementType.INT64, List.of(1), 1));
    }

    /** The sum of coefficients times powers of x, the highest power first, by Horner's rule. */
    Value polynomial(double[] coefficients, Value x) {
        Value value = number(coefficients[0]);
        for (int i = 1; i < coefficients.length; i++) {
            value = add(number(coefficients[i]), multiply(x, value));
        }
        return value;
    }

    /** A single number. */
    Value number(double value) {
        return graph.number(ElementType.DOUBLE, value);
    }

    /** a + b. */
    Value add(Value a, Value b) {
        return graph.apply(Operator.ADD, a, b);
    }

    /** a - b. */
    Value subtract(Value a, Value b) {
        return graph.apply(Operator.SUB, a, b);
    }

    /** a * b. */
    Value multiply(Value a, Value b) {
        return graph.apply(Operator.MUL, a, b);
    }

    /** a / b. */
    Value divide(Value a, Value b) {
        return graph.apply(Operator.DIV, a, b);
    }

    /** The greater one. */
    Value max(Value a, Value b) {
        return graph.apply(Operator.MAX, a, b);
    }

    /** The lesser one. */
    Value min(Value a, Value b) {
        return graph.apply(Operator.MIN, a, b);
    }

    private Value power(Value exponent) {
        return graph.apply(Operator.POW, number(2), exponent);
    }
}
