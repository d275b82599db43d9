package dev.mlmethods.regression.predictor;

import dev.mlmethods.regression.predictor.file.FileFault;
import dev.mlmethods.regression.predictor.file.ModelArchive;
import dev.mlmethods.regression.predictor.file.ModelContents;
import dev.mlmethods.regression.predictor.file.ModelDocument;
import dev.mlmethods.regression.predictor.file.ModelSource;
import dev.mlmethods.regression.predictor.network.KernelChoice;
import dev.mlmethods.regression.predictor.network.KernelTrial;
import dev.mlmethods.regression.predictor.network.MeanAndSpread;
import dev.mlmethods.regression.predictor.network.NetworkTooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Predicts the target of raw, unscaled rows with a model that {@code regression:train} wrote.
 *
 * <pre>{@code
 * Predictor predictor = Predictor.loadResource(Prices.class, "/META-INF/models/price.zip");
 * double price = predictor.predict(Map.of("area", 84.0, "rooms", 3.0));
 * }</pre>
 *
 * <p>Immutable, and safe for use by any number of threads at once. A prediction is the same to the bit as the one that {@code regression:evaluate}
 * and {@code regression:predict} write, regardless of other rows and threads and of the processor; the row's memory is reused, so predicting a row
 * allocates nothing but the array that the caller passes; a model with {@code neighbourFeatures} also allocates some short arrays for each row.
 *
 * <p>It never returns NaN or an infinity: values that nothing can be predicted from cause a {@link RowException}.
 */
public final class Predictor {
    private final ModelDocument document;
    private final String modelSha256;
    private final ForwardPass forward;
    private final RowColumns columns;

    private Predictor(ModelContents contents, KernelTrial trial) {
        this.document = contents.document();
        this.modelSha256 = contents.sha256();
        this.forward = new ForwardPass(contents, trial);
        this.columns = new RowColumns(document.columns());
    }

    /**
     * Loads a {@code model.zip}.
     *
     * @param file the path of the model
     * @return the model, ready to predict
     * @throws ModelFileException if it is missing, damaged, altered or has a different format version; the message says which
     */
    public static Predictor load(Path file) {
        try {
            return of(ModelArchive.open(file), new KernelTrial(KernelChoice.best()));
        } catch (FileFault e) {
            throw new ModelFileException(e.text(), e);
        }
    }

    /**
     * Loads a model from a stream, which is read to its end and left open.
     *
     * @param stream the bytes of a {@code model.zip}
     * @return the model, ready to predict
     * @throws ModelFileException as {@link #load(Path)}, and if the stream can't be read
     */
    public static Predictor load(InputStream stream) {
        return load(ModelSource.ofStream(), stream);
    }

    /**
     * Loads a model from the class path or module path: from the location of the class, the way {@link Class#getResourceAsStream} finds it.
     *
     * @param owner a class of the application, in the jar or module that contains the model
     * @param name relative to the class's package, or absolute, such as {@code /META-INF/models/price.zip}
     * @return the model, ready to predict
     * @throws ModelFileException as {@link #load(Path)}, and if there is no such resource
     */
    public static Predictor loadResource(Class<?> owner, String name) {
        try (InputStream stream = owner.getResourceAsStream(name)) {
            if (stream == null) {
                throw new ModelFileException("There is no resource " + name + " for " + owner.getName()
                        + ". Give regression:train the modelResource META-INF/models/NAME.zip, and load"
                        + " /META-INF/models/NAME.zip with a class of the same jar or module.");
            }
            return load(ModelSource.ofResource(name), stream);
        } catch (IOException e) {
            throw new ModelFileException("Cannot read the model resource " + name + ": " + e.getMessage() + ".", e);
        }
    }

    private static Predictor load(ModelSource source, InputStream stream) {
        byte[] bytes;
        try {
            bytes = stream.readAllBytes();
        } catch (IOException e) {
            throw new ModelFileException("Cannot read " + source.lowerCase() + ": " + e.getMessage() + ".", e);
        }
        return of(source, bytes, new KernelTrial(KernelChoice.best()));
    }

    /** Loads a model with certain kernels. */
    static Predictor of(ModelSource source, byte[] bytes, KernelTrial trial) {
        try {
            return of(ModelArchive.of(source, bytes), trial);
        } catch (FileFault e) {
            throw new ModelFileException(e.text(), e);
        }
    }

    private static Predictor of(ModelArchive archive, KernelTrial trial) {
        ModelContents contents = ModelContents.read(archive);
        try {
            return new Predictor(contents, trial);
        } catch (NetworkTooLargeException e) {
            throw new ModelFileException(
                    archive.source().model() + " is too large for a JVM: " + e.getMessage()
                            + ". Train one with narrower hiddenLayers.",
                    e);
        }
    }

    /**
     * Predicts a row.
     *
     * @param row one value per feature, in the order of {@link #features}, in the features' units
     * @return the target, in its unit
     * @throws RowException if there are more or fewer values than features, or one is NaN, infinite or so far from the training rows that it exceeds
     *     float32 when it is scaled; the message names the feature and the value
     */
    public double predict(double... row) {
        return forward.predict(row);
    }

    /** {@return how many networks the model averages: {@code ensembleSize}, 1 if it isn't an ensemble} */
    public int members() {
        return forward.members();
    }

    /**
     * Predicts a row by each network of an ensemble. Their mean is the prediction; how far they lie apart shows how uncertain it is, where the training rows
     * leave it open.
     *
     * @param row as for {@link #predict(double...)}
     * @return one value per member, in the target's unit
     * @throws RowException as {@link #predict(double...)}
     */
    public double[] predictEach(double... row) {
        return forward.predictEach(row);
    }

    /**
     * The standard deviation of what the networks of an ensemble predict for a row, divided by n - 1: the column {@code spread} of {@code
     * predictions.csv}.
     *
     * @param row as for {@link #predict(double...)}
     * @return in the target's unit; NaN if the model isn't an ensemble
     * @throws RowException as {@link #predict(double...)}
     */
    public double spread(double... row) {
        return MeanAndSpread.spread(predictEach(row));
    }

    /**
     * The interval around the prediction for a row that contains its target with the probability that the training's {@code intervals} asked for, if the row is
     * like the validation rows: the columns {@code lower} and {@code upper} of {@code predictions.csv}.
     *
     * @param row as for {@link #predict(double...)}
     * @return its two ends, the lower one first, in the target's unit
     * @throws RowException as {@link #predict(double...)}
     * @throws ModelFileException if the model has no intervals
     */
    public double[] interval(double... row) {
        OptionalDouble halfWidth = document.halfWidth();
        if (halfWidth.isEmpty()) {
            throw new ModelFileException(
                    "The model has no prediction intervals. Train it with intervals, such as intervals=90%.");
        }
        double predicted = predict(row);
        return new double[] {predicted - halfWidth.getAsDouble(), predicted + halfWidth.getAsDouble()};
    }

    /**
     * The same by the names of the row's columns.
     *
     * @param row as for {@link #predict(Map)}
     * @return as {@link #interval(double...)}
     * @throws RowException as {@link #predict(Map)}
     * @throws ModelFileException if the model has no intervals
     */
    public double[] interval(Map<String, ?> row) {
        return interval(columns.encode(row));
    }

    /** {@return how far an interval reaches to either side of a prediction, in the target's unit; empty if the model has no intervals} */
    public OptionalDouble intervalHalfWidth() {
        return document.halfWidth();
    }

    /**
     * Predicts a row by the names of its columns, as it appears in a table.
     *
     * @param row one value for each of {@link #columns}, and nothing else: a number, or any object whose {@code toString()} is the text of the
     *     table's cell, such as a String, a Boolean or a {@link java.time.LocalDate}; null, NaN or an empty text if the cell is empty
     * @return as {@link #predict(double...)}
     * @throws RowException if a column is missing or unknown, a value doesn't have its column's type, or it is empty in a column that had no empty
     *     cells in the training table; and as {@link #predict(double...)}
     */
    public double predict(Map<String, ?> row) {
        return predict(columns.encode(row));
    }

    /**
     * Predicts many rows by the names of their columns.
     *
     * @param rows each as for {@link #predict(Map)}
     * @return one value per row
     * @throws RowException as {@link #predict(Map)}; the message also names the row, and nothing is predicted
     */
    public double[] predict(List<? extends Map<String, ?>> rows) {
        double[][] encoded = new double[rows.size()][];
        for (int row = 0; row < encoded.length; row++) {
            try {
                encoded[row] = columns.encode(rows.get(row));
            } catch (RowException e) {
                throw e.at(ForwardPass.inRow(row));
            }
        }
        return predict(encoded);
    }

    /**
     * The columns of a row whose text was rare in the training rows or didn't occur, so that it is treated like any other such text.
     *
     * @param row as for {@link #predict(Map)}
     * @return names of {@link #columns}, in their order
     */
    public List<String> unknownCategories(Map<String, ?> row) {
        return columns.unknownCategories(row);
    }

    /** {@return a row to be filled in by the names of its columns, for callers that don't have a map} */
    public NamedRow row() {
        return new NamedRow(this, columns);
    }

    /**
     * Predicts many rows, which is faster per row than one at a time.
     *
     * @param rows each as for {@link #predict(double...)}
     * @return one value per row
     * @throws RowException as {@link #predict(double...)}; the message also names the row, and nothing is predicted
     */
    public double[] predict(double[][] rows) {
        return forward.predict(rows);
    }

    /**
     * Predicts many rows into an array provided by the caller, without allocating another one.
     *
     * @param rows rows x {@link #features}, row by row
     * @param predicted one value per row, so its length is the number of rows. After a {@link RowException}, it holds what was predicted before
     * @throws IllegalArgumentException if the lengths don't fit
     * @throws RowException as {@link #predict(double[][])}
     */
    public void predictAll(double[] rows, double[] predicted) {
        int columns = document.features().size();
        if (rows.length != (long) predicted.length * columns) {
            throw new IllegalArgumentException("rows has " + rows.length + " values, but there are " + predicted.length
                    + " rows to predict with " + columns + " features; give "
                    + (long) predicted.length * columns + " values.");
        }
        forward.predict(rows, predicted, 0, predicted.length);
    }

    /**
     * How far a row is outside the range of the training rows: for each feature, the distance from its value to the nearest value in the training
     * rows if the value is below the least or above the greatest of them; 0 in between. Outside, a network only extrapolates.
     *
     * @param row as for {@link #predict(double...)}
     * @return one number per feature, in the feature's unit, at least 0; infinite for an infinity
     * @throws RowException if there are more or fewer values than features, or one is NaN
     * @throws ModelFileException if the model doesn't say which values there were, as with models of early snapshots
     */
    public double[] distanceOutsideTraining(double... row) {
        forward.requireCount(row);
        Optional<ModelDocument.Ranges> ranges = document.ranges();
        if (ranges.isEmpty()) {
            throw new ModelFileException(
                    "The model was written before feature ranges were stored with models." + " Train the model again.");
        }
        double[] distances = new double[row.length];
        for (int column = 0; column < row.length; column++) {
            if (Double.isNaN(row[column])) {
                throw forward.unpredictable("", column, row[column]);
            }
            double below = ranges.get().least()[column] - row[column];
            double above = row[column] - ranges.get().greatest()[column];
            distances[column] = Math.max(0, Math.max(below, above));
        }
        return distances;
    }

    /**
     * {@return the names of the columns that a row of the table has, for {@link #predict(Map)}} In a model of only numbers, they are {@link
     * #features}.
     */
    public List<String> columns() {
        return document.columns().columns();
    }

    /**
     * {@return the names of the features, in the order of {@link #predict(double...)}} If the table had texts, dates or empty cells, they are what
     * its columns were turned into, such as {@code origin=USA}.
     */
    public List<String> features() {
        return document.features();
    }

    /** {@return the name of the target} */
    public String target() {
        return document.target();
    }

    /**
     * {@return the metrics that the training ended with, nested as in {@code metrics.json}: {@code test} and {@code train} have {@code rmse}, {@code
     * r2} and so on} Numbers are Double, or Long if they are whole; unmodifiable. Empty if there is an {@link #evaluatedModelSha256}.
     */
    public Map<String, Object> metrics() {
        return document.metrics();
    }

    /**
     * {@return for a model that was trained on every row, with {@code finalTraining=all}, the SHA-256 of the {@code model.zip} whose evaluation
     * represents it, in hexadecimal} Empty if the {@link #metrics} are the model's own.
     */
    public Optional<String> evaluatedModelSha256() {
        return document.evaluatedModelSha256();
    }

    /** {@return where the model comes from} */
    public Provenance provenance() {
        ModelDocument.Origin origin = document.origin();
        return new Provenance(
                origin.dataSha256(),
                origin.rows(),
                origin.engine(),
                origin.regressionVersion(),
                origin.java(),
                origin.os(),
                origin.gitCommit());
    }

    /**
     * {@return the SHA-256 of the bytes that were loaded, in hexadecimal} A {@code modelResource} has a different one than the {@code model.zip} that
     * it was made from.
     */
    public String modelSha256() {
        return modelSha256;
    }

    /** {@return the SHA-256 of all weights and biases as little-endian float32, in hexadecimal: the same as in the reports on the model} */
    public String parametersSha256() {
        return document.parametersSha256();
    }

    /** Such as {@code Predictor of price from [area, rooms]}. */
    @Override
    public String toString() {
        return "Predictor of " + document.target() + " from " + document.features();
    }
}
