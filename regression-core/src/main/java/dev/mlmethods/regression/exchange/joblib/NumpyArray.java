package dev.mlmethods.regression.exchange.joblib;

import dev.mlmethods.regression.exchange.file.ExchangeFile;
import dev.mlmethods.regression.exchange.pickle.PickledObject;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An array of NumPy.
 *
 * @param shape its sizes, as they were read
 * @param data its numbers as a {@link ByteBuffer}, or its objects as a list
 */
record NumpyArray(NumpyType type, List<?> shape, Object data) {
    static final String NDARRAY = "numpy.ndarray";

    /** The bytes of all elements. */
    static long bytes(ExchangeFile file, List<?> shape, NumpyType type) {
        long bytes = type.numbers(file).bytes();
        for (Object each : shape) {
            if (!(each instanceof Long size) || size < 0 || size > Integer.MAX_VALUE) {
                throw file.damaged("an array with a size that none has");
            }
            bytes = Math.min(bytes * size, Integer.MAX_VALUE + 1L);
        }
        return bytes;
    }

    /** The array that a value is, in one of the forms in which it is pickled; empty if it is none. */
    static Optional<NumpyArray> find(ExchangeFile file, @Nullable Object value) {
        if (value instanceof NumpyArray array) {
            return Optional.of(array);
        }
        if (!(value instanceof PickledObject object)) {
            return Optional.empty();
        }
        if (object.name().endsWith("core.multiarray._reconstruct")
                && object.state() instanceof List<?> state
                && state.size() == 5
                && state.get(1) instanceof List<?> shape) {
            return Optional.of(of(file, state.get(2), shape, state.get(4)));
        }
        if (object.name().endsWith("core.numeric._frombuffer")
                && object.arguments().size() == 4
                && object.arguments().get(2) instanceof List<?> shape) {
            return Optional.of(of(
                    file, object.arguments().get(1), shape, object.arguments().get(0)));
        }
        return Optional.empty();
    }

    /** The number that a value is, in Python's form or NumPy's; empty if it is none, or one of another type. */
    static Optional<Number> findNumber(ExchangeFile file, @Nullable Object value) {
        if (value instanceof Number number) {
            return Optional.of(number);
        }
        if (value instanceof PickledObject object
                && object.name().endsWith("core.multiarray.scalar")
                && object.arguments().size() == 2) {
            NumpyArray scalar = of(
                    file,
                    object.arguments().get(0),
                    List.of(),
                    object.arguments().get(1));
            return scalar.type().data() == null
                    ? Optional.empty()
                    : Optional.of(scalar.numbers(file).get(0));
        }
        return Optional.empty();
    }

    private static NumpyArray of(ExchangeFile file, @Nullable Object dtype, List<?> shape, @Nullable Object data) {
        NumpyType type = NumpyType.of(file, dtype);
        if (type.isObject() && data instanceof List<?> objects) {
            return new NumpyArray(type, shape, objects);
        }
        if (data instanceof ByteBuffer bytes) {
            return new NumpyArray(type, shape, bytes);
        }
        // Protocol 2 has no bytes, but texts whose letters are bytes.
        if (data instanceof PickledObject encode
                && encode.name().equals("_codecs.encode")
                && encode.arguments().size() == 2
                && encode.arguments().get(0) instanceof String text
                && "latin1".equals(encode.arguments().get(1))
                && areBytes(text)) {
            file.take(64L + text.length());
            return new NumpyArray(type, shape, ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
        }
        throw file.damaged("an array without its elements");
    }

    private static boolean areBytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                return false;
            }
        }
        return true;
    }

    /** The numbers, which are as many as the shape says. */
    Tensor numbers(ExchangeFile file) {
        if (data instanceof ByteBuffer bytes && bytes.limit() == bytes(file, shape, type)) {
            file.take(400);
            int size = bytes.limit() / type.numbers(file).bytes();
            return Tensor.of("array", type.numbers(file), List.of(size), bytes);
        }
        throw file.damaged("an array whose shape does not fit its elements");
    }
}
