package dev.mlmethods.regression.gate.bisect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.ColumnSelection;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.SplitColumn;
import dev.mlmethods.regression.gate.Bisection;
import dev.mlmethods.regression.gate.Bisection.Part;
import dev.mlmethods.regression.gate.Check;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.Gate;
import dev.mlmethods.regression.gate.MissingBaseline;
import dev.mlmethods.regression.gate.SampleCheckResults;
import dev.mlmethods.regression.gate.baseline.SampleEvaluation;
import dev.mlmethods.regression.gate.baseline.StoredBaseline;
import dev.mlmethods.regression.gate.diff.SampleCauses;
import dev.mlmethods.regression.gate.tolerance.SignificanceOf;
import dev.mlmethods.regression.gate.tolerance.Tolerances;
import dev.mlmethods.regression.git.SampleRepository;
import dev.mlmethods.regression.model.Platform;
import dev.mlmethods.regression.model.Specification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The trainings are made up: the RMSE is 0.5, and 0.125 more with 7 epochs, 0.25 more with a learning rate of 0.01, 0.0625 more with both, 1 more if
 * the area of row 3 is 9, and 2 more without the rooms.
 */
class BisectTest {
    private static final SampleEvaluation THEN = SampleEvaluation.held();
    private static final String CELL = "prices.csv: 1 row changed in the column area (line 5)";
    private static final String EPOCHS = "epochs was 100 and is 7";
    private static final String LEARNING_RATE = "learningRate was 0.001 and is 0.01";
    /** Sums of a few doubles near 1. */
    private static final Offset<Double> ROUNDED = within(1e-15);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** What was trained, by name. */
    private final Map<String, Specification> trained = new LinkedHashMap<>();

    private Map<String, Double> train(String name, Specification specification) {
        trained.put(name, specification);
        double rmse = rmse(specification);
        return Map.of("rmse", rmse, "mae", 2 * rmse, "r2", 0.9);
    }

    private double rmse(Specification specification) {
        DataSpec data = specification.data();
        Dataset dataset = DataSource.of(data.dataset(), folder)
                .read(data.target(), new ColumnSelection(data.features(), data.exclude()));
        boolean fewEpochs = specification.training().epochs() == 7;
        boolean fast = specification.training().learningRate() == 0.01;
        return 0.5
                + (fewEpochs ? 0.125 : 0)
                + (fast ? 0.25 : 0)
                + (fewEpochs && fast ? 0.0625 : 0)
                + (dataset.features().get(3, 0) == 9 ? 1 : 0)
                + (dataset.features().columns() == 1 ? 2 : 0);
    }

    private void write(Dataset dataset) throws IOException {
        Files.writeString(folder.resolve("prices.csv"), csv(dataset));
    }

    private static String csv(Dataset dataset) {
        StringBuilder csv = new StringBuilder("area,rooms,price\n");
        for (int row = 0; row < dataset.rows(); row++) {
            csv.append(dataset.features().get(row, 0))
                    .append(',')
                    .append(dataset.features().get(row, 1))
                    .append(',')
                    .append(dataset.target(row))
                    .append('\n');
        }
        return csv.toString();
    }

    /** Row 3 isn't a test row. */
    private static Dataset withCell() {
        return SampleEvaluation.houses(20, rows -> {
            rows.get(3)[0] = 9;
            return rows;
        });
    }

    private static Specification fields(Specification specification, Integer epochs, Double learningRate) {
        return specification.withTraining(
                specification.training().withEpochs(epochs).withLearningRate(learningRate));
    }

    private static SampleEvaluation now(UnaryOperator<Specification> change) {
        return THEN.with(change.apply(THEN.specification()));
    }

    /** The check of an evaluation, whose RMSE is that of its specification. */
    private CheckResult check(SampleEvaluation now, StoredBaseline baseline, String... gated) {
        Map<String, String> tolerances = new LinkedHashMap<>();
        for (String metric : gated) {
            tolerances.put(metric, "0");
        }
        SampleEvaluation trainedNow = now.withError(rmse(now.specification())).withParameters("0b");
        return new Check(
                        Tolerances.parse(tolerances),
                        Gate.ANY_WORSENING,
                        MissingBaseline.FAILS,
                        SignificanceOf.unknown())
                .of(trainedNow.model(), trainedNow.evaluationData(), baseline);
    }

    private Bisection bisect(SampleEvaluation now) {
        return bisect(now, THEN.baseline(), this::train);
    }

    private Bisection bisect(SampleEvaluation now, StoredBaseline baseline, Retraining retraining) {
        CheckResult result = check(now, baseline, "rmse");
        assertThat(Bisect.needless(result)).isEmpty();
        return Bisect.of(
                baseline.baseline(), now.specification(), result, folder, folder.resolve("target/bisect"), retraining);
    }

    private static Part part(String what, double rmse, double difference) {
        return new Part(what, Map.of("rmse", rmse), Map.of("rmse", difference), null);
    }

    private static Part rest(String what, double difference) {
        return new Part(what, Map.of(), Map.of("rmse", difference), null);
    }

    @Test
    void eachFieldIsTrainedAloneAndTheRestIsDueToAllTogether() throws Exception {
        write(THEN.data());
        Bisection bisection = bisect(now(specification -> fields(specification, 7, 0.01)));
        assertThat(bisection.note()).isNull();
        assertThat(bisection.parts())
                .containsExactly(
                        part(EPOCHS, 0.625, 0.125),
                        part(LEARNING_RATE, 0.75, 0.25),
                        rest("all together, beyond each by itself", 0.0625));
        assertThat(trained)
                .containsExactly(
                        Map.entry("baseline", THEN.specification()),
                        Map.entry("epochs", fields(THEN.specification(), 7, 0.001)),
                        Map.entry("learningRate", fields(THEN.specification(), 100, 0.01)));
    }

    @Test
    void theFieldsOfASplitAreTrainedTogether() throws Exception {
        write(THEN.data());
        SampleEvaluation elsewhere = THEN.on(SampleEvaluation.houses(7));
        SampleEvaluation now = now(specification -> fields(specification, 7, 0.001)
                        .withSplit(specification.split().withColumn(new SplitColumn(SplitColumn.Kind.TIME, "rooms"))))
                .on(SampleEvaluation.houses(7));
        assertThat(bisect(now, elsewhere.baseline(), this::train).parts())
                .containsExactly(
                        part("splitBy was random and is time; timeColumn was not set and is rooms", 0.5, 0),
                        part(EPOCHS, 0.625, 0.125));
        assertThat(trained).containsOnlyKeys("baseline", "splitBy", "epochs");
        assertThat(trained)
                .containsEntry(
                        "splitBy",
                        THEN.specification().withSplit(now.specification().split()));
    }

    /** Bins and a column exclude each other, so neither can be used separately. */
    @Test
    void binsAreTrainedTogetherWithTheOtherFieldsOfASplit() throws Exception {
        write(THEN.data());
        SampleEvaluation elsewhere = THEN.on(SampleEvaluation.houses(7))
                .with(THEN.specification()
                        .withSplit(THEN.specification().split().withStratify(2)));
        SampleEvaluation now = now(specification -> fields(specification, 7, 0.001)
                        .withSplit(specification.split().withColumn(new SplitColumn(SplitColumn.Kind.TIME, "rooms"))))
                .on(SampleEvaluation.houses(7));
        assertThat(bisect(now, elsewhere.baseline(), this::train).parts())
                .extracting(Part::what)
                .contains(
                        "splitBy was random and is time; timeColumn was not set and is rooms; stratify was 2 and is 0");
    }

    @Test
    void allGatedMetricsThatDifferAreExplained() throws Exception {
        write(THEN.data());
        SampleEvaluation now = now(specification -> fields(specification, 7, 0.01));
        CheckResult result = check(now, THEN.baseline(), "mae", "rmse", "mape");
        Bisection bisection =
                Bisect.of(THEN.baseline().baseline(), now.specification(), result, folder, folder, this::train);
        // The made-up MAE of the trainings differs from that of the evaluations, and they don't have a MAPE.
        assertThat(bisection.parts().get(0).differences())
                .containsExactlyInAnyOrderEntriesOf(Map.of("rmse", 0.0, "mae", 0.5));
        assertThat(bisection.parts().get(1).metrics()).containsOnlyKeys("rmse", "mae");
    }

    @Test
    void versionsAreWhatTrainingTheBaselineAgainShows() throws Exception {
        write(THEN.data());
        SampleEvaluation now = now(specification -> fields(specification, 7, 0.001))
                .with(new Platform("vector", "CpuBackend", "0.2.0", "1.1", "17.0.1 (Vendor)", "Linux amd64"));
        Bisection bisection = bisect(now, THEN.withError(0.375).baseline(), this::train);
        assertThat(bisection.parts())
                .containsExactly(
                        part(
                                "Regression for Maven was 0.1.0 and is 0.2.0; Deeplearning4j was 1.0.0-M2.1 and is 1.1",
                                0.5,
                                0.125),
                        part(EPOCHS, 0.625, 0.125));
    }

    @Test
    void aBaselineThatIsAnotherOneWhenItIsTrainedAgainIsNamed() throws Exception {
        write(THEN.data());
        Bisection bisection = bisect(
                now(specification -> fields(specification, 7, 0.01)),
                THEN.withError(0.375).baseline(),
                this::train);
        assertThat(bisection.parts())
                .first()
                .isEqualTo(part("an unknown cause: trained again, the baseline gives other results", 0.5, 0.125));
    }

    @Test
    void theDatasetOfThenComesFromACommit() throws Exception {
        SampleRepository repository = new SampleRepository(folder);
        repository.commit("prices.csv", csv(SampleEvaluation.houses(30)));
        repository.commit("prices.csv", csv(THEN.data()));
        repository.commit("prices.csv", csv(SampleEvaluation.houses(25)));
        write(withCell());
        Bisection bisection =
                bisect(now(specification -> fields(specification, 7, 0.001)).with(withCell()));
        assertThat(bisection.note()).isNull();
        assertThat(bisection.parts()).containsExactly(part(CELL, 1.5, 1), part(EPOCHS, 0.625, 0.125));
        Path copy = folder.resolve("target/bisect/prices.csv");
        assertThat(copy).hasContent(csv(THEN.data()));
        Specification thenFromCopy =
                THEN.specification().withData(THEN.specification().data().withDataset(copy.toString()));
        assertThat(trained)
                .containsExactly(
                        Map.entry("baseline", thenFromCopy),
                        Map.entry("data", THEN.specification()),
                        Map.entry("epochs", fields(thenFromCopy, 7, 0.001)));
    }

    @Test
    void aDatasetThatIsInNoCommitIsLeftAsItIs() throws Exception {
        new SampleRepository(folder).commit("prices.csv", csv(withCell()));
        write(withCell());
        SampleEvaluation now = now(specification -> fields(specification, 7, 0.001))
                .with(withCell())
                .withJava("21");
        Bisection bisection = bisect(now);
        assertThat(bisection.note())
                .isEqualTo("No commit here has the dataset of the baseline, so the other causes were trained"
                        + " with the current data.");
        assertThat(bisection.parts())
                .containsExactly(
                        part(CELL + "; Java was 17.0.1 (Vendor) and is 21", 1.5, 1), part(EPOCHS, 1.625, 0.125));
        assertThat(trained).containsOnlyKeys("baseline", "epochs");
        assertThat(folder.resolve("target/bisect/prices.csv")).doesNotExist();
    }

    /** If a type were forgotten, its part of the difference would be attributed to all causes together. */
    @Test
    void everyTypeOfCauseIsTrainedAloneOrNamedWithWhatCannotBePutBack() throws Exception {
        new SampleRepository(folder).commit("prices.csv", csv(withCell()));
        write(withCell());
        SampleEvaluation now =
                now(specification -> fields(specification, 7, 0.001)).with(withCell());
        CheckResult result =
                SampleCheckResults.withCauses(check(now, THEN.baseline(), "rmse"), SampleCauses.OF_EACH_TYPE);
        Bisection bisection = Bisect.of(
                THEN.baseline().baseline(),
                now.specification(),
                result,
                folder,
                folder.resolve("target/bisect"),
                this::train);
        assertThat(bisection.parts())
                .containsExactly(
                        part(
                                "prices.csv: 1 row changed (line 5); server was 'H2 1' and is 'H2 2'; Java was 17 and is 21",
                                1.5,
                                1),
                        part("epochs was 100 and is 7", 1.625, 0.125));
    }

    @Test
    void aShallowCloneSaysWhatToFetch() throws Exception {
        SampleRepository repository = new SampleRepository(folder);
        repository.commit("prices.csv", csv(THEN.data()));
        repository.commit("prices.csv", csv(withCell()));
        repository.git("clone", "--depth=1", folder.toUri().toString(), "clone");
        Path clone = folder.resolve("clone");
        write(withCell());
        SampleEvaluation now =
                now(specification -> fields(specification, 7, 0.001)).with(withCell());
        Bisection bisection = Bisect.of(
                THEN.baseline().baseline(),
                now.specification(),
                check(now, THEN.baseline(), "rmse"),
                clone,
                clone.resolve("target"),
                this::train);
        assertThat(bisection.note())
                .isEqualTo("No commit here has the dataset of the baseline (this is a shallow clone; fetch the"
                        + " whole history, with git fetch --unshallow or fetch-depth: 0), so the other causes were trained"
                        + " with the current data.");
    }

    @Test
    void aDatasetThatWasRenamedIsTakenAsItIsNow() throws Exception {
        Files.writeString(folder.resolve("houses.csv"), csv(THEN.data()));
        SampleEvaluation now =
                now(specification -> fields(specification.withData(DataSpec.csv("houses.csv", "price")), 7, 0.001));
        Bisection bisection = bisect(now);
        assertThat(bisection.note()).isNull();
        assertThat(bisection.parts())
                .containsExactly(part("dataset was prices.csv and is houses.csv", 0.5, 0), part(EPOCHS, 0.625, 0.125));
        assertThat(trained.get("epochs"))
                .isEqualTo(fields(THEN.specification().withData(DataSpec.csv("houses.csv", "price")), 7, 0.001));
    }

    /** As in baselines that were accepted before paths were stored relative to the module. */
    @Test
    void aDatasetOfAnotherCheckoutIsLookedForInThisOne() throws Exception {
        new SampleRepository(folder).commit("prices.csv", csv(THEN.data()));
        write(withCell());
        SampleEvaluation then =
                THEN.with(THEN.specification().withData(DataSpec.csv("/home/ann/shop/prices.csv", "price")));
        SampleEvaluation now =
                now(specification -> fields(specification, 7, 0.001)).with(withCell());
        Bisection bisection = bisect(now, then.baseline(), this::train);
        assertThat(bisection.note()).isNull();
        assertThat(bisection.parts()).containsExactly(part(CELL, 1.5, 1), part(EPOCHS, 0.625, 0.125));
        assertThat(trained.get("data")).isEqualTo(THEN.specification());
    }

    @Test
    void saysWhatGitHasOfADatasetInGitLfs() throws Exception {
        new SampleRepository(folder)
                .commit("prices.csv", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n");
        write(withCell());
        Bisection bisection =
                bisect(now(specification -> fields(specification, 7, 0.001)).with(withCell()));
        assertThat(bisection.note())
                .isEqualTo("No commit here has the dataset of the baseline (git has only Git LFS pointers to it;"
                        + " run git lfs install, and leave GIT_LFS_SKIP_SMUDGE unset), so the other causes were trained"
                        + " with the current data.");
    }

    @Test
    void aColumnThatIsLeftOutNeedsNoCommit() throws Exception {
        write(THEN.data());
        DataSpec withoutRooms = new DataSpec("prices.csv", "price", List.of(), List.of("rooms"));
        Dataset area = SampleEvaluation.dataset(List.of("area"), "price", rows(THEN.data()));
        Bisection bisection = bisect(
                now(specification -> specification.withData(withoutRooms)).with(area));
        assertThat(bisection.parts()).containsExactly(part("exclude was none and is rooms", 2.5, 2));
        assertThat(trained).containsOnlyKeys("baseline", "exclude");
    }

    private static List<double[]> rows(Dataset dataset) {
        List<double[]> rows = new ArrayList<>();
        for (int row = 0; row < dataset.rows(); row++) {
            rows.add(new double[] {dataset.features().get(row, 0), dataset.target(row)});
        }
        return rows;
    }

    @Test
    void anotherFileIsTheFieldThatNamesIt() throws Exception {
        SampleRepository repository = new SampleRepository(folder);
        repository.commit("prices.csv", csv(THEN.data()));
        Files.delete(folder.resolve("prices.csv"));
        Files.writeString(folder.resolve("new.csv"), csv(withCell()));
        Specification specification = fields(THEN.specification().withData(DataSpec.csv("new.csv", "price")), 7, 0.001);
        Bisection bisection = bisect(THEN.with(specification).with(withCell()));
        assertThat(bisection.parts())
                .containsExactly(part("dataset was prices.csv and is new.csv", 1.5, 1), part(EPOCHS, 0.625, 0.125));
    }

    @Test
    void whatCannotBeTrainedAloneSaysWhy() throws Exception {
        write(THEN.data());
        Bisection bisection =
                bisect(now(specification -> fields(specification, 7, 0.01)), THEN.baseline(), (name, specification) -> {
                    if (name.equals("epochs")) {
                        throw new RegressionException("The loss is not finite.");
                    }
                    return train(name, specification);
                });
        assertThat(bisection.parts())
                .containsExactly(
                        new Part(EPOCHS, Map.of(), Map.of(), "The loss is not finite."),
                        part(LEARNING_RATE, 0.75, 0.25),
                        rest("what cannot be trained by itself, and all together", 0.1875));
    }

    @Test
    void partsOfRoundedNumbersLeaveNothingOver() throws Exception {
        write(THEN.data());
        Map<String, Double> rmse = Map.of("baseline", 0.1, "epochs", 0.3, "learningRate", 0.7);
        SampleEvaluation now = now(specification -> fields(specification, 7, 0.01));
        StoredBaseline baseline = THEN.withError(0.1).baseline();
        CheckResult result = new Check(
                        Tolerances.parse(Map.of()), Gate.ANY_WORSENING, MissingBaseline.FAILS, SignificanceOf.unknown())
                .of(now.withError(0.9).model(), now.evaluationData(), baseline);
        Bisection bisection = Bisect.of(
                baseline.baseline(),
                now.specification(),
                result,
                folder,
                folder,
                (name, specification) -> Map.of("rmse", rmse.getOrDefault(name, 0.0)));
        assertThat(bisection.parts()).extracting(Part::what).containsExactly(EPOCHS, LEARNING_RATE);
        assertThat(bisection.parts().get(1).differences().get("rmse")).isEqualTo(0.6, ROUNDED);
    }

    @Test
    void whatTheBaselineWasTrainedWithHasToBeTrainable() throws Exception {
        write(THEN.data());
        assertThatThrownBy(() -> bisect(
                        now(specification -> fields(specification, 7, 0.01)),
                        THEN.baseline(),
                        (name, specification) -> {
                            throw new RegressionException("No space left.");
                        }))
                .isInstanceOf(RegressionException.class)
                .hasMessage("No space left.");
    }

    @Test
    void saysWhyThereIsNothingToTellApart() throws Exception {
        write(THEN.data());
        StoredBaseline baseline = THEN.baseline();
        assertThat(Bisect.needless(check(THEN.with(SampleEvaluation.houses(23)), baseline)))
                .contains("The metrics were not compared.");
        assertThat(Bisect.needless(check(THEN.withJava("21"), baseline)))
                .contains("No gated metric differs from the baseline.");
        StoredBaseline other = THEN.withError(0.375).baseline();
        assertThat(Bisect.needless(check(THEN, other))).contains("Nothing is known to have changed.");
        assertThat(Bisect.needless(check(THEN.withJava("21").withEngine("dl4j"), other)))
                .contains("Only versions have changed, and a training uses all of them.");
        assertThat(Bisect.needless(check(now(specification -> fields(specification, 7, 0.001)), other)))
                .contains("Only one thing has changed, which explains all of it.");
    }
}
