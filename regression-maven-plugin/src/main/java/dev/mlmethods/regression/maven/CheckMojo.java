package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.evaluation.GatedMetric;
import dev.mlmethods.regression.gate.AcceptedWorsening;
import dev.mlmethods.regression.gate.Bisection;
import dev.mlmethods.regression.gate.BranchCheck;
import dev.mlmethods.regression.gate.Check;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.Gate;
import dev.mlmethods.regression.gate.GateRules;
import dev.mlmethods.regression.gate.MissingBaseline;
import dev.mlmethods.regression.gate.baseline.Baseline;
import dev.mlmethods.regression.gate.baseline.BaselineFile;
import dev.mlmethods.regression.gate.baseline.BranchBaselines;
import dev.mlmethods.regression.gate.baseline.EvaluatedModel;
import dev.mlmethods.regression.gate.baseline.EvaluationData;
import dev.mlmethods.regression.gate.baseline.ResultChain;
import dev.mlmethods.regression.gate.baseline.StoredBaseline;
import dev.mlmethods.regression.gate.bisect.Bisect;
import dev.mlmethods.regression.gate.tolerance.PairedBootstrap;
import dev.mlmethods.regression.gate.tolerance.Tolerances;
import dev.mlmethods.regression.gate.tolerance.WideTolerances;
import dev.mlmethods.regression.gate.verdict.BisectionLines;
import dev.mlmethods.regression.gate.verdict.VerdictFiles;
import dev.mlmethods.regression.git.GitRepository;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.predictor.text.VisibleText;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
 * Compares the last evaluation with the baseline, says what has changed since, and fails the build if a metric is worse than allowed. Writes
 * {@code verdict.json}, {@code verdict.html}, {@code verdict.md}, {@code TEST-regression-check.xml} and {@code benchmark.json}, and appends to the summary of
 * a GitHub step.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresProject = false,
        threadSafe = true,
        configurator = ParameterConfigurator.HINT)
public final class CheckMojo extends AbstractWorkerMojo {
    private static final String COPIES = "baseline";
    private static final String BISECT = "bisect";
    private static final String BISECT_DATA = "data-of-baseline";

    /**
     * How much worse than the baseline each metric of the test rows may be: {@code rmse}, {@code mae}, {@code r2} and so on, in its own unit
     * ({@code 0.01}) or as a share of the baseline ({@code 1%}). Exactly that much is allowed. As properties, each separately: {@code
     * -Dregression.tolerances.rmse=1%}. Default: {@code rmse} with 0.
     *
     * @since 0.1.0
     */
    @Parameter
    private Map<String, String> tolerances = Map.of();

    /**
     * Which worsenings fail: {@code tolerance} (each that is beyond its tolerance) or {@code significant} (only those that chance doesn't explain, by a
     * paired bootstrap over the test rows, of which it needs at least 5).
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.gate", defaultValue = "tolerance", required = true)
    @SuppressWarnings("NullAway.Init")
    private String gate;

    /**
     * Lets the build continue if there is no baseline.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.allowNoBaseline", defaultValue = "false")
    private boolean allowNoBaseline;

    /**
     * Uses the baseline as it was where the work forked from a branch, such as {@code origin/main}, instead of the one in the work tree. {@code train}
     * also looks for it before training.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.baselineRef")
    private @Nullable String baselineRef;

    /**
     * With {@code baselineRef}, lets a worsening pass that this branch itself has accepted: its last commit has another baseline, and the
     * evaluation is no worse than that. A baseline that is accepted but not committed doesn't count.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.allowAccepted", defaultValue = "true")
    private boolean allowAccepted;

    /**
     * The baseline. Default: {@code regression-baseline.json} beside the POM, or in the current folder if there is no project.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.baseline")
    private @Nullable File baseline;

    /**
     * If a metric differs and two or more things have changed, trains with each change by itself, and says how much of the difference it explains.
     * The baseline's dataset comes from the work tree or from git.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.bisect", defaultValue = "false")
    private boolean bisect;

    @Inject
    CheckMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        super(repositorySystem, toolchainManager);
    }

    @Override
    void run() throws MojoFailureException {
        warnOfGit();
        Tolerances allowed = Tolerances.parse(new TreeMap<>(tolerances));
        Check check = new Check(
                allowed,
                Gate.parse(gate),
                allowNoBaseline ? MissingBaseline.PASSES : MissingBaseline.FAILS,
                (actual, weights, before, current) -> PairedBootstrap.of(actual, weights, before, current)::worsening);
        Path baselineFile = baselineFile();
        EvaluatedModel now = evaluated();
        now.files(outputDirectory(), basedir())
                .with("baseline", baselineFile)
                .requireApart("outputDirectory", outputDirectory(), VerdictFiles.ALL);
        EvaluationData data = EvaluationData.of(now.report(), basedir());
        inOrder(() -> {
            ResultChain.requireData(now, data);
            configuredModel().requireEvaluation(now);
        });
        requireThresholds(now);
        takeBaseline(baselineFile);
        BranchCheck.Held held = held(check, now, data, baselineFile);
        CheckResult result = held.result().by(rules());
        WideTolerances.warnings(allowed, result.metrics(), now.metricsOfTrainingMean())
                .forEach(getLog()::warn);
        VerdictFiles.write(outputDirectory(), moduleExecution().name(), result, goalCommand());
        BuildStamp.verdictIn(outputDirectory(), build());
        if (bisect) {
            result = bisected(result, now.report(), held.baseline());
        }
        new CiServer(System.getenv(), getLog())
                .tell(
                        result,
                        moduleExecution().name(),
                        SpecificationFields.known(
                                now.report().specification(), now.report().provenance()),
                        goalCommand());
        if (result.passes()) {
            check.gate().tooFew(now.report().rows().test()).ifPresent(getLog()::warn);
        }
        String message = headline(result) + " " + result.message();
        String page = "Verdict: " + outputDirectory().resolve(VerdictFiles.PAGE);
        if (!result.passes()) {
            getLog().info(page);
            throw new MojoFailureException(VisibleText.of(message));
        }
        getLog().info(message);
        getLog().info(page);
    }

    /** What would have made evaluate fail also fails here: it may have been skipped, or have run before the thresholds were set. */
    private void requireThresholds(EvaluatedModel now) throws MojoFailureException {
        Optional<String> unmet = configuredModel().unmetThreshold(now);
        if (unmet.isPresent()) {
            throw new MojoFailureException(VisibleText.of(unmet.get()
                    + " Improve the model, or change the threshold; if evaluate was given another one with -D, give it to this goal"
                    + " as well."));
        }
    }

    private EvaluatedModel evaluated() {
        try {
            return EvaluatedModel.read(moduleExecution(), outputDirectory(), basedir());
        } catch (RegressionException e) {
            throw Files.exists(outputDirectory().resolve(EvaluationReport.FILE))
                    ? withOrder(e)
                    : laterEvaluation()
                            .map(order -> new RegressionException(
                                    "There is no evaluation in " + shown(outputDirectory()) + " yet: " + order, e))
                            .orElse(e);
        }
    }

    /** Requires something of an evaluation, which may be left from an earlier build if this one evaluates too late. */
    private void inOrder(Runnable requirements) {
        try {
            requirements.run();
        } catch (RegressionException e) {
            throw withOrder(e);
        }
    }

    private RegressionException withOrder(RegressionException e) {
        return laterEvaluation()
                .map(order -> new RegressionException(
                        e.getMessage() + " In this build, no evaluation came first: " + order, e))
                .orElse(e);
    }

    private Optional<String> laterEvaluation() {
        Map<?, ?> context = getPluginContext();
        return context != null && context.containsKey(EvaluateMojo.evaluated(outputDirectory()))
                ? Optional.empty()
                : configuredModel().laterEvaluation(mojoExecution());
    }

    /**
     * What it holds an evaluation to.
     *
     * @throws RegressionException if a parameter is invalid
     */
    List<GatedMetric> gates() {
        requireUsable();
        return Tolerances.parse(tolerances).gates();
    }

    /** The path of the baseline in the work tree. */
    Path baselineFile() {
        return besidePom(baseline, BaselineFile.DEFAULT_NAME);
    }

    /** The rules that it judges by. */
    GateRules rules() {
        return new GateRules(tolerances, gate, allowNoBaseline, baselineRef, allowAccepted);
    }

    /** The branch that it takes the baseline from; empty if it uses the one in the work tree, or is skipped. */
    Optional<String> branch() {
        return isSkipped() ? Optional.empty() : Optional.ofNullable(baselineRef);
    }

    /**
     * The current baselines of branch and fork; empty if it uses the one in the work tree, or is skipped.
     *
     * @throws RegressionException if they cannot be read
     */
    Optional<BranchBaselines> branchBaselines() {
        return branch().map(this::branchBaselines);
    }

    private BranchBaselines branchBaselines(String ref) {
        return BranchBaselines.read(
                BaselineFile.of(baselineFile()),
                shown(baselineFile()),
                GitRepository.of(basedir()),
                ref,
                outputDirectory().resolve(COPIES));
    }

    private static String headline(CheckResult result) {
        String text = result.verdict().text();
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    private BranchCheck.Held held(Check check, EvaluatedModel now, EvaluationData data, Path baselineFile) {
        BaselineFile file = BaselineFile.of(baselineFile);
        GitRepository git = GitRepository.of(basedir());
        if (baselineRef == null) {
            StoredBaseline stored = file.findCheckedOut(git).orElse(null);
            return new BranchCheck.Held(check.of(now, data, stored), stored);
        }
        BranchBaselines baselines = branchBaselines(baselineRef);
        if (!allowAccepted && git.head().equals(Optional.of(baselines.fork()))) {
            getLog().warn(
                            "allowAccepted=false has no effect: baselineRef is '" + baselineRef
                                    + "', which has the commit that is checked out, so that no branch has accepted anything since. Give the branch that this work goes to.");
        }
        return new BranchCheck(check, allowAccepted ? AcceptedWorsening.PASS : AcceptedWorsening.FAIL)
                .of(now, data, baselines);
    }

    /** The result with a bisection, if there is something to tell apart and that is possible; also writes it. */
    private CheckResult bisected(CheckResult result, EvaluationReport now, @Nullable StoredBaseline stored) {
        Optional<String> needless = Bisect.needless(result)
                .or(() -> Optional.ofNullable(stored)
                        .flatMap(accepted -> Bisect.untrainable(accepted.baseline(), now.provenance())));
        if (stored == null || needless.isPresent()) {
            getLog().info("Nothing to bisect. " + needless.orElse(""));
            return result;
        }
        CheckResult bisected;
        try {
            bisected = result.with(bisection(result, now, stored.baseline()));
        } catch (RegressionException e) {
            // The verdict doesn't depend on it.
            getLog().warn("Bisection skipped because the baseline's training can no longer be reproduced: "
                    + e.getMessage());
            return result;
        }
        VerdictFiles.write(outputDirectory(), moduleExecution().name(), bisected, goalCommand());
        BisectionLines.of(bisected).forEach(line -> getLog().info("Bisect: " + line));
        return bisected;
    }

    private Bisection bisection(CheckResult result, EvaluationReport now, Baseline accepted) {
        Path folder = outputDirectory().resolve(BISECT);
        return Bisect.of(
                accepted,
                now.specification(),
                result,
                basedir(),
                folder.resolve(BISECT_DATA),
                (name, specification) -> testMetrics(folder.resolve(name), specification, now));
    }

    private Map<String, Double> testMetrics(Path folder, Specification specification, EvaluationReport now) {
        getLog().info("Bisect: the model in " + shown(folder));
        workSilently(
                new WorkerRequest.Evaluate(
                        backend(),
                        basedir().toString(),
                        folder.toString(),
                        trainedIn(folder, specification).model().toString(),
                        now.heldOut() ? null : now.dataset(),
                        Map.of()),
                Progress.NONE);
        return EvaluatedModel.read(moduleExecution(), folder, basedir())
                .metrics()
                .getOrDefault("test", Map.of());
    }
}
