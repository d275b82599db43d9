package dev.mlmethods.regression.exchange.joblib;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.exchange.file.ExchangeFile;
import dev.mlmethods.regression.exchange.pickle.PickleDialect;
import dev.mlmethods.regression.exchange.pickle.PickleInput;
import dev.mlmethods.regression.exchange.pickle.PickleReader;
import dev.mlmethods.regression.exchange.pickle.PickledObject;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the pickles of a {@code StandardScaler} may name. joblib puts the numbers of an array behind the pickle's instructions for it: since 1.2, behind
 * a byte that says how many bytes of padding come first. An array of objects is a pickle of its own there.
 *
 * <p>Source of the format: joblib 1.2, {@code joblib/numpy_pickle.py} ({@code NumpyArrayWrapper}); NumPy 1.24 and 2.2, {@code numpy/core/multiarray},
 * {@code numpy/core/numeric.py} ({@code _frombuffer}).
 */
final class JoblibDialect implements PickleDialect {
    static final String SCALER = "sklearn.preprocessing._data.StandardScaler";
    /** Before scikit-learn 0.22. */
    static final String OLD_SCALER = "sklearn.preprocessing.data.StandardScaler";

    private static final String WRAPPER = "joblib.numpy_pickle.NumpyArrayWrapper";
    private static final String PADDING = "numpy_array_alignment_bytes";
    private static final Set<String> NAMES = Set.of(
            SCALER,
            OLD_SCALER,
            WRAPPER,
            NumpyArray.NDARRAY,
            NumpyType.DTYPE,
            "numpy.core.multiarray._reconstruct",
            "numpy._core.multiarray._reconstruct",
            "numpy.core.multiarray.scalar",
            "numpy._core.multiarray.scalar",
            "numpy.core.numeric._frombuffer",
            "numpy._core.numeric._frombuffer",
            "_codecs.encode");

    private final ExchangeFile file;

    JoblibDialect(ExchangeFile file) {
        this.file = file;
    }

    @Override
    public boolean allows(String name) {
        return NAMES.contains(name);
    }

    @Override
    public RegressionException refusal(String name) {
        String remedy = name.startsWith("torch.")
                ? ", an object of PyTorch. The weights of a model are given as weights; as scaler, give a StandardScaler."
                : name.startsWith("sklearn.")
                        ? ", but only a StandardScaler can be imported. Fit one, or dump it alone."
                        : ", which a StandardScaler does not need; nothing of it was run. Dump the scaler alone:"
                                + " joblib.dump(scaler, ...).";
        return file.fault("names " + Excerpt.sentence(name) + remedy);
    }

    @Override
    public Object persistent(@Nullable Object id) {
        throw file.damaged("it refers to an object outside of its pickle");
    }

    @Override
    public @Nullable Object built(PickledObject object, PickleInput input) {
        if (!object.name().equals(WRAPPER)) {
            return object;
        }
        if (!(object.state() instanceof Map<?, ?> state)
                || !(state.get("shape") instanceof List<?> shape)
                || !(state.get("dtype") instanceof PickledObject dtype)) {
            throw file.damaged("an array without its shape or dtype");
        }
        NumpyType type = NumpyType.of(file, dtype);
        if (type.isObject()) {
            // The dialect of a plain pickle: without this, arrays in arrays would nest as deep as the file likes.
            return new PickleReader(input, new PlainDialect(this)).read();
        }
        if (state.get(PADDING) != null) {
            Object unused = input.view(input.unsignedByte());
        }
        long bytes = NumpyArray.bytes(file, shape, type);
        return new NumpyArray(type, shape, input.view(bytes));
    }

    /** The same names, but no numbers behind the instructions. */
    private record PlainDialect(JoblibDialect outer) implements PickleDialect {
        @Override
        public boolean allows(String name) {
            return !name.equals(WRAPPER) && outer.allows(name);
        }

        @Override
        public RegressionException refusal(String name) {
            return outer.refusal(name);
        }

        @Override
        public Object persistent(@Nullable Object id) {
            return outer.persistent(id);
        }
    }
}
