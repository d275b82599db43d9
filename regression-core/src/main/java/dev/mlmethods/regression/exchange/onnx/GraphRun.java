package dev.mlmethods.regression.exchange.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Computes a graph for some rows, as the specification of ONNX's operators says. So a model can be checked where it is exported, without a runtime.
 *
 * <p>Every number is held as float64, and rounded to its type after each operation; for sums, products, quotients and roots of float32 that gives the
 * bits of float32's own operations.
 */
final class GraphRun {
    private final Graph graph;
    private final Value result;
    private final Map<Value, Tensor> known = new HashMap<>();
    /** For each node, the values that no later node uses: kept, they would take gigabytes in a wide network. */
    private final List<List<Value>> used = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Tensor(int[] dims, double[] elements) {
        int rows() {
            return dims.length < 2 ? 1 : dims[0];
        }

        int columns() {
            return dims.length == 0 ? 1 : dims[dims.length - 1];
        }
    }

    GraphRun(Graph graph, Value result) {
        this.graph = graph;
        this.result = result;
        for (Constant constant : graph.constants()) {
            known.put(
                    constant.value(),
                    new Tensor(
                            constant.dims().stream().mapToInt(Integer::intValue).toArray(), constant.elements()));
        }
        findUses(result);
    }

    private void findUses(Value result) {
        Set<Value> later = new HashSet<>(known.keySet());
        later.add(result);
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            List<Value> last = new ArrayList<>();
            for (Value input : graph.nodes().get(i).inputs()) {
                if (later.add(input)) {
                    last.add(input);
                }
            }
            used.add(last);
        }
        Collections.reverse(used);
    }

    /**
     * The elements of the result.
     *
     * @param rows of the input, row by row
     */
    double[] compute(double[] rows) {
        Map<Value, Tensor> values = new HashMap<>(known);
        values.put(graph.input(), new Tensor(new int[] {rows.length / graph.columns(), graph.columns()}, rows));
        for (int n = 0; n < used.size(); n++) {
            Node node = graph.nodes().get(n);
            List<Tensor> operands = new ArrayList<>();
            for (Value input : node.inputs()) {
                operands.add(of(values, input));
            }
            List<Tensor> results = apply(node, operands);
            for (int i = 0; i < results.size(); i++) {
                values.put(node.outputs().get(i), results.get(i));
            }
            used.get(n).forEach(values::remove);
        }
        return of(values, result).elements();
    }

    private static Tensor of(Map<Value, Tensor> values, Value value) {
        return Objects.requireNonNull(values.get(value), value.name());
    }

    private static List<Tensor> apply(Node node, List<Tensor> operands) {
        ElementType type = node.outputs().get(0).type();
        return switch (node.operator()) {
            case SPLIT ->
                split(
                        operands.get(0),
                        node.attributes().getOrDefault("axis", 0),
                        node.outputs().size());
            case CONCAT -> List.of(concat(operands));
            case PAD -> List.of(pad(operands.get(0), (int) operands.get(1).elements()[3]));
            case REDUCE_SUM -> List.of(sums(operands.get(0)));
            case GATHER -> List.of(gather(operands.get(0), operands.get(1)));
            case GEMM -> List.of(gemm(operands.get(0), operands.get(1), operands.get(2)));
            case WHERE -> List.of(where(operands.get(0), operands.get(1), operands.get(2)));
            case ABS -> List.of(each(type, operands.get(0), Math::abs));
            case CAST -> List.of(each(type, operands.get(0), a -> a));
            case EXP -> List.of(each(type, operands.get(0), Math::exp));
            case NEG -> List.of(each(type, operands.get(0), a -> -a));
            case RELU -> List.of(each(type, operands.get(0), a -> Math.max(a, 0)));
            case ROUND -> List.of(each(type, operands.get(0), Math::rint));
            case SIGMOID -> List.of(each(type, operands.get(0), a -> 1 / (1 + Math.exp(-a))));
            case SQRT -> List.of(each(type, operands.get(0), Math::sqrt));
            case TANH -> List.of(each(type, operands.get(0), Math::tanh));
            case ADD -> List.of(pairs(type, operands, Double::sum));
            case DIV -> List.of(pairs(type, operands, (a, b) -> a / b));
            case GREATER -> List.of(pairs(type, operands, (a, b) -> a > b ? 1 : 0));
            case GREATER_OR_EQUAL -> List.of(pairs(type, operands, (a, b) -> a >= b ? 1 : 0));
            case MAX -> List.of(pairs(type, operands, Math::max));
            case MIN -> List.of(pairs(type, operands, Math::min));
            case MUL -> List.of(pairs(type, operands, (a, b) -> a * b));
            case POW -> List.of(pairs(type, operands, Math::pow));
            case SUB -> List.of(pairs(type, operands, (a, b) -> a - b));
        };
    }

    private static Tensor each(ElementType type, Tensor a, DoubleUnaryOperator operator) {
        double[] elements = new double[a.elements.length];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = type.round(operator.applyAsDouble(a.elements[i]));
        }
        return new Tensor(a.dims, elements);
    }

    private static Tensor pairs(ElementType type, List<Tensor> operands, DoubleBinaryOperator operator) {
        Tensor a = operands.get(0);
        Tensor b = operands.get(1);
        int[] dims = broadcast(a, b);
        int columns = new Tensor(dims, a.elements).columns();
        double[] elements = new double[product(dims)];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = type.round(operator.applyAsDouble(
                    a.elements[at(a, i / columns, i % columns)], b.elements[at(b, i / columns, i % columns)]));
        }
        return new Tensor(dims, elements);
    }

    private static Tensor where(Tensor condition, Tensor then, Tensor otherwise) {
        int[] dims = broadcast(new Tensor(broadcast(condition, then), then.elements), otherwise);
        int columns = new Tensor(dims, then.elements).columns();
        double[] elements = new double[product(dims)];
        for (int i = 0; i < elements.length; i++) {
            int row = i / columns;
            int column = i % columns;
            Tensor chosen = condition.elements[at(condition, row, column)] == 0 ? otherwise : then;
            elements[i] = chosen.elements[at(chosen, row, column)];
        }
        return new Tensor(dims, elements);
    }

    /** The shape of two tensors of at most two dimensions; of which one is 1, the other counts. */
    private static int[] broadcast(Tensor a, Tensor b) {
        if (a.dims.length == 0 && b.dims.length == 0) {
            return a.dims;
        }
        return new int[] {Math.max(a.rows(), b.rows()), Math.max(a.columns(), b.columns())};
    }

    private static int at(Tensor tensor, int row, int column) {
        return (tensor.rows() == 1 ? 0 : row) * tensor.columns() + (tensor.columns() == 1 ? 0 : column);
    }

    private static int product(int[] dims) {
        return Arrays.stream(dims).reduce(1, (a, b) -> a * b);
    }

    private static List<Tensor> split(Tensor whole, int axis, int parts) {
        int rows = axis == 0 ? whole.rows() / parts : whole.rows();
        int columns = axis == 1 ? whole.columns() / parts : whole.columns();
        List<Tensor> tensors = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            double[] elements = new double[rows * columns];
            int start = axis == 0 ? part * rows * columns : part * columns;
            for (int row = 0; row < rows; row++) {
                System.arraycopy(whole.elements, start + row * whole.columns(), elements, row * columns, columns);
            }
            tensors.add(new Tensor(new int[] {rows, columns}, elements));
        }
        return tensors;
    }

    private static Tensor concat(List<Tensor> parts) {
        int rows = parts.get(0).rows();
        int columns = parts.stream().mapToInt(Tensor::columns).sum();
        double[] elements = new double[rows * columns];
        int at = 0;
        for (Tensor part : parts) {
            for (int row = 0; row < rows; row++) {
                System.arraycopy(part.elements, row * part.columns(), elements, row * columns + at, part.columns());
            }
            at += part.columns();
        }
        return new Tensor(new int[] {rows, columns}, elements);
    }

    private static Tensor pad(Tensor rows, int more) {
        int columns = rows.columns() + more;
        double[] elements = new double[rows.rows() * columns];
        for (int row = 0; row < rows.rows(); row++) {
            System.arraycopy(rows.elements, row * rows.columns(), elements, row * columns, rows.columns());
        }
        return new Tensor(new int[] {rows.rows(), columns}, elements);
    }

    private static Tensor sums(Tensor rows) {
        double[] elements = new double[rows.rows()];
        for (int i = 0; i < rows.elements.length; i++) {
            elements[i / rows.columns()] += rows.elements[i];
        }
        return new Tensor(new int[] {rows.rows(), 1}, elements);
    }

    private static Tensor gather(Tensor from, Tensor places) {
        return new Tensor(
                places.dims,
                Arrays.stream(places.elements)
                        .map(place -> from.elements[(int) place])
                        .toArray());
    }

    /** Adds up in float64, which no order of float32 comes nearer to. */
    private static Tensor gemm(Tensor rows, Tensor weights, Tensor biases) {
        int inputs = rows.columns();
        int units = weights.rows();
        double[] elements = new double[rows.rows() * units];
        for (int i = 0; i < elements.length; i++) {
            double sum = biases.elements[i % units];
            for (int k = 0; k < inputs; k++) {
                sum += rows.elements[i / units * inputs + k] * weights.elements[i % units * inputs + k];
            }
            elements[i] = ElementType.FLOAT.round(sum);
        }
        return new Tensor(new int[] {rows.rows(), units}, elements);
    }
}
