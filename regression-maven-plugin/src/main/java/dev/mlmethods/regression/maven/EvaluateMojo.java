package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DatasetPath;
import dev.mlmethods.regression.evaluation.GatedMetric;
import dev.mlmethods.regression.evaluation.Thresholds;
import dev.mlmethods.regression.gate.verdict.VerdictFiles;
import dev.mlmethods.regression.report.ReportFiles;
import dev.mlmethods.regression.trees.WantedTrees;
import dev.mlmethods.regression.worker.WorkerEvent;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a trained model on the rows that were held out from its training, writes {@code metrics.json},
 * {@code predictions.csv} and {@code evaluation.json}, and fails the build if a threshold is not met. If the model, data, parameters and plugin are those of
 * the last evaluation, it only repeats
 * that result.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "evaluate",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresProject = false,
        threadSafe = true,
        configurator = ParameterConfigurator.HINT)
public final class EvaluateMojo extends AbstractDatabaseMojo {
    /**
     * The model. Default: {@code model.zip} in the output folder.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.model")
    private @Nullable File model;

    /**
     * Evaluates on all rows of this dataset (a CSV file with the model's features and target, or a built-in name) instead of
     * the held-out ones.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.evaluationDataset")
    private @Nullable String evaluationDataset;

    /**
     * Evaluates on all rows that this query gives when {@code datasetUrl} is asked, instead of the held-out ones. They are kept in the output folder.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.evaluationQuery")
    private @Nullable String evaluationQuery;

    /**
     * Limits for the metrics of the test rows: {@code minR2}, {@code minExplainedVariance}, {@code maxMse}, {@code maxRmse},
     * {@code maxMae}, {@code maxMaxError}, {@code maxMedianAbsoluteError}, {@code maxMape}. A value exactly on the limit passes. As properties, each
     * separately: {@code -Dregression.minR2=0.5} and so on.
     *
     * @since 0.1.0
     */
    @Parameter
    private Map<String, String> thresholds = Map.of();

    /**
     * Whether gradient-boosted trees are another reference model, beside least squares and the mean: those of LightGBM, fitted on the same training rows,
     * with its default settings ({@code true}) or with the best of 20 on validation rows ({@code tuned}), which takes longer; {@code false} for none. LightGBM
     * has native code (5.5 MB). If that can't be had, the evaluation says so and goes on without them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.referenceTrees", defaultValue = "false")
    private String referenceTrees = WantedTrees.NONE.parameterName();

    /**
     * Evaluates even if nothing has changed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.force", defaultValue = "false")
    private boolean force;

    @Inject
    EvaluateMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        super(repositorySystem, toolchainManager);
    }

    @Override
    void prepare() {
        super.prepare();
        if (evaluationQuery != null) {
            if (evaluationDataset != null) {
                throw new RegressionException(
                        "evaluationDataset and evaluationQuery are both given; leave one of them out.");
            }
            ask("evaluationQuery", evaluationQuery, evaluationRows());
        }
    }

    private Path evaluationRows() {
        return outputDirectory().resolve("evaluation-rows.json");
    }

    @Override
    void run() throws MojoFailureException {
        Map<String, String> limits = new TreeMap<>(thresholds);
        // Fails before a worker is started for nothing.
        Thresholds.parse(limits);
        WantedTrees trees = WantedTrees.parse(referenceTrees);
        if (model == null) {
            configuredModel().requireTraining();
        } else {
            parameters().find("model").ifPresent(this::requireJudged);
        }
        noteEvaluated();
        WorkerEvent.Finished finished = finished(new WorkerRequest.Evaluate(
                backend(),
                basedir().toString(),
                outputDirectory().toString(),
                model().toString(),
                evaluationDataset(),
                limits,
                trees == WantedTrees.NONE ? null : referenceTrees(trees)));
        getLog().info("Report: " + outputDirectory().resolve(ReportFiles.REPORT));
        if (!finished.violations().isEmpty()) {
            throw new MojoFailureException((finished.violations().size() == 1
                            ? "A threshold is not met: "
                            : finished.violations().size() + " thresholds are not met: ")
                    + String.join("; ", finished.violations())
                    + ". The report says what may improve the model; if it is good enough, change the "
                    + (finished.violations().size() == 1 ? "threshold." : "thresholds."));
        }
        if (!limits.isEmpty()) {
            getLog().info("All thresholds are met: " + String.join(", ", limits.keySet()) + ".");
        }
    }

    /** For each project of a session, Maven has a map for the goals of a plugin. */
    @SuppressWarnings("unchecked")
    private void noteEvaluated() {
        Map<String, Object> context = getPluginContext();
        if (context != null) {
            context.put(evaluated(outputDirectory()), true);
        }
    }

    /** The key in the plugin's context once the session has evaluated into a folder. */
    static String evaluated(Path folder) {
        return "evaluated " + folder;
    }

    /** A model in the POM applies to all builds and would make each of them pass; a user who names a model on the command line means that one. */
    private void requireJudged(GivenValue given) {
        configuredModel().unjudged(model()).ifPresent(unjudged -> {
            String sentence = given.sentence() + ": " + unjudged + ".";
            if (!given.place().equals(Place.COMMAND_LINE)) {
                throw new RegressionException(sentence
                        + " Leave model out, or evaluate it in an execution of its own, with another outputDirectory.");
            }
            getLog().warn(sentence);
        });
    }

    /** If there is already an evaluation, its summary is repeated, because the build's log is read without earlier logs. */
    private WorkerEvent.Finished finished(WorkerRequest.Evaluate request) {
        Optional<WorkerEvent.Finished> last = force ? Optional.empty() : LastEvaluation.of(request);
        if (last.isPresent()) {
            getLog().info(
                            "Up to date: " + model()
                                    + " was evaluated on this data, with these parameters and this plugin; -Dregression.force evaluates anyway.");
            tell(last.get());
            return last.get();
        }
        if (request.tunesTrees()) {
            getLog().info("LightGBM is tuned first, which takes longer than the rest.");
        }
        WorkerEvent.Finished finished = work(request, Progress.NONE);
        VerdictFiles.removeUnlessOfEvaluation(outputDirectory());
        keep(request, finished);
        return finished;
    }

    /** The results have been written by now, whether this succeeds or not. */
    private void keep(WorkerRequest.Evaluate request, WorkerEvent.Finished finished) {
        try {
            LastEvaluation.keep(request, finished);
        } catch (RegressionException e) {
            getLog().warn(
                            "The evaluation is written, but the next build will evaluate again even if nothing has changed: "
                                    + e.getMessage());
        }
    }

    /**
     * What it holds a model to.
     *
     * @throws RegressionException if a parameter is invalid
     */
    List<GatedMetric> gates() {
        return limits().gates();
    }

    /**
     * The limits that the metrics of the test rows have to meet.
     *
     * @throws RegressionException if a parameter is invalid
     */
    Thresholds limits() {
        requireUsable();
        return Thresholds.parse(thresholds);
    }

    /** The dataset whose rows it evaluates on, as results store it; null for those that the training held out. */
    @Nullable
    String evaluationDataset() {
        if (evaluationQuery != null) {
            return DatasetPath.portable(evaluationRows().toString(), basedir());
        }
        return evaluationDataset == null ? null : DatasetPath.portable(evaluationDataset, basedir());
    }

    /** The model that it evaluates. */
    Path model() {
        return modelOr(model);
    }
}
