package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.GateRules;
import dev.mlmethods.regression.gate.baseline.BaselineFile;
import dev.mlmethods.regression.gate.baseline.EvaluatedModel;
import dev.mlmethods.regression.gate.baseline.EvaluationData;
import dev.mlmethods.regression.gate.baseline.ResultChain;
import dev.mlmethods.regression.git.GitRepository;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The checks of a build, which need not have run in it.
 *
 * @param goals of this plugin
 */
record ConfiguredChecks(ConfiguredGoals goals) {
    /** The goal that leaves verdicts. */
    static final String GOAL = "check";

    /** In a command of its own, aggregate doesn't know what the command line of the build has said. */
    private static final String GIVE_OR_RUN =
            " If the build was given that with -D, give aggregate the same, or put it into the POM; if not, run regression:train,"
                    + " regression:evaluate and regression:check.";

    /**
     * The model that a check is about.
     *
     * @param shown how messages show a path
     * @throws RegressionException if the check can't be configured
     */
    GatedModel model(Call call, Function<Path, String> shown) {
        return goals.ask(
                call,
                GOAL,
                CheckMojo.class,
                check -> new GatedModel(
                        check.moduleExecution().name(),
                        check.basedir(),
                        check.outputDirectory(),
                        shown.apply(check.outputDirectory()),
                        check.isSkipped() ? Optional.of("The check is configured to be skipped.") : notRun(call),
                        () -> goals.ask(call, GOAL, CheckMojo.class, ConfiguredChecks::difference),
                        check.goalCommand()));
    }

    private Optional<String> notRun(Call call) {
        return Call.setAside(call.module(), goals.calls().called().getPlugin().getKey(), GOAL)
                        .contains(call)
                ? Optional.of("The check does not run: the phase of its execution is none.")
                : Optional.empty();
    }

    /** Asks what the check asks before it judges. */
    private static Optional<String> difference(CheckMojo check) {
        try {
            check.requireUsable();
            EvaluatedModel now = EvaluatedModel.read(check.moduleExecution(), check.outputDirectory(), check.basedir());
            ResultChain.requireData(now, EvaluationData.of(now.report(), check.basedir()));
            return check.configuredModel()
                    .difference(now)
                    .or(() -> unmetThreshold(check, now))
                    .or(() -> difference(check.rules(), check.outputDirectory()))
                    .or(() -> otherBaseline(check))
                    .map(difference -> difference + GIVE_OR_RUN);
        } catch (RegressionException e) {
            return Optional.of(e.getMessage() + " Then run regression:check.");
        }
    }

    /** What fails anyway is not stale. */
    private static Optional<String> unmetThreshold(CheckMojo check, EvaluatedModel now) {
        return CheckResult.find(check.outputDirectory())
                .filter(CheckResult::passes)
                .flatMap(result -> check.configuredModel().unmetThreshold(now));
    }

    /** Between the rules of now and those that the verdict was found by. */
    private static Optional<String> difference(GateRules rules, Path folder) {
        return CheckResult.find(folder)
                .flatMap(result -> Optional.ofNullable(result.rules()))
                .map(rules::differences)
                .filter(differences -> !differences.isEmpty())
                .map(differences ->
                        "The check would judge by other rules now: " + String.join("; ", differences) + ".");
    }

    /** Between the baseline in the work tree and that which the verdict was held to; that of a commit has not moved, as long as the commit hasn't. */
    private static Optional<String> otherBaseline(CheckMojo check) {
        if (check.branch().isPresent()) {
            return Optional.empty();
        }
        String now = BaselineFile.of(check.baselineFile())
                .findCheckedOut(GitRepository.of(check.basedir()))
                .map(stored -> stored.baseline().sha256())
                .orElse(null);
        return CheckResult.find(check.outputDirectory())
                .map(result -> result.subject().baselineSha256())
                .or(() -> Optional.of(""))
                .filter(then -> !then.equals(Objects.requireNonNullElse(now, "")))
                .map(then -> otherBaseline(check.shown(check.baselineFile()), now == null, then.isEmpty()));
    }

    private static String otherBaseline(String baseline, boolean isGone, boolean isNew) {
        if (isGone) {
            return "The baseline " + baseline + " that the verdict was held to is no longer there.";
        }
        return isNew
                ? "There is a baseline " + baseline + " now, and the verdict was found without one."
                : "The baseline " + baseline + " is not the one that the verdict was held to.";
    }
}
