package dev.mlmethods.regression.report.page.sweep;

import dev.mlmethods.regression.report.page.ParameterText;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.TrialStatus;
import java.util.List;

/**
 * A trial that didn't result in a model.
 *
 * @param trial its number
 * @param parameters in words
 * @param status how it ended
 * @param reason a sentence without its period
 */
record TrialFailure(int trial, String parameters, TrialStatus status, String reason) {
    /** Those that diverged or failed, by their numbers. */
    static List<TrialFailure> of(SweepTrials sweep) {
        return sweep.report().trials().stream()
                .filter(trial -> trial.status() == TrialStatus.DIVERGED || trial.status() == TrialStatus.FAILED)
                .map(TrialFailure::of)
                .toList();
    }

    private static TrialFailure of(SweepReport.Trial trial) {
        String reason = String.valueOf(trial.reason()).strip();
        return new TrialFailure(
                trial.trial(),
                ParameterText.describe(trial.parameters()),
                trial.status(),
                reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason);
    }

    /** In a sentence. */
    String text() {
        return "Trial " + trial + " (" + parameters + ") " + status.jsonName() + ": " + reason + ".";
    }
}
