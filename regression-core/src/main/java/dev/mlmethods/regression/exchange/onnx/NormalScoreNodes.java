package dev.mlmethods.regression.exchange.onnx;

import dev.mlmethods.regression.predictor.network.NormalScores;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** {@link NormalScores} as nodes, step by step. */
final class NormalScoreNodes {
    /** 2 to the power of this is below every probability that has a score. */
    private static final int LEAST_EXPONENT = -27;

    /** The root of -2 ln of these probabilities is below 2 to the power of this. */
    private static final int GREATEST_EXPONENT = 3;

    private final Graph graph;
    private final Float64Functions float64;

    NormalScoreNodes(Graph graph) {
        this.graph = graph;
        this.float64 = new Float64Functions(graph);
    }

    /**
     * The scores of a column.
     *
     * @param value rows x 1
     * @param quantiles at least two, in ascending order
     */
    Value of(Value value, double[] quantiles) {
        int last = quantiles.length - 1;
        Value row = graph.row(ElementType.DOUBLE, quantiles);
        Value atOrBelow = float64.count(graph.atLeast(value, row));
        Value below = float64.count(graph.greater(value, row));
        // Values outside of the quantiles get theirs at the end; until then, they need places inside.
        Value low = inside(float64.subtract(atOrBelow, float64.number(1)), last);
        Value high = inside(below, last);

        Value probabilities = graph.constant(
                ElementType.DOUBLE,
                List.of(quantiles.length),
                IntStream.rangeClosed(0, last)
                        .mapToDouble(i -> i == last ? 1 : i * (1.0 / last))
                        .toArray());
        Value known = graph.constant(ElementType.DOUBLE, List.of(quantiles.length), quantiles);
        Value lowProbability = gather(probabilities, low);
        Value highProbability = gather(probabilities, high);
        Value lowQuantile = gather(known, low);
        Value highQuantile = gather(known, high);
        Value slope = float64.divide(
                float64.subtract(highProbability, lowProbability), float64.subtract(highQuantile, lowQuantile));
        Value fromLow = float64.add(lowProbability, float64.multiply(slope, float64.subtract(value, lowQuantile)));
        Value fromHigh =
                float64.subtract(highProbability, float64.multiply(slope, float64.subtract(highQuantile, value)));
        Value sum = graph.where(
                graph.greater(value, lowQuantile),
                float64.add(fromLow, fromHigh),
                float64.add(lowProbability, highProbability));
        Value probability = float64.max(
                float64.number(NormalScores.BEYOND),
                float64.min(float64.number(1 - NormalScores.BEYOND), float64.multiply(float64.number(0.5), sum)));

        Value score = float64.max(
                float64.number(NormalScores.LEAST),
                float64.min(float64.number(NormalScores.GREATEST), score(probability)));
        Value notBeyond = graph.where(
                graph.atLeast(value, float64.number(quantiles[last])), number(NormalScores.GREATEST), score);
        return graph.where(graph.greater(value, float64.number(quantiles[0])), notBeyond, number(NormalScores.LEAST));
    }

    private Value score(Value probability) {
        Value complement = float64.subtract(number(1), probability);
        Value y = float64.subtract(probability, number(0.5));
        Value square = float64.multiply(y, y);
        Value quotient = float64.divide(
                float64.multiply(square, float64.polynomial(NormalScores.numerator(), square)),
                float64.polynomial(NormalScores.denominator(), square));
        Value middle =
                float64.multiply(float64.add(y, float64.multiply(y, quotient)), number(NormalScores.ROOT_OF_2_PI));
        Value upper = float64.subtract(number(0), tail(float64.min(complement, number(NormalScores.TAIL))));
        Value lower = tail(float64.min(probability, number(NormalScores.TAIL)));
        return graph.where(
                graph.greater(probability, number(1 - NormalScores.TAIL)),
                upper,
                graph.where(graph.atLeast(number(NormalScores.TAIL), probability), lower, middle));
    }

    private Value tail(Value probability) {
        Value x = graph.apply(Operator.SQRT, float64.multiply(number(-2), float64.log(probability, LEAST_EXPONENT, 0)));
        // Not 1 / x: ONNX Runtime turns a product with that into a quotient, which has other bits.
        Value inverse = float64.subtract(number(0), float64.divide(number(-1), x));
        Value quotient = float64.divide(
                float64.multiply(inverse, float64.polynomial(NormalScores.tailNumerator(), inverse)),
                float64.polynomial(NormalScores.tailDenominator(), inverse));
        Value log = float64.log(x, 0, GREATEST_EXPONENT);
        return float64.subtract(quotient, float64.subtract(x, float64.divide(log, x)));
    }

    private Value inside(Value place, int last) {
        return graph.cast(float64.min(float64.max(place, number(0)), number(last)), ElementType.INT64);
    }

    private Value gather(Value from, Value places) {
        return graph.apply(Operator.GATHER, from.type(), Map.of("axis", 0), from, places);
    }

    private Value number(double value) {
        return float64.number(value);
    }
}
