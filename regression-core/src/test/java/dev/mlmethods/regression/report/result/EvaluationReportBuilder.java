package dev.mlmethods.regression.report.result;

import dev.mlmethods.regression.advice.Course;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.diagnostics.Diagnostics;
import dev.mlmethods.regression.diagnostics.Estimate;
import dev.mlmethods.regression.diagnostics.IntervalCoverage;
import dev.mlmethods.regression.model.Platform;
import dev.mlmethods.regression.model.Provenance;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.report.result.EvaluationReport.Advantage;
import dev.mlmethods.regression.report.result.EvaluationReport.ModelMetrics;
import dev.mlmethods.regression.report.result.EvaluationReport.ReferenceTrees;
import dev.mlmethods.regression.report.result.EvaluationReport.SplitRows;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one place where tests make evaluations: from named parts, and from placeholders for everything that a test ignores. */
public final class EvaluationReportBuilder {
    private static final Platform PLATFORM =
            new Platform("vector", "CpuBackend", "0.1.0", "1.0.0-M2.1", "17.0.15 (Debian)", "Linux amd64");

    private static final ModelMetrics NOTHING = new ModelMetrics(null, null, Map.of());

    private String dataset;
    private boolean heldOut;
    private String target;
    private List<String> features;
    private final Specification specification;
    private Provenance provenance;
    private String parametersSha256;
    private String predictionsSha256;
    private String testRowsSha256;
    private SplitRows rows;
    private ModelMetrics network;
    private ModelMetrics leastSquares;
    private ModelMetrics trainingMean;
    private Advantage advantage;
    private @Nullable ReferenceTrees referenceTrees;
    private @Nullable Course losses;
    private Diagnostics diagnostics;
    private @Nullable IntervalCoverage intervals;

    private EvaluationReportBuilder(EvaluationReport report) {
        dataset = report.dataset();
        heldOut = report.heldOut();
        target = report.target();
        features = report.features();
        specification = report.specification();
        provenance = report.provenance();
        parametersSha256 = report.parametersSha256();
        predictionsSha256 = report.predictionsSha256();
        testRowsSha256 = report.testRowsSha256();
        rows = report.rows();
        network = report.network();
        leastSquares = report.leastSquares();
        trainingMean = report.trainingMean();
        advantage = report.advantage();
        referenceTrees = report.referenceTrees();
        losses = report.losses();
        diagnostics = report.diagnostics();
        intervals = report.intervals();
    }

    private EvaluationReportBuilder(
            Dataset test, Specification specification, Provenance provenance, Diagnostics diagnostics) {
        this.dataset = test.name();
        this.target = test.targetName();
        this.features = test.features().names();
        this.specification = specification;
        this.provenance = provenance;
        this.parametersSha256 = "b".repeat(64);
        this.predictionsSha256 = "c".repeat(64);
        this.testRowsSha256 = "d".repeat(64);
        this.network = NOTHING;
        this.leastSquares = NOTHING;
        this.trainingMean = NOTHING;
        this.advantage = new Advantage(null, null);
        this.rows = new SplitRows(0, 0, test.rows());
        this.diagnostics = diagnostics;
    }

    /** The builder for all rows of a dataset other than the training's, without metrics and losses. */
    public static EvaluationReportBuilder of(Dataset test, Specification specification, Diagnostics diagnostics) {
        return new EvaluationReportBuilder(test, specification, provenance(100), diagnostics);
    }

    /** A builder with the parts of another report. */
    public static EvaluationReportBuilder like(EvaluationReport report) {
        return new EvaluationReportBuilder(report);
    }

    /** The provenance of a model that was trained on a dataset with that many rows. */
    public static Provenance provenance(int rows) {
        return new Provenance("d".repeat(64), rows, PLATFORM, "c".repeat(40));
    }

    public EvaluationReportBuilder dataset(String newDataset) {
        dataset = newDataset;
        return this;
    }

    public EvaluationReportBuilder heldOut(boolean newHeldOut) {
        heldOut = newHeldOut;
        return this;
    }

    public EvaluationReportBuilder target(String newTarget) {
        target = newTarget;
        return this;
    }

    public EvaluationReportBuilder features(List<String> newFeatures) {
        features = newFeatures;
        return this;
    }

    public EvaluationReportBuilder provenance(Provenance newProvenance) {
        provenance = newProvenance;
        return this;
    }

    public EvaluationReportBuilder parametersSha256(String sha256) {
        parametersSha256 = sha256;
        return this;
    }

    public EvaluationReportBuilder predictionsSha256(String sha256) {
        predictionsSha256 = sha256;
        return this;
    }

    public EvaluationReportBuilder testRowsSha256(String sha256) {
        testRowsSha256 = sha256;
        return this;
    }

    public EvaluationReportBuilder rows(int train, int validation, int test) {
        rows = new SplitRows(train, validation, test);
        return this;
    }

    public EvaluationReportBuilder network(ModelMetrics metrics) {
        network = metrics;
        return this;
    }

    public EvaluationReportBuilder leastSquares(ModelMetrics metrics) {
        leastSquares = metrics;
        return this;
    }

    public EvaluationReportBuilder trainingMean(ModelMetrics metrics) {
        trainingMean = metrics;
        return this;
    }

    public EvaluationReportBuilder advantage(@Nullable Estimate overLeastSquares, @Nullable Estimate overTrainingMean) {
        advantage = new Advantage(overLeastSquares, overTrainingMean);
        return this;
    }

    public EvaluationReportBuilder referenceTrees(ReferenceTrees trees) {
        referenceTrees = trees;
        return this;
    }

    public EvaluationReportBuilder losses(@Nullable Course newLosses) {
        losses = newLosses;
        return this;
    }

    public EvaluationReportBuilder diagnostics(Diagnostics newDiagnostics) {
        diagnostics = newDiagnostics;
        return this;
    }

    public EvaluationReportBuilder intervals(IntervalCoverage coverage) {
        intervals = coverage;
        return this;
    }

    public EvaluationReport build() {
        return new EvaluationReport(
                EvaluationReport.FORMAT_VERSION,
                dataset,
                heldOut,
                target,
                features,
                null,
                specification,
                null,
                null,
                provenance,
                "model.zip",
                "a".repeat(64),
                parametersSha256,
                null,
                predictionsSha256,
                testRowsSha256,
                rows,
                network,
                leastSquares,
                trainingMean,
                advantage,
                referenceTrees,
                losses,
                null,
                diagnostics,
                null,
                intervals);
    }
}
