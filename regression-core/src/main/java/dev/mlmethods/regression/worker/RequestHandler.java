package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.LacksZstdException;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.advice.Advice;
import dev.mlmethods.regression.advice.Advisor;
import dev.mlmethods.regression.data.ColumnSelection;
import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.FrozenRows;
import dev.mlmethods.regression.data.QueryOrigin;
import dev.mlmethods.regression.data.TableDescription;
import dev.mlmethods.regression.data.TableFinding;
import dev.mlmethods.regression.database.ParquetFile;
import dev.mlmethods.regression.database.QueryFreeze;
import dev.mlmethods.regression.evaluation.EvaluationTable;
import dev.mlmethods.regression.evaluation.Thresholds;
import dev.mlmethods.regression.file.InputFiles;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.gate.baseline.ResultChain;
import dev.mlmethods.regression.hash.ShortId;
import dev.mlmethods.regression.model.FinalTrainer;
import dev.mlmethods.regression.model.FinalTraining;
import dev.mlmethods.regression.model.ImportedFiles;
import dev.mlmethods.regression.model.ModelEvaluation;
import dev.mlmethods.regression.model.PredictedRows;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.predictor.text.VisibleText;
import dev.mlmethods.regression.report.DatasetFiles;
import dev.mlmethods.regression.report.EvaluationFiles;
import dev.mlmethods.regression.report.PredictionFile;
import dev.mlmethods.regression.report.ReportedEvaluation;
import dev.mlmethods.regression.report.TrainingAdvice;
import dev.mlmethods.regression.report.TrainingFiles;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.evaluation.IntervalVerdict;
import dev.mlmethods.regression.report.page.evaluation.TreesVerdict;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.Timings;
import dev.mlmethods.regression.sweep.MachineException;
import dev.mlmethods.regression.training.DivergenceException;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.trees.LacksTreesException;
import dev.mlmethods.regression.trees.TreeTuning;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does what a request asks for, and turns whatever goes wrong into {@link WorkerEvent.Failed}. */
final class RequestHandler {
    static final String OUTPUT_FOLDER = "outputDirectory";

    private final Consumer<WorkerEvent> events;
    private final RequestClock clock;

    /** For the first request of a process. */
    RequestHandler(Consumer<WorkerEvent> events) {
        this(events, RequestClock.ofProcess());
    }

    RequestHandler(Consumer<WorkerEvent> events, RequestClock clock) {
        this.events = events;
        this.clock = clock;
    }

    WorkerEvent handle(WorkerRequest request) {
        try {
            if (request instanceof WorkerRequest.Train train) {
                return train(train);
            } else if (request instanceof WorkerRequest.Sweep sweep) {
                return new SweepHandler(events, clock).sweep(sweep);
            } else if (request instanceof WorkerRequest.Merge merge) {
                return new SweepHandler(events, clock).merge(merge);
            } else if (request instanceof WorkerRequest.Tune tune) {
                return new TuneHandler(events, clock).tune(tune);
            } else if (request instanceof WorkerRequest.Import imports) {
                return new ImportHandler(events, clock).imported(imports);
            } else if (request instanceof WorkerRequest.Export export) {
                return new ExportHandler(export).export();
            }
            if (request instanceof WorkerRequest.Evaluate evaluate) {
                return evaluate(evaluate);
            } else if (request instanceof WorkerRequest.Describe describe) {
                return describe(describe);
            } else if (request instanceof WorkerRequest.Query query) {
                return query(query);
            } else if (request instanceof WorkerRequest.Parquet parquet) {
                return parquet(parquet);
            } else {
                return predict((WorkerRequest.Predict) request);
            }
        } catch (LacksZstdException e) {
            return new WorkerEvent.LacksZstd();
        } catch (DivergenceException e) {
            return new WorkerEvent.Failed(e.getMessage() + remedy(request, e), stackTrace(e));
        } catch (RegressionException e) {
            return new WorkerEvent.Failed(String.valueOf(e.getMessage()), stackTrace(e));
        } catch (MachineException e) {
            boolean onCluster = request instanceof WorkerRequest.Sweep sweep && sweep.executor() != null;
            return new WorkerEvent.Failed(
                    (onCluster
                                    ? "A training of the sweep can't be done on any executor: "
                                    : "A training of the sweep can't be done on this machine, not even by itself: ")
                            + e.getMessage()
                            + ". Those that had ended are in its journal; mend this, such as with more memory ("
                            + (onCluster ? "spark.executor.memory in sparkProperties" : "jvmArguments=-Xmx4g")
                            + "), and run the sweep again.",
                    stackTrace(e));
        } catch (OutOfMemoryError e) {
            return new WorkerEvent.Failed(
                    "The worker ran out of memory (" + e.getMessage()
                            + "). Give it more with jvmArguments, such as -Xmx4g, or use less data or smaller batches.",
                    stackTrace(e));
        } catch (Throwable e) {
            // Whatever it is, the user sees the cause, not just that the worker has ended.
            return new WorkerEvent.Failed(VisibleText.of(WorkerFailure.message(e)), stackTrace(e));
        }
    }

    private WorkerEvent train(WorkerRequest.Train request) {
        double startSeconds = clock.seconds();
        DataSource dataset = DataSource.of(request.specification().data(), Path.of(request.basedir()));
        inputs("dataset", dataset).requireApart(OUTPUT_FOLDER, Path.of(request.outputDirectory()), TrainingFiles.ALL);
        int threads = request.threads() == null ? Runtime.getRuntime().availableProcessors() : request.threads();
        TrainingEngine engine = RegressionTrainer.engine(request.specification(), threads);
        checkBackend(request.backend(), request.specification(), engine);
        double backendSeconds = clock.seconds() - startSeconds;
        TrainingResult result;
        try (StagedFiles files = StagedFiles.in(Path.of(request.outputDirectory()))) {
            result = RegressionTrainer.train(
                    request.specification(),
                    Path.of(request.basedir()),
                    engine,
                    request.gates(),
                    new TrainingEvents(events));
            if (request.finalTraining() == FinalTraining.ALL) {
                result = FinalTrainer.train(result, Path.of(request.basedir()), engine, new TrainingEvents(events));
            }
            TrainingFiles.write(
                    files,
                    result,
                    request.fingerprint(),
                    Timings.ofTraining(startSeconds, backendSeconds, result, clock.seconds()));
        }
        List<String> summary = new ArrayList<>(dataset.notes());
        summary.addAll(TrainingSummary.lines(
                result.histories(),
                result.model().specification().members().get(0).training(),
                result.model().provenance().platform().engine(),
                result.division()));
        summary.addAll(EvaluationTable.lines(result.evaluation()));
        summary.addAll(TrainingSummary.notes(result));
        return finished(summary, result.model().findings(), TrainingAdvice.of(result), List.of());
    }

    /** The files of a source, which no output may replace. */
    static InputFiles inputs(String parameter, DataSource source) {
        return source.file()
                .map(file -> InputFiles.none().with(parameter, file))
                .orElse(InputFiles.none());
    }

    private static WorkerEvent evaluate(WorkerRequest.Evaluate request) {
        Thresholds thresholds = Thresholds.parse(request.thresholds());
        Path file = Path.of(request.model());
        RegressionModel model = load(file);
        Path basedir = Path.of(request.basedir());
        Path folder = Path.of(request.outputDirectory());
        String dataset = request.evaluationDataset();
        DataSource source = dataset == null
                ? DataSource.of(model.specification().data(), basedir)
                : ModelEvaluation.source(model, dataset, basedir);
        inputs("dataset", source).with("model", file).requireApart(OUTPUT_FOLDER, folder, EvaluationFiles.ALL);
        ModelEvaluation evaluation = withReferenceTrees(
                request.referenceTrees(),
                request.evaluationDataset() == null
                        ? ModelEvaluation.onHeldOutRows(model, basedir)
                        : ModelEvaluation.onDataset(model, request.evaluationDataset(), basedir),
                model,
                basedir);
        EvaluationReport report = ReportedEvaluation.of(model, file, evaluation, folder);
        EvaluationFiles.write(folder, evaluation, report);
        List<String> summary = new ArrayList<>(source.notes());
        ImportedFiles imported = model.provenance().imported();
        if (imported != null) {
            summary.add("The network was " + imported.text());
        }
        summary.addAll(
                evaluation.treeTuning() == null
                        ? EvaluationTable.lines(evaluation.evaluation())
                        : EvaluationTable.lines(evaluation.evaluation(), TreeTuning.NAME));
        if (evaluation.missingTrees() == null) {
            TreesVerdict.of(report).map(Page.Verdict::text).ifPresent(summary::add);
        }
        IntervalVerdict.of(report).map(Page.Verdict::text).ifPresent(summary::add);
        WorkerEvent.Finished finished = finished(
                summary,
                evaluation.findings(),
                report.advice(),
                thresholds.check(evaluation.evaluation().network().test()).stream()
                        .map(Thresholds.Violation::message)
                        .toList());
        return evaluation.missingTrees() == null ? finished : finished.withWarning(evaluation.missingTrees());
    }

    private static ModelEvaluation withReferenceTrees(
            WorkerRequest.@Nullable ReferenceTrees trees,
            ModelEvaluation evaluation,
            RegressionModel model,
            Path basedir) {
        if (trees == null) {
            return evaluation;
        }
        if (trees.lacking() != null) {
            return evaluation.withoutReferenceTrees(new LacksTreesException(trees.lacking()));
        }
        return switch (trees.wanted()) {
            case NONE -> evaluation;
            case DEFAULT -> evaluation.withReferenceTrees(model, basedir);
            case TUNED -> evaluation.withTunedTrees(model, basedir);
        };
    }

    static RegressionModel load(Path file) {
        RegressionModel model = RegressionModel.load(file);
        ResultChain.requireModel(file);
        return model;
    }

    private static WorkerEvent describe(WorkerRequest.Describe request) {
        DataSpec data = request.data();
        Path folder = Path.of(request.outputDirectory());
        DataSource source = DataSource.of(data, Path.of(request.basedir()));
        inputs("dataset", source).requireApart(OUTPUT_FOLDER, folder, DatasetFiles.ALL);
        TableDescription table = source.describe(
                data.target(), new ColumnSelection(data.features(), data.exclude()), request.encoding());
        DatasetFiles.write(folder, table, source.requireSha256().orElse(null));
        List<String> summary = new ArrayList<>(source.notes());
        summary.addAll(TableLines.of(table));
        table.findings().stream()
                .filter(finding -> finding.kind() == TableFinding.Kind.NOTE)
                .forEach(finding -> summary.add(finding.text()));
        List<String> warnings = table.findings().stream()
                .filter(finding -> finding.kind() != TableFinding.Kind.NOTE)
                .map(TableFinding::text)
                .toList();
        return new WorkerEvent.Finished(summary, warnings, List.of());
    }

    private static WorkerEvent query(WorkerRequest.Query request) {
        Path file = Path.of(request.frozenRows());
        QueryFreeze freeze =
                new QueryFreeze(request.query(), request.credentials(), RequestHandler.class.getClassLoader());
        String before = FrozenRows.find(file).map(FrozenRows::sha256).orElse("");
        FrozenRows rows = freeze.into(file);
        // The same rows as before need no proof that a query gives them twice.
        List<String> warnings = rows.sha256().equals(before)
                ? List.of()
                : freeze.doubt(rows).stream().toList();
        return new WorkerEvent.Finished(List.of(QueryFreeze.text(rows)), warnings, List.of());
    }

    private static WorkerEvent parquet(WorkerRequest.Parquet request) {
        ParquetFile.write(
                Path.of(request.predictions()), Path.of(request.parquet()), RequestHandler.class.getClassLoader());
        return new WorkerEvent.Finished(List.of(), List.of(), List.of());
    }

    private static WorkerEvent predict(WorkerRequest.Predict request) {
        Path basedir = Path.of(request.basedir());
        inputs("input", DataSource.of("input", request.input(), basedir))
                .with("model", Path.of(request.model()))
                .requireApart("predictions", Path.of(request.predictions()));
        RegressionModel model = load(Path.of(request.model()));
        DataSource input = DataSource.of(
                "input",
                request.input(),
                basedir,
                request.dialect(),
                model.specification().data().dialect());
        PredictedRows rows = PredictedRows.of(model, input);
        List<String> warnings = rows.warnings(input.rowNames());
        PredictionFile.write(
                Path.of(request.predictions()),
                new PredictionFile.Keys(input.origin().map(QueryOrigin::key).orElse(List.of()), input.keys()),
                rows.predicted(),
                rows.spread(),
                model.intervals());
        int all = rows.predicted().length;
        List<String> summary = new ArrayList<>(input.notes());
        if (model.finalFit() != null) {
            summary.add("Predicted by " + request.model() + ", which was trained on all "
                    + NumberText.count(model.finalFit().rows())
                    + " rows and has no metrics of its own; the model that was evaluated has the SHA-256 "
                    + ShortId.of(model.finalFit().evaluatedModelSha256()));
        }
        summary.add("Predicted " + model.target() + " for " + (rows.count() < all ? rows.count() + " of " : "") + all
                + (all == 1 ? " row: " : " rows: ") + request.predictions());
        return new WorkerEvent.Finished(summary, warnings, List.of());
    }

    /**
     * Warnings about misleading data come first. Advice is a line of the summary, or a warning if the network is useless; there is none for a good
     * one.
     */
    static WorkerEvent.Finished finished(
            List<String> summary, List<DataFinding> findings, Advice advice, List<String> violations) {
        List<String> lines = new ArrayList<>(summary);
        List<String> warnings =
                new ArrayList<>(findings.stream().map(DataFinding::text).toList());
        switch (advice.severity()) {
            case GOOD -> {}
            case NOTE, PROBLEM -> lines.add(advice.text());
            case WARNING -> warnings.add(advice.text());
        }
        return new WorkerEvent.Finished(lines, warnings, violations);
    }

    /** The rules that advise on networks also have advice on trainings that end without one. */
    private static String remedy(WorkerRequest request, DivergenceException divergence) {
        return request instanceof WorkerRequest.Train train
                ? " Try "
                        + Advisor.ofDivergence(train.specification(), divergence.symptom())
                                .settings()
                        + "."
                : "";
    }

    /** ND4J silently falls back to the processor if CUDA does not start. */
    static void checkBackend(Backend backend, Specification specification, TrainingEngine engine) {
        String actual = engine.backend();
        if (specification.training().engine() != EngineName.VECTOR && !actual.equals(backend.nd4jClass())) {
            throw new RegressionException("backend is " + backend.parameterName() + ", but ND4J started its " + actual
                    + ". Check the driver of the GPU, or use backend=cpu.");
        }
    }

    private static String stackTrace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
