package dev.mlmethods.regression.maven;

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
import java.util.function.Supplier;

/**
 * A model of the build that has a verdict, or should have one.
 *
 * @param name of the module and the execution
 * @param basedir of the module
 * @param folder that the check is configured to write to
 * @param shown the same for messages
 * @param notRun why the check does not run, in a sentence; empty where it does
 * @param difference between what the folder holds and what the check would judge now, with the remedy; empty where there is none
 * @param command how its goals are called
 */
record GatedModel(
        String name,
        Path basedir,
        Path folder,
        String shown,
        Optional<String> notRun,
        Supplier<Optional<String>> difference,
        GoalCommand command) {

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
        if (notRun.isPresent()) {
            return without(Standing.SKIPPED, notRun.get());
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
        // Where verdicts alone are kept, there is nothing to compare with.
        boolean hasEvaluation = Files.exists(folder.resolve(EvaluationReport.FILE));
        if (hasEvaluation && isOfAnotherEvaluation(result)) {
            return Optional.of("The verdict is of another evaluation than the one beside it.");
        }
        if (BuildStamp.of(folder).verdictBuild().isBefore(build)) {
            return Optional.of("An earlier build left the verdict: the last one has not got to this check.");
        }
        return hasEvaluation ? difference.get() : Optional.empty();
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
