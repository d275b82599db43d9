package dev.mlmethods.regression.exchange.torch;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.exchange.file.ExchangeFile;
import dev.mlmethods.regression.exchange.pickle.PickledObject;
import dev.mlmethods.regression.exchange.tensor.DataType;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the state dict in what was saved, and its tensors. */
final class StateDictSearch {
    private static final String REMEDY = " Give what torch.save(model.state_dict(), ...) writes.";
    private static final int TEXT_BYTES = 200;
    private static final int ANSWER_BYTES = 32;

    private final ExchangeFile file;
    private final Rebuild rebuild;
    private final List<String> notes = new ArrayList<>();
    private final IdentityHashMap<Map<?, ?>, Boolean> answers = new IdentityHashMap<>();

    StateDictSearch(ExchangeFile file, Storages storages) {
        this.file = file;
        this.rebuild = new Rebuild(file, storages);
    }

    /**
     * The state dict.
     *
     * @param saved the outermost value
     * @param key of the state dict in there; null if there is only one
     */
    StateDict find(@Nullable Object saved, @Nullable String key) {
        Map<?, ?> outer = entries(saved);
        if (outer == null) {
            throw file.fault(
                    (Rebuild.isTensor(saved) ? "holds one tensor without a name" : "holds no dict") + "." + REMEDY);
        }
        if (key != null) {
            return stateDict(chosen(outer, key));
        }
        // A checkpoint may have tensors beside its state dict, such as the last loss.
        return stateDict(hasTensors(outer) && candidates(outer).isEmpty() ? outer : onlyOne(outer));
    }

    /** Null if the value is no dict. */
    private static @Nullable Map<?, ?> entries(@Nullable Object value) {
        if (value instanceof PickledObject object && object.name().equals(Rebuild.ORDERED_DICT)) {
            return object.entries();
        }
        return value instanceof Map<?, ?> map ? map : null;
    }

    /** Each dict is searched once, however often it occurs. */
    private boolean hasTensors(Map<?, ?> dict) {
        file.take(ANSWER_BYTES);
        return answers.computeIfAbsent(dict, each -> each.values().stream().anyMatch(Rebuild::isTensor));
    }

    private Map<?, ?> chosen(Map<?, ?> outer, String key) {
        Map<?, ?> inner = entries(outer.get(key));
        if (inner == null || !hasTensors(inner)) {
            throw file.fault("has no state dict of the key " + Excerpt.quoted(key) + ". " + found(candidates(outer)));
        }
        notes.add("The state dict is that of the key " + Excerpt.quoted(key) + ".");
        return inner;
    }

    private Map<?, ?> onlyOne(Map<?, ?> outer) {
        List<String> candidates = candidates(outer);
        if (candidates.size() != 1) {
            throw candidates.isEmpty()
                    ? file.fault("holds a dict without tensors." + REMEDY)
                    : file.fault("holds several state dicts. " + found(candidates));
        }
        return chosen(outer, candidates.get(0));
    }

    private static String found(List<String> candidates) {
        return candidates.isEmpty()
                ? "None of its keys has one."
                : "Give one of these as weightsKey: " + Excerpt.listed(candidates) + ".";
    }

    private List<String> candidates(Map<?, ?> outer) {
        List<String> keys = new ArrayList<>();
        outer.forEach((key, value) -> {
            Map<?, ?> inner = entries(value);
            if (key instanceof String text && inner != null && hasTensors(inner)) {
                file.take(TEXT_BYTES);
                keys.add(text);
            }
        });
        return keys;
    }

    private StateDict stateDict(Map<?, ?> dict) {
        List<Tensor> tensors = new ArrayList<>();
        List<String> others = new ArrayList<>();
        int parameters = 0;
        for (Map.Entry<?, ?> entry : dict.entrySet()) {
            file.take(TEXT_BYTES);
            String name = name(entry.getKey());
            if (Rebuild.isTensor(entry.getValue())) {
                tensors.add(rebuild.tensor(name, entry.getValue()));
                parameters += Rebuild.isParameter(entry.getValue()) ? 1 : 0;
            } else {
                others.add(name);
            }
        }
        noteOthers(others);
        if (parameters > 0) {
            notes.add(parameters + " of its " + tensors.size() + " tensors are stored as Parameter.");
        }
        noteTypes(tensors);
        return new StateDict(tensors, notes);
    }

    private String name(@Nullable Object key) {
        if (key instanceof String name) {
            return name;
        }
        throw noName(key);
    }

    private RegressionException noName(@Nullable Object key) {
        return file.fault("has a tensor whose name is " + Excerpt.name(String.valueOf(key)) + ", not a text." + REMEDY);
    }

    private void noteOthers(List<String> others) {
        if (!others.isEmpty()) {
            notes.add("Left out, since they are no tensors: " + Excerpt.listed(others) + ".");
        }
    }

    private void noteTypes(List<Tensor> tensors) {
        for (DataType type : DataType.values()) {
            List<String> names = tensors.stream()
                    .filter(tensor -> tensor.type() == type)
                    .map(Tensor::name)
                    .toList();
            if (type != DataType.FLOAT32 && !names.isEmpty()) {
                notes.add("Stored as " + type.word() + ", not float32: " + Excerpt.listed(names) + ".");
            }
        }
    }
}
