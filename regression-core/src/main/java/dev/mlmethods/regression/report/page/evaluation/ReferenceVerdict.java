package dev.mlmethods.regression.report.page.evaluation;

import dev.mlmethods.regression.diagnostics.Estimate;
import dev.mlmethods.regression.diagnostics.Interval;
import dev.mlmethods.regression.report.page.Page.Tone;
import dev.mlmethods.regression.report.page.Page.Verdict;
import dev.mlmethods.regression.report.page.Texts;

/**
 * Whether the network or a reference model wins on the test rows, and whether by more than luck.
 *
 * @param reference what the reference model is called within a sentence, in the singular
 */
record ReferenceVerdict(String reference) {
    /**
     * The verdict on two RMSEs.
     *
     * @param advantage the second minus the first
     */
    Verdict of(double network, double ofReference, Estimate advantage) {
        if (network == ofReference) {
            return new Verdict(
                    Tone.NEUTRAL,
                    "The network and " + reference + " have the same RMSE on the test rows, " + Texts.number(network)
                            + ".");
        }
        Interval interval = advantage.interval();
        String numbers = "RMSE " + Texts.number(network) + " against " + Texts.number(ofReference);
        if (interval == null) {
            return new Verdict(
                    Tone.NEUTRAL,
                    (network < ofReference ? "The network" : capitalized()) + " is better on the test rows: "
                            + numbers.replace("RMSE", "for the network RMSE")
                            + ". There are too few to tell how much of that is luck.");
        }
        String difference = Texts.rough(Math.abs(advantage.value())) + " (95% interval "
                + Texts.range(advantage.value() < 0 ? new Interval(-interval.high(), -interval.low()) : interval) + ")";
        if (interval.contains(0)) {
            return new Verdict(
                    Tone.NEUTRAL,
                    "The network and " + reference + " are too close to tell apart: " + numbers
                            + ", and the difference of " + difference + " may be luck.");
        }
        if (advantage.value() > 0) {
            return new Verdict(
                    Tone.GOOD,
                    "The network is better than " + reference + ": " + numbers + " on the test rows. The difference of "
                            + difference + " is more than luck.");
        }
        return new Verdict(
                Tone.BAD,
                capitalized() + " is better than this network: RMSE " + Texts.number(ofReference) + " against "
                        + Texts.number(network) + " on the test rows. The difference of " + difference
                        + " is more than luck.");
    }

    private String capitalized() {
        return Character.toUpperCase(reference.charAt(0)) + reference.substring(1);
    }
}
