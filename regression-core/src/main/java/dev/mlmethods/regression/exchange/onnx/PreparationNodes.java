package dev.mlmethods.regression.exchange.onnx;

import dev.mlmethods.regression.predictor.network.DerivedColumns;
import dev.mlmethods.regression.predictor.network.FourierFeatures;
import dev.mlmethods.regression.predictor.network.PiecewiseLinear;
import dev.mlmethods.regression.scaling.FittedScaler;
import dev.mlmethods.regression.scaling.Preparation;
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

    /** What the network reads, float32, rows x inputs. */
    Value inputs(Preparation preparation) {
        List<Value> parts = new ArrayList<>(List.of(scaled(preparation.features())));
        if (!preparation.derived().isEmpty()) {
            DerivedNodes nodes = new DerivedNodes(graph, graph.split(graph.input(), 1, graph.columns()));
            for (DerivedColumns part : preparation.derived()) {
                parts.add(graph.cast(derived(part, nodes), ElementType.FLOAT));
            }
        }
        return graph.concat(parts);
    }

    private static Value derived(DerivedColumns part, DerivedNodes nodes) {
        if (part instanceof FourierFeatures waves) {
            return nodes.waves(waves);
        }
        if (part instanceof PiecewiseLinear bins) {
            return nodes.bins(bins);
        }
        throw new IllegalArgumentException("no nodes for " + part.getClass());
    }

    private Value scaled(FittedScaler scaler) {
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
        Value predicted = unscaled(scaler, graph.cast(output, ElementType.DOUBLE), network);
        Value atLeast = scaler.least() == null ? predicted : float64.max(predicted, float64.number(scaler.least()));
        return scaler.greatest() == null ? atLeast : float64.min(atLeast, float64.number(scaler.greatest()));
    }

    private Value unscaled(TargetScaler scaler, Value wide, NetworkNodes network) {
        if (!scaler.scales()) {
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
