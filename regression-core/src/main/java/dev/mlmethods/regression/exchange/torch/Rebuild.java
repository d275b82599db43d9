package dev.mlmethods.regression.exchange.torch;

import dev.mlmethods.regression.exchange.file.ExchangeFile;
import dev.mlmethods.regression.exchange.pickle.PickledObject;
import dev.mlmethods.regression.exchange.tensor.DataType;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a pickle says about a tensor into one.
 *
 * <p>Source of the format: PyTorch 1.13 and 2.7, {@code torch/_utils.py}, {@code torch/_tensor.py} ({@code __reduce_ex__}).
 */
final class Rebuild {
    static final String ORDERED_DICT = "collections.OrderedDict";
    static final String TENSOR = "torch._utils._rebuild_tensor_v2";
    static final String OLD_TENSOR = "torch._utils._rebuild_tensor";
    static final String PARAMETER = "torch._utils._rebuild_parameter";
    static final String PARAMETER_WITH_STATE = "torch._utils._rebuild_parameter_with_state";

    /** What a tensor and its lists take. */
    private static final int TENSOR_BYTES = 400;

    private static final int BYTES_PER_DIMENSION = 96;

    private final ExchangeFile file;
    private final Storages storages;

    Rebuild(ExchangeFile file, Storages storages) {
        this.file = file;
        this.storages = storages;
    }

    static boolean isTensor(@Nullable Object value) {
        return value instanceof PickledObject object
                && (object.name().equals(TENSOR) || object.name().equals(OLD_TENSOR) || isParameter(value));
    }

    /** A parameter is a tensor that wraps another one. */
    static boolean isParameter(@Nullable Object value) {
        return value instanceof PickledObject object
                && (object.name().equals(PARAMETER) || object.name().equals(PARAMETER_WITH_STATE));
    }

    /** The tensor that {@link #isTensor} found. */
    Tensor tensor(String name, @Nullable Object value) {
        Object inner = value;
        if (isParameter(inner)
                && inner instanceof PickledObject parameter
                && !parameter.arguments().isEmpty()) {
            inner = parameter.arguments().get(0);
        }
        if (isTensor(inner)
                && !isParameter(inner)
                && inner instanceof PickledObject object
                && object.arguments().size() >= 4
                && object.arguments().get(0) instanceof Storage storage
                && object.arguments().get(1) instanceof Long offset) {
            return view(
                    name,
                    storage,
                    offset,
                    numbers(name, object.arguments().get(2)),
                    numbers(name, object.arguments().get(3)));
        }
        throw damaged(name, "is not described as a tensor is");
    }

    private RuntimeException damaged(String name, String what) {
        return file.damaged("the tensor " + Excerpt.name(name) + " " + what);
    }

    private List<Integer> numbers(String name, @Nullable Object list) {
        if (!(list instanceof List<?> elements)) {
            throw damaged(name, "has no shape");
        }
        file.take((long) BYTES_PER_DIMENSION * elements.size());
        List<Integer> numbers = new ArrayList<>(elements.size());
        for (Object element : elements) {
            if (!(element instanceof Long number) || number < 0 || number > Integer.MAX_VALUE) {
                throw damaged(name, "has a size or stride that no tensor has");
            }
            numbers.add(Math.toIntExact(number));
        }
        return numbers;
    }

    private Tensor view(String name, Storage storage, long offset, List<Integer> shape, List<Integer> strides) {
        DataType type = storage.type().data();
        if (type == null) {
            throw file.fault("has the tensor " + Excerpt.name(name) + " of "
                    + storage.type().word() + ", which no weights are. Save a state dict without it.");
        }
        if (shape.size() != strides.size() || offset < 0 || offset > storage.count()) {
            throw damaged(name, "is not within its storage");
        }
        file.take(TENSOR_BYTES);
        Tensor tensor;
        try {
            tensor = new Tensor(name, type, shape, strides, (int) offset, storages.bytes(storage));
        } catch (IllegalArgumentException e) {
            throw damaged(name, "is not within its storage");
        }
        if (tensor.size() > storage.count()) {
            throw file.fault("has the tensor " + Excerpt.name(name) + ", which shows numbers several times (expand)."
                    + " Save tensor.clone() in its place.");
        }
        return tensor;
    }
}
