package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.RowNames;
import dev.mlmethods.regression.evaluation.GatedMetric;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.exchange.network.NetworkFile;
import dev.mlmethods.regression.exchange.network.TensorNetwork;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.scaling.Preparation;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.text.Reason;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.vector.VectorEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a model of a network that another tool has trained: from the files with its weights and its scaler, and a dataset to evaluate it on. The rows are
 * divided as for a training; only the reference models are fitted on the training rows.
 */
public final class ModelImport {
    private final ImportSpec spec;
    private final Path basedir;
    private final NetworkFile file;
    private final List<String> notes = new ArrayList<>();

    private ModelImport(ImportSpec spec, Path basedir) {
        this.spec = spec;
        this.basedir = basedir;
        this.file = NetworkFile.read(Path.of(spec.weights()), spec.weightsKey());
        this.notes.addAll(file.notes());
    }

    /**
     * Reads the files and the dataset, and evaluates the network.
     *
     * @param spec the files, the data, the split and the activation
     * @param basedir what a relative dataset file is relative to; also where git is asked for the commit
     * @param threads that compute the predictions, at least 1
     * @param gates what will be required of the model on its test rows
     * @param listener is told if the reference models take long
     * @return the model, its metrics, and what was found
     * @throws RegressionException if a file is faulty, or isn't of such a network, or the network doesn't fit the dataset; the message names the file, the
     *     tensor or the column, and the remedy
     */
    public static ImportResult run(
            ImportSpec spec, Path basedir, int threads, List<GatedMetric> gates, TrainingListener listener) {
        return new ModelImport(spec, basedir).run(threads, gates, listener);
    }

    private ImportResult run(int threads, List<GatedMetric> gates, TrainingListener listener) {
        long start = System.nanoTime();
        ImportedScaler scaler = ImportedScaler.read(spec, file);
        Specification asked = scaler.specification(spec.specification());
        ImportedColumns columns = new ImportedColumns(scaler.features(), scaler.source());
        Dataset dataset = PreparedData.load(asked, basedir);
        ImportedColumns.requireNumbers(dataset);
        Specification ordered = asked.withData(columns.ordered(asked.data(), dataset));
        if (!ordered.equals(asked)) {
            dataset = PreparedData.load(ordered, basedir);
            notes.add("The network has the features in the order of " + scaler.source() + ": "
                    + String.join(", ", dataset.features().names()) + ".");
        }
        DatasetSplit split = DatasetSplit.of(dataset, ordered.split());
        GatedMetric.requireDefined(gates, split.test());
        List<String> features = split.dataset().features().names();
        RowNames rowNames = DataSource.of(ordered.data(), basedir).rowNames();
        ImportedColumns.requireComplete(split.dataset(), rowNames);
        TensorNetwork network = TensorNetwork.of(file.name(), file.layers(), features.size());
        notes.addAll(network.notes());
        requireActivation(ordered.network().activation(), network);
        Preparation preparation = new Preparation(scaler.of(features, notes), scaler.target());
        new ImportedRange(scaler.source(), rowNames).require(split.dataset(), preparation);
        Specification specification = ordered.withNetwork(ordered.network().withHiddenLayers(network.hiddenLayers()));
        NetworkPredictor predictor = predictor(specification.network(), network, features.size(), preparation, threads);
        double dataSeconds = secondsSince(start);

        long loadedAt = System.nanoTime();
        ModelAssembly assembly = ModelAssembly.of(Ensemble.of(predictor), split, listener);
        requireFinite(assembly.evaluation().network().train());
        ImportedFiles files = files();
        Provenance provenance = Provenance.of(
                        split.dataset(),
                        specification.data(),
                        predictor.engine().name(),
                        predictor.engine().backend(),
                        basedir)
                .withImported(files);
        RegressionModel model = assembly.model(specification, provenance);
        notes.add(0, found(model, files));
        return new ImportResult(model, assembly.evaluation(), split.text(), notes, dataSeconds, secondsSince(loadedAt));
    }

    private static NetworkPredictor predictor(
            NetworkSpec spec, TensorNetwork network, int features, Preparation preparation, int threads) {
        return new NetworkPredictor(
                new VectorEngine(spec, threads),
                new NetworkState(spec, features, 1, network.parameters(), null, 0, 0),
                preparation);
    }

    /** Most files don't say it. */
    private void requireActivation(Activation activation, TensorNetwork network) {
        String known = file.metadata().activation();
        if (known != null && !network.hiddenLayers().isEmpty() && !known.equals(activation.parameterName())) {
            throw new RegressionException("activation is " + activation.parameterName() + ", but " + file.name()
                    + " says that its network has " + Excerpt.quoted(known) + "; give activation=" + Excerpt.name(known)
                    + ".");
        }
    }

    /** Weights that are finite may still be so large that predictions aren't. */
    private void requireFinite(@Nullable RegressionMetrics training) {
        if (training != null && !Double.isFinite(training.rmse())) {
            throw new RegressionException(
                    "The network in " + file.name()
                            + " predicts numbers that are not finite for training rows; give the scaler that it was trained with, and its activation.");
        }
    }

    private static String found(RegressionModel model, ImportedFiles files) {
        NetworkSpec network = model.specification().network();
        String widths = network.hiddenLayers().stream()
                .map(width -> width + "-")
                .collect(Collectors.joining("", model.features().size() + "-", "1"));
        return "Imported a network " + widths + " with "
                + (network.hiddenLayers().isEmpty()
                        ? "no activation"
                        : "activation " + network.activation().parameterName())
                + " and " + NumberText.count(model.state().parameters().length) + " weights and biases from "
                + files.files();
    }

    private ImportedFiles files() {
        return new ImportedFiles(
                file.format(),
                file.name(),
                spec.weightsKey(),
                sha256(spec.weights()),
                spec.scaler() == null
                        ? null
                        : String.valueOf(Path.of(spec.scaler()).getFileName()),
                spec.scaler() == null ? null : spec.scalerKey(),
                spec.scaler() == null ? null : sha256(spec.scaler()));
    }

    private static String sha256(String file) {
        try {
            return Sha256.of(Path.of(file));
        } catch (IOException e) {
            throw new RegressionException("Cannot read " + file + ": " + Reason.ofReading(e) + ".", e);
        }
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }
}
