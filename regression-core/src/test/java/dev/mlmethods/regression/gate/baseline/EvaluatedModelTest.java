package dev.mlmethods.regression.gate.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.SmallGate;
import dev.mlmethods.regression.gate.Verdict;
import dev.mlmethods.regression.gate.diff.Cause;
import dev.mlmethods.regression.model.ModelEvaluation;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.SmallModels;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.report.EvaluationFiles;
import dev.mlmethods.regression.report.ReportedEvaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a training to a verdict, through the files. */
class EvaluatedModelTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** A header, a blank line, then 20 rows from line 3 on. */
    private final List<String> csv = new ArrayList<>(List.of("a,b,y", ""));

    EvaluatedModelTest() {
        for (int i = 0; i < 20; i++) {
            csv.add(i + "," + i * i % 7 + "," + (3 * i - 2));
        }
    }

    private Path data() throws IOException {
        return Files.write(folder.resolve("data.csv"), csv);
    }

    private EvaluatedModel evaluate() throws IOException {
        Specification specification = new Specification(
                DataSpec.csv(data().toString(), "y"),
                SmallModels.SPECIFICATION.split(),
                SmallModels.SPECIFICATION.network(),
                SmallModels.SPECIFICATION.training());
        return gate().evaluate(SmallModels.train(specification).model(), null);
    }

    @Test
    void itsFilesAreAllThatItIsMadeFrom() throws IOException {
        EvaluatedModel model = evaluate();
        for (String file : List.of("out/evaluation.json", "out/predictions.csv", "model.zip", "data.csv")) {
            assertThatThrownBy(() ->
                            model.files(folder.resolve("out"), folder).requireApart("baseline", folder.resolve(file)))
                    .isInstanceOf(RegressionException.class)
                    .hasMessageStartingWith(
                            "baseline is " + folder.resolve(file) + ", which is the file that this goal");
        }
    }

    private CheckResult check(EvaluatedModel model) {
        return gate().check(model);
    }

    private SmallGate gate() {
        return new SmallGate(folder);
    }

    @Test
    void anEvaluationIsIdenticalToItself() throws IOException {
        EvaluatedModel model = evaluate();
        gate().accept(model);
        assertThat(check(model).verdict()).isEqualTo(Verdict.IDENTICAL);
        assertThat(model.metrics().keySet()).containsExactly("test", "train");
        assertThat(gate().baseline().orElseThrow().baseline().metrics()).isEqualTo(model.metrics());
    }

    @Test
    void aChangedRowIsFoundInItsLine() throws IOException {
        EvaluatedModel then = evaluate();
        gate().accept(then);
        int row = 0;
        while (then.predictions().rows().contains(row)) {
            row++;
        }
        csv.set(row + 2, "\"77\"," + row * row % 7 + "," + (3 * row - 2));
        CheckResult result = check(evaluate());
        assertThat(result.verdict()).isIn(Verdict.WITHIN_TOLERANCE, Verdict.REGRESSED, Verdict.IMPROVED);
        assertThat(result.causes())
                .containsExactly(new Cause.DataChange(
                        folder.resolve("data.csv") + ": 1 row changed in the column a (line " + (row + 3) + ")",
                        0,
                        0,
                        1,
                        List.of("a"),
                        List.of(row),
                        List.of()));
    }

    @Test
    void filesOfTwoEvaluationsAreAnError() throws IOException {
        evaluate();
        Path out = folder.resolve("out");
        List<String> lines = Files.readAllLines(out.resolve("predictions.csv"));
        Files.write(out.resolve("predictions.csv"), lines.subList(0, 4));
        assertThatThrownBy(() -> gate().evaluated())
                .isInstanceOf(RegressionException.class)
                .hasMessage("The evaluation in " + out
                        + " has 4 test rows, and its predictions are of 3. Run regression:evaluate.");
    }

    @Test
    void dataThatChangedSinceTheTrainingAreNoBaseline() throws IOException {
        EvaluatedModel model = evaluate();
        csv.remove(5);
        data();
        assertThatThrownBy(() -> gate().accept(model))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The dataset " + folder.resolve("data.csv")
                        + " has changed since the model was trained on it. Train and evaluate again with regression:train"
                        + " and regression:evaluate.");
        assertThat(check(model).verdict()).isEqualTo(Verdict.NO_BASELINE);
    }

    @Test
    void anotherEvaluationDatasetIsReadWithTheColumnsOfTheModel() throws IOException {
        EvaluatedModel model = evaluate();
        Files.writeString(folder.resolve("new.csv"), "y,b,unused,a\n1,2,,3\n4,5,,6\n");
        RegressionModel stored = RegressionModel.load(folder.resolve("model.zip"));
        ModelEvaluation evaluation = ModelEvaluation.onDataset(stored, "new.csv", folder);
        EvaluationFiles.write(
                folder.resolve("out"),
                evaluation,
                ReportedEvaluation.of(stored, folder.resolve("model.zip"), evaluation, folder.resolve("out")));
        EvaluatedModel other = gate().evaluated();
        gate().accept(other);
        assertThat(check(other).verdict()).isEqualTo(Verdict.IDENTICAL);
        assertThat(check(model).causes())
                .containsExactly(new Cause.FieldChange("evaluationDataset", "new.csv", "not set"));
    }

    /** The baseline of a network doesn't depend on what it was compared with. */
    @Test
    void treesAreOfNoAccount() throws IOException {
        EvaluatedModel model = evaluate();
        gate().accept(model);
        byte[] baseline = Files.readAllBytes(folder.resolve(BaselineFile.DEFAULT_NAME));

        RegressionModel stored = RegressionModel.load(folder.resolve("model.zip"));
        ModelEvaluation evaluation =
                ModelEvaluation.onHeldOutRows(stored, folder).withReferenceTrees(stored, folder);
        EvaluationFiles.write(
                folder.resolve("out"),
                evaluation,
                ReportedEvaluation.of(stored, folder.resolve("model.zip"), evaluation, folder.resolve("out")));
        EvaluatedModel compared = gate().evaluated();
        assertThat(compared.report().referenceTrees()).isNotNull();
        assertThat(compared.metrics()).isEqualTo(model.metrics());
        assertThat(check(compared).verdict()).isEqualTo(Verdict.IDENTICAL);
        gate().accept(compared);
        assertThat(folder.resolve(BaselineFile.DEFAULT_NAME)).hasBinaryContent(baseline);
    }
}
