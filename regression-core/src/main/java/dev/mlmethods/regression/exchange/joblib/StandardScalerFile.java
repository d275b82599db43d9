package dev.mlmethods.regression.exchange.joblib;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A {@code StandardScaler} as {@code joblib.dump} or {@code pickle.dump} writes it. */
public final class StandardScalerFile {
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
        throw new UnsupportedOperationException(file + " " + key);
    }
}
