package dev.mlmethods.regression.exchange.torch;

import dev.mlmethods.regression.exchange.file.ExchangeFile;
import dev.mlmethods.regression.exchange.pickle.PickleInput;
import dev.mlmethods.regression.exchange.pickle.PickleReader;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code torch.save} writes since PyTorch 1.6: a zip with a folder of any name, in which are {@code data.pkl}, the numbers in {@code data/0}, ...,
 * and perhaps {@code byteorder}. Other entries don't matter.
 *
 * <p>Source of the format: PyTorch 1.13 and 2.7, {@code torch/serialization.py} ({@code _save}, {@code _load}).
 */
final class ZipFormat implements Storages {
    private static final String PICKLE = "data.pkl";

    private final ExchangeFile file;
    private final TorchArchive archive;
    private final String folder;
    private final Map<String, ByteBuffer> read = new HashMap<>();

    private ZipFormat(ExchangeFile file, TorchArchive archive, String folder) {
        this.file = file;
        this.archive = archive;
        this.folder = folder;
    }

    static ZipFormat of(ExchangeFile file) {
        TorchArchive archive = TorchArchive.of(file);
        List<String> pickles = archive.names().stream()
                .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
                .toList();
        if (pickles.isEmpty()) {
            throw file.fault("is a zip without " + PICKLE + ", so torch.save did not write it."
                    + " Give what torch.save(model.state_dict(), ...) writes.");
        }
        if (pickles.size() > 1) {
            throw file.damaged("it has several entries " + PICKLE + ": " + Excerpt.listed(pickles));
        }
        String folder = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length());
        if (archive.names().contains(folder + "constants.pkl")) {
            throw file.fault("is a program of TorchScript (it has constants.pkl)."
                    + " Save the weights of the model instead: torch.save(model.state_dict(), ...).");
        }
        ZipFormat format = new ZipFormat(file, archive, folder);
        format.requireLittleEndian();
        return format;
    }

    private void requireLittleEndian() {
        archive.find(folder + "byteorder").ifPresent(contents -> {
            String order = contents.limit() > 16
                    ? "unknown"
                    : StandardCharsets.UTF_8.decode(contents.duplicate()).toString();
            if (!order.equals("little")) {
                throw file.fault("has its numbers in the byte order " + Excerpt.quoted(order)
                        + ". Load it with PyTorch and save it again on a machine with little-endian numbers.");
            }
        });
    }

    /** What was saved. */
    @Nullable
    Object read() {
        ByteBuffer pickle = archive.find(folder + PICKLE).orElseThrow();
        return new PickleReader(new PickleInput(file, pickle), new TorchDialect(file)).read();
    }

    @Override
    public ByteBuffer bytes(Storage storage) {
        ByteBuffer bytes = read.computeIfAbsent(storage.key(), this::entry);
        if (bytes.limit() != storage.bytes()) {
            throw file.damaged(
                    "its entry data/" + Excerpt.name(storage.key()) + " has " + bytes.limit() + " bytes, but holds "
                            + storage.count() + " numbers of " + storage.type().word());
        }
        return bytes;
    }

    private ByteBuffer entry(String key) {
        return archive.find(folder + "data/" + key)
                .orElseThrow(() -> file.damaged("it lacks the entry data/" + Excerpt.name(key)));
    }
}
