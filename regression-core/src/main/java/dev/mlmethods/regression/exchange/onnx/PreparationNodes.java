package dev.mlmethods.regression.exchange.onnx;

import dev.mlmethods.regression.scaling.FittedScaler;
import dev.mlmethods.regression.scaling.TargetScaler;
import java.util.ArrayList;
import java.util.List;

/** A model's preparation as nodes: features are scaled, and the output is turned into the target's unit, in float64 as the product does. */
final class PreparationNodes {
    private final Graph graph;
    private final Float64Functions float64;

    PreparationNodes(Graph graph) {
        this.graph = graph;
        this.float64 = new Float64Functions(graph);
    }

    /** The scaled features, float32, rows x columns. */
    Value scaled(FittedScaler scaler) {
        Value columns = normalScores(scaler);
        Value centered = float64.subtract(columns, graph.row(ElementType.DOUBLE, scaler.means()));
        return graph.cast(float64.divide(centered, graph.row(ElementType.DOUBLE, scaler.scales())), ElementType.FLOAT);
    }

    private Value normalScores(FittedScaler scaler) {
        double[][] quantiles = scaler.quantiles();
        boolean none = true;
        for (double[] known : quantiles) {
            none &= known.length == 0;
        }
        if (none) {
            return graph.input();
        }
        NormalScoreNodes scores = new NormalScoreNodes(graph);
        List<Value> columns = new ArrayList<>(graph.split(graph.input(), 1, quantiles.length));
        for (int column = 0; column < quantiles.length; column++) {
            if (quantiles[column].length > 0) {
                columns.set(column, scores.of(columns.get(column), quantiles[column]));
            }
        }
        return graph.concat(columns);
    }

    /** A prediction in the target's unit, float64, rows x 1. */
    Value inTargetsUnit(TargetScaler scaler, Value output, NetworkNodes network) {
        Value wide = graph.cast(output, ElementType.DOUBLE);
        if (scaler.equals(TargetScaler.IDENTITY)) {
            return wide;
        }
        Value scaled =
                float64.add(float64.multiply(wide, float64.number(scaler.scale())), float64.number(scaler.mean()));
        if (!Boolean.TRUE.equals(scaler.logarithm())) {
            return scaled;
        }
        return network.exp(scaled);
    }
}
