package dev.mlmethods.regression.exchange.joblib;

import dev.mlmethods.regression.exchange.file.ExchangeFile;
import dev.mlmethods.regression.exchange.file.Inflation;
import dev.mlmethods.regression.exchange.pickle.PickleInput;
import dev.mlmethods.regression.exchange.pickle.PickleReader;
import dev.mlmethods.regression.exchange.pickle.PickledObject;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@code StandardScaler} as {@code joblib.dump} or {@code pickle.dump} writes it. */
public final class StandardScalerFile {
    private static final String REMEDY = "Give what joblib.dump(scaler, ...) writes for a fitted StandardScaler.";
    /** What compressed bytes may expand to: a scaler of a million columns. */
    private static final int MOST_BYTES = 1 << 26;

    private static final int KEY_BYTES = 24;

    private StandardScalerFile() {}

    /**
     * Reads the only scaler of a file: the object itself, or the only one among the values of a dict.
     *
     * @param file plain, or compressed with zlib or gzip
     * @return what the scaler does
     * @throws dev.mlmethods.regression.RegressionException if there is no such file, it isn't one, it is damaged, it names anything but a {@code
     *     StandardScaler} and plain values, or it holds several; the message names the file and the remedy
     */
    public static StandardScalerValues read(Path file) {
        return read(file, null);
    }

    /**
     * Reads a scaler of a file.
     *
     * @param file plain, or compressed with zlib or gzip
     * @param key of the scaler in the dict; null if it is the only one, see {@link #read(Path)}
     * @return what the scaler does
     * @throws dev.mlmethods.regression.RegressionException as {@link #read(Path)}, and if there is no scaler of that key
     */
    public static StandardScalerValues read(Path file, @Nullable String key) {
        ExchangeFile contents = ExchangeFile.read(file, REMEDY);
        PickleInput input = new PickleInput(contents, pickle(contents));
        Object dumped = new PickleReader(input, new JoblibDialect(contents)).read();
        if (input.remaining() > 0) {
            throw contents.damaged(input.remaining() + " bytes follow its pickle");
        }
        return ScalerState.values(contents, scaler(contents, dumped, key));
    }

    private static ByteBuffer pickle(ExchangeFile file) {
        if (file.startsWith(0x80)) {
            return file.bytes();
        }
        if (file.startsWith(0x1f, 0x8b)) {
            return Inflation.gzip(file, MOST_BYTES);
        }
        if (file.startsWith(0x78)) {
            return Inflation.zlib(file, MOST_BYTES);
        }
        String other = otherCompression(file);
        if (other != null) {
            throw file.fault("is compressed with " + other
                    + ", which cannot be read here. Dump the scaler again, with compress=('gzip', 3) or without.");
        }
        if (file.startsWith('P', 'K')) {
            throw file.fault("is a zip, as torch.save writes it. The weights of a model are given as weights,"
                    + " not as scaler. " + REMEDY);
        }
        throw file.fault("is not a file of joblib or pickle, or has a protocol before 2. " + REMEDY);
    }

    /** By how they begin, as in joblib 1.2, {@code joblib/compressor.py}. */
    private static @Nullable String otherCompression(ExchangeFile file) {
        if (file.startsWith('B', 'Z')) {
            return "bz2";
        }
        if (file.startsWith(0xfd, '7', 'z', 'X', 'Z')) {
            return "xz";
        }
        if (file.startsWith(0x5d, 0x00)) {
            return "lzma";
        }
        return file.startsWith(0x04, 0x22, 0x4d, 0x18) ? "lz4" : null;
    }

    private static PickledObject scaler(ExchangeFile file, @Nullable Object dumped, @Nullable String key) {
        PickledObject alone = scaler(dumped);
        if (alone != null && key == null) {
            return alone;
        }
        if (!(dumped instanceof Map<?, ?> dict)) {
            throw file.fault(
                    alone == null
                            ? "holds no StandardScaler. " + REMEDY
                            : "holds a StandardScaler without a key. Leave scalerKey out.");
        }
        List<String> keys = keys(file, dict);
        String chosen = key == null && keys.size() == 1 ? keys.get(0) : key;
        PickledObject inner = chosen == null ? null : scaler(dict.get(chosen));
        if (inner != null) {
            return inner;
        }
        if (keys.isEmpty()) {
            throw file.fault("holds a dict without a StandardScaler. " + REMEDY);
        }
        String choice = " Give one of these as scalerKey: " + Excerpt.listed(keys) + ".";
        throw chosen == null
                ? file.fault("holds several of StandardScaler." + choice)
                : file.fault("has no StandardScaler of the key " + Excerpt.quoted(chosen) + "." + choice);
    }

    private static List<String> keys(ExchangeFile file, Map<?, ?> dict) {
        List<String> keys = new ArrayList<>();
        dict.forEach((key, value) -> {
            if (key instanceof String text && scaler(value) != null) {
                file.take(KEY_BYTES);
                keys.add(text);
            }
        });
        return keys;
    }

    /** The value itself; null if it is no scaler. */
    private static @Nullable PickledObject scaler(@Nullable Object value) {
        return value instanceof PickledObject object
                        && (object.name().equals(JoblibDialect.SCALER)
                                || object.name().equals(JoblibDialect.OLD_SCALER))
                ? object
                : null;
    }
}
