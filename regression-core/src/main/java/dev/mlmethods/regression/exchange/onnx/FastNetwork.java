package dev.mlmethods.regression.exchange.onnx;

import dev.mlmethods.regression.predictor.network.Activation;
import dev.mlmethods.regression.predictor.network.ActivationFunction;
import java.util.List;
import java.util.Map;

/** A network with matrix products and the operators that ONNX has for activations. */
final class FastNetwork implements NetworkNodes {
    private final Graph graph;

    FastNetwork(Graph graph) {
        this.graph = graph;
    }

    @Override
    public Value output(Value scaled, List<DenseWeights> layers, Activation activation) {
        Value row = scaled;
        int last = layers.size() - 1;
        for (DenseWeights layer : layers.subList(0, last)) {
            row = activate(activation, product(layer, row));
        }
        return product(layers.get(last), row);
    }

    @Override
    public Value exp(Value x) {
        return graph.apply(Operator.EXP, x);
    }

    private Value product(DenseWeights layer, Value row) {
        return graph.apply(
                Operator.GEMM,
                ElementType.FLOAT,
                Map.of("transB", 1),
                row,
                graph.constant(ElementType.FLOAT, List.of(layer.units(), layer.inputs()), layer.byUnit()),
                graph.constant(ElementType.FLOAT, List.of(layer.units()), layer.biasesAsFloat64()));
    }

    private Value activate(Activation activation, Value x) {
        return switch (activation) {
            case RELU -> graph.apply(Operator.RELU, x);
            case TANH -> graph.apply(Operator.TANH, x);
            case SIGMOID -> graph.apply(Operator.SIGMOID, x);
            case QUICK_GELU ->
                timesSigmoid(
                        x,
                        graph.apply(
                                Operator.MUL, x, graph.number(ElementType.FLOAT, ActivationFunction.QUICK_GELU_SCALE)));
            case SILU -> timesSigmoid(x, x);
            case LEAKY_RELU ->
                graph.where(
                        graph.greater(x, graph.number(ElementType.FLOAT, 0)),
                        x,
                        graph.apply(Operator.MUL, x, graph.number(ElementType.FLOAT, ActivationFunction.LEAK)));
            // ONNX Runtime's own Elu, Softplus and Mish give a number other bits at another place of the tensor, and
            // opset
            // 17 has no Gelu.
            case ELU, SOFTPLUS, MISH, GELU -> exact(activation, x);
            case IDENTITY -> x;
        };
    }

    private Value timesSigmoid(Value x, Value scaled) {
        return graph.apply(Operator.MUL, x, graph.apply(Operator.SIGMOID, scaled));
    }

    private Value exact(Activation activation, Value x) {
        return graph.cast(
                new ExactActivations(new Float32Arithmetic(graph)).apply(activation, graph.cast(x, ElementType.DOUBLE)),
                ElementType.FLOAT);
    }
}
