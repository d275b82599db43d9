package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.file.PendingMoves;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.verdict.GoalCommand;
import dev.mlmethods.regression.gate.verdict.ModuleVerdict;
import dev.mlmethods.regression.gate.verdict.ModuleVerdict.Standing;
import dev.mlmethods.regression.git.GitRepository;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.hash.ShortId;
import dev.mlmethods.regression.report.result.EvaluationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A model of the build that has a verdict, or should have one.
 *
 * @param name of the module and the execution
 * @param basedir of the module
 * @param folder that the check is configured to write to
 * @param shown the same for messages
 * @param notRun why the check does not run, in a sentence; empty if it does
 * @param isConfigured whether the POM has a check for it; if not, one was called from the command line
 * @param difference between what the folder holds and what the check would judge now, with the remedy; empty if there is none
 * @param command how its goals are called
 */
record GatedModel(
        String name,
        Path basedir,
        Path folder,
        String shown,
        Optional<String> notRun,
        boolean isConfigured,
        Supplier<Optional<String>> difference,
        GoalCommand command) {

    /** The newest build that worked in the folder. */
    Instant lastBuild() {
        BuildStamp stamp = BuildStamp.of(folder);
        return stamp.lastBuild().isAfter(stamp.verdictBuild()) ? stamp.lastBuild() : stamp.verdictBuild();
    }

    /** Whether there is one, even if it is damaged. */
    boolean hasVerdict() {
        PendingMoves.finishIn(folder);
        return Files.exists(folder.resolve(CheckResult.FILE));
    }

    /**
     * What the gate found.
     *
     * @param build the newest of all models
     * @param names of all models of the reactor
     */
    ModuleVerdict verdict(Instant build, Set<String> names) {
        if (notRun.isPresent()) {
            return without(Standing.SKIPPED, notRun.get());
        }
        try {
            return verdict(CheckResult.find(folder), build, names);
        } catch (RegressionException e) {
            // The other models also have verdicts.
            return without(Standing.MISSING, command.in(String.valueOf(e.getMessage())));
        }
    }

    private ModuleVerdict verdict(Optional<CheckResult> result, Instant build, Set<String> names) {
        if (result.isEmpty()) {
            return without(
                    Standing.MISSING,
                    "There is no verdict in " + shown + ": the check has not run, or it failed before it had one.");
        }
        String owner = result.get().subject().owner().name();
        if (!owner.equals(name)) {
            return without(
                    Standing.MISSING,
                    names.contains(owner)
                            ? "The verdict in " + shown + " is of another model, " + owner
                                    + ". Give each model an outputDirectory of its own."
                            : command.in(
                                    "The verdict in " + shown + " is of " + owner
                                            + ", which the POM no longer has. Run regression:train, regression:evaluate and regression:check."));
        }
        return objection(result.get(), build)
                .map(note -> new ModuleVerdict(name, Standing.STALE, result.get(), command.in(note), command))
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
        // If only verdicts are kept, there is nothing to compare with.
        boolean hasEvaluation = Files.exists(folder.resolve(EvaluationReport.FILE));
        if (hasEvaluation && isOfAnotherEvaluation(result)) {
            return Optional.of("The verdict is not of the evaluation beside it. " + edited().orElseGet(this::renewed));
        }
        if (BuildStamp.of(folder).verdictBuild().isBefore(build)) {
            return Optional.of(
                    isConfigured
                            ? "The verdict is from an earlier build: the last one did not get to this check."
                            : "The verdict is from an earlier build. " + renewed());
        }
        return hasEvaluation ? difference.get() : Optional.empty();
    }

    /** What is wrong with the evaluation itself. */
    private Optional<String> edited() {
        try {
            EvaluationReport.read(folder.resolve(EvaluationReport.FILE));
            return Optional.empty();
        } catch (RegressionException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private String renewed() {
        return isConfigured
                ? "Run regression:check."
                : "No check is configured for " + name
                        + " to renew it: add <goal>check</goal> to an execution, or delete " + shown + ".";
    }

    private boolean isOfAnotherEvaluation(CheckResult result) {
        Path evaluation = folder.resolve(EvaluationReport.FILE);
        try {
            return !Sha256.of(Files.readAllBytes(evaluation))
                    .equals(result.subject().evaluationSha256());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + evaluation, e);
        }
    }
}
