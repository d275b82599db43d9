package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.data.FeatureScaling;
import dev.mlmethods.regression.exchange.ReferenceFiles;
import dev.mlmethods.regression.exchange.tensor.Safetensors;
import dev.mlmethods.regression.exchange.tensor.SafetensorsFile;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import dev.mlmethods.regression.exchange.torch.StateDictFile;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.predictor.Predictor;
import dev.mlmethods.regression.scaling.FittedScaler;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.training.TrainingListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelImportTest {
    /** Fitted on a DataFrame with the columns a, bb and ccc. */
    private static final String NAMED = "s_df.joblib";

    /** Fitted on an array of the same numbers. */
    private static final String NAMELESS = "s_array.joblib";

    private static final List<Tensor> LINEAR = List.of(
            Tensor.of("out.weight", List.of(1, 3), new float[] {1, 2, 3}),
            Tensor.of("out.bias", List.of(1), new float[] {4}));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void copyScalers() throws IOException {
        for (String name : List.of(NAMED, NAMELESS)) {
            try (InputStream in = ModelImportTest.class.getResourceAsStream("/reference/exchange/" + name)) {
                Files.copy(Objects.requireNonNull(in), folder.resolve(name));
            }
        }
        weights("model.pt", StateDictFile.bytes(LINEAR));
        table("a,bb,ccc,y", "%d,%d.5,7,%d");
    }

    @Test
    void takesTheScalerOfTheFileAndLeavesTheTargetAsItIs() {
        ImportResult result = run(NAMED);
        FittedScaler scaler = result.model().preparation().features();
        assertThat(scaler.featureNames()).containsExactly("a", "bb", "ccc");
        double expected = 4;
        double[] row = {1, 2, 3};
        for (int i = 0; i < row.length; i++) {
            expected += (i + 1) * (row[i] - scaler.means()[i]) / scaler.scales()[i];
        }
        assertThat(result.model().predict(FeatureMatrix.of(List.of("a", "bb", "ccc"), row))[0])
                .isCloseTo(expected, within(1e-5));
        assertThat(result.model().specification().network().hiddenLayers()).isEmpty();
        assertThat(result.model().specification().training().targetScaling()).isEqualTo(TargetScaling.NONE);
        assertThat(result.notes())
                .containsExactly(
                        "Imported a network 3-1 with no activation and 4 weights and biases from model.pt (SHA-256 "
                                + shortSha256("model.pt") + ") with s_df.joblib (SHA-256 " + shortSha256(NAMED) + ")");
    }

    @Test
    void putsTheColumnsOfTheTableIntoTheOrderOfTheScaler() {
        ImportResult expected = run(NAMED);
        table("ccc,y,a,bb", "7,%3$d,%1$d,%2$d.5");
        ImportResult result = run(NAMED);
        assertThat(result.model().features()).containsExactly("a", "bb", "ccc");
        assertThat(result.model().specification().data().features()).containsExactly("a", "bb", "ccc");
        assertThat(result.evaluation()).isEqualTo(expected.evaluation());
        assertThat(result.notes()).contains("The network has the features in the order of s_df.joblib: a, bb, ccc.");
        assertThat(ModelEvaluation.onHeldOutRows(result.model(), folder).evaluation())
                .isEqualTo(expected.evaluation());
    }

    @Test
    void takesTheOrderOfTheTableIfTheScalerHasNoNames() {
        table("x,y,z,w", "%d,%d.5,7,%d");
        assertThat(run(NAMELESS, "w").notes())
                .contains(
                        "The scaler in s_array.joblib has no names of features: they are taken in the order of the dataset,"
                                + " x, y, z.");
    }

    @Test
    void namesColumnsThatTheTableLacks() {
        table("a,b,ccc,y", "%d,%d.5,7,%d");
        assertFault(
                NAMED,
                "The dataset table.csv has no feature 'bb', which the network was trained with according to s_df.joblib; it has"
                        + " 'b', which s_df.joblib doesn't know. Give it the columns a, bb, ccc.");
    }

    @Test
    void namesColumnsThatTheNetworkHasNotSeen() {
        table("a,bb,ccc,id,y", "%d,%d.5,7,8,%d");
        assertFault(
                NAMED,
                "The dataset table.csv has 'id', which the network was not trained with according to s_df.joblib;"
                        + " leave it out with exclude=id.");
    }

    @Test
    void namesTheNumberOfFeaturesOfAScalerWithoutNames() {
        table("a,bb,y", "%d,%d.5,%d");
        weights("model.pt", StateDictFile.bytes(List.of(Tensor.of("out.weight", List.of(1, 2), new float[] {1, 2}))));
        assertFault(
                NAMELESS,
                "The scaler in s_array.joblib is of 3 features, but the dataset has 2: a, bb; features and exclude say which"
                        + " columns are.");
    }

    @Test
    void refusesColumnsOfTexts() {
        table("a,bb,ccc,y", "%d,%d.5,red,%d");
        assertFault(
                NAMED,
                "The column 'ccc' of table.csv is of the type category, and an imported network takes only numbers, because its"
                        + " files don't say what it was given for others. Leave it out with exclude, or write the numbers that the"
                        + " network was trained on into the table.");
    }

    @Test
    void refusesMissingCells() {
        table("a,bb,ccc,y", "%d,%d.5,7,%d");
        append(",3.5,7,9");
        assertFault(
                NAMED,
                "table.csv, line 42, column 'a': the cell is missing, and an imported network's files don't say what it was given"
                        + " instead. Fill it in as for its training, or leave out such rows with missing=drop.");
    }

    @Test
    void takesBooleansAsNumbers() {
        table("a,bb,ccc,y", "%d,%d.5,true,%d");
        append("1,2.5,false,3");
        ImportResult result = run(NAMED);
        assertThat(result.model().features()).containsExactly("a", "bb", "ccc");
        assertThat(ModelEvaluation.onHeldOutRows(result.model(), folder).evaluation())
                .isEqualTo(result.evaluation());
    }

    @Test
    void givesFeaturesAsTheyAreWithoutAScaler() {
        ImportResult result = run(null);
        assertThat(result.model().predict(FeatureMatrix.of(List.of("a", "bb", "ccc"), new double[] {1, 10, 100})))
                .containsExactly(325);
        assertThat(result.notes()).contains("No scaler: the network gets the features as they are.");
        assertThat(result.model().specification().encoding().featureScaling()).isEqualTo(FeatureScaling.NONE);
    }

    @Test
    void refusesAnotherScaling() {
        Specification specification = specification("y");
        assertThatThrownBy(() -> run(
                        NAMED,
                        specification.withEncoding(specification.encoding().withFeatureScaling(FeatureScaling.ROBUST))))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "featureScaling or featureScalingOf is given, but an imported network has the scaler that it was trained"
                                + " with; leave it out.");
    }

    @Test
    void namesACellBeyondFloat32() {
        append("1e300,1,2,3");
        assertFault(
                NAMED,
                "table.csv, line 42, column 'a': 1e300 is beyond the range of float32 (3.4e38) as s_df.joblib has it scaled."
                        + " Correct it, or drop the row.");
    }

    @Test
    void refusesANetworkWhosePredictionsAreNoNumbers() {
        weights("model.pt", StateDictFile.bytes(List.of(Tensor.of("out.weight", List.of(1, 3), new float[] {
            3e38f, 3e38f, 3e38f
        }))));
        assertFault(
                null,
                "The network in model.pt predicts numbers that are not finite for training rows; give the scaler that it was"
                        + " trained with, and its activation.");
    }

    @Test
    void readsTheScalersBesideTheWeights() {
        RegressionModel trained = SmallModels.train(SmallModels.SPECIFICATION.withTraining(
                        SmallModels.SPECIFICATION.training().withTargetScaling(TargetScaling.STANDARD)))
                .model();
        weights("model.safetensors", SafetensorsFile.bytes(new Safetensors(tensors(trained), Map.of())));
        ImportResult result = run("model.safetensors", null, SmallModels.SPECIFICATION);
        RegressionModel imported = result.model();
        assertThat(imported.parametersSha256()).isEqualTo(trained.parametersSha256());
        assertThat(imported.specification().training().targetScaling()).isEqualTo(TargetScaling.STANDARD);
        assertThat(ModelEvaluation.onHeldOutRows(imported, folder).predictions())
                .isEqualTo(ModelEvaluation.onHeldOutRows(trained, folder).predictions());
        assertThat(imported.metrics()).isEqualTo(trained.metrics());
        assertThat(imported.findings()).isEqualTo(trained.findings());
        assertThat(imported.leastSquares().coefficients())
                .containsExactly(trained.leastSquares().coefficients());
        assertThat(imported.provenance().imported())
                .isEqualTo(new ImportedFiles(
                        "safetensors", "model.safetensors", null, sha256("model.safetensors"), null, null, null));
    }

    /** Of several networks in a file, the key says which one it was. */
    @Test
    void remembersTheKeys() throws IOException {
        Files.copy(ReferenceFiles.file("checkpoint.pt"), folder.resolve("checkpoint.pt"));
        Files.copy(ReferenceFiles.file("dict.joblib"), folder.resolve("dict.joblib"));
        ImportedFiles files = ModelImport.run(
                        new ImportSpec(
                                folder.resolve("checkpoint.pt").toString(),
                                "model_state_dict",
                                folder.resolve("dict.joblib").toString(),
                                "scaler",
                                specification("y")),
                        folder,
                        1,
                        List.of(),
                        TrainingListener.SILENT)
                .model()
                .provenance()
                .imported();
        assertThat(Objects.requireNonNull(files).files())
                .isEqualTo("checkpoint.pt, 'model_state_dict' (SHA-256 " + shortSha256("checkpoint.pt")
                        + ") with dict.joblib, 'scaler' (SHA-256 " + shortSha256("dict.joblib") + ")");
    }

    @Test
    void refusesASecondScaler() {
        List<Tensor> tensors = new ArrayList<>(LINEAR);
        tensors.add(Tensor.of("scaler.mean", List.of(3), new double[3]));
        tensors.add(Tensor.of("scaler.scale", List.of(3), new double[] {1, 1, 1}));
        weights("model.pt", StateDictFile.bytes(tensors));
        assertFault(
                NAMED,
                "scaler is " + folder.resolve(NAMED)
                        + ", but model.pt has a scaler, too, in its tensors scaler.mean and"
                        + " scaler.scale; leave scaler out.");
    }

    @Test
    void takesTheLayersOfSafetensorsByTheirNumbers() {
        List<Tensor> tensors = new ArrayList<>();
        for (int layer = 1; layer <= 11; layer++) {
            float[] weight = {layer, 0, 0, 0, 1, 0, 0, 0, 1};
            tensors.add(Tensor.of("fc" + layer + ".weight", List.of(3, 3), weight));
        }
        tensors.addAll(LINEAR);
        tensors.sort(Comparator.comparing(Tensor::name));
        weights("model.safetensors", SafetensorsFile.bytes(new Safetensors(tensors, Map.of())));
        RegressionModel model =
                run("model.safetensors", null, specification("y")).model();
        List<Float> firsts = new ArrayList<>();
        for (int layer = 0; layer < 11; layer++) {
            firsts.add(model.state().parameters()[layer * 12]);
        }
        assertThat(firsts).containsExactly(1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f, 10f, 11f);
    }

    @Test
    void isAModelLikeAnyOther() throws IOException {
        ImportResult result = run(NAMED);
        Path file = folder.resolve("model.zip");
        result.model().save(file);
        RegressionModel loaded = RegressionModel.load(file);
        assertThat(loaded.toBytes()).isEqualTo(Files.readAllBytes(file));
        assertThat(loaded.provenance()).isEqualTo(result.model().provenance());
        assertThat(loaded.provenance().platform().engine()).isEqualTo("vector");
        assertThat(loaded.metrics()).isEqualTo(result.model().metrics());
        assertThat(loaded.finalFit()).isNull();
        assertThat(loaded.ranges()).isNotNull();
        FeatureMatrix row = FeatureMatrix.of(List.of("a", "bb", "ccc"), new double[] {1, 2, 3});
        assertThat(loaded.predict(row)).containsExactly(result.model().predict(row));
        assertThat(Predictor.load(file).predict(Map.of("a", 1.0, "bb", 2.0, "ccc", 3.0)))
                .isEqualTo(loaded.predict(row)[0]);
        assertThat(loaded.network().params().toFloatVector()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void saysThatTheDatasetOfAnImportHasChanged() {
        RegressionModel model = run(NAMED).model();
        append("1,2,3,4");
        assertThatThrownBy(() -> ModelEvaluation.onHeldOutRows(model, folder))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "The dataset table.csv has changed since the model was imported with it, so its held-out rows can no longer"
                                + " be determined. Import again with regression:import, or evaluate on other data with evaluationDataset.");
    }

    @Test
    void fitsOnlyTheReferenceModelsOnTheTrainingRows() {
        RegressionModel first = run(NAMED).model();
        RegressionModel second = run(NAMED, specification("y").withSplit(new SplitSpec(0.5, 1, 0.25)))
                .model();
        assertThat(second.parametersSha256()).isEqualTo(first.parametersSha256());
        assertThat(second.preparation().features().means())
                .containsExactly(first.preparation().features().means());
        assertThat(second.trainingMean()).isNotEqualTo(first.trainingMean());
        assertThat(second.metrics()).containsKey("validation");
    }

    @Test
    void takesTheActivationThatIsGiven() {
        weights(
                "model.pt",
                StateDictFile.bytes(List.of(
                        Tensor.of("fc1.weight", List.of(1, 3), new float[] {1, 0, 0}),
                        Tensor.of("out.weight", List.of(1, 1), new float[] {1}))));
        Specification specification = specification("y");
        ImportResult result =
                run(null, specification.withNetwork(specification.network().withActivation(Activation.TANH)));
        assertThat(result.model().predict(FeatureMatrix.of(List.of("a", "bb", "ccc"), new double[] {1, 0, 0}))[0])
                .isCloseTo(Math.tanh(1), within(1e-6));
        assertThat(result.notes().get(0)).startsWith("Imported a network 3-1-1 with activation tanh and 6 weights");
    }

    /** As an export writes them. */
    private static List<Tensor> tensors(RegressionModel model) {
        NetworkState state = model.state();
        List<Tensor> tensors = new ArrayList<>();
        List<Integer> widths = new ArrayList<>(state.spec().hiddenLayers());
        widths.add(1);
        int inputs = state.inputs();
        int next = 0;
        for (int layer = 0; layer < widths.size(); layer++) {
            int outputs = widths.get(layer);
            int biases = next + inputs * outputs;
            String name = layer == widths.size() - 1 ? "out" : "fc" + (layer + 1);
            tensors.add(Tensor.of(
                    name + ".weight", List.of(outputs, inputs), Arrays.copyOfRange(state.parameters(), next, biases)));
            tensors.add(Tensor.of(
                    name + ".bias",
                    List.of(outputs),
                    Arrays.copyOfRange(state.parameters(), biases, biases + outputs)));
            next = biases + outputs;
            inputs = outputs;
        }
        FittedScaler scaler = model.preparation().features();
        tensors.add(Tensor.of("scaler.mean", List.of(scaler.means().length), scaler.means()));
        tensors.add(Tensor.of("scaler.scale", List.of(scaler.scales().length), scaler.scales()));
        tensors.add(Tensor.of("target.mean", List.of(1), new double[] {
            model.preparation().target().mean()
        }));
        tensors.add(Tensor.of("target.scale", List.of(1), new double[] {
            model.preparation().target().scale()
        }));
        return tensors;
    }

    private void assertFault(@Nullable String scaler, String message) {
        assertThatThrownBy(() -> run(scaler))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }

    private ImportResult run(@Nullable String scaler) {
        return run(scaler, "y");
    }

    private ImportResult run(@Nullable String scaler, String target) {
        return run(scaler, specification(target));
    }

    private ImportResult run(@Nullable String scaler, Specification specification) {
        return run("model.pt", scaler, specification);
    }

    private ImportResult run(String weights, @Nullable String scaler, Specification specification) {
        return ModelImport.run(
                new ImportSpec(
                        folder.resolve(weights).toString(),
                        null,
                        scaler == null ? null : folder.resolve(scaler).toString(),
                        null,
                        specification),
                folder,
                1,
                List.of(),
                TrainingListener.SILENT);
    }

    private static Specification specification(String target) {
        return Specification.of(DataSpec.csv("table.csv", target));
    }

    /** Forty rows in a format with three numbers that differ from row to row. */
    private void table(String header, String row) {
        StringBuilder text = new StringBuilder(header).append('\n');
        for (int i = 0; i < 40; i++) {
            text.append(String.format(Locale.ROOT, row, i, i * 7 % 11, i * 5 % 13))
                    .append('\n');
        }
        write("table.csv", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void append(String row) {
        try {
            Files.writeString(folder.resolve("table.csv"), row + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void weights(String name, byte[] contents) {
        write(name, contents);
    }

    private void write(String name, byte[] contents) {
        try {
            Files.write(folder.resolve(name), contents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String shortSha256(String name) {
        return sha256(name).substring(0, 12);
    }

    private String sha256(String name) {
        try {
            return Sha256.of(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
