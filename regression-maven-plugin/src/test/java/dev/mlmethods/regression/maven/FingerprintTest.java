package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.DialectSpec;
import dev.mlmethods.regression.data.EncodingSpec;
import dev.mlmethods.regression.data.FeatureScaling;
import dev.mlmethods.regression.data.SplitColumn;
import dev.mlmethods.regression.evaluation.IntervalLevel;
import dev.mlmethods.regression.model.ImportSpec;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.WeightInit;
import dev.mlmethods.regression.scaling.PreparationSpec;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.EarlyStopping;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.LearningRateSchedule;
import dev.mlmethods.regression.training.Loss;
import dev.mlmethods.regression.training.LossSpec;
import dev.mlmethods.regression.training.Optimizer;
import dev.mlmethods.regression.training.OptimizerSpec;
import dev.mlmethods.regression.training.ScheduleSpec;
import dev.mlmethods.regression.training.TrainingSpec;
import dev.mlmethods.regression.worker.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FingerprintTest {
    private static final DataSpec DATA = DataSpec.csv("data.csv", "y");
    private static final NetworkSpec NETWORK = NetworkSpec.defaults();
    private static final TrainingSpec TRAINING = TrainingSpec.defaults();
    private static final Specification SPECIFICATION = Specification.of(DATA);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void writeData() throws IOException {
        Files.writeString(folder.resolve("data.csv"), "x,y\n1,2\n");
        Files.writeString(folder.resolve("same.csv"), "x,y\n1,2\n");
    }

    /** One for each field of the specification. */
    static Stream<Specification> changed() {
        Stream<Specification> data = Stream.of(
                        DataSpec.csv("same.csv", "y"),
                        DataSpec.csv("data.csv", "x"),
                        new DataSpec("data.csv", "y", List.of("x"), List.of()),
                        new DataSpec("data.csv", "y", List.of(), List.of("x")),
                        DataSpec.csv("data.csv", "y").withSampleWeight("x"),
                        written(new DialectSpec(";", null, null, null, null, null)),
                        written(new DialectSpec(null, "'", null, null, null, null)),
                        written(new DialectSpec(null, null, ",", null, null, null)),
                        written(new DialectSpec(null, null, null, ".", null, null)),
                        written(new DialectSpec(null, null, null, null, "#", null)),
                        written(new DialectSpec(null, null, null, null, null, "latin1")))
                .map(Specification::of);
        Stream<Specification> split = Stream.of(
                        new SplitSpec(0.3, 42, 0),
                        new SplitSpec(0.2, 43, 0),
                        new SplitSpec(0.2, 42, 0.1),
                        new SplitSpec(0.2, 42, 0).withColumn(new SplitColumn(SplitColumn.Kind.GROUP, "x")),
                        new SplitSpec(0.2, 42, 0).withColumn(new SplitColumn(SplitColumn.Kind.GROUP, "z")),
                        new SplitSpec(0.2, 42, 0).withColumn(new SplitColumn(SplitColumn.Kind.TIME, "x")),
                        new SplitSpec(0.2, 42, 0).withColumn(new SplitColumn(SplitColumn.Kind.KEY, "x")),
                        new SplitSpec(0.2, 42, 0).withStratify(10))
                .map(SPECIFICATION::withSplit);
        Stream<Specification> encoding = Stream.of(
                        new EncodingSpec(Map.of("x", "category"), null, null, null, null, null),
                        new EncodingSpec(null, List.of("?"), null, null, null, null),
                        new EncodingSpec(null, null, "median", null, null, null),
                        new EncodingSpec(null, null, null, Map.of("x", "median"), null, null),
                        new EncodingSpec(null, null, null, null, 20, null),
                        new EncodingSpec(null, null, null, null, null, 1),
                        new EncodingSpec(null, null, null, null, null, null, FeatureScaling.ROBUST, null, null),
                        new EncodingSpec(null, null, null, null, null, null, null, Map.of("x", "none"), null),
                        new EncodingSpec(null, null, null, null, null, null, null, null, List.of("x")))
                .map(SPECIFICATION::withEncoding);
        Stream<Specification> network = Stream.of(
                        NETWORK.withHiddenLayers(List.of(64, 33)),
                        NETWORK.withActivation(Activation.TANH),
                        NETWORK.withWeightInit(WeightInit.XAVIER_UNIFORM),
                        NETWORK.withDropout(0.1))
                .map(SPECIFICATION::withNetwork);
        Stream<Specification> training = Stream.of(
                        TRAINING.withEpochs(101),
                        TRAINING.withLearningRate(Math.nextUp(1e-3)),
                        TRAINING.withBatchSize(BatchSize.of(32)),
                        TRAINING.withTargetScaling(TargetScaling.STANDARD),
                        TRAINING.withSeed(43),
                        TRAINING.withEngine(EngineName.DL4J),
                        TRAINING.withLoss(LossSpec.of(Loss.MAE)),
                        TRAINING.withLoss(TRAINING.loss().withHuberDelta(2)),
                        TRAINING.withOptimizer(OptimizerSpec.of(Optimizer.ADAM_W)),
                        TRAINING.withOptimizer(TRAINING.optimizer().withMomentum(0.8)),
                        TRAINING.withOptimizer(TRAINING.optimizer().withWeightDecay(0.01)),
                        TRAINING.withOptimizer(TRAINING.optimizer().withMaxGradientNorm(1)),
                        TRAINING.withSchedule(ScheduleSpec.of(LearningRateSchedule.COSINE)),
                        TRAINING.withSchedule(TRAINING.schedule().withWarmupEpochs(1)),
                        TRAINING.withSchedule(TRAINING.schedule().withSteps(31, 0.1)),
                        TRAINING.withSchedule(TRAINING.schedule().withSteps(30, 0.2)),
                        TRAINING.withEvaluateEvery(2),
                        TRAINING.withEarlyStopping(new EarlyStopping(0, 0.1, true)),
                        TRAINING.withEarlyStopping(new EarlyStopping(0, 0, false)))
                .map(SPECIFICATION::withTraining);
        Specification patient = SPECIFICATION
                .withSplit(new SplitSpec(0.2, 42, 0.1))
                .withTraining(TRAINING.withEarlyStopping(EarlyStopping.after(1)));
        Stream<Specification> preparation = Stream.of(
                        new PreparationSpec(List.of("x"), null, null, null, null),
                        new PreparationSpec(null, 8, null, null, null),
                        new PreparationSpec(null, null, true, null, null),
                        new PreparationSpec(null, null, null, 8, null),
                        new PreparationSpec(null, null, null, null, true))
                .map(SPECIFICATION::withPreparation);
        Specification withIntervals =
                SPECIFICATION.withSplit(new SplitSpec(0.2, 42, 0.1)).withIntervals(IntervalLevel.parse("90%"));
        Stream<Specification> others = Stream.of(
                patient,
                SPECIFICATION.withEnsembleSize(2),
                SPECIFICATION.withMembers(List.of(Map.of(), Map.of("epochs", 7))),
                withIntervals);
        return Stream.of(data, split, encoding, preparation, network, training, others)
                .flatMap(same -> same);
    }

    private static DataSpec written(DialectSpec dialect) {
        return DataSpec.csv("data.csv", "y").withDialect(dialect);
    }

    @ParameterizedTest
    @MethodSource("changed")
    void changesWithEachFieldOfTheSpecification(Specification changed) {
        assertThat(fingerprint(changed)).isNotEqualTo(fingerprint(SPECIFICATION));
    }

    /** Ensures that a new field gets its line above. */
    @Test
    void thereIsAChangeForEachField() {
        long fields = fields(Specification.class);
        assertThat(changed()).hasSize(Math.toIntExact(fields)).doesNotHaveDuplicates();
    }

    /** The fields in JSON, where the parts of a specification are side by side. */
    private static long fields(Class<?> specification) {
        return Stream.of(specification.getRecordComponents())
                .mapToLong(component -> component.getType().isRecord() ? fields(component.getType()) : 1)
                .sum();
    }

    @Test
    void isTheSameForTheSameInputs() {
        assertThat(fingerprint(SPECIFICATION))
                .isEqualTo(fingerprint(SPECIFICATION))
                .matches("plugin=\\S+ code=\\S+ backend=cpu threads=- specification=[0-9a-f]{64} data=[0-9a-f]{64}");
    }

    @Test
    void dependsOnTheContentsOfTheFileAndNotOnItsTime() throws IOException {
        String before = fingerprint(SPECIFICATION);
        Path file = folder.resolve("data.csv");
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertThat(fingerprint(SPECIFICATION)).isEqualTo(before);
        Files.writeString(file, "x,y\n1,3\n");
        assertThat(fingerprint(SPECIFICATION)).isNotEqualTo(before);
        Files.delete(file);
        assertThat(fingerprint(SPECIFICATION)).isNotEqualTo(before);
    }

    @Test
    void dependsOnTheBackend() {
        assertThat(Fingerprint.of(SPECIFICATION, folder, Backend.CUDA, 1))
                .isNotEqualTo(Fingerprint.of(SPECIFICATION, folder, Backend.CPU, 1));
    }

    /** So that the model is also up to date for a job with a different number of threads than the training. */
    @ParameterizedTest
    @CsvSource({"VECTOR, CPU, false", "AUTO, CPU, false", "AUTO, CUDA, true", "DL4J, CPU, true"})
    void dependsOnThreadsWhereTheBitsOfTheEngineDo(EngineName engine, Backend backend, boolean depends) {
        Specification specification = SPECIFICATION.withTraining(TRAINING.withEngine(engine));
        boolean differs = !Fingerprint.of(specification, folder, backend, 1)
                .equals(Fingerprint.of(specification, folder, backend, 2));
        assertThat(differs).isEqualTo(depends);
    }

    @Test
    void ofABuiltInDatasetDoesNotDependOnTheFolder() {
        Specification diabetes = Specification.of(DataSpec.builtIn("diabetes"));
        assertThat(Fingerprint.of(diabetes, folder, Backend.CPU, 1))
                .isEqualTo(Fingerprint.of(diabetes, folder.resolve("other"), Backend.CPU, 1));
    }

    @Test
    void saysWhatIsDifferent() throws IOException {
        String before = fingerprint(SPECIFICATION);
        assertThat(Fingerprint.difference(before, before)).isEmpty();
        assertThat(Fingerprint.difference(before, before.replaceAll(" code=\\S+", " code=other")))
                .hasValue("this is another build of the plugin");
        assertThat(Fingerprint.difference(before, before.replace(" threads=-", " threads=2")))
                .hasValue("threads is not given, and was 2");
        assertThat(Fingerprint.difference(Fingerprint.of(SPECIFICATION, folder, Backend.CUDA, 3), before))
                .hasValue("backend is cuda, and was cpu; threads is 3, and was not given");
        Files.writeString(folder.resolve("data.csv"), "x,y\n1,3\n");
        assertThat(Fingerprint.difference(fingerprint(SPECIFICATION), before))
                .hasValue("the contents of the dataset have changed since");
    }

    @Test
    void ofAnImportDependsOnItsFilesToo() throws IOException {
        Files.writeString(folder.resolve("a.pt"), "a");
        Files.writeString(folder.resolve("b.pt"), "b");
        Files.writeString(folder.resolve("s.joblib"), "s");
        String before = imported("a.pt", null, null, SPECIFICATION);
        assertThat(Fingerprint.difference(before, before)).isEmpty();
        assertThat(Fingerprint.difference(imported("b.pt", null, null, SPECIFICATION), before))
                .hasValue("weights is another file");
        assertThat(Fingerprint.difference(imported("a.pt", "ema", null, SPECIFICATION), before))
                .hasValue("weights is another file");
        assertThat(Fingerprint.difference(imported("a.pt", null, "s.joblib", SPECIFICATION), before))
                .hasValue("scaler is another file");
        Specification tanh = SPECIFICATION.withNetwork(NETWORK.withActivation(Activation.TANH));
        assertThat(Fingerprint.difference(imported("a.pt", null, null, tanh), before))
                .hasValue("the parameters are others");
    }

    private String imported(
            String weights, @Nullable String key, @Nullable String scaler, Specification specification) {
        return Fingerprint.of(
                new ImportSpec(
                        folder.resolve(weights).toString(),
                        key,
                        scaler == null ? null : folder.resolve(scaler).toString(),
                        null,
                        specification),
                folder,
                Backend.CPU,
                1);
    }

    /** In earlier releases, the fingerprint was a hash. */
    @Test
    void ofAnotherReleaseIsAnotherOne() {
        assertThat(Fingerprint.difference(fingerprint(SPECIFICATION), "1a2b"))
                .hasValue("training.json is of another release of this plugin");
    }

    /** The worker reports that itself. */
    @Test
    void leavesAPathThatIsNoneToTheWorker() {
        assertThat(fingerprint(Specification.of(DataSpec.csv("\0", "y")))).endsWith(" data=-");
    }

    private String fingerprint(Specification specification) {
        return Fingerprint.of(specification, folder, Backend.CPU, 1);
    }
}
