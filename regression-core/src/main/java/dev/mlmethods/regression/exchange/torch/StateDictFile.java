package dev.mlmethods.regression.exchange.torch;

import dev.mlmethods.regression.exchange.file.ExchangeFile;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A state dict as {@code torch.save} writes it. */
public final class StateDictFile {
    private static final String REMEDY = "Give what torch.save(model.state_dict(), ...) writes.";

    private StateDictFile() {}

    /**
     * Reads the only state dict of a file: the outermost dict, or the only one in there that holds tensors, as in checkpoints.
     *
     * @param file of {@code torch.save}, in its zip format or the one before
     * @return the tensors, which are views of the file's bytes
     * @throws dev.mlmethods.regression.RegressionException if there is no such file, it isn't one, it is damaged, it names anything but tensors and
     *     plain values, or it holds several state dicts; the message names the file and the remedy
     */
    public static StateDict read(Path file) {
        return read(file, null);
    }

    /**
     * Reads a state dict of a file.
     *
     * @param file of {@code torch.save}, in its zip format or the one before
     * @param key of the state dict in the outermost dict; null if it is the only one, see {@link #read(Path)}
     * @return the tensors, which are views of the file's bytes
     * @throws dev.mlmethods.regression.RegressionException as {@link #read(Path)}, and if there is no state dict of that key
     */
    public static StateDict read(Path file, @Nullable String key) {
        ExchangeFile contents = ExchangeFile.read(file, REMEDY);
        if (contents.startsWith('P', 'K')) {
            ZipFormat zip = ZipFormat.of(contents);
            return new StateDictSearch(contents, zip).find(zip.read(), key);
        }
        requirePickle(contents);
        LegacyFormat legacy = LegacyFormat.find(contents);
        if (legacy == null) {
            throw contents.fault("is a pickle that torch.save did not write. " + REMEDY);
        }
        return new StateDictSearch(contents, legacy).find(legacy.read(), key);
    }

    private static void requirePickle(ExchangeFile file) {
        if (file.startsWith(0x80)) {
            return;
        }
        ByteBuffer bytes = file.bytes();
        if (bytes.limit() > Long.BYTES && bytes.get(Long.BYTES) == '{') {
            throw file.fault("seems to be safetensors, not what torch.save writes. Give it a name that ends in"
                    + " .safetensors.");
        }
        if (file.startsWith(0x78) || file.startsWith(0x1f, 0x8b)) {
            throw file.fault("is compressed, as joblib does with a scaler. A scaler is given as scaler, not as weights."
                    + " " + REMEDY);
        }
        throw file.fault("is not a file of torch.save. " + REMEDY);
    }

    /**
     * {@return a file that {@code torch.load} reads, also with {@code weights_only=True}: the same bytes for the same tensors}
     *
     * @param tensors in the order in which they are listed; their names are unique
     */
    public static byte[] bytes(List<Tensor> tensors) {
        return new StateDictWriter(tensors).bytes();
    }
}
