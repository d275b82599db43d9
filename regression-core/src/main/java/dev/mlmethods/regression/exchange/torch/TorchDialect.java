package dev.mlmethods.regression.exchange.torch;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.exchange.file.ExchangeFile;
import dev.mlmethods.regression.exchange.pickle.Global;
import dev.mlmethods.regression.exchange.pickle.PickleDialect;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the pickles of {@code torch.save} may name: tensors, and what is often beside them in checkpoints. The storages that were referred to are kept,
 * since the older format doesn't say how long they are anywhere else.
 */
final class TorchDialect implements PickleDialect {
    private static final Set<String> NAMES = Set.of(
            Rebuild.ORDERED_DICT,
            Rebuild.TENSOR,
            Rebuild.OLD_TENSOR,
            Rebuild.PARAMETER,
            Rebuild.PARAMETER_WITH_STATE,
            "torch.Size",
            "torch.device",
            "torch.float64",
            "torch.float32",
            "torch.float16",
            "torch.bfloat16",
            "torch.int64",
            "numpy.dtype",
            "numpy.ndarray",
            "numpy.core.multiarray.scalar",
            "numpy.core.multiarray._reconstruct",
            "numpy._core.multiarray.scalar",
            "numpy._core.multiarray._reconstruct",
            "_codecs.encode");

    private final ExchangeFile file;
    private final Map<String, Storage> storages = new LinkedHashMap<>();

    TorchDialect(ExchangeFile file) {
        this.file = file;
    }

    @Override
    public boolean allows(String name) {
        return NAMES.contains(name) || StorageType.named(name).isPresent();
    }

    @Override
    public RegressionException refusal(String name) {
        return file.fault("names " + Excerpt.sentence(name) + remedy(name));
    }

    private static String remedy(String name) {
        if (name.contains("sparse")) {
            return ", a sparse tensor. Make it dense before torch.save(model.state_dict(), ...): tensor.to_dense().";
        }
        if (name.contains("Complex")) {
            return ", complex numbers. A regression network has real weights: save those alone.";
        }
        if (name.contains("_rebuild_q") || name.startsWith("torch.Q")) {
            return ", a quantized tensor. Save the model as it was before it was quantized:"
                    + " torch.save(model.state_dict(), ...).";
        }
        if (name.startsWith("sklearn.")) {
            return ", an object of scikit-learn. A fitted StandardScaler is given as scaler; as weights, give what"
                    + " torch.save(model.state_dict(), ...) writes.";
        }
        return ", which only a whole model, or code, needs; nothing of it was run. Save the weights alone:"
                + " torch.save(model.state_dict(), ...).";
    }

    @Override
    public Object persistent(@Nullable Object id) {
        if (id instanceof List<?> parts
                && parts.size() >= 5
                && "storage".equals(parts.get(0))
                && parts.get(1) instanceof Global type
                && parts.get(2) instanceof String key
                && parts.get(4) instanceof Long count
                && count >= 0) {
            // Before PyTorch 0.4, a part of another storage.
            if (parts.size() > 5 && parts.get(5) != null) {
                throw file.damaged("a storage within another one");
            }
            Storage storage = new Storage(type(type), key, count);
            Storage earlier = storages.putIfAbsent(key, storage);
            if (earlier != null && !earlier.equals(storage)) {
                throw file.damaged("two different storages " + Excerpt.name(key));
            }
            return storage;
        }
        throw file.damaged("a storage that its pickle does not describe");
    }

    private StorageType type(Global type) {
        return StorageType.named(type.name())
                .orElseThrow(() -> file.damaged(Excerpt.name(type.name()) + " as the type of a storage"));
    }

    /** The storages that were referred to, by their keys. */
    Map<String, Storage> storages() {
        return storages;
    }
}
