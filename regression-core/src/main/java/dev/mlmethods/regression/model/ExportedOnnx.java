package dev.mlmethods.regression.model;

/**
 * A model as a graph of ONNX.
 *
 * @param file the contents of the file
 * @param check what the graph was checked on
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record ExportedOnnx(byte[] file, OnnxCheck check) {}
