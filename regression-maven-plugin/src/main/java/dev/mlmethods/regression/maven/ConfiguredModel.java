package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.evaluation.GatedMetric;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.gate.baseline.EvaluatedModel;
import dev.mlmethods.regression.model.ImportedFiles;
import dev.mlmethods.regression.model.Provenance;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.report.TrainingFiles;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.TrainingReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecution;
import org.jspecify.annotations.Nullable;

/**
 * The model that an output folder should hold according to the current POM, {@code regression.yaml} and command line. Whoever judges a model asks it
 * first: a verdict on a model that would no longer be trained says nothing about the change at hand.
 *
 * @param goals of this plugin
 * @param call to the goal that judges
 * @param executions of the plugin in the POM; empty if it has none
 * @param folder that holds the model
 * @param shown how messages show a path
 */
record ConfiguredModel(
        ConfiguredGoals goals,
        Call call,
        Optional<ConfiguredExecutions> executions,
        Path folder,
        Function<Path, String> shown) {
    private static final String TRAIN = "train";
    private static final String IMPORT = "import";
    private static final String EVALUATE = "evaluate";

    /**
     * Why a model or an evaluation can't be judged.
     *
     * @param difference from what is configured, in a sentence
     * @param remedy for the user who called the goal that judges
     */
    private record Objection(String difference, String remedy) {}

    /**
     * Requires that the model in the folder is the one that {@code train} would train now.
     *
     * @throws RegressionException if it is a different one, or if there is none because train is skipped; the message names what is different, and
     *     what to run
     */
    void requireTraining() {
        LastTraining last = new LastTraining(folder);
        if (!Files.exists(last.model())) {
            skip(TRAIN).ifPresent(skip -> {
                throw new RegressionException("There is no model " + shown.apply(last.model()) + ": " + skip
                        + ", so train does nothing. Remove that, or skip this goal as well.");
            });
        }
        requireNone(last.find()
                .flatMap(training -> modelObjection(
                        training.provenance(),
                        training.specification(),
                        training.fingerprint(),
                        unskipped()
                                + "Run regression:train, or give this goal what the training was given, or evaluate the model as it is with -Dregression.model="
                                + shown.apply(last.model()) + ".")));
    }

    /** What a gate on a model leaves open: that {@code train} would put a different one into the folder; empty if it wouldn't. */
    Optional<String> unjudged(Path model) {
        Path trained = folder.resolve(TrainingFiles.MODEL);
        return model.equals(trained) || in(TRAIN).isEmpty()
                ? Optional.empty()
                : Optional.of("evaluate takes that model, and train writes " + shown.apply(trained)
                        + ", which no gate looks at");
    }

    /**
     * Requires that an evaluation belongs to the model that {@code evaluate} would use now, and that this is the model that {@code train} would
     * train.
     *
     * @throws RegressionException if it is not; the message names what is different, and what to run
     */
    void requireEvaluation(EvaluatedModel judged) {
        requireNone(evaluationObjection(judged));
    }

    private static void requireNone(Optional<Objection> objection) {
        objection.ifPresent(one -> {
            throw new RegressionException(one.difference() + " " + one.remedy());
        });
    }

    /** What {@link #requireEvaluation} objects to, in a sentence without a remedy; empty if it has no objection. */
    Optional<String> difference(EvaluatedModel judged) {
        return evaluationObjection(judged).map(Objection::difference);
    }

    private Optional<Objection> evaluationObjection(EvaluatedModel judged) {
        EvaluationReport report = judged.report();
        return modelObjection(folder.resolve(report.model()).normalize())
                .or(() -> rowsObjection(report))
                .or(() -> report.model().equals(TrainingFiles.MODEL)
                        ? modelObjection(
                                report.provenance(),
                                report.specification(),
                                new LastTraining(folder)
                                        .find()
                                        .map(TrainingReport::fingerprint)
                                        .orElse(null),
                                unskipped()
                                        + "Run regression:train and regression:evaluate, or give this goal what the training was given.")
                        : Optional.empty());
    }

    private Optional<Objection> modelObjection(Path evaluated) {
        List<Path> evaluable = orHere(in(EVALUATE)).stream()
                .map(call -> goals.ask(call, EVALUATE, EvaluateMojo.class, EvaluateMojo::model))
                .toList();
        return evaluable.contains(evaluated)
                ? Optional.empty()
                : Optional.of(new Objection(
                        "The evaluation in " + shown.apply(folder) + " is of the model " + shown.apply(evaluated)
                                + ", and evaluate is configured to take " + shown.apply(evaluable.get(0)) + ".",
                        "Run regression:evaluate, or give this goal the -Dregression.model of the evaluation."));
    }

    /** A model that is good on other rows may be worse on those that it is to be judged by. */
    private Optional<Objection> rowsObjection(EvaluationReport report) {
        String evaluated = report.heldOut() ? null : report.dataset();
        List<@Nullable String> configured = new ArrayList<>();
        for (Call evaluation : orHere(in(EVALUATE))) {
            configured.add(goals.ask(evaluation, EVALUATE, EvaluateMojo.class, EvaluateMojo::evaluationDataset));
        }
        return configured.stream().anyMatch(dataset -> Objects.equals(dataset, evaluated))
                ? Optional.empty()
                : Optional.of(new Objection(
                        "The evaluation in " + shown.apply(folder) + " is on " + rows(evaluated)
                                + ", and evaluate is configured to take " + rows(configured.get(0)) + ".",
                        "Run regression:evaluate, or "
                                + (evaluated == null
                                        ? "leave evaluationDataset out."
                                        : "give this goal the -Dregression.evaluationDataset of the evaluation.")));
    }

    private static String rows(@Nullable String evaluationDataset) {
        return evaluationDataset == null
                ? "the rows that were held out from the training"
                : "the rows of " + evaluationDataset;
    }

    /**
     * A threshold of evaluate, as currently configured, that an evaluation doesn't meet, in a sentence; empty if it meets all. An existing evaluation
     * doesn't get better because evaluate is skipped or isn't bound to a phase.
     *
     * @throws RegressionException if a threshold is invalid
     */
    Optional<String> unmetThreshold(EvaluatedModel judged) {
        RegressionMetrics test = judged.predictions().metrics();
        return orHere(in(EVALUATE)).stream()
                .map(evaluation -> goals.ask(
                        evaluation,
                        EVALUATE,
                        EvaluateMojo.class,
                        evaluate -> evaluate.limits().check(test)))
                .flatMap(List::stream)
                .findFirst()
                .map(violation ->
                        "The evaluation doesn't meet the thresholds as they are now: " + violation.message() + ".");
    }

    /**
     * Why a check that a phase runs doesn't find an evaluation of its build: because evaluate comes after it.
     *
     * @param check that runs now, without an earlier evaluate for its folder
     * @return what is wrong and the remedy; empty if the check is called from the command line, or no phase runs evaluate for this model
     */
    Optional<String> laterEvaluation(MojoExecution check) {
        List<Call> evaluations = in(EVALUATE);
        if (check.getLifecyclePhase() == null || evaluations.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> skip = skip(EVALUATE);
        if (skip.isPresent()) {
            return Optional.of(skip.get() + ", so evaluate does nothing. Remove that.");
        }
        String execution = evaluations.get(0).execution();
        String phase = executions
                .flatMap(all -> all.phase(execution))
                .orElseGet(() -> check.getMojoDescriptor()
                        .getPluginDescriptor()
                        .getMojo(EVALUATE)
                        .getPhase());
        if (!phase.equals(check.getLifecyclePhase())) {
            return Optional.of("check runs in the phase " + check.getLifecyclePhase()
                    + ", before evaluate, which the execution " + execution + " runs in " + phase + ". Bind check to "
                    + phase + ", in the same execution or in one below it in the POM.");
        }
        return executions
                        .filter(all -> all.isAbove(execution, ConfiguredChecks.GOAL, EVALUATE))
                        .isPresent()
                ? Optional.of("check runs before evaluate because the execution " + execution
                        + " has them in that order. Put <goal>evaluate</goal> above <goal>check</goal> there.")
                : Optional.of(
                        "check runs before evaluate because both run in the phase " + phase + ", and its execution "
                                + check.getExecutionId() + " stands above " + execution + " in the POM. Put it below.");
    }

    /** What causes all calls of a goal for this model to be skipped, in a sentence without its period; empty if one works, or the POM has none. */
    private Optional<String> skip(String goal) {
        List<Optional<String>> skips = in(goal).stream()
                .map(one -> goals.ask(
                        one,
                        goal,
                        AbstractRegressionMojo.class,
                        mojo -> mojo.isSkipped()
                                ? Optional.of(mojo.parameters()
                                        .find("skip")
                                        .map(GivenValue::sentence)
                                        .orElse("The execution " + one.execution() + " has skip"))
                                : Optional.<String>empty()))
                .toList();
        return !skips.isEmpty() && skips.stream().allMatch(Optional::isPresent) ? skips.get(0) : Optional.empty();
    }

    /** What to say before a remedy that asks the user to train. */
    private String unskipped() {
        return skip(TRAIN)
                .map(skip -> skip + ", so train does nothing: remove that first. ")
                .orElse("");
    }

    /**
     * What the model will be held to on the rows that its training holds out, by {@code evaluate} and {@code check} as currently configured. If an
     * evaluation uses different rows or a different model, nothing is known about them yet.
     *
     * @throws RegressionException if a threshold or tolerance is invalid
     */
    List<GatedMetric> gates() {
        Path model = folder.resolve(TrainingFiles.MODEL);
        List<GatedMetric> gates = new ArrayList<>();
        boolean isOnHeldOutRows = true;
        for (Call evaluation : orHere(in(EVALUATE))) {
            Optional<List<GatedMetric>> thresholds = goals.ask(
                    evaluation,
                    EVALUATE,
                    EvaluateMojo.class,
                    evaluate -> evaluate.evaluationDataset() == null
                                    && evaluate.model().equals(model)
                            ? Optional.of(evaluate.gates())
                            : Optional.empty());
            isOnHeldOutRows &= thresholds.isPresent();
            thresholds.ifPresent(gates::addAll);
        }
        for (Call check : isOnHeldOutRows ? orHere(in(ConfiguredChecks.GOAL)) : List.<Call>of()) {
            gates.addAll(goals.ask(check, ConfiguredChecks.GOAL, CheckMojo.class, CheckMojo::gates));
        }
        return gates;
    }

    /**
     * The branches that the checks in the POM take baselines from, for goals that run before them: wherever that is given, in the order of precedence
     * that the checks themselves use.
     *
     * @throws RegressionException if a check can't be configured
     */
    Set<String> baselineRefs() {
        return executions.map(all -> all.having(ConfiguredChecks.GOAL)).orElse(List.of()).stream()
                .map(id -> goals.ask(
                        new Call(call.module(), id), ConfiguredChecks.GOAL, CheckMojo.class, CheckMojo::branch))
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Why a model is not the one that the goals would make now, whether it was trained or imported. */
    private Optional<Objection> modelObjection(
            Provenance provenance, Specification trained, @Nullable String fingerprint, String remedyOfTraining) {
        ImportedFiles files = provenance.imported();
        if (files == null && in(TRAIN).isEmpty() && !in(IMPORT).isEmpty()) {
            return Optional.of(
                    new Objection(
                            "The model " + shown.apply(folder.resolve(TrainingFiles.MODEL))
                                    + " was trained, but import is configured to make one in its place.",
                            "Run regression:import and regression:evaluate, or put <goal>train</goal> in the place of <goal>import</goal>."));
        }
        return files == null
                ? trainingObjection(trained, fingerprint, remedyOfTraining)
                : importObjection(files, trained, fingerprint);
    }

    /** An import that the POM doesn't have was called from the command line, and is as good, unless a training would replace the model. */
    private Optional<Objection> importObjection(
            ImportedFiles files, Specification specification, @Nullable String fingerprint) {
        String model = "The model " + shown.apply(folder.resolve(TrainingFiles.MODEL)) + " was " + files.text();
        List<Call> imports = in(IMPORT);
        if (imports.isEmpty()) {
            return in(TRAIN).isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Objection(
                                    model + ", but train is configured to train one in its place.",
                                    "Put <goal>import</goal> in the place of <goal>train</goal>, or run regression:train with -Dregression.force."));
        }
        List<Optional<String>> differences = imports.stream()
                .map(one -> goals.ask(one, IMPORT, ImportMojo.class, imported -> imported.configured(specification)))
                .map(configured -> configured.objection(specification, fingerprint))
                .toList();
        return differences.stream().allMatch(Optional::isPresent)
                ? Optional.of(new Objection(
                        model + " and is not the one that would be imported now: "
                                + differences.get(0).orElseThrow() + ".",
                        "Run regression:import and regression:evaluate, or give this goal what the import was given."))
                : Optional.empty();
    }

    private List<Call> orHere(List<Call> calls) {
        return calls.isEmpty() ? List.of(call) : calls;
    }

    private Optional<Objection> trainingObjection(Specification trained, @Nullable String fingerprint, String remedy) {
        List<Optional<String>> objections = orHere(in(TRAIN)).stream()
                .map(training -> goals.ask(training, TRAIN, TrainMojo.class, TrainMojo::configured))
                .map(configured -> configured.objection(trained, fingerprint))
                .toList();
        return objections.stream().allMatch(Optional::isPresent)
                ? Optional.of(new Objection(
                        "The model " + shown.apply(folder.resolve(TrainingFiles.MODEL))
                                + " is not the one that would be trained now: "
                                + objections.get(0).orElseThrow() + ".",
                        remedy))
                : Optional.empty();
    }

    /** Where the POM has a goal that works in the folder: in the same execution, otherwise in others. */
    private List<Call> in(String goal) {
        List<Call> calls = executions.map(all -> all.having(goal)).orElse(List.of()).stream()
                .map(id -> new Call(call.module(), id))
                .toList();
        return calls.contains(call)
                ? List.of(call)
                : calls.stream()
                        .filter(other -> goals.ask(
                                        other,
                                        goal,
                                        AbstractRegressionMojo.class,
                                        AbstractRegressionMojo::outputDirectory)
                                .equals(folder))
                        .toList();
    }
}
