package dev.mlmethods.regression.exchange.onnx;

/**
 * The arithmetic of float32 with the operators for float64, rounded after each of them. Every value is a float64 that is also a float32.
 *
 * <p>That gives the bits of float32's own operations: for a sum, a product, a quotient and a root, float64 has more than twice the digits that are
 * needed for the second rounding to do no harm (Figueroa, When is double rounding innocuous?, 1995). A fused multiply-add isn't among ONNX's operators; here its
 * product is exact, but its sum is rounded twice. An export checks on rows whether that ever matters.
 */
final class Float32Arithmetic {
    private final Graph graph;

    Float32Arithmetic(Graph graph) {
        this.graph = graph;
    }

    /** A single float32. */
    Value number(float value) {
        return graph.number(ElementType.DOUBLE, value);
    }

    /** A value of float64 as the nearest float32. */
    Value round(Value value) {
        return graph.cast(graph.cast(value, ElementType.FLOAT), ElementType.DOUBLE);
    }

    /** a * b + c. */
    Value fma(Value a, Value b, Value c) {
        return round(graph.apply(Operator.ADD, graph.apply(Operator.MUL, a, b), c));
    }

    /** a + b. */
    Value add(Value a, Value b) {
        return round(graph.apply(Operator.ADD, a, b));
    }

    /** a - b. */
    Value subtract(Value a, Value b) {
        return round(graph.apply(Operator.SUB, a, b));
    }

    /** a * b. */
    Value multiply(Value a, Value b) {
        return round(graph.apply(Operator.MUL, a, b));
    }

    /** a / b. */
    Value divide(Value a, Value b) {
        return round(graph.apply(Operator.DIV, a, b));
    }

    /** The greater one. */
    Value max(Value a, Value b) {
        return graph.apply(Operator.MAX, a, b);
    }

    /** The lesser one. */
    Value min(Value a, Value b) {
        return graph.apply(Operator.MIN, a, b);
    }

    /** |a|. */
    Value abs(Value a) {
        return graph.apply(Operator.ABS, a);
    }

    /** -a. */
    Value negative(Value a) {
        return graph.apply(Operator.NEG, a);
    }

    /** {@code then} where a is greater than b, {@code otherwise} elsewhere. */
    Value whereGreater(Value a, Value b, Value then, Value otherwise) {
        return graph.where(graph.greater(a, b), then, otherwise);
    }

    /** 2 to the power of n, a whole number. */
    Value powerOfTwo(Value n) {
        return graph.apply(Operator.POW, number(2), n);
    }
}
