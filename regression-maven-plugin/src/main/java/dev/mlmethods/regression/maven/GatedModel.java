package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.internal.GitRepository;
import dev.mlmethods.regression.internal.Sha256;
import dev.mlmethods.regression.internal.ShortId;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.tracking.CheckResult;
import dev.mlmethods.regression.tracking.output.GoalCommand;
import dev.mlmethods.regression.tracking.output.ModuleVerdict;
import dev.mlmethods.regression.tracking.output.ModuleVerdict.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A model of the build that has a verdict, or should have one.
 *
 * @param name of the module and the execution
 * @param basedir of the module
 * @param folder that the check is configured to write to
 * @param shown the same for messages
 * @param isSkipped whether the check is configured not to run
 * @param command how its goals are called
 */
record GatedModel(String name, Path basedir, Path folder, String shown, boolean isSkipped, GoalCommand command) {

    /** The newest build that worked in the folder. */
    Instant lastBuild() {
        BuildStamp stamp = BuildStamp.of(folder);
        return stamp.lastBuild().isAfter(stamp.verdictBuild()) ? stamp.lastBuild() : stamp.verdictBuild();
    }

    boolean hasVerdict() {
        return CheckResult.find(folder).isPresent();
    }

    /**
     * What the gate found.
     *
     * @param build the newest of all models
     */
    ModuleVerdict verdict(Instant build) {
        Optional<CheckResult> result = CheckResult.find(folder);
        if (isSkipped) {
            return without(Standing.SKIPPED, "The check is configured to be skipped.");
        }
        if (result.isEmpty()) {
            return without(
                    Standing.MISSING,
                    "There is no verdict in " + shown + ": the check has not run, or it failed before it had one.");
        }
        String owner = result.get().subject().owner().name();
        if (!owner.equals(name)) {
            return without(
                    Standing.MISSING,
                    "The verdict in " + shown + " is of another model, " + owner
                            + ". Give each model an outputDirectory of its own.");
        }
        return objection(result.get(), build)
                .map(note -> new ModuleVerdict(name, Standing.STALE, result.get(), note, command))
                .orElseGet(() -> new ModuleVerdict(name, result.get(), command));
    }

    private ModuleVerdict without(Standing standing, String note) {
        return new ModuleVerdict(name, standing, null, note, command);
    }

    private Optional<String> objection(CheckResult result, Instant build) {
        Optional<String> head = GitRepository.of(basedir).head();
        if (head.isPresent() && !head.get().equals(result.commit())) {
            return Optional.of("The verdict is of "
                    + (result.commit() == null ? "no commit" : "the commit " + ShortId.of(result.commit())) + ", and "
                    + ShortId.of(head.get()) + " is checked out.");
        }
        if (isOfAnotherEvaluation(result)) {
            return Optional.of("The verdict is of another evaluation than the one beside it.");
        }
        return BuildStamp.of(folder).verdictBuild().isBefore(build)
                ? Optional.of("An earlier build left the verdict: the last one has not got to this check.")
                : Optional.empty();
    }

    /** Where verdicts alone are kept, there is nothing to compare with. */
    private boolean isOfAnotherEvaluation(CheckResult result) {
        Path evaluation = folder.resolve(EvaluationReport.FILE);
        try {
            return Files.exists(evaluation)
                    && !Sha256.of(Files.readAllBytes(evaluation))
                            .equals(result.subject().evaluationSha256());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + evaluation, e);
        }
    }
}
