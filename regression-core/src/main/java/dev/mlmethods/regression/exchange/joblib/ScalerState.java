package dev.mlmethods.regression.exchange.joblib;

import dev.mlmethods.regression.exchange.file.ExchangeFile;
import dev.mlmethods.regression.exchange.pickle.PickledObject;
import dev.mlmethods.regression.exchange.tensor.DataType;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a fitted {@code StandardScaler}.
 *
 * <p>Source: scikit-learn 1.2.1 and 1.7, {@code sklearn/preprocessing/_data.py}: {@code transform} subtracts {@code mean_} if {@code with_mean}, and
 * divides by {@code scale_} if {@code with_std}; {@code mean_} may be there without {@code with_mean}.
 */
final class ScalerState {
    private static final String MEANS = "mean_";
    private static final String SCALES = "scale_";
    private static final String COLUMNS = "n_features_in_";
    private static final String NAMES = "feature_names_in_";
    private static final int NUMBER_BYTES = 32;
    private static final int NAME_BYTES = 8;

    private final ExchangeFile file;
    private final Map<?, ?> attributes;

    private ScalerState(ExchangeFile file, Map<?, ?> attributes) {
        this.file = file;
        this.attributes = attributes;
    }

    static StandardScalerValues values(ExchangeFile file, PickledObject scaler) {
        if (scaler.state() instanceof Map<?, ?> attributes) {
            return new ScalerState(file, attributes).values();
        }
        throw file.damaged("its StandardScaler has no attributes");
    }

    private StandardScalerValues values() {
        boolean withMean = flag("with_mean");
        boolean withScale = flag("with_std");
        int columns = columns(withMean, withScale);
        List<Double> means = withMean ? numbers(MEANS, columns) : Collections.nCopies(columns, 0.0);
        List<Double> scales = withScale ? numbers(SCALES, columns) : Collections.nCopies(columns, 1.0);
        for (double scale : withScale ? scales : List.<Double>of()) {
            if (scale <= 0) {
                throw file.damaged("its " + SCALES + " has " + NumberText.shortest(scale) + ", which is not above 0");
            }
        }
        return new StandardScalerValues(means, scales, names(columns), samples());
    }

    private boolean flag(String name) {
        if (attributes.get(name) instanceof Boolean flag) {
            return flag;
        }
        throw file.damaged("its StandardScaler has no " + name);
    }

    /** As many as there are numbers; only without any, as many as the scaler says. */
    private int columns(boolean withMean, boolean withScale) {
        if (withMean || withScale) {
            Tensor array = array(withMean ? MEANS : SCALES);
            Long said = attributes.get(COLUMNS) instanceof Long count ? count : null;
            if (said != null && said != array.size()) {
                throw file.damaged("its " + COLUMNS + " is " + said + ", but it has " + array.size() + " numbers");
            }
            return array.size();
        }
        if (attributes.get(COLUMNS) instanceof Long count && count > 0 && count <= Integer.MAX_VALUE) {
            return Math.toIntExact(count);
        }
        throw notFitted(COLUMNS);
    }

    private RuntimeException notFitted(String missing) {
        return file.fault("has a StandardScaler that is not fitted (it has no " + missing
                + "). Call scaler.fit(...) before dumping it.");
    }

    private Tensor array(String name) {
        Optional<NumpyArray> array = NumpyArray.find(file, attributes.get(name));
        if (array.isEmpty()) {
            throw notFitted(name);
        }
        Tensor numbers = array.orElseThrow().numbers(file);
        if (numbers.size() == 0 || numbers.type() == DataType.INT64) {
            throw file.damaged("its " + name + " has no decimal numbers");
        }
        return numbers;
    }

    private List<Double> numbers(String name, int columns) {
        Tensor array = array(name);
        if (array.size() != columns) {
            throw file.damaged("its " + name + " has " + array.size() + " numbers for " + columns + " columns");
        }
        file.take((long) NUMBER_BYTES * columns);
        List<Double> numbers = new ArrayList<>(columns);
        for (int i = 0; i < columns; i++) {
            double number = array.get(i);
            if (!Double.isFinite(number)) {
                throw file.fault("has a StandardScaler whose " + name + " has " + NumberText.shortest(number)
                        + " at index " + i + ". Fit it on columns that have values.");
            }
            numbers.add(number);
        }
        return Collections.unmodifiableList(numbers);
    }

    private @Nullable List<String> names(int columns) {
        if (attributes.get(NAMES) == null) {
            return null;
        }
        NumpyArray array = NumpyArray.find(file, attributes.get(NAMES))
                .orElseThrow(() -> file.damaged("its " + NAMES + " is no array"));
        if (!(array.data() instanceof List<?> objects) || objects.size() != columns) {
            throw file.damaged("its " + NAMES + " does not have a name for each of its " + columns + " columns");
        }
        file.take((long) NAME_BYTES * columns);
        List<String> names = new ArrayList<>(columns);
        for (Object object : objects) {
            if (!(object instanceof String name)) {
                // What it is instead isn't shown: it may hold itself, or more than fits into memory.
                throw file.damaged("its " + NAMES + " has a value at index " + names.size() + " that is not a text");
            }
            names.add(name);
        }
        return Collections.unmodifiableList(names);
    }

    /** A whole number, also if it was counted as float64, as with weights of 1. */
    private @Nullable Long samples() {
        Optional<Number> samples = NumpyArray.findNumber(file, attributes.get("n_samples_seen_"));
        if (samples.isEmpty()) {
            return null;
        }
        double value = samples.orElseThrow().doubleValue();
        return value >= 0 && value == Math.rint(value) && value < 0x1p53 ? (Long) (long) value : null;
    }
}
