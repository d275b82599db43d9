package dev.mlmethods.regression.exchange.tensor;

import java.nio.file.Path;

/**
 * Tensors as the library safetensors writes them: the length of the header in 8 bytes, the header as JSON, and the numbers.
 *
 * <p>Source of the format: <a href="https://github.com/huggingface/safetensors">github.com/huggingface/safetensors</a>, README, "Format".
 */
public final class SafetensorsFile {
    private SafetensorsFile() {}

    /**
     * Reads a file.
     *
     * @param file the safetensors
     * @return the tensors, which are views of the file's bytes
     * @throws dev.mlmethods.regression.RegressionException if there is no such file, it isn't one, or it is damaged; the message names the file
     *     and the remedy
     */
    public static Safetensors read(Path file) {
        throw new UnsupportedOperationException(file.toString());
    }

    /**
     * {@return a file: the same bytes for the same contents, its data on a multiple of 8 bytes}
     *
     * @param contents the names of whose tensors are unique
     */
    public static byte[] bytes(Safetensors contents) {
        throw new UnsupportedOperationException(contents.toString());
    }
}
