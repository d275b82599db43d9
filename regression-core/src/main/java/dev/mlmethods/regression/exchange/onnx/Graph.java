package dev.mlmethods.regression.exchange.onnx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A graph while it is built: rows of float64 in, and what the nodes make of them, each after those that it uses. */
final class Graph {
    private final Value input;
    private final int columns;
    private final List<Constant> constants = new ArrayList<>();
    /** The single numbers among the constants, each of which is stored once. */
    private final Map<String, Value> numbers = new LinkedHashMap<>();

    private final List<Node> nodes = new ArrayList<>();
    private int names;

    /**
     * Creates a graph without nodes.
     *
     * @param input the name of the input, rows x columns
     */
    Graph(String input, int columns) {
        this.input = new Value(input, ElementType.DOUBLE);
        this.columns = columns;
    }

    /** The input, rows x {@link #columns}. */
    Value input() {
        return input;
    }

    /** The columns of the input. */
    int columns() {
        return columns;
    }

    /** What is stored, in its order. */
    List<Constant> constants() {
        return constants;
    }

    /** The operations, in their order. */
    List<Node> nodes() {
        return nodes;
    }

    /** A single number. */
    Value number(ElementType type, double value) {
        return numbers.computeIfAbsent(
                type + " " + Double.doubleToRawLongBits(value), key -> constant(type, List.of(), value));
    }

    /** A row of numbers, 1 x their count. */
    Value row(ElementType type, double... elements) {
        return constant(type, List.of(1, elements.length), elements);
    }

    /** Numbers of any shape, row by row. */
    Value constant(ElementType type, List<Integer> dims, double... elements) {
        Value value = next(type);
        constants.add(new Constant(value, dims, elements));
        return value;
    }

    /** What an operator computes, of the type of its first operand. */
    Value apply(Operator operator, Value... operands) {
        return apply(operator, operands[0].type(), Map.of(), operands);
    }

    /** What an operator computes. */
    Value apply(Operator operator, ElementType type, Map<String, Integer> attributes, Value... operands) {
        Value value = next(type);
        nodes.add(new Node(operator, List.of(operands), List.of(value), attributes));
        return value;
    }

    /** A value as another type. */
    Value cast(Value value, ElementType type) {
        return apply(Operator.CAST, type, Map.of("to", type.number()), value);
    }

    /** Whether elements are greater. */
    Value greater(Value left, Value right) {
        return apply(Operator.GREATER, ElementType.BOOL, Map.of(), left, right);
    }

    /** Whether elements are at least as great. */
    Value atLeast(Value left, Value right) {
        return apply(Operator.GREATER_OR_EQUAL, ElementType.BOOL, Map.of(), left, right);
    }

    /** Elements of one value where a condition holds, and of another elsewhere. */
    Value where(Value condition, Value then, Value otherwise) {
        return apply(Operator.WHERE, then.type(), Map.of(), condition, then, otherwise);
    }

    /** The equal parts of a value along an axis. */
    List<Value> split(Value value, int axis, int parts) {
        if (parts == 1) {
            return List.of(value);
        }
        List<Value> outputs = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            outputs.add(next(value.type()));
        }
        nodes.add(new Node(Operator.SPLIT, List.of(value), outputs, Map.of("axis", axis)));
        return outputs;
    }

    /** Columns side by side. */
    Value concat(List<Value> columnValues) {
        return columnValues.size() == 1
                ? columnValues.get(0)
                : apply(
                        Operator.CONCAT,
                        columnValues.get(0).type(),
                        Map.of("axis", 1),
                        columnValues.toArray(Value[]::new));
    }

    private Value next(ElementType type) {
        return new Value("v" + Integer.toString(names++, Character.MAX_RADIX), type);
    }
}
