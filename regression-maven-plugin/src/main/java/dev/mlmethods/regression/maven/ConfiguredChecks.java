package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.GateRules;
import dev.mlmethods.regression.gate.baseline.BaselineFile;
import dev.mlmethods.regression.gate.baseline.BranchBaselines;
import dev.mlmethods.regression.gate.baseline.EvaluatedModel;
import dev.mlmethods.regression.gate.baseline.EvaluationData;
import dev.mlmethods.regression.gate.baseline.ResultChain;
import dev.mlmethods.regression.git.GitRepository;
import dev.mlmethods.regression.hash.ShortId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * The checks of a build, which may not have run in it.
 *
 * @param goals of this plugin
 */
record ConfiguredChecks(ConfiguredGoals goals) {
    /** The goal that leaves verdicts. */
    static final String GOAL = "check";

    /** In a separate command, aggregate doesn't know what was on the command line of the build. */
    private static final String GIVE_OR_RUN =
            " If the build was given that with -D, give aggregate the same, or put it in the POM; otherwise, run regression:train,"
                    + " regression:evaluate and regression:check.";

    /**
     * The model that a check judges.
     *
     * @param isConfigured whether the module has an execution with a check
     * @param isSetAside whether no phase runs its execution
     * @param shown how messages show a path
     * @throws RegressionException if the check can't be configured
     */
    GatedModel model(Call call, boolean isConfigured, boolean isSetAside, Function<Path, String> shown) {
        return goals.ask(
                call,
                GOAL,
                CheckMojo.class,
                check -> new GatedModel(
                        check.moduleExecution().name(),
                        check.basedir(),
                        check.outputDirectory(),
                        shown.apply(check.outputDirectory()),
                        notRun(check.isSkipped(), isSetAside),
                        isConfigured,
                        () -> goals.ask(call, GOAL, CheckMojo.class, ConfiguredChecks::difference),
                        check.goalCommand()));
    }

    private static Optional<String> notRun(boolean isSkipped, boolean isSetAside) {
        if (isSkipped) {
            return Optional.of("The check is configured to be skipped.");
        }
        return isSetAside
                ? Optional.of("The check does not run: the phase of its execution is none.")
                : Optional.empty();
    }

    /** Makes the same checks that the check makes before it judges. */
    private static Optional<String> difference(CheckMojo check) {
        try {
            check.requireUsable();
            EvaluatedModel now = EvaluatedModel.read(check.moduleExecution(), check.outputDirectory(), check.basedir());
            ResultChain.requireData(now, EvaluationData.of(now.report(), check.basedir()));
            Optional<CheckResult> verdict = CheckResult.find(check.outputDirectory());
            return check.configuredModel()
                    .difference(now)
                    // A verdict that fails anyway is not stale.
                    .or(() -> verdict.filter(CheckResult::passes)
                            .flatMap(result -> check.configuredModel().unmetThreshold(now)))
                    .or(() -> verdict.flatMap(result -> otherRules(check.rules(), result)))
                    .or(() -> otherBaseline(check, verdict))
                    .map(difference -> difference + GIVE_OR_RUN);
        } catch (RegressionException e) {
            return Optional.of(e.getMessage() + " Then run regression:check.");
        }
    }

    /** The difference between the current rules and those of the verdict. */
    private static Optional<String> otherRules(GateRules rules, CheckResult verdict) {
        return Optional.ofNullable(verdict.rules())
                .map(rules::differences)
                .filter(differences -> !differences.isEmpty())
                .map(differences ->
                        "The check would apply different rules now: " + String.join("; ", differences) + ".");
    }

    /** The difference between the baseline that the check would hold the model to now and the verdict's baseline. */
    private static Optional<String> otherBaseline(CheckMojo check, Optional<CheckResult> verdict) {
        String then = verdict.map(result -> result.subject().baselineSha256()).orElse("");
        Optional<BranchBaselines> branch = check.branchBaselines();
        if (branch.isPresent()) {
            boolean passes = verdict.filter(CheckResult::passes).isPresent();
            return branch.get().mayHold(then, passes)
                    ? Optional.empty()
                    : Optional.of("The baseline " + branch.get().fileName() + " of the commit "
                            + ShortId.of(branch.get().fork()) + ", where the work forked from "
                            + branch.get().ref() + ", is not the one that the verdict compared with.");
        }
        String now = BaselineFile.of(check.baselineFile())
                .findCheckedOut(GitRepository.of(check.basedir()))
                .map(stored -> stored.baseline().sha256())
                .orElse("");
        return then.equals(now)
                ? Optional.empty()
                : Optional.of(otherBaseline(check.shown(check.baselineFile()), now.isEmpty(), then.isEmpty()));
    }

    private static String otherBaseline(String baseline, boolean isGone, boolean isNew) {
        if (isGone) {
            return "The check would compare with the baseline " + baseline
                    + ", which does not exist, and the verdict compared with one that did.";
        }
        return isNew
                ? "There is a baseline " + baseline + " now, and the verdict was found without one."
                : "The baseline " + baseline + " is not the one that the verdict compared with.";
    }
}
