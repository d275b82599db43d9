package dev.mlmethods.regression.benchmarks.contender;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The reference job's training rows and initial weights as little-endian float32, so that all programs start from the same
 * bits: {@code features.f32} (row by row), {@code target.f32} and {@code parameters.f32} (layer by layer, [out][in], then
 * the biases). The same rows with validation rows set aside are in the folders {@code training}, {@code validation} and {@code test}.
 *
 * @param folder where they are
 */
record ReferenceFiles(Path folder) {
    void write(float[] features, float[] target, float[] parameters) throws IOException {
        writeRows(features, target);
        write("parameters", parameters);
    }

    void writeRows(float[] features, float[] target) throws IOException {
        Files.createDirectories(folder);
        write("features", features);
        write("target", target);
    }

    FloatBuffer features() throws IOException {
        return read("features");
    }

    FloatBuffer target() throws IOException {
        return read("target");
    }

    FloatBuffer parameters() throws IOException {
        return read("parameters");
    }

    private void write(String name, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        Files.write(file(name), bytes.array());
    }

    private FloatBuffer read(String name) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file(name)))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
    }

    private Path file(String name) {
        return folder.resolve(name + ".f32");
    }
}
