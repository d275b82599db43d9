package dev.mlmethods.regression.exchange.onnx;

import dev.mlmethods.regression.predictor.network.FourierFeatures;
import dev.mlmethods.regression.predictor.network.PiecewiseLinear;
import java.util.Arrays;
import java.util.List;

/** The inputs that are derived from features as nodes, step by step as {@link FourierFeatures} and {@link PiecewiseLinear} compute them. */
final class DerivedNodes {
    private final Graph graph;
    private final Float64Functions float64;
    private final List<Value> features;

    /**
     * Creates no node yet.
     *
     * @param features rows x 1 each, float64
     */
    DerivedNodes(Graph graph, List<Value> features) {
        this.graph = graph;
        this.float64 = new Float64Functions(graph);
        this.features = features;
    }

    /** Rows x waves, float64. */
    Value waves(FourierFeatures fourier) {
        int coordinates = fourier.features().length;
        Value waves = row(fourier.phases());
        for (int k = 0; k < coordinates; k++) {
            Value distance = float64.subtract(features.get(fourier.features()[k]), number(fourier.centers()[k]));
            waves = float64.add(waves, float64.multiply(row(frequencies(fourier, k)), distance));
        }
        Value share = graph.apply(Operator.ABS, float64.subtract(waves, graph.apply(Operator.ROUND, waves)));
        Value q = float64.subtract(number(0.25), share);
        return float64.multiply(q, float64.polynomial(FourierFeatures.sine(), float64.multiply(q, q)));
    }

    private static double[] frequencies(FourierFeatures fourier, int coordinate) {
        double[] all = fourier.frequencies();
        double[] frequencies = new double[fourier.columns()];
        Arrays.setAll(frequencies, column -> all[column * fourier.features().length + coordinate]);
        return frequencies;
    }

    /** Rows x bins, float64. */
    Value bins(PiecewiseLinear piecewise) {
        double[] edges = piecewise.edges();
        double[] starts = Arrays.copyOf(edges, piecewise.columns());
        double[] widths = new double[starts.length];
        Arrays.setAll(widths, bin -> edges[bin + 1] - edges[bin]);
        Value share = float64.divide(float64.subtract(features.get(piecewise.feature()), row(starts)), row(widths));
        return float64.min(float64.max(share, number(0)), number(1));
    }

    private Value row(double[] numbers) {
        return graph.row(ElementType.DOUBLE, numbers);
    }

    private Value number(double value) {
        return float64.number(value);
    }
}
