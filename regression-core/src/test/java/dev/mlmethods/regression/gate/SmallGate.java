package dev.mlmethods.regression.gate;

import dev.mlmethods.regression.gate.baseline.BaselineFile;
import dev.mlmethods.regression.gate.baseline.EvaluatedModel;
import dev.mlmethods.regression.gate.baseline.EvaluationData;
import dev.mlmethods.regression.gate.baseline.ModuleExecution;
import dev.mlmethods.regression.gate.baseline.StoredBaseline;
import dev.mlmethods.regression.gate.tolerance.SignificanceOf;
import dev.mlmethods.regression.gate.tolerance.Tolerances;
import dev.mlmethods.regression.model.ModelEvaluation;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.report.EvaluationFiles;
import dev.mlmethods.regression.report.ReportedEvaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A module with one model, {@code model.zip}, whose evaluations in {@code out} go through their files to the gate.
 *
 * @param folder of the module
 */
public record SmallGate(Path folder) {
    private static final ModuleExecution OWNER = ModuleExecution.ofModule("prices");

    /** Saves a model, and evaluates what a later process reads of it. */
    public EvaluatedModel evaluate(RegressionModel trained, @Nullable String dataset) throws IOException {
        Path file = folder.resolve("model.zip");
        trained.save(file);
        RegressionModel model = RegressionModel.load(file);
        ModelEvaluation evaluation = dataset == null
                ? ModelEvaluation.onHeldOutRows(model, folder)
                : ModelEvaluation.onDataset(model, dataset, folder);
        EvaluationFiles.write(out(), evaluation, ReportedEvaluation.of(model, file, evaluation, out()));
        return evaluated();
    }

    /** The evaluation as its files are now. */
    public EvaluatedModel evaluated() {
        return EvaluatedModel.read(OWNER, out(), folder);
    }

    /** The folder of the evaluation's files. */
    public Path out() {
        return folder.resolve("out");
    }

    /** Makes an evaluation the baseline. */
    public void accept(EvaluatedModel model) {
        file().write(StoredBaseline.of(model, EvaluationData.of(model.report(), folder)));
    }

    /** What was accepted. */
    public Optional<StoredBaseline> baseline() {
        return file().find();
    }

    /** The verdict on an evaluation that may be ten times as bad. */
    public CheckResult check(EvaluatedModel model) {
        return check(model, SignificanceOf.unknown());
    }

    /** The same with a test of whether chance explains what is worse. */
    public CheckResult check(EvaluatedModel model, SignificanceOf significance) {
        return new Check(
                        Tolerances.parse(Map.of("rmse", "1000%")),
                        Gate.ANY_WORSENING,
                        MissingBaseline.FAILS,
                        significance)
                .of(model, EvaluationData.of(model.report(), folder), baseline().orElse(null));
    }

    private BaselineFile file() {
        return BaselineFile.of(folder.resolve(BaselineFile.DEFAULT_NAME));
    }
}
