package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.Defaults;
import dev.mlmethods.regression.model.Preset;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.report.TuningFiles;
import dev.mlmethods.regression.report.result.TuningReport;
import dev.mlmethods.regression.sweep.Objective;
import dev.mlmethods.regression.tune.TuningBudget;
import dev.mlmethods.regression.tune.TuningSpec;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Finds a good specification within a budget, trains its model, and writes {@code report.html}, {@code trials.csv}, {@code tuning.json}, {@code timings.json} and
 * {@code model.zip}, and with {@code finalTraining} {@code model-final.zip}, into {@code tune} in the output folder. What is set, in any place, stays as it is; the
 * rest of what a network reads, its layers and its training is chosen on validation rows. The test rows play no part in it. At the end there are lines for {@code regression.yaml} with
 * which {@code train} gives the same model; {@code write} puts them there.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "tune",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresProject = false,
        threadSafe = true,
        configurator = ParameterConfigurator.HINT)
public final class TuneMojo extends AbstractSearchMojo {
    private static final String FOLDER = "tune";

    /**
     * What the tuning may cost: CPU time, such as {@code 90s}, {@code 2m} or {@code 1h}, or a whole number of trainings. The CPU time of a training is read from a
     * table, so that the result doesn't depend on the machine; on a slow one it takes longer.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.budget", defaultValue = "2m", required = true)
    @SuppressWarnings("NullAway.Init")
    private String budget;

    /**
     * The seed of the points that are drawn at random.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.searchSeed", defaultValue = "42")
    private long searchSeed;

    /**
     * What makes a trial better than another: a metric of the validation rows, {@code validation.rmse}, {@code validation.mae}, {@code validation.mse},
     * {@code validation.r2}, {@code validation.explainedVariance}, {@code validation.maxError}, {@code validation.medianAbsoluteError} or {@code validation.mape}.
     * The test rows are never used to choose.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.objective", defaultValue = "validation.rmse", required = true)
    @SuppressWarnings("NullAway.Init")
    private String objective;

    /**
     * In how many parts the rows that are not held out are divided for a cross-validation, which takes the place of
     * {@code validationSize}: each trial is trained as often. 0: none. Default: 5 with fewer than 5,000 such rows, otherwise 0.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.folds")
    private @Nullable Integer folds;

    /**
     * Only says what the budget would be spent on.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.plan", defaultValue = "false")
    private boolean plan;

    @Inject
    TuneMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        super(repositorySystem, toolchainManager);
    }

    /** Before the specification asks for such rows. */
    private void refuseWhatNeedsValidationRows() {
        Map<String, Object> given = givenValues();
        if (given.containsKey("intervals")) {
            throw TuningSpec.hasIntervals(String.valueOf(given.get("intervals")));
        }
        Object patience = given.getOrDefault("patience", 0);
        if (!String.valueOf(patience).equals("0")) {
            throw TuningSpec.hasPatience(String.valueOf(patience));
        }
    }

    @Override
    Defaults defaults(Preset chosen, DataSpec data) {
        return Defaults.NOTEBOOK;
    }

    @Override
    void run() {
        refuseWhatNeedsValidationRows();
        tellOfFound();
        Specification specification = isDatasetGiven() ? whileWorkerStarts(this::specification) : specification();
        TuningSpec spec = new TuningSpec(
                specification,
                List.copyOf(givenValues().keySet()),
                TuningBudget.parse(budget),
                searchSeed,
                Objective.parse(objective, null),
                folds);
        Path folder = outputDirectory().resolve(FOLDER);
        if (!plan) {
            requireWritable();
            requireApart(folder, TuningFiles.ALL);
            take(folder, withFinalTraining(Sha256.of(Json.file(spec))));
        }
        work(
                new WorkerRequest.Tune(
                        backend(),
                        basedir().toString(),
                        folder.toString(),
                        spec,
                        kept(Set.of()),
                        threads(),
                        plan,
                        finalTraining()),
                new TuningProgressLine(display(), spec.objective().objective()));
        if (!plan) {
            tell(folder, TuningReport.read(folder.resolve(TuningReport.FILE)).configuration());
        }
    }
}
