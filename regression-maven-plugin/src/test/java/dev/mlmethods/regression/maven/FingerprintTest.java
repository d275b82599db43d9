package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.WeightInit;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
                        new DataSpec("data.csv", "y", List.of(), List.of("x")))
                .map(Specification::of);
        Stream<Specification> split = Stream.of(
                        new SplitSpec(0.3, 42, 0), new SplitSpec(0.2, 43, 0), new SplitSpec(0.2, 42, 0.1))
                .map(SPECIFICATION::withSplit);
        Stream<Specification> network = Stream.of(
                        NETWORK.withHiddenLayers(List.of(64, 33)),
                        NETWORK.withActivation(Activation.TANH),
                        NETWORK.withWeightInit(WeightInit.XAVIER_UNIFORM))
                .map(SPECIFICATION::withNetwork);
        Stream<Specification> training = Stream.of(
                        TRAINING.withEpochs(101),
                        TRAINING.withLearningRate(Math.nextUp(1e-3)),
                        TRAINING.withBatchSize(BatchSize.of(32)),
                        TRAINING.withTargetScaling(TargetScaling.STANDARD),
                        TRAINING.withSeed(43),
                        TRAINING.withEngine(EngineName.DL4J))
                .map(SPECIFICATION::withTraining);
        return Stream.of(data, split, network, training).flatMap(same -> same);
    }

    @ParameterizedTest
    @MethodSource("changed")
    void changesWithEachFieldOfTheSpecification(Specification changed) {
        assertThat(fingerprint(changed)).isNotEqualTo(fingerprint(SPECIFICATION));
    }

    /** So that a field that is added gets its line above. */
    @Test
    void thereIsAChangeForEachField() {
        long fields = Stream.of(DataSpec.class, SplitSpec.class, NetworkSpec.class, TrainingSpec.class)
                .mapToLong(type -> type.getRecordComponents().length)
                .sum();
        assertThat(changed()).hasSize(Math.toIntExact(fields)).doesNotHaveDuplicates();
    }

    @Test
    void isTheSameForTheSameInputs() {
        assertThat(fingerprint(SPECIFICATION))
                .isEqualTo(fingerprint(SPECIFICATION))
                .matches("[0-9a-f]{64}");
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
    void dependsOnBackendAndThreads() {
        String cpu = Fingerprint.of(SPECIFICATION, folder, "cpu", 1);
        assertThat(Fingerprint.of(SPECIFICATION, folder, "cuda", 1)).isNotEqualTo(cpu);
        assertThat(Fingerprint.of(SPECIFICATION, folder, "cpu", 2)).isNotEqualTo(cpu);
    }

    @Test
    void ofABuiltInDatasetDoesNotDependOnTheFolder() {
        Specification diabetes = Specification.of(DataSpec.builtIn("diabetes"));
        assertThat(Fingerprint.of(diabetes, folder, "cpu", 1))
                .isEqualTo(Fingerprint.of(diabetes, folder.resolve("other"), "cpu", 1));
    }

    /** The worker has the words for it. */
    @Test
    void leavesAPathThatIsNoneToTheWorker() {
        assertThat(fingerprint(Specification.of(DataSpec.csv("\0", "y")))).matches("[0-9a-f]{64}");
    }

    private String fingerprint(Specification specification) {
        return Fingerprint.of(specification, folder, "cpu", 1);
    }
}
