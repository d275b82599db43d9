package dev.mlmethods.regression.report.page.evaluation;

import dev.mlmethods.regression.advice.Advice;
import dev.mlmethods.regression.advice.Course;
import dev.mlmethods.regression.advice.LossTrend;
import dev.mlmethods.regression.diagnostics.Calibration;
import dev.mlmethods.regression.diagnostics.Diagnostics;
import dev.mlmethods.regression.diagnostics.ErrorBin;
import dev.mlmethods.regression.diagnostics.Estimate;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.page.FindingVerdicts;
import dev.mlmethods.regression.report.page.Page.Tone;
import dev.mlmethods.regression.report.page.Page.Verdict;
import dev.mlmethods.regression.report.page.Texts;
import dev.mlmethods.regression.report.result.EvaluationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an evaluation says about a network, in words. */
final class EvaluationVerdicts {
    private final EvaluationReport report;

    EvaluationVerdicts(EvaluationReport report) {
        this.report = report;
    }

    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.addAll(FindingVerdicts.misleading(report.findings()));
        verdicts.add(advice());
        verdicts.add(againstReferences());
        TreesVerdict.of(report).ifPresent(verdicts::add);
        IntervalVerdict.of(report).ifPresent(verdicts::add);
        Verdict losses = report.provenance().imported() == null
                ? losses(report.losses())
                : new Verdict(
                        Tone.NEUTRAL,
                        "The network was " + report.provenance().imported().text()
                                + "; how it was trained is not known, nor whether it has seen the test rows.");
        if (!report.advice().text().contains(losses.text())) {
            verdicts.add(losses);
        }
        addBias(verdicts);
        verdicts.addAll(FindingVerdicts.notes(report.findings()));
        return verdicts;
    }

    private Verdict advice() {
        Advice advice = report.advice();
        return new Verdict(
                switch (advice.severity()) {
                    case GOOD -> Tone.GOOD;
                    case NOTE -> Tone.NEUTRAL;
                    case PROBLEM, WARNING -> Tone.BAD;
                },
                advice.text());
    }

    /** Where they were heading; null if they are not known. */
    static Verdict losses(@Nullable Course losses) {
        LossTrend trend = LossTrend.of(losses);
        return new Verdict(
                switch (trend.heading()) {
                    case DIVERGED, RISEN, TURNED -> Tone.BAD;
                    case UNKNOWN, FALLING -> Tone.NEUTRAL;
                    case SETTLED, RESTORED -> Tone.GOOD;
                },
                trend.sentence());
    }

    /** Which model wins on the test rows, and whether by more than luck. */
    private Verdict againstReferences() {
        Double network = rmse(report.network().test());
        if (network == null) {
            return new Verdict(Tone.BAD, undefined());
        }
        Double mean = rmse(report.trainingMean().test());
        if (mean != null && network >= mean) {
            return new Verdict(
                    Tone.BAD,
                    "The network is no better than the mean of the training rows: RMSE " + Texts.number(network)
                            + " against " + Texts.number(mean)
                            + " on the test rows.");
        }
        Double leastSquares = rmse(report.leastSquares().test());
        Estimate advantage = report.advantage().overLeastSquares();
        if (leastSquares == null || advantage == null) {
            return mean == null
                    ? new Verdict(
                            Tone.NEUTRAL,
                            "The network has an RMSE of " + Texts.number(network)
                                    + " on the test rows, and the mean of the training rows and least squares have none.")
                    : new Verdict(
                            Tone.GOOD,
                            "The network is better than the mean of the training rows, and least squares has no RMSE.");
        }
        return new ReferenceVerdict("least squares").of(network, leastSquares, advantage);
    }

    private String undefined() {
        Diagnostics diagnostics = report.diagnostics();
        return "The network has no finite RMSE: its predictions for " + NumberText.count(diagnostics.undefinedRows())
                + " of " + Texts.count(diagnostics.rows(), "test row")
                + " are not numbers. Its training diverged, or these rows are far from those it was trained on.";
    }

    /** The tenth of the predictions that is most off to one side, if that is a large part of the whole error and more than luck. */
    private void addBias(List<Verdict> verdicts) {
        Double rmse = rmse(report.network().test());
        Double skewness = report.diagnostics().skewness();
        if (rmse != null && skewness != null) {
            Calibration.mostBiased(report.diagnostics().byPrediction(), skewness, rmse)
                    .ifPresent(bin -> verdicts.add(new Verdict(Tone.NEUTRAL, bias(bin))));
        }
    }

    private String bias(ErrorBin bin) {
        return "Where the prediction of " + report.target() + " is from " + Texts.rough(bin.from()) + " to "
                + Texts.rough(bin.to()) + ", it is too " + (bin.bias() > 0 ? "low" : "high") + " by "
                + Texts.rough(Math.abs(bin.bias())) + " on average, which is more than luck.";
    }

    private static @Nullable Double rmse(Map<String, Estimate> metrics) {
        Estimate rmse = metrics.get("rmse");
        return rmse == null ? null : rmse.value();
    }
}
