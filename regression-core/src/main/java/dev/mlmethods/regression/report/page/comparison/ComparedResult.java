package dev.mlmethods.regression.report.page.comparison;

import dev.mlmethods.regression.diagnostics.Estimate;
import dev.mlmethods.regression.diagnostics.PredictionSample;
import dev.mlmethods.regression.model.PlatformPart;
import dev.mlmethods.regression.model.Provenance;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.training.EpochLoss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The facts by which two results are compared.
 *
 * @param label what the comparison calls it
 * @param what what the result is, in words
 * @param metrics its metrics by the name of the split and that of the metric
 * @param specification the values of its fields
 * @param facts where it comes from
 * @param isHeldOut whether its test rows are those that the split of its own data held out
 * @param losses the losses of its training; may be empty
 * @param points its predictions on the test rows that are drawn; null if it has none, like a sweep
 * @param predictions all of its predictions on the test rows, or why they are not known
 */
public record ComparedResult(
        String label,
        String what,
        Map<String, Map<String, Double>> metrics,
        Map<String, Object> specification,
        Map<String, String> facts,
        boolean isHeldOut,
        List<EpochLoss> losses,
        @Nullable PredictionSample points,
        KnownPredictions predictions) {
    /** The name of the fact that distinguishes models. */
    static final String PARAMETERS = "parameters SHA-256";

    /** The name of the fact that says which rows the metrics are for. */
    static final String TEST_ROWS = "test rows";

    private static final String HELD_OUT = "held out from the training";

    /** The parameters by which networks with the same weights predict differently. */
    private static final List<String> PREPARATION = List.of(
            "coordinates",
            "fourierFeatures",
            "neighbourFeatures",
            "piecewiseLinear",
            "clampPredictions",
            "ensembleSize",
            "members");

    /** The name of the fact that distinguishes the datasets of trainings. */
    static final String DATA = "data SHA-256";

    /**
     * {@return a network and its evaluation}
     *
     * @param label what the comparison calls it
     * @param report the contents of its {@code evaluation.json}
     * @param predictions all of its predictions for the test rows, or why they are not known
     */
    public static ComparedResult of(String label, EvaluationReport report, KnownPredictions predictions) {
        Map<String, Map<String, Double>> metrics = new LinkedHashMap<>();
        metrics.put("test", values(report.network().test()));
        put(metrics, "validation", report.network().validation());
        put(metrics, "train", report.network().train());
        Provenance provenance = report.provenance();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(TEST_ROWS, report.heldOut() ? HELD_OUT : "all of " + report.dataset());
        facts.put(DATA, provenance.dataSha256());
        facts.put(PARAMETERS, report.parametersSha256());
        if (provenance.imported() != null) {
            facts.put("imported from", provenance.imported().files());
        }
        facts.put("commit", provenance.gitCommit() == null ? "none" : provenance.gitCommit());
        for (PlatformPart part : PlatformPart.values()) {
            String value = part.of(provenance.platform());
            if (value != null && part.tookPart(provenance.platform())) {
                facts.put(part.text(), value);
            }
        }
        return new ComparedResult(
                label,
                "the evaluation of a network that predicts " + report.target(),
                metrics,
                SpecificationFields.known(report.specification(), provenance),
                facts,
                report.heldOut(),
                report.losses() == null ? List.of() : report.losses().epochs(),
                report.diagnostics().points(),
                predictions);
    }

    /** Whether the networks, with the same weights, give the same predictions for the same rows. */
    boolean readsTheSame(ComparedResult other) {
        return PREPARATION.stream()
                .allMatch(field -> Objects.equals(
                        specification.get(field), other.specification().get(field)));
    }

    /**
     * {@return a sweep, represented by its best trial}
     *
     * @param label what the comparison calls it
     * @param report the contents of its {@code sweep.json}
     */
    public static ComparedResult of(String label, SweepReport report) {
        SweepReport.Summary summary = report.summary();
        SweepReport.Best best = summary.best();
        Map<String, Object> specification = new LinkedHashMap<>(SpecificationFields.values(summary.specification()));
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(TEST_ROWS, HELD_OUT);
        facts.put(DATA, summary.dataSha256());
        facts.put(PlatformPart.ENGINE.text(), summary.engine());
        facts.put("trials", String.valueOf(report.trials().size()));
        facts.put("objective", summary.objective());
        List<EpochLoss> losses = List.of();
        if (best != null) {
            specification.putAll(best.parameters());
            SweepReport.Trial trial = report.trials().get(best.trial() - 1);
            if (trial.fits().size() == 1) {
                // A trial is only the first network of an ensemble.
                if (summary.specification().members().size() == 1) {
                    facts.put(PARAMETERS, trial.fits().get(0).parametersSha256());
                }
                losses = trial.fits().get(0).losses();
            }
        }
        return new ComparedResult(
                label,
                best == null ? "a sweep without a best trial" : "trial " + best.trial() + ", the best of a sweep",
                best == null ? Map.of() : best.metrics(),
                specification,
                facts,
                true,
                losses,
                null,
                KnownPredictions.OF_SWEEP);
    }

    private static void put(
            Map<String, Map<String, Double>> metrics, String split, @Nullable Map<String, Estimate> estimates) {
        if (estimates != null) {
            metrics.put(split, values(estimates));
        }
    }

    private static Map<String, Double> values(Map<String, Estimate> estimates) {
        Map<String, Double> values = new LinkedHashMap<>();
        estimates.forEach((name, estimate) -> values.put(name, estimate.value()));
        return values;
    }
}
