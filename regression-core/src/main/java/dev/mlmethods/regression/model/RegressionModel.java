package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.dl4j.Dl4jBackend;
import dev.mlmethods.regression.dl4j.Dl4jNetworks;
import dev.mlmethods.regression.evaluation.LeastSquares;
import dev.mlmethods.regression.evaluation.MeanModel;
import dev.mlmethods.regression.evaluation.PredictionIntervals;
import dev.mlmethods.regression.exchange.onnx.OnnxForm;
import dev.mlmethods.regression.file.PendingMoves;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.predictor.network.NeighbourFeatures;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.scaling.FeatureRanges;
import dev.mlmethods.regression.scaling.Preparation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/**
 * A trained network, or an ensemble of several whose mean is the prediction, with its scaler, the two reference models fitted on the same rows, and its provenance.
 *
 * <pre>{@code
 * RegressionModel model = RegressionModel.load(Path.of("target/regression/model.zip"));
 * double[] predicted = model.predict(FeatureMatrix.of(model.features(), rawValues));
 * }</pre>
 */
public final class RegressionModel {
    private final Ensemble ensemble;
    private final ModelMetadata metadata;
    private final @Nullable PredictionIntervals intervals;
    private final @Nullable TableEncoders encoders;

    RegressionModel(Ensemble ensemble, ModelMetadata metadata) {
        this(ensemble, metadata, metadata.intervals());
    }

    private RegressionModel(Ensemble ensemble, ModelMetadata metadata, @Nullable PredictionIntervals intervals) {
        this.ensemble = ensemble;
        this.metadata = metadata;
        this.intervals = intervals;
        this.encoders = metadata.encoders();
    }

    /**
     * Reads a {@code model.zip} of this format version. Nothing in the file is deserialized as a Java object.
     *
     * @param file written by {@link #save}
     * @return the model in the file
     * @throws dev.mlmethods.regression.RegressionException if the file is missing, truncated or altered, holds an entry that doesn't belong, or
     *     has a different format version; the message says which
     */
    public static RegressionModel load(Path file) {
        PendingMoves.finishBeside(file);
        return ModelFile.read(file);
    }

    /**
     * Writes the model as one zip that DL4J's {@code ModelSerializer.restoreMultiLayerNetworkAndNormalizer} opens, too. An existing file is
     * replaced in one step. The same model gives the same bytes.
     *
     * @param file usually named {@code model.zip}
     * @throws dev.mlmethods.regression.RegressionException if it cannot be written
     */
    public void save(Path file) {
        StagedFiles.writeOne(file, toBytes());
    }

    /** {@return the contents of {@code model.zip}} */
    public byte[] toBytes() {
        return ModelFile.write(this);
    }

    /**
     * Predicts the target from unscaled features.
     *
     * @param features the columns of {@link #features}, in that order
     * @return one value per row, in the unit of the target
     */
    public double[] predict(FeatureMatrix features) {
        return ensemble.predict(features);
    }

    /** {@return the names of the features, in the network's order} */
    public List<String> features() {
        return metadata.features();
    }

    /** {@return how the columns of the table become {@link #features}, fitted on the training rows; null if they are the features} */
    public @Nullable TableEncoders encoders() {
        return encoders;
    }

    /** {@return the name of the target} */
    public String target() {
        return metadata.target();
    }

    /** {@return what was asked for: the data, the split, the network and its training} */
    public Specification specification() {
        return metadata.specification();
    }

    /** {@return where the model comes from} */
    public Provenance provenance() {
        return metadata.provenance();
    }

    /** {@return the metrics that the training ended with, nested as in {@code metrics.json}; empty if there is a {@link #finalFit}} */
    public Map<String, Object> metrics() {
        return metadata.metrics();
    }

    /** {@return how the model was trained on every row, see {@link FinalTrainer}; null if it was trained only on the training rows} */
    public @Nullable FinalFit finalFit() {
        return metadata.finalTraining();
    }

    /** {@return what misleads in the data that it was trained on; also empty if the model was written before findings existed} */
    public List<DataFinding> findings() {
        List<DataFinding> findings = metadata.findings();
        return findings == null ? List.of() : findings;
    }

    /** {@return the least and the greatest value of each feature in the training rows; null if the model was written before they were kept} */
    public @Nullable FeatureRanges ranges() {
        return metadata.featureRanges();
    }

    /**
     * {@return how far the networks of an ensemble lie apart: the standard deviation of their predictions for each row, divided by n - 1, in the unit of the
     * target} NaN if the model has one network.
     *
     * @param features the columns of {@link #features}, in that order
     */
    public double[] spread(FeatureMatrix features) {
        double[] spread = ensemble.predictions(features).spread();
        return spread == null
                ? DoubleStream.generate(() -> Double.NaN).limit(features.rows()).toArray()
                : spread;
    }

    /**
     * {@return the prediction intervals of the model, whose level is that of the {@link #specification}; null if nobody asked for them, or the network was trained
     * further since they were measured}
     */
    public @Nullable PredictionIntervals intervals() {
        return intervals;
    }

    /** {@return how many networks the model has; more than 1 in an ensemble} */
    public int members() {
        return ensemble.members().size();
    }

    /** {@return the SHA-256 of all weights and biases as little-endian float32, one network after the other, in hexadecimal} */
    public String parametersSha256() {
        return ensemble.parametersSha256();
    }

    /** {@return what is done to rows before the network, or the first one of an ensemble, sees them, fitted on the training rows} */
    public Preparation preparation() {
        return ensemble.preparation();
    }

    /** {@return what is done to rows before each of the networks sees them, and to its outputs} */
    public List<Preparation> preparations() {
        return ensemble.members().stream().map(NetworkPredictor::preparation).toList();
    }

    /** {@return whether a network reads what the training rows nearby tell, so that the model contains training rows: their coordinates, their target, and their features} */
    public boolean readsNeighbours() {
        return preparations().stream()
                .flatMap(preparation -> preparation.derived().stream())
                .anyMatch(NeighbourFeatures.class::isInstance);
    }

    /** {@return the network itself, or the first one of an ensemble} It takes prepared rows and gives the scaled target. */
    public NetworkState state() {
        return ensemble.members().get(0).network();
    }

    /**
     * {@return a new DL4J network with these weights and the updater's state} It takes scaled rows and gives the scaled target. After further
     * training, {@link #withNetwork} takes it back.
     *
     * @throws dev.mlmethods.regression.RegressionException if DL4J and a backend of ND4J are not on the class path, DL4J doesn't have the
     *     activation: gelu; or the model is an ensemble
     */
    public MultiLayerNetwork network() {
        requireOneNetwork();
        String unused = Dl4jBackend.name();
        return Dl4jNetworks.of(state(), specification().training());
    }

    /**
     * {@return the same model with the weights, the updater's state and the counts of a DL4J network that was trained further} The metrics are
     * those of the network before the further training; it has no {@link #intervals}, which would have to be measured again.
     *
     * @param network of the same architecture, such as one from {@link #network}
     * @throws IllegalArgumentException if it has a different number of weights and biases
     * @throws RegressionException if the model is an ensemble
     */
    public RegressionModel withNetwork(MultiLayerNetwork network) {
        requireOneNetwork();
        NetworkState state = state();
        return new RegressionModel(
                Ensemble.of(ensemble.members()
                        .get(0)
                        .withNetwork(Dl4jNetworks.read(network, state.spec(), state.inputs(), state.outputs()))),
                metadata,
                null);
    }

    /**
     * {@return the model in the format of another tool} A graph of ONNX is in the form {@link OnnxForm#EXACT} and was checked on rows within the range of the training
     * rows; layers are named {@code fc1}, {@code fc2}, and so on. {@link ModelExport} has the choices.
     *
     * @param format of the file
     * @throws dev.mlmethods.regression.RegressionException if the format can't hold the model; the message says why
     */
    public byte[] export(ExportFormat format) {
        ModelExport export = new ModelExport(this);
        return switch (format) {
            case ONNX ->
                export.onnx(OnnxForm.EXACT, ExportRows.withinRanges(this)).file();
            case SAFETENSORS -> export.safetensors(LayerNames.DEFAULT);
            case PYTORCH -> export.pytorch(LayerNames.DEFAULT);
        };
    }

    /** {@return the first reference model, which predicts the mean of the training target} */
    public MeanModel trainingMean() {
        return metadata.meanModel();
    }

    /** {@return the second reference model, fitted on the training rows} */
    public LeastSquares leastSquares() {
        return metadata.leastSquaresModel();
    }

    private void requireOneNetwork() {
        if (members() > 1) {
            throw new RegressionException("The model is an ensemble of " + members()
                    + " networks, and DL4J has no such thing; train the model with ensembleSize=1"
                    + (specification().kinds() == null ? "" : " and without members") + ".");
        }
    }

    ModelMetadata metadata() {
        return metadata;
    }

    Ensemble ensemble() {
        return ensemble;
    }
}
