package dev.mlmethods.regression.exchange.onnx;

import java.util.List;
import java.util.Map;

/**
 * An operation.
 *
 * @param attributes whole numbers by name
 */
record Node(Operator operator, List<Value> inputs, List<Value> outputs, Map<String, Integer> attributes) {}
