package dev.mlmethods.regression.model;

/**
 * A model as a graph of ONNX.
 *
 * @param file the contents of the file
 * @param description the texts of its metadata as JSON, for runtimes that can't read them
 * @param check what the graph was checked on
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record ExportedOnnx(byte[] file, byte[] description, OnnxCheck check) {}
