package dev.mlmethods.regression.goals;

import dev.mlmethods.regression.data.ColumnSelection;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.TableDescription;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.SampleCheckResults;
import dev.mlmethods.regression.gate.baseline.BaselineFile;
import dev.mlmethods.regression.gate.baseline.SampleEvaluation;
import dev.mlmethods.regression.gate.baseline.StoredBaseline;
import dev.mlmethods.regression.gate.history.HistoryFile;
import dev.mlmethods.regression.gate.history.SampleEntries;
import dev.mlmethods.regression.gate.verdict.GoalCommand;
import dev.mlmethods.regression.gate.verdict.ModuleVerdict;
import dev.mlmethods.regression.gate.verdict.VerdictFiles;
import dev.mlmethods.regression.gate.verdict.VerdictPage;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.model.ModelEvaluation;
import dev.mlmethods.regression.model.SmallModels;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.report.DatasetFiles;
import dev.mlmethods.regression.report.EvaluationFiles;
import dev.mlmethods.regression.report.PredictionFile;
import dev.mlmethods.regression.report.ReportFiles;
import dev.mlmethods.regression.report.ReportedEvaluation;
import dev.mlmethods.regression.report.SweepFiles;
import dev.mlmethods.regression.report.TrainingFiles;
import dev.mlmethods.regression.report.page.HtmlPage;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.FinalModel;
import dev.mlmethods.regression.report.result.Timings;
import dev.mlmethods.regression.report.result.TrainingReport;
import dev.mlmethods.regression.sweep.BestModel;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What the goals publish, each with the code that the goal runs. */
enum PublishedGoal {
    TRAIN {
        @Override
        Consumer<Path> writer(int run, Path scratch) {
            return trained(training(run));
        }
    },
    /** With a model that was trained on every row, and then without. */
    TRAIN_FINAL {
        @Override
        Consumer<Path> writer(int run, Path scratch) {
            return trained(run % 2 == 1 ? trainingWithFinalModel(run) : training(run));
        }

        /** Whoever looks for the final model reads {@code training.json} first, which may not name one. */
        @Override
        Object read(Path folder) {
            return withoutUnnamed(folder, super.read(folder));
        }
    },
    /** With such a model each time. */
    TRAIN_FINAL_AGAIN {
        @Override
        Consumer<Path> writer(int run, Path scratch) {
            return trained(trainingWithFinalModel(run));
        }
    },
    EVALUATE {
        @Override
        Consumer<Path> writer(int run, Path scratch) {
            TrainingResult trained = training(run);
            Path file = scratch.resolve("model.zip");
            trained.model().save(file);
            ModelEvaluation evaluation = ModelEvaluation.onHeldOutRows(trained.model(), Path.of(""));
            EvaluationReport report = ReportedEvaluation.of(trained.model(), file, evaluation, scratch);
            return folder -> EvaluationFiles.write(folder, evaluation, report);
        }
    },
    SWEEP {
        @Override
        Consumer<Path> writer(int run, Path scratch) {
            SweepResult sweep = SmallSweeps.run(SmallSweeps.grid("epochs", String.valueOf(2 + run)));
            TrainingResult best = BestModel.train(sweep, Path.of(""), 1, TrainingListener.SILENT);
            return folder -> {
                try (StagedFiles files = StagedFiles.in(folder)) {
                    SweepFiles.write(files, sweep, best, Timings.ofSweep(1, 2, 3, 4));
                }
            };
        }
    },
    /** Other rows may remain beside it until the next baseline. */
    ACCEPT {
        @Override
        Consumer<Path> writer(int run, Path scratch) {
            StoredBaseline baseline =
                    SampleEvaluation.held().withError(0.25 * run).baseline();
            return folder -> file(folder).write(baseline);
        }

        @Override
        Object read(Path folder) {
            return file(folder).find().orElseThrow();
        }

        private BaselineFile file(Path folder) {
            return BaselineFile.of(folder.resolve(BaselineFile.DEFAULT_NAME));
        }
    },
    CHECK {
        @Override
        Consumer<Path> writer(int run, Path scratch) {
            CheckResult result = run % 2 == 0 ? SampleCheckResults.identical() : SampleCheckResults.regressed();
            return folder -> VerdictFiles.write(folder, "prices", result, GoalCommand.PLAIN);
        }
    },
    RECORD {
        @Override
        Consumer<Path> writer(int run, Path scratch) {
            return folder ->
                    HistoryFile.at(folder.resolve(HistoryFile.NAME)).append(SampleEntries.of("commit " + run, 0.5));
        }
    },
    /** The pages of a site, which has several files. */
    REPORT {
        @Override
        Consumer<Path> writer(int run, Path scratch) {
            Path result = scratch.resolve("result" + run);
            EVALUATE.writer(run, scratch).accept(result);
            return folder -> ReportFiles.writeSite(List.of(result.resolve(EvaluationReport.FILE)), folder);
        }
    },
    AGGREGATE {
        @Override
        Consumer<Path> writer(int run, Path scratch) {
            ModuleVerdict verdict = new ModuleVerdict("prices " + run, SampleCheckResults.regressed());
            return folder -> StagedFiles.writeOne(
                    folder.resolve("verdicts.html"), HtmlPage.render(VerdictPage.of(List.of(verdict))));
        }
    },
    DESCRIBE {
        @Override
        Consumer<Path> writer(int run, Path scratch) {
            // Named as by a user: another process has a different scratch folder.
            String table = "table" + run + ".csv";
            write(scratch.resolve(table), "a,y\n1,2\n3," + run + "\n");
            TableDescription description = DataSource.of(table, scratch).describe("y", ColumnSelection.all());
            return folder -> DatasetFiles.write(folder, description, null);
        }
    },
    PREDICT {
        @Override
        Consumer<Path> writer(int run, Path scratch) {
            return folder -> PredictionFile.write(folder.resolve("new.csv"), new double[] {run}, null, null);
        }
    };

    /**
     * Writes the results of a run into a folder, replacing those of another run.
     *
     * @param run a different number gives different results
     * @param scratch a separate folder
     */
    abstract Consumer<Path> writer(int run, Path scratch);

    /** What a reader gets after using {@link dev.mlmethods.regression.file.PendingMoves}. */
    Object read(Path folder) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.toList()) {
                String name = String.valueOf(file.getFileName());
                if (!name.startsWith(".")) {
                    files.put(name, Sha256.of(Files.readAllBytes(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static Consumer<Path> trained(TrainingResult result) {
        return folder -> {
            try (StagedFiles files = StagedFiles.in(folder)) {
                TrainingFiles.write(files, result, "fingerprint", Timings.ofTraining(1, 2, result, 3));
            }
        };
    }

    private static Object withoutUnnamed(Path folder, Object read) {
        Map<?, ?> files = new HashMap<>((Map<?, ?>) read);
        if (TrainingReport.read(folder).finalModel() == null) {
            files.remove(FinalModel.FILE);
        }
        return files;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrainingResult training(long seed) {
        return SmallModels.train(specification(seed));
    }

    private static TrainingResult trainingWithFinalModel(long seed) {
        return SmallModels.trainWithFinalModel(specification(seed));
    }

    private static Specification specification(long seed) {
        return SmallModels.SPECIFICATION.withTraining(
                SmallModels.SPECIFICATION.training().withSeed(seed));
    }
}
