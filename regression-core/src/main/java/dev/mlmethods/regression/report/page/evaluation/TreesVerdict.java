package dev.mlmethods.regression.report.page.evaluation;

import dev.mlmethods.regression.diagnostics.Estimate;
import dev.mlmethods.regression.report.page.Page.Tone;
import dev.mlmethods.regression.report.page.Page.Verdict;
import dev.mlmethods.regression.report.page.Texts;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.EvaluationReport.ModelMetrics;
import dev.mlmethods.regression.report.result.EvaluationReport.ReferenceTrees;
import dev.mlmethods.regression.trees.TreeTuning;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the network or gradient-boosted trees win on the test rows, and whether by more than luck. */
public final class TreesVerdict {
    private TreesVerdict() {}

    /**
     * {@return the verdict, which says why if there are no trees; empty if nobody asked for them}
     *
     * @param report the contents of {@code evaluation.json}
     */
    public static Optional<Verdict> of(EvaluationReport report) {
        return Optional.ofNullable(report.referenceTrees())
                .map(trees -> trees.missing() == null
                        ? against(trees, rmse(report.network()))
                        : new Verdict(Tone.NEUTRAL, trees.missing()));
    }

    private static Verdict against(ReferenceTrees trees, @Nullable Double network) {
        String name = name(trees.tuning());
        Double ofTrees = rmse(trees.metrics());
        Estimate advantage = trees.advantage();
        if (network != null && ofTrees != null && advantage != null) {
            return new ReferenceVerdict(name).of(network, ofTrees, advantage);
        }
        return ofTrees == null
                ? new Verdict(Tone.NEUTRAL, name + " has no finite RMSE on the test rows.")
                : new Verdict(
                        Tone.BAD,
                        name + " has an RMSE of " + Texts.number(ofTrees)
                                + " on the test rows, and the network has none.");
    }

    private static String name(@Nullable TreeTuning tuning) {
        if (tuning == null) {
            return "LightGBM with default settings";
        }
        return "LightGBM tuned by " + Texts.count(tuning.points(), "point")
                + (tuning.folds() == null ? " on validation rows" : " in " + Texts.count(tuning.folds(), "fold"));
    }

    private static @Nullable Double rmse(@Nullable ModelMetrics metrics) {
        Estimate rmse = metrics == null ? null : metrics.test().get("rmse");
        return rmse == null ? null : rmse.value();
    }
}
