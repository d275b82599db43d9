package dev.mlmethods.regression.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.offset;

import dev.mlmethods.regression.advice.Advice.Kind;
import dev.mlmethods.regression.advice.Advice.Severity;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.model.ModelEvaluation;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.report.TrainingAdvice;
import dev.mlmethods.regression.training.DivergenceException;
import dev.mlmethods.regression.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Advice is tried: a network of each kind is trained, what the advice sets is set, and the network is trained again. */
class FollowedAdviceTest {
    /** A bend in each of two features, and little noise. */
    private static final Formula SMOOTH = (x, random) -> Math.sin(3 * x[0]) + x[1] * x[1] + 0.1 * random.nextGaussian();

    /** Nearly linear, with as much noise as there is to learn. */
    private static final Formula NOISY = (x, random) -> x[0] + 0.5 * x[1] + random.nextGaussian();

    /** A network that has enough time to learn everything by heart. */
    private static final Map<String, String> LONG =
            Map.of("batchSize", "32", "targetScaling", "standard", "epochs", "300", "learningRate", "0.003");

    private final Map<String, String> parameters = new HashMap<>(Map.of("engine", "vector"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private interface Formula {
        double of(double[] features, Random random);
    }

    @BeforeEach
    void writeATable() throws IOException {
        write(500, 3, 1, SMOOTH);
    }

    private void write(int rows, int features, long seed, Formula target) throws IOException {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder();
        for (int feature = 1; feature <= features; feature++) {
            csv.append("x").append(feature).append(',');
        }
        csv.append("y\n");
        for (int row = 0; row < rows; row++) {
            double[] x = random.doubles(features, -1, 1).toArray();
            for (double value : x) {
                csv.append(value).append(',');
            }
            csv.append(target.of(x, random)).append('\n');
        }
        Files.writeString(folder.resolve("table.csv"), csv);
    }

    private Specification specification() {
        return SpecificationFields.with(Specification.of(DataSpec.csv("table.csv", "y")), parameters);
    }

    private TrainingResult train() {
        return RegressionTrainer.train(specification(), folder, TrainingListener.SILENT);
    }

    private Advice follow(TrainingResult result, Kind kind) {
        Advice advice = TrainingAdvice.of(result);
        assertThat(advice.kind()).as(advice.text()).isEqualTo(kind);
        parameters.putAll(advice.parameters());
        return advice;
    }

    private static RegressionMetrics test(TrainingResult result) {
        return result.evaluation().network().test();
    }

    @Test
    void anUnderfittedNetworkIsTrainedInMiniBatches() throws IOException {
        write(500, 3, 1, (x, random) -> 2 * x[0] - x[1] + SMOOTH.of(x, random));
        parameters.put("epochs", "30");
        TrainingResult before = train();
        Advice advice = follow(before, Kind.UNDERFITTED);
        assertThat(advice.parameters()).isEqualTo(Map.of("batchSize", "32"));
        assertThat(advice.remedy()).isEqualTo("Train in mini-batches: batchSize=32.");
        TrainingResult after = train();
        assertThat(test(before).r2()).isLessThan(0.6);
        assertThat(test(after).r2()).isGreaterThan(0.9);
    }

    @Test
    void whatIsStillImprovingIsTrainedLonger() {
        parameters.putAll(Map.of("batchSize", "32", "epochs", "20"));
        TrainingResult before = train();
        Advice advice = follow(before, Kind.STILL_IMPROVING);
        assertThat(advice.parameters()).isEqualTo(Map.of("epochs", "40"));
        assertThat(advice.severity()).isEqualTo(Severity.NOTE);
        assertThat(test(train()).rmse()).isLessThan(0.8 * test(before).rmse());
    }

    /** Each step is one that isn't set, and each makes it better than it was at first. */
    @Test
    void anOverfittedNetworkIsHeldBackStepByStep() throws IOException {
        write(150, 8, 3, NOISY);
        parameters.putAll(LONG);
        TrainingResult before = train();
        assertThat(test(before).r2()).isLessThan(-0.5);

        Advice decay = follow(before, Kind.OVERFITTED);
        assertThat(decay.severity()).isEqualTo(Severity.WARNING);
        assertThat(decay.parameters()).isEqualTo(Map.of("weightDecay", "0.1"));
        TrainingResult decayed = train();
        assertThat(test(decayed).r2()).isPositive();

        Advice dropout = follow(decayed, Kind.OVERFITTED);
        assertThat(dropout.severity()).isEqualTo(Severity.PROBLEM);
        assertThat(dropout.parameters()).isEqualTo(Map.of("dropout", "0.2"));
        TrainingResult dropped = train();
        assertThat(test(dropped).rmse()).isLessThan(test(decayed).rmse());
    }

    @Test
    void anOverfittedNetworkWithTheWeightDecayOfTablesIsHeldBackMore() throws IOException {
        write(150, 8, 3, NOISY);
        parameters.putAll(LONG);
        parameters.put("weightDecay", "0.01");
        TrainingResult before = train();
        Advice decay = follow(before, Kind.OVERFITTED);
        assertThat(decay.remedy()).startsWith("Shrink the weights more: weightDecay=0.");
        assertThat(test(train()).r2()).isGreaterThan(test(before).r2() + 0.1);
    }

    @Test
    void anOverfittedNetworkWithValidationRowsKeepsItsBestEpoch() throws IOException {
        write(150, 8, 3, NOISY);
        parameters.putAll(LONG);
        parameters.put("validationSize", "0.2");
        TrainingResult before = train();
        assertThat(follow(before, Kind.OVERFITTED).remedy())
                .isEqualTo("Keep the weights of the best epoch: patience=20.");
        TrainingResult after = train();
        assertThat(test(before).r2()).isNegative();
        assertThat(test(after).r2()).isPositive();
    }

    /** A rate at which no number is left. */
    @Test
    void aDivergedTrainingIsGivenASmallerRate() {
        parameters.putAll(Map.of("optimizer", "sgd", "learningRate", "5", "batchSize", "32"));
        DivergenceException divergence = catchThrowableOfType(DivergenceException.class, this::train);
        Advice advice = Advisor.ofDivergence(specification(), divergence.symptom());
        assertThat(advice)
                .isEqualTo(new Advice(
                        Kind.DIVERGED,
                        Severity.WARNING,
                        "the loss is NaN in epoch 1",
                        "Lower the learning rate: learningRate=0.01 and targetScaling=standard.",
                        Map.of("learningRate", "0.01", "targetScaling", "standard")));
        parameters.putAll(advice.parameters());
        assertThat(test(train()).r2()).isGreaterThan(0.8);
    }

    /** The rate is normal, but the target is large. */
    @Test
    void aTrainingThatDivergedForItsTargetIsGivenAScaledOne() throws IOException {
        write(400, 3, 5, (x, random) -> 1000 * (250 + SMOOTH.of(x, random)));
        parameters.putAll(Map.of("optimizer", "sgd", "learningRate", "0.01", "batchSize", "32"));
        assertThatThrownBy(this::train).isInstanceOf(DivergenceException.class);
        parameters.putAll(Advisor.ofDivergence(specification(), "").parameters());
        assertThat(test(train()).r2()).isGreaterThan(0.5);
    }

    @Test
    void aConstantNetworkIsGivenASmallerRate() {
        parameters.putAll(Map.of("batchSize", "32", "learningRate", "3", "epochs", "100"));
        TrainingResult before = train();
        Advice advice = follow(before, Kind.CONSTANT);
        assertThat(advice.parameters()).isEqualTo(Map.of("learningRate", "0.01"));
        TrainingResult after = train();
        assertThat(test(before).r2()).isLessThan(0.05);
        assertThat(test(after).r2()).isGreaterThan(0.9);
    }

    @Test
    void aLargeOrSmallTargetIsScaled() throws IOException {
        for (double size : new double[] {1e5, 1e-4}) {
            parameters.put("targetScaling", "none");
            parameters.put("batchSize", "32");
            write(400, 3, 5, (x, random) -> size * (3 + SMOOTH.of(x, random)));
            TrainingResult before = train();
            Advice advice = follow(before, Kind.WRONGLY_SCALED);
            assertThat(advice.severity()).isEqualTo(Severity.WARNING);
            assertThat(advice.parameters()).isEqualTo(Map.of("targetScaling", "standard"));
            assertThat(test(before).r2()).isNegative();
            assertThat(test(train()).r2()).isGreaterThan(0.9);
        }
    }

    /** 40 training rows for 30 features; more of them help more than the first remedy of an overfitted network. */
    @Test
    void tooFewRowsBecomeMore() throws IOException {
        Formula formula = (x, random) -> x[0] + x[1] - x[2] + 0.5 * random.nextGaussian();
        write(50, 30, 7, formula);
        parameters.putAll(Map.of("batchSize", "8", "targetScaling", "standard"));
        TrainingResult before = train();
        Advice advice = follow(before, Kind.TOO_FEW_ROWS);
        assertThat(advice.parameters()).isEmpty();
        assertThat(advice.remedy()).isEqualTo("Train on more rows, 10 or more for each feature, or on fewer features.");

        parameters.put("weightDecay", "0.1");
        double decayed = test(train()).r2();
        parameters.remove("weightDecay");
        write(375, 30, 7, formula);
        assertThat(test(train()).r2())
                .isGreaterThan(decayed + 0.1)
                .isGreaterThan(test(before).r2() + 0.1);
    }

    /** The R2 with what is known about new rows when they are predicted: nothing in a column that is filled in together with the target. */
    private double honestR2(TrainingResult result) {
        return ModelEvaluation.onDataset(result.model(), "fresh.csv", folder)
                .evaluation()
                .network()
                .test()
                .r2();
    }

    private void writeWithCommission(String file, long seed, int rows, boolean isKnown) throws IOException {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("x1,x2,commission,y\n");
        for (int row = 0; row < rows; row++) {
            double[] x = random.doubles(2, -1, 1).toArray();
            double y = SMOOTH.of(x, random);
            csv.append(x[0] + "," + x[1] + "," + (isKnown ? 0.03 * y + 1 : 0) + "," + y + "\n");
        }
        Files.writeString(folder.resolve(file), csv);
    }

    /** A commission is a share of the price, and is paid once the price is known. */
    @Test
    void aFeatureThatGivesTheTargetAwayIsExcluded() throws IOException {
        writeWithCommission("table.csv", 1, 500, true);
        writeWithCommission("fresh.csv", 2, 300, false);
        parameters.putAll(Map.of("batchSize", "32", "targetScaling", "standard"));
        TrainingResult before = train();
        Advice advice = follow(before, Kind.LEAK);
        assertThat(advice.severity()).isEqualTo(Severity.WARNING);
        assertThat(advice.parameters()).isEqualTo(Map.of("exclude", "commission"));
        TrainingResult after = train();
        // What looked like the better model was useless.
        assertThat(test(before).r2()).isGreaterThan(test(after).r2());
        assertThat(honestR2(before)).isNegative();
        assertThat(honestR2(after)).isGreaterThan(0.9).isCloseTo(test(after).r2(), offset(0.05));
    }

    private void writeNoise(String file, long seed, int rows, int times) throws IOException {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            String line = random.nextDouble() + "," + random.nextDouble() + "," + random.nextGaussian();
            lines.addAll(Collections.nCopies(times, line));
        }
        Files.writeString(folder.resolve(file), "x1,x2,y\n" + String.join("\n", lines) + "\n");
    }

    /** There is nothing to learn, so no model is better than the mean on new rows. */
    @Test
    void ofEqualRowsOneIsKept() throws IOException {
        writeNoise("table.csv", 1, 60, 5);
        writeNoise("fresh.csv", 2, 300, 1);
        parameters.putAll(LONG);
        TrainingResult before = train();
        Advice advice = follow(before, Kind.LEAK);
        assertThat(advice.remedy()).isEqualTo("Keep one of each set of equal rows, and train again.");
        writeNoise("table.csv", 1, 60, 1);
        TrainingResult after = train();
        assertThat(test(before).r2() - honestR2(before)).isGreaterThan(1);
        assertThat(test(after).r2()).isLessThan(0.1);
    }
}
