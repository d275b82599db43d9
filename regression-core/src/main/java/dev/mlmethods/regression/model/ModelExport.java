package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.evaluation.PredictionIntervals;
import dev.mlmethods.regression.exchange.network.ExportMetadata;
import dev.mlmethods.regression.exchange.onnx.DenseWeights;
import dev.mlmethods.regression.exchange.onnx.OnnxForm;
import dev.mlmethods.regression.exchange.onnx.OnnxModel;
import dev.mlmethods.regression.exchange.tensor.Safetensors;
import dev.mlmethods.regression.exchange.tensor.SafetensorsFile;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import dev.mlmethods.regression.exchange.torch.StateDictFile;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.scaling.FittedScaler;
import dev.mlmethods.regression.scaling.Preparation;
import dev.mlmethods.regression.scaling.TargetScaler;
import dev.mlmethods.regression.version.Versions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a model in the formats of other tools. */
public final class ModelExport {
    private final RegressionModel model;

    /**
     * Creates an export; nothing is computed yet.
     *
     * @param model to be written
     */
    public ModelExport(RegressionModel model) {
        this.model = model;
    }

    /**
     * {@return the model as a graph of ONNX, checked: it gives the model's own predictions for these rows, to the bit in the form {@link OnnxForm#EXACT},
     * within {@link OnnxCheck#TOLERANCE} in the form {@link OnnxForm#FAST}}
     *
     * @param form how the network is written
     * @param rows to check it on
     * @throws RegressionException if it doesn't, or the network reads neighbors, which are training rows
     */
    public ExportedOnnx onnx(OnnxForm form, ExportRows rows) {
        if (model.readsNeighbours()) {
            throw new RegressionException("The network reads what the training rows nearby tell"
                    + " (neighbourFeatures=true), so the model contains training rows, and no graph of ONNX can search them."
                    + " Predict with regression-predictor, or train without neighbourFeatures.");
        }
        OnnxModel graph = OnnxModel.of(form, networks());
        OnnxCheck check = OnnxCheck.of(graph, form, rows, model.predict(rows.features()));
        Map<String, Object> description = description();
        description.put("onnxForm", form.parameterName());
        description.put("checked", check.text());
        return new ExportedOnnx(
                graph.toBytes(Versions.regression(), texts(description)), Json.file(description), check);
    }

    /**
     * {@return the weights and biases as float32, and the scaling as float64: {@code scaler.mean}, {@code scaler.scale}, and {@code target.mean} and
     * {@code target.scale} if the target is scaled}
     *
     * @param names of the layers
     * @throws RegressionException if they don't fit the network, or the scaling isn't just a mean and a scale
     */
    public byte[] safetensors(LayerNames names) {
        List<Tensor> tensors = new ArrayList<>(weights(names));
        FittedScaler scaler = model.preparation().features();
        TargetScaler target = model.preparation().target();
        model.preparations().forEach(this::requireMeanAndScale);
        if (model.preparations().stream().map(Preparation::target).distinct().count() > 1) {
            throw new RegressionException(
                    "The networks of the model scale the target differently (targetScaling in an entry of"
                            + " members), and safetensors can't hold more than one scaling. Export with format=onnx, or train with"
                            + " targetScaling beside members only.");
        }
        List<Integer> columns = List.of(scaler.means().length);
        tensors.add(Tensor.of("scaler.mean", columns, scaler.means()));
        tensors.add(Tensor.of("scaler.scale", columns, scaler.scales()));
        if (target.scales()) {
            tensors.add(Tensor.of("target.mean", List.of(1), new double[] {target.mean()}));
            tensors.add(Tensor.of("target.scale", List.of(1), new double[] {target.scale()}));
        }
        return SafetensorsFile.bytes(new Safetensors(tensors, texts(description())));
    }

    /**
     * {@return the weights and biases as a file that PyTorch's {@code torch.load(file, weights_only=True)} reads; its result is a state dict}
     *
     * @param names of the layers
     * @throws RegressionException if they don't fit the network
     */
    public byte[] pytorch(LayerNames names) {
        return StateDictFile.bytes(weights(names));
    }

    private List<OnnxModel.Member> networks() {
        return model.ensemble().members().stream()
                .map(member -> new OnnxModel.Member(member.preparation(), member.network()))
                .toList();
    }

    private List<Tensor> weights(LayerNames names) {
        List<Tensor> tensors = new ArrayList<>();
        List<NetworkState> networks = model.ensemble().networks();
        for (int member = 0; member < networks.size(); member++) {
            // As in a ModuleList of PyTorch.
            String prefix = networks.size() == 1 ? "" : "members." + member + ".";
            tensors.addAll(weights(networks.get(member), prefix, names));
        }
        return tensors;
    }

    private static List<Tensor> weights(NetworkState network, String prefix, LayerNames names) {
        List<DenseWeights> layers = DenseWeights.of(network);
        List<String> layerNames = names.of(layers.size());
        List<Tensor> tensors = new ArrayList<>();
        for (int l = 0; l < layers.size(); l++) {
            DenseWeights layer = layers.get(l);
            String name = prefix + layerNames.get(l);
            tensors.add(Tensor.of(name + ".weight", List.of(layer.units(), layer.inputs()), layer.weights()));
            tensors.add(Tensor.of(name + ".bias", List.of(layer.units()), layer.biases()));
        }
        return tensors;
    }

    private void requireMeanAndScale(Preparation preparation) {
        FittedScaler scaler = preparation.features();
        TargetScaler target = preparation.target();
        if (model.readsNeighbours()) {
            throw new RegressionException("The network reads what the training rows nearby tell"
                    + " (neighbourFeatures=true), so the model contains training rows, which safetensors can't hold."
                    + " Predict with regression-predictor, or train without neighbourFeatures.");
        }
        if (!preparation.derived().isEmpty()) {
            throw new RegressionException(
                    "The network reads inputs that are derived from the features (fourierFeatures or"
                            + " piecewiseLinear), which safetensors can't hold. Export with format=onnx, or train without them.");
        }
        if (target.least() != null) {
            throw new RegressionException("The model's predictions stay in the range of the training rows"
                    + " (clampPredictions=true), which safetensors can't hold. Export with format=onnx, or train with"
                    + " clampPredictions=false.");
        }
        for (int column = 0; column < scaler.quantiles().length; column++) {
            if (scaler.quantiles()[column].length > 0) {
                throw new RegressionException("The model scales '"
                        + scaler.featureNames().get(column)
                        + "' with featureScaling=quantileNormal, which isn't a mean and a scale, so safetensors can't hold"
                        + " it. Export with format=onnx, or train with another featureScaling.");
            }
        }
        if (Boolean.TRUE.equals(target.logarithm())) {
            throw new RegressionException(
                    "The model learned the logarithm of the target (targetScaling=log), which isn't a"
                            + " mean and a scale, so safetensors can't hold it. Export with format=onnx, or train with"
                            + " targetScaling=standard.");
        }
    }

    /** What a file says of the model. */
    private Map<String, Object> description() {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put(ExportMetadata.FEATURES, model.features());
        List<ColumnFields> columns = model.metadata().columns();
        if (columns != null) {
            description.put("columns", columns);
        }
        description.put("target", model.target());
        description.put(
                "units",
                "The features and the prediction are in the units of the table that the model was trained on.");
        List<String> activations = model.ensemble().networks().stream()
                .map(network -> network.spec().activation().parameterName())
                .toList();
        if (activations.stream().distinct().count() == 1) {
            description.put(ExportMetadata.ACTIVATION, activations.get(0));
        } else {
            description.put("activations", activations);
        }
        description.put("metrics", model.metrics());
        PredictionIntervals intervals = model.intervals();
        if (intervals != null) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("level", model.specification().intervals());
            fields.put("halfWidth", intervals.halfWidth());
            fields.put("validationRows", intervals.validationRows());
            description.put("intervals", fields);
        }
        description.put("parametersSha256", model.parametersSha256());
        description.put("dataSha256", model.provenance().dataSha256());
        description.put(ExportMetadata.PRODUCER, ExportMetadata.NAME + " " + Versions.regression());
        return description;
    }

    /** The same where everything has to be a text. */
    private static Map<String, String> texts(Map<String, Object> description) {
        Map<String, String> texts = new LinkedHashMap<>();
        description.forEach((name, value) -> texts.put(name, value instanceof String text ? text : Json.line(value)));
        return texts;
    }
}
