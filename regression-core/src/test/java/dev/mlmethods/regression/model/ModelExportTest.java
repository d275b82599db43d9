package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.tuple;

import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.EncodingSpec;
import dev.mlmethods.regression.data.FeatureScaling;
import dev.mlmethods.regression.exchange.onnx.OnnxForm;
import dev.mlmethods.regression.exchange.onnx.OnnxRuntime;
import dev.mlmethods.regression.exchange.tensor.Safetensors;
import dev.mlmethods.regression.exchange.tensor.SafetensorsFile;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import dev.mlmethods.regression.exchange.torch.StateDictFile;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.scaling.PreparationSpec;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What other tools compute with an exported model, and what comes back from an exported file. */
class ModelExportTest {
    private static final Dataset DATASET = PreparedData.load(SmallModels.SPECIFICATION, Path.of(""));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static Stream<Arguments> networks() {
        List<List<Integer>> depths = List.of(List.of(), List.of(5), List.of(40, 3), List.of(64, 32, 16, 8));
        return Stream.of(Activation.values())
                .flatMap(activation -> depths.stream()
                        .map(hiddenLayers -> Arguments.of(
                                activation,
                                hiddenLayers,
                                List.of(TargetScaling.NONE, TargetScaling.STANDARD, TargetScaling.LOG)
                                        .get(hiddenLayers.size() % 3))));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void givesOnnxRuntimeTheSameBits(Activation activation, List<Integer> hiddenLayers, TargetScaling target) {
        RegressionModel model = trained(activation, hiddenLayers, target);
        double[] expected = model.predict(DATASET.features());

        ExportedOnnx exact = new ModelExport(model).onnx(OnnxForm.EXACT, ExportRows.ofTraining(model, Path.of("")));

        assertThat(exact.check()).isEqualTo(new OnnxCheck(OnnxForm.EXACT, "the 353 training rows", 0));
        assertThat(predicted(exact.file())).containsExactly(expected);

        ExportedOnnx fast = new ModelExport(model).onnx(OnnxForm.FAST, ExportRows.withinRanges(model));

        double spread = Arrays.stream(expected).max().orElseThrow()
                - Arrays.stream(expected).min().orElseThrow();
        double[] near = predicted(fast.file());
        for (int row = 0; row < expected.length; row++) {
            assertThat(near[row])
                    .isCloseTo(expected[row], offset(OnnxCheck.TOLERANCE * (Math.abs(expected[row]) + spread)));
        }
        assertThat(fast.check().greatest()).isLessThan(OnnxCheck.TOLERANCE * 1000);
        assertThat(fast.check().text())
                .matches("at most [-0-9.e]+ from the model's own predictions for 10,000 rows drawn within the range of"
                        + " the training rows");
    }

    private static double[] predicted(byte[] file) {
        int columns = DATASET.features().columns();
        double[] rows = new double[DATASET.rows() * columns];
        for (int row = 0; row < DATASET.rows(); row++) {
            DATASET.features().copyRow(row, rows, row * columns);
        }
        try (OnnxRuntime runtime = new OnnxRuntime(file, OptLevel.ALL_OPT, 1)) {
            return runtime.predict(rows, columns, 100);
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void comesBackAsItWas(Activation activation, List<Integer> hiddenLayers, TargetScaling target) throws IOException {
        TargetScaling kept = target == TargetScaling.LOG ? TargetScaling.STANDARD : target;
        RegressionModel model = trained(activation, hiddenLayers, kept);
        Files.write(folder.resolve("model.safetensors"), model.export(ExportFormat.SAFETENSORS));
        Files.write(folder.resolve("model.pt"), model.export(ExportFormat.PYTORCH));

        RegressionModel imported = imported("model.safetensors", activation);

        assertThat(imported.parametersSha256()).isEqualTo(model.parametersSha256());
        assertThat(imported.predict(DATASET.features())).containsExactly(model.predict(DATASET.features()));
        assertThat(imported("model.pt", activation).parametersSha256()).isEqualTo(model.parametersSha256());
    }

    @Test
    void comesBackOnlyWithItsActivationAndInItsOrder() throws IOException {
        RegressionModel model = trained(Activation.TANH, List.of(5), TargetScaling.STANDARD);
        Files.write(folder.resolve("model.safetensors"), model.export(ExportFormat.SAFETENSORS));

        assertThatThrownBy(() -> imported("model.safetensors", Activation.RELU))
                .hasMessage("activation is relu, but model.safetensors says that its network has 'tanh'; give"
                        + " activation=tanh.");

        Specification reversed = Specification.of(new DataSpec(
                        "diabetes",
                        null,
                        List.of("s6", "s5", "s4", "s3", "s2", "s1", "bp", "bmi", "sex", "age"),
                        List.of()))
                .withNetwork(NetworkSpec.defaults().withActivation(Activation.TANH));
        ImportSpec spec = new ImportSpec(folder.resolve("model.safetensors").toString(), null, null, null, reversed);
        ImportResult result = ModelImport.run(spec, Path.of(""), 1, List.of(), TrainingListener.SILENT);

        assertThat(result.model().features()).isEqualTo(model.features());
        assertThat(result.model().predict(DATASET.features())).containsExactly(model.predict(DATASET.features()));
        assertThat(result.notes())
                .contains("The network has the features in the order of model.safetensors: age, sex, bmi, bp, s1, s2,"
                        + " s3, s4, s5, s6.");
    }

    private RegressionModel imported(String weights, Activation activation) {
        Specification specification = Specification.of(DataSpec.builtIn("diabetes"))
                .withNetwork(NetworkSpec.defaults().withActivation(activation));
        ImportSpec spec = new ImportSpec(folder.resolve(weights).toString(), null, null, null, specification);
        return ModelImport.run(spec, Path.of(""), 1, List.of(), TrainingListener.SILENT)
                .model();
    }

    @Test
    void saysWhatTheModelIs() {
        RegressionModel model = trained(Activation.TANH, List.of(5), TargetScaling.STANDARD);
        Map<String, String> metadata;
        try (OnnxRuntime runtime = new OnnxRuntime(model.export(ExportFormat.ONNX), OptLevel.NO_OPT, 1)) {
            metadata = runtime.metadata();
        }
        assertThat(metadata)
                .containsEntry("target", "target")
                .containsEntry("activation", "tanh")
                .containsEntry("parametersSha256", model.parametersSha256())
                .containsEntry("dataSha256", model.provenance().dataSha256())
                .containsEntry("onnxForm", "exact")
                .containsEntry(
                        "checked",
                        "the same bits as the model's own predictions for 10,000 rows drawn within the range of the"
                                + " training rows")
                .containsKeys("features", "units", "metrics", "producer");
        assertThat(metadata.get("features")).startsWith("[\"age\",\"sex\",\"bmi\"");
        assertThat(metadata.get("metrics")).contains("\"rmse\":");
    }

    @Test
    void namesLayersAsTheNotebookDoes() throws IOException {
        RegressionModel model = trained(Activation.RELU, List.of(4, 3), TargetScaling.NONE);
        Path file = Files.write(
                folder.resolve("model.pt"), new ModelExport(model).pytorch(new LayerNames("fc1, fc2, out")));

        assertThat(StateDictFile.read(file).tensors())
                .extracting(Tensor::name, Tensor::shape)
                .containsExactly(
                        tuple("fc1.weight", List.of(4, 10)),
                        tuple("fc1.bias", List.of(4)),
                        tuple("fc2.weight", List.of(3, 4)),
                        tuple("fc2.bias", List.of(3)),
                        tuple("out.weight", List.of(1, 3)),
                        tuple("out.bias", List.of(1)));
        assertThat(new LayerNames("layers.{n}.linear").of(2)).containsExactly("layers.1.linear", "layers.2.linear");
    }

    @Test
    void namesLayersThatCannotBeNamed() {
        for (String text : List.of("fc1,out", "a,b,c,d", "a,,c", "a,b,a", "fc", "fc{n},out", "fc{n},fc{n},out")) {
            assertThatThrownBy(() -> new LayerNames(text).of(3))
                    .isInstanceOf(RegressionException.class)
                    .hasMessage("layerNames is '" + text
                            + "', and the network has 3 layers, the output included; give each a name of its own, such"
                            + " as fc1,fc2,fc3, or one name with {n} for the number of the layer.");
        }
    }

    @Test
    void exportsNormalScoresOnlyInAGraph() {
        RegressionModel model = SmallModels.train(specification(Activation.RELU, List.of(5), TargetScaling.NONE)
                        .withEncoding(new EncodingSpec(
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                FeatureScaling.QUANTILE_NORMAL,
                                Map.of("sex", "standard"),
                                null)))
                .model();
        assertThat(predicted(model.export(ExportFormat.ONNX))).containsExactly(model.predict(DATASET.features()));
        assertThatThrownBy(() -> model.export(ExportFormat.SAFETENSORS))
                .hasMessageStartingWith("The model scales 'age' with featureScaling=quantileNormal");
    }

    @Test
    void exportsDerivedInputsAndTheRangeOfPredictionsOnlyInAGraph() {
        Specification specification = specification(Activation.GELU, List.of(5), TargetScaling.LOG);
        PreparationSpec clamped = PreparationSpec.defaults().withClampedPredictions();
        RegressionModel model = SmallModels.train(specification.withPreparation(
                        clamped.withFourierFeatures(9, List.of("age", "bp")).withPiecewiseLinear(6)))
                .model();
        assertThat(predicted(model.export(ExportFormat.ONNX))).containsExactly(model.predict(DATASET.features()));
        assertThatThrownBy(() -> model.export(ExportFormat.SAFETENSORS))
                .hasMessage("The network reads inputs that are derived from the features (fourierFeatures or"
                        + " piecewiseLinear), which safetensors can't hold. Export with format=onnx, or train without"
                        + " them.");
        RegressionModel onlyClamped =
                SmallModels.train(specification.withPreparation(clamped)).model();
        assertThatThrownBy(() -> onlyClamped.export(ExportFormat.SAFETENSORS))
                .hasMessageStartingWith("The model's predictions stay in the range of the training rows");
    }

    @Test
    void doesNotPutALogarithmIntoSafetensors() {
        RegressionModel model = trained(Activation.RELU, List.of(5), TargetScaling.LOG);
        assertThatThrownBy(() -> model.export(ExportFormat.SAFETENSORS))
                .hasMessageStartingWith("The model learned the logarithm of the target (targetScaling=log)");
        assertThat(model.export(ExportFormat.PYTORCH)).isNotEmpty();
    }

    @Test
    void keepsTheScalingBesideTheWeights() throws IOException {
        RegressionModel model = trained(Activation.RELU, List.of(5), TargetScaling.STANDARD);
        Path file = Files.write(folder.resolve("model.safetensors"), model.export(ExportFormat.SAFETENSORS));
        Safetensors contents = SafetensorsFile.read(file);
        assertThat(contents.tensors())
                .extracting(Tensor::name)
                .contains("fc1.weight", "fc2.bias", "scaler.mean", "scaler.scale", "target.mean", "target.scale");
        assertThat(contents.metadata()).containsEntry("activation", "relu");
    }

    private static RegressionModel trained(Activation activation, List<Integer> hiddenLayers, TargetScaling target) {
        return SmallModels.train(specification(activation, hiddenLayers, target))
                .model();
    }

    private static Specification specification(
            Activation activation, List<Integer> hiddenLayers, TargetScaling target) {
        return SmallModels.SPECIFICATION
                .withNetwork(
                        NetworkSpec.defaults().withHiddenLayers(hiddenLayers).withActivation(activation))
                .withTraining(TrainingSpec.defaults()
                        .withEngine(EngineName.VECTOR)
                        .withTargetScaling(target)
                        .withEpochs(3));
    }
}
