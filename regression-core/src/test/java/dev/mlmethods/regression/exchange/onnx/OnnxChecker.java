package dev.mlmethods.regression.exchange.onnx;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.onnx.ModelProto;
import org.bytedeco.onnx.global.onnx;

/** ONNX's own checker of files. */
final class OnnxChecker {
    private OnnxChecker() {}

    /** Whether the checker exists for this operating system and processor; it doesn't for ARM. */
    static boolean isAvailable() {
        return OnnxChecker.class.getResource("/org/bytedeco/onnx/" + Loader.getPlatform()) != null;
    }

    /**
     * Checks a file, the shapes and types of all values included.
     *
     * @throws RuntimeException if anything is wrong
     */
    static void check(byte[] file) {
        if (!isAvailable()) {
            return;
        }
        try (BytePointer bytes = new BytePointer(file);
                ModelProto model = new ModelProto()) {
            if (!model.ParseFromString(bytes)) {
                throw new IllegalArgumentException("no message of Protocol Buffers");
            }
            onnx.check_model(model, true, true, true);
        }
    }
}
