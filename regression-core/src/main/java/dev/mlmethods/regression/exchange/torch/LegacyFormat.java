package dev.mlmethods.regression.exchange.torch;

import dev.mlmethods.regression.exchange.file.ExchangeFile;
import dev.mlmethods.regression.exchange.pickle.PickleInput;
import dev.mlmethods.regression.exchange.pickle.PickleReader;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code torch.save} wrote before PyTorch 1.6, and still does with {@code _use_new_zipfile_serialization=False}: five pickles (a number that tells
 * such files, the version, facts of the machine, what was saved, and the keys of the storages), and then, for each key, a count in 8 bytes and as many
 * numbers. It has no checksums.
 *
 * <p>Source of the format: PyTorch 1.13, {@code torch/serialization.py} ({@code _legacy_save}, {@code _legacy_load}).
 */
final class LegacyFormat implements Storages {
    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final Long VERSION = 1001L;

    private final ExchangeFile file;
    private final PickleInput input;
    private final TorchDialect dialect;
    private final Map<String, ByteBuffer> data = new HashMap<>();

    private LegacyFormat(ExchangeFile file) {
        this.file = file;
        this.input = new PickleInput(file, file.bytes());
        this.dialect = new TorchDialect(file);
    }

    /** Opens a file; null if it begins otherwise, as other pickles do. */
    static @Nullable LegacyFormat find(ExchangeFile file) {
        LegacyFormat format = new LegacyFormat(file);
        return MAGIC.equals(format.pickle()) ? format : null;
    }

    private @Nullable Object pickle() {
        return new PickleReader(input, dialect).read();
    }

    /** What was saved. */
    @Nullable
    Object read() {
        Object version = pickle();
        if (!VERSION.equals(version)) {
            throw file.damaged("it does not have the version " + VERSION);
        }
        if (!(pickle() instanceof Map<?, ?> system) || !Boolean.TRUE.equals(system.get("little_endian"))) {
            throw file.fault("does not say that its numbers are little-endian."
                    + " Load it with PyTorch and save it again on a machine on which they are.");
        }
        Object saved = pickle();
        if (!(pickle() instanceof List<?> keys)) {
            throw file.damaged("it has no list of its storages");
        }
        for (Object key : keys) {
            readStorage(key);
        }
        if (input.remaining() > 0) {
            throw file.damaged("it has " + input.remaining() + " bytes more than its numbers need");
        }
        return saved;
    }

    private void readStorage(@Nullable Object key) {
        Storage storage = key instanceof String text ? dialect.storages().get(text) : null;
        if (storage == null || data.containsKey(storage.key())) {
            throw file.damaged("its list of storages has one that no tensor needs, or one twice");
        }
        long count = input.signedLong();
        if (count != storage.count() || storage.bytes() < 0 || storage.bytes() > input.remaining()) {
            throw file.damaged("its storage " + Excerpt.name(storage.key()) + " does not have the " + storage.count()
                    + " numbers that its tensors need");
        }
        file.take(64);
        data.put(storage.key(), input.view(storage.bytes()));
    }

    @Override
    public ByteBuffer bytes(Storage storage) {
        ByteBuffer bytes = data.get(storage.key());
        if (bytes == null) {
            throw file.damaged("it lacks the numbers of its storage " + Excerpt.name(storage.key()));
        }
        return bytes;
    }
}
