package dev.mlmethods.regression.exchange.joblib;

import dev.mlmethods.regression.exchange.file.ExchangeFile;
import dev.mlmethods.regression.exchange.pickle.PickledObject;
import dev.mlmethods.regression.exchange.tensor.DataType;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How NumPy stores the elements of an array.
 *
 * @param code such as {@code f8}
 * @param data the same, if it is a type of numbers that is known here; null otherwise
 */
record NumpyType(String code, @Nullable DataType data) {
    static final String DTYPE = "numpy.dtype";

    private static final Map<String, DataType> TYPES =
            Map.of("f8", DataType.FLOAT64, "f4", DataType.FLOAT32, "f2", DataType.FLOAT16, "i8", DataType.INT64);

    /** A type as it is pickled: {@code dtype('f8', False, True)}, with the byte order in its state. */
    static NumpyType of(ExchangeFile file, @Nullable Object value) {
        if (value instanceof PickledObject object
                && object.name().equals(DTYPE)
                && !object.arguments().isEmpty()
                && object.arguments().get(0) instanceof String code
                && object.state() instanceof List<?> state
                && state.size() > 1
                && state.get(1) instanceof String order) {
            if (order.equals(">")) {
                throw file.fault("has an array with the highest byte first (big-endian)."
                        + " Dump the scaler again on a machine with little-endian numbers.");
            }
            if (order.equals("<") || order.equals("|")) {
                file.take(48);
                return new NumpyType(code, TYPES.get(code));
            }
        }
        throw file.damaged("an array without a known type");
    }

    boolean isObject() {
        return code.equals("O8") || code.equals("O4") || code.equals("O");
    }

    DataType numbers(ExchangeFile file) {
        if (data == null) {
            throw file.damaged("an array of " + Excerpt.name(code) + ", where numbers are needed");
        }
        return data;
    }
}
