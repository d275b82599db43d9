package dev.mlmethods.regression.report;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.data.SampleWeights;
import dev.mlmethods.regression.diagnostics.Bootstrap;
import dev.mlmethods.regression.diagnostics.Diagnostics;
import dev.mlmethods.regression.diagnostics.ErrorBin;
import dev.mlmethods.regression.diagnostics.Estimate;
import dev.mlmethods.regression.diagnostics.IntervalCoverage;
import dev.mlmethods.regression.diagnostics.SpreadBins;
import dev.mlmethods.regression.evaluation.IntervalLevel;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.evaluation.PredictionIntervals;
import dev.mlmethods.regression.evaluation.SplitPredictions;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.model.ModelEvaluation;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.EvaluationReport.Advantage;
import dev.mlmethods.regression.report.result.EvaluationReport.ModelMetrics;
import dev.mlmethods.regression.report.result.EvaluationReport.ReferenceTrees;
import dev.mlmethods.regression.report.result.EvaluationReport.SplitRows;
import dev.mlmethods.regression.report.result.FinalModel;
import dev.mlmethods.regression.report.result.TrainingReport;
import dev.mlmethods.regression.storage.DoubleColumn;
import dev.mlmethods.regression.text.Reason;
import dev.mlmethods.regression.trees.GradientBoostedTrees;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together the {@link EvaluationReport} of a stored model. */
public final class ReportedEvaluation {
    /** Where the models are among the predictions of a split. */
    private static final int NETWORK = 0;

    private static final int LEAST_SQUARES = 1;
    private static final int TRAINING_MEAN = 2;
    private static final int REFERENCE_TREES = 3;

    private final @Nullable Bootstrap train;
    private final @Nullable Bootstrap validation;
    private final Bootstrap test;

    private ReportedEvaluation(ModelEvaluation evaluation) {
        train = bootstrap(evaluation.train());
        validation = bootstrap(evaluation.validation());
        test = resample(evaluation.test());
    }

    /**
     * {@return the report on a stored model}
     *
     * @param model the model that was evaluated
     * @param file the {@code model.zip} that it was read from; the losses of the training are looked up beside it
     * @param evaluation the predictions and metrics of the model
     * @param folder the one that the evaluation is to be written to
     * @throws RegressionException if the file cannot be read
     */
    public static EvaluationReport of(RegressionModel model, Path file, ModelEvaluation evaluation, Path folder) {
        SplitPredictions test = evaluation.test();
        double[] predicted = test.network().toArray();
        ReportedEvaluation metrics = new ReportedEvaluation(evaluation);
        String modelSha256 = sha256(file);
        List<DataFinding> findings = evaluation.findings();
        return new EvaluationReport(
                EvaluationReport.FORMAT_VERSION,
                test.rows().name(),
                evaluation.isHeldOut(),
                model.target(),
                model.features(),
                columns(model.encoders()),
                model.specification(),
                evaluation.fileSha256(),
                evaluation.division(),
                model.provenance(),
                seenFrom(folder, file),
                modelSha256,
                model.parametersSha256(),
                finalModel(model, file, modelSha256),
                Sha256.ofNumbers(predicted),
                test.rows().sha256(),
                new SplitRows(
                        evaluation.evaluation().trainRows(),
                        evaluation.evaluation().validationRows(),
                        evaluation.evaluation().testRows()),
                metrics.of(NETWORK),
                metrics.of(LEAST_SQUARES),
                metrics.of(TRAINING_MEAN),
                new Advantage(
                        metrics.test.above(Metric.RMSE, LEAST_SQUARES, NETWORK),
                        metrics.test.above(Metric.RMSE, TRAINING_MEAN, NETWORK)),
                metrics.referenceTrees(evaluation),
                StoredLosses.beside(file, modelSha256),
                findings.isEmpty() ? null : findings,
                Diagnostics.of(model::predict, test.rows(), evaluation.testRows(), predicted),
                bySpread(evaluation),
                intervals(model, test));
    }

    private static @Nullable IntervalCoverage intervals(RegressionModel model, SplitPredictions test) {
        PredictionIntervals intervals = model.intervals();
        IntervalLevel level = model.specification().intervals();
        return intervals == null || level == null
                ? null
                : IntervalCoverage.of(
                        level, intervals, test.rows(), test.network().toArray());
    }

    private static @Nullable List<ErrorBin> bySpread(ModelEvaluation evaluation) {
        double[] spread = evaluation.spread();
        SplitPredictions test = evaluation.test();
        return spread == null ? null : SpreadBins.of(test.rows(), test.network().toArray(), spread);
    }

    /** A model that was copied elsewhere has no other model beside it. */
    private static @Nullable FinalModel finalModel(RegressionModel model, Path file, String modelSha256) {
        return model.finalFit() == null
                ? TrainingReport.find(file.toAbsolutePath().resolveSibling(""))
                        .filter(training -> training.modelSha256().equals(modelSha256))
                        .map(TrainingReport::finalModel)
                        .orElse(null)
                : FinalModelFile.facts(model, modelSha256);
    }

    private static @Nullable Map<String, String> columns(@Nullable TableEncoders encoders) {
        if (encoders == null) {
            return null;
        }
        Map<String, String> types = new LinkedHashMap<>();
        encoders.types().forEach((column, type) -> types.put(column, type.word()));
        return types;
    }

    /** The same on each machine, unless the two have no folder in common. */
    private static String seenFrom(Path folder, Path file) {
        Path from = folder.toAbsolutePath().normalize();
        Path to = file.toAbsolutePath().normalize();
        Path path = from.getRoot().equals(to.getRoot()) ? from.relativize(to) : to;
        return path.toString().replace(File.separatorChar, '/');
    }

    private @Nullable ReferenceTrees referenceTrees(ModelEvaluation evaluation) {
        if (evaluation.missingTrees() != null) {
            return ReferenceTrees.missing(evaluation.missingTrees());
        }
        if (evaluation.test().referenceTrees() == null) {
            return null;
        }
        Estimate advantage = test.above(Metric.RMSE, REFERENCE_TREES, NETWORK);
        return evaluation.treeTuning() == null
                ? ReferenceTrees.of(GradientBoostedTrees.NAME, of(REFERENCE_TREES), advantage)
                : ReferenceTrees.tuned(evaluation.treeTuning(), of(REFERENCE_TREES), advantage);
    }

    private ModelMetrics of(int model) {
        return new ModelMetrics(estimates(train, model), estimates(validation, model), test.estimates(model));
    }

    private static @Nullable Map<String, Estimate> estimates(@Nullable Bootstrap split, int model) {
        return split == null ? null : split.estimates(model);
    }

    private static @Nullable Bootstrap bootstrap(@Nullable SplitPredictions split) {
        return split == null ? null : resample(split);
    }

    private static Bootstrap resample(SplitPredictions split) {
        SampleWeights weights = split.rows().weights();
        List<DoubleColumn> predictions = Stream.of(
                        split.network(), split.leastSquares(), split.trainingMean(), split.referenceTrees())
                .filter(Objects::nonNull)
                .toList();
        return Bootstrap.of(split.rows().targetColumn(), weights == null ? null : weights.toArray(), predictions);
    }

    private static String sha256(Path file) {
        try {
            return Sha256.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new RegressionException("Cannot read the model " + file + ": " + Reason.ofReading(e) + ".", e);
        }
    }
}
