package dev.mlmethods.regression.exchange.onnx;

import dev.mlmethods.regression.predictor.network.Activation;
import dev.mlmethods.regression.predictor.network.DenseLayout;
import dev.mlmethods.regression.predictor.network.ForwardKernels;
import java.util.Arrays;
import java.util.List;

/**
 * A network as nodes that do what {@link ForwardKernels} do, sum by sum, element by element. Matrix products are not used, because every runtime adds
 * up in an order of its own.
 */
final class ExactNetwork implements NetworkNodes {
    private final Graph graph;
    private final Float32Arithmetic float32;

    ExactNetwork(Graph graph) {
        this.graph = graph;
        this.float32 = new Float32Arithmetic(graph);
    }

    @Override
    public Value output(Value scaled, List<DenseWeights> layers, Activation activation) {
        ExactActivations activations = new ExactActivations(float32);
        Value row = graph.cast(scaled, ElementType.DOUBLE);
        int last = layers.size() - 1;
        for (DenseWeights layer : layers.subList(0, last)) {
            row = activations.apply(activation, sums(layer, row));
        }
        return graph.cast(single(layers.get(last), row), ElementType.FLOAT);
    }

    @Override
    public Value exp(Value x) {
        return new Float64Functions(graph).exp(x);
    }

    /** Each unit's bias and, in ascending order, each input times its weight. */
    private Value sums(DenseWeights layer, Value row) {
        List<Value> inputs = graph.split(row, 1, layer.inputs());
        List<Value> weights =
                graph.split(stored(List.of(layer.inputs(), layer.units()), layer.byInput()), 0, layer.inputs());
        Value sum = stored(List.of(1, layer.units()), layer.biasesAsFloat64());
        for (int input = 0; input < layer.inputs(); input++) {
            sum = float32.fma(inputs.get(input), weights.get(input), sum);
        }
        return sum;
    }

    /** The sum of a single unit: as many chains as there are lanes, which are then joined in pairs, and the bias. */
    private Value single(DenseWeights layer, Value row) {
        int width = DenseLayout.roundUp(layer.inputs(), ForwardKernels.PANEL);
        Value padded = padded(row, width - layer.inputs());
        int steps = width / ForwardKernels.LANES;
        List<Value> inputs = graph.split(padded, 1, steps);
        List<Value> weights = graph.split(stored(List.of(1, width), Arrays.copyOf(layer.byUnit(), width)), 1, steps);
        Value chains = float32.number(0);
        for (int step = 0; step < steps; step++) {
            chains = float32.fma(inputs.get(step), weights.get(step), chains);
        }
        for (int lanes = ForwardKernels.LANES; lanes > 1; lanes /= 2) {
            List<Value> halves = graph.split(chains, 1, 2);
            chains = float32.add(halves.get(0), halves.get(1));
        }
        return float32.add(float32.number(layer.biases()[0]), chains);
    }

    private Value padded(Value row, int columns) {
        return columns == 0
                ? row
                : graph.apply(
                        Operator.PAD,
                        row,
                        graph.constant(ElementType.INT64, List.of(4), 0, 0, 0, columns),
                        graph.number(ElementType.DOUBLE, 0));
    }

    /** Stored as the float32 that they are. */
    private Value stored(List<Integer> dims, double[] numbers) {
        return graph.cast(graph.constant(ElementType.FLOAT, dims, numbers), ElementType.DOUBLE);
    }
}
