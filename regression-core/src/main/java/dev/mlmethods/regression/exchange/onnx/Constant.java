package dev.mlmethods.regression.exchange.onnx;

import java.util.List;

/**
 * A tensor that is stored in the file. It is never listed among the inputs of the graph, where a caller could replace it; for that reason, ONNX
 * Runtime would compute a row with different bits in a different batch.
 *
 * @param dims the size of each dimension; empty for a single number
 * @param elements row by row
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Constant(Value value, List<Integer> dims, double[] elements) {}
