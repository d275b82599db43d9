package dev.mlmethods.regression.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.mlmethods.regression.advice.Advice;
import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.DialectSpec;
import dev.mlmethods.regression.data.EncodingSpec;
import dev.mlmethods.regression.evaluation.EvaluationTable;
import dev.mlmethods.regression.evaluation.GatedMetric;
import dev.mlmethods.regression.evaluation.Thresholds;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.FinalTraining;
import dev.mlmethods.regression.model.ModelEvaluation;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.SmallModels;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.ReportFiles;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.SampleTrainings;
import dev.mlmethods.regression.report.result.TestPredictions;
import dev.mlmethods.regression.report.result.TrainingReport;
import dev.mlmethods.regression.scaling.PreparationSpec;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.trees.WantedTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestHandlerTest {
    private final List<WorkerEvent> events = new ArrayList<>();
    private final RequestHandler handler = new RequestHandler(events::add);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void trainsWritesTheFilesAndReportsEachEpoch() throws IOException {
        WorkerEvent result = handler.handle(train(Backend.CPU, SmallModels.SPECIFICATION));

        WorkerEvent.Finished finished = (WorkerEvent.Finished) result;
        assertThat(finished.violations()).isEmpty();
        assertThat(finished.summary().get(0)).matches("Trained in \\d+\\.\\d\\d s with engine dl4j");
        assertThat(finished.summary().subList(1, finished.summary().size()))
                .isEqualTo(EvaluationTable.lines(SmallModels.train().evaluation()));
        assertThat(events)
                .isEqualTo(SmallModels.train().history().epochs().stream()
                        .map(WorkerEvent.Progress::new)
                        .toList());
        assertThat(names(folder.resolve("out")))
                .containsExactlyInAnyOrder("model.zip", "losses.csv", "timings.json", "training.json");
        assertThat(folder.resolve("out/training.json")).content().contains("\"fingerprint\": \"print\"");
    }

    @Test
    void trainsAFinalModelOnceTheFirstIsEvaluated() throws IOException {
        Path out = folder.resolve("out");
        WorkerEvent.Finished finished = (WorkerEvent.Finished) handler.handle(new WorkerRequest.Train(
                Backend.CPU,
                folder.toString(),
                out.toString(),
                SmallModels.SPECIFICATION,
                1,
                "print",
                List.of(),
                FinalTraining.ALL));

        assertThat(finished.summary())
                .last()
                .isEqualTo(
                        "The final model is trained on all 442 rows for 3 epochs, and has no metrics of its own: those of"
                                + " model.zip stand in for it");
        assertThat(finished.summary())
                .containsAll(EvaluationTable.lines(SmallModels.train().evaluation()));
        assertThat(events).hasSize(7);
        assertThat(events.subList(0, 3)).hasOnlyElementsOfType(WorkerEvent.Progress.class);
        assertThat(events.get(3)).isEqualTo(new WorkerEvent.FinalTraining(442, 3));
        assertThat(events.subList(4, 7)).hasOnlyElementsOfType(WorkerEvent.Progress.class);
        assertThat(names(out))
                .containsExactlyInAnyOrder(
                        "model.zip", "model-final.zip", "losses.csv", "timings.json", "training.json");
        assertThat(Files.readAllLines(out.resolve("losses.csv"))).hasSize(4);

        assertThat(handler.handle(evaluate(out.resolve("model-final.zip"), null, Map.of())))
                .asInstanceOf(type(WorkerEvent.Failed.class))
                .extracting(WorkerEvent.Failed::message)
                .asString()
                .startsWith("The model was trained on all 442 rows of its dataset, so none is held out");
        Path model = out.resolve("model-final.zip");
        String rows = "age,sex,bmi,bp,s1,s2,s3,s4,s5,s6\n0,0,0,0,0,0,0,0,0,0\n";
        Files.writeString(folder.resolve("rows.csv"), rows);
        WorkerEvent.Finished predicted = (WorkerEvent.Finished) handler.handle(new WorkerRequest.Predict(
                Backend.CPU,
                folder.toString(),
                model.toString(),
                "rows.csv",
                out.resolve("p.csv").toString()));
        assertThat(predicted.summary())
                .containsExactly(
                        "Predicted by " + model
                                + ", which was trained on all 442 rows and has no metrics of its own; the model that was"
                                + " evaluated has the SHA-256 "
                                + Sha256.of(Files.readAllBytes(out.resolve("model.zip")))
                                        .substring(0, 12),
                        "Predicted target for 1 row: " + out.resolve("p.csv"));
    }

    @Test
    void aPageSaysThatThereIsAFinalModel() throws IOException {
        Path out = folder.resolve("out");
        handler.handle(new WorkerRequest.Train(
                Backend.CPU,
                folder.toString(),
                out.toString(),
                SmallModels.SPECIFICATION,
                1,
                "print",
                List.of(),
                FinalTraining.ALL));
        handler.handle(evaluate(out.resolve("model.zip"), null, Map.of()));
        EvaluationReport report = EvaluationReport.read(out.resolve("evaluation.json"));
        assertThat(report.finalModel()).isEqualTo(TrainingReport.read(out).finalModel());
        assertThat(report.isOfFinalModel()).isFalse();
        assertThat(out.resolve("report.html"))
                .content()
                .contains(
                        "There is a final model, model-final.zip, trained on all 442 rows of diabetes; nothing on this page is"
                                + " measured on it.",
                        "-Dregression.finalTraining=all");

        handler.handle(evaluate(out.resolve("model-final.zip"), "diabetes", Map.of()));
        EvaluationReport ofFinal = EvaluationReport.read(out.resolve("evaluation.json"));
        assertThat(ofFinal.finalModel()).isEqualTo(report.finalModel());
        assertThat(ofFinal.isOfFinalModel()).isTrue();
        assertThat(out.resolve("report.html"))
                .content()
                .contains(
                        "It is a final model, trained on all 442 rows of diabetes.",
                        ":evaluate -Dregression.model=target/regression/model-final.zip -Dregression.evaluationDataset=");
    }

    @Test
    void writesTheSpreadOfAnEnsembleBesideItsPredictions() throws IOException {
        Path file = folder.resolve("model.zip");
        RegressionModel model =
                SmallModels.train(SmallModels.SPECIFICATION.withEnsembleSize(3)).model();
        model.save(file);
        Dataset rows = BuiltInDataset.DIABETES.load();
        double[] predicted = model.predict(rows.features());
        double[] spread = model.spread(rows.features());

        handler.handle(evaluate(file, null, Map.of()));
        List<String> evaluated = Files.readAllLines(folder.resolve("out/predictions.csv"));
        assertThat(evaluated.get(0)).isEqualTo("row,actual,predicted,spread");
        assertThat(evaluated).hasSize(90);
        for (String line : evaluated.subList(1, 90)) {
            int row = Integer.parseInt(line.substring(0, line.indexOf(',')));
            assertThat(line)
                    .isEqualTo(row + "," + NumberText.shortest(rows.target(row)) + ","
                            + NumberText.shortest(predicted[row]) + "," + NumberText.shortest(spread[row]));
        }
        assertThat(TestPredictions.read(folder.resolve("out/predictions.csv")).rows())
                .hasSize(89);

        StringBuilder table = new StringBuilder(String.join(",", model.features())).append('\n');
        for (int row = 0; row < 2; row++) {
            double[] values = new double[10];
            rows.features().copyRow(row, values, 0);
            table.append(Arrays.stream(values).mapToObj(NumberText::shortest).collect(Collectors.joining(",")))
                    .append('\n');
        }
        Files.writeString(folder.resolve("in.csv"), table);
        Path predictions = folder.resolve("out.csv");
        handler.handle(new WorkerRequest.Predict(
                Backend.CPU, folder.toString(), file.toString(), "in.csv", predictions.toString()));
        assertThat(Files.readAllLines(predictions))
                .containsExactly(
                        "row,predicted,spread",
                        "0," + NumberText.shortest(predicted[0]) + "," + NumberText.shortest(spread[0]),
                        "1," + NumberText.shortest(predicted[1]) + "," + NumberText.shortest(spread[1]));
    }

    @Test
    void saysThatAModelContainsTrainingRows() throws IOException {
        Specification specification = SmallModels.SPECIFICATION
                .withTraining(SmallModels.SPECIFICATION.training().withEngine(EngineName.VECTOR))
                .withPreparation(PreparationSpec.defaults().withNeighbourFeatures(List.of("bmi", "bp")));
        WorkerEvent.Finished finished = (WorkerEvent.Finished) handler.handle(train(Backend.CPU, specification));
        assertThat(finished.summary())
                .contains("The model contains the training rows' coordinates, target and features, because"
                        + " neighbourFeatures=true");
        handler.handle(evaluate(folder.resolve("out/model.zip"), null, Map.of()));
        assertThat(folder.resolve("out/report.html"))
                .content()
                .contains("The model contains training rows: their coordinates, their target, and their features.");
    }

    @Test
    void evaluatesOnTheHeldOutRows() throws IOException {
        Path model = savedModel();
        WorkerEvent result = handler.handle(evaluate(model, null, Map.of()));
        assertThat(result)
                .isEqualTo(new WorkerEvent.Finished(
                        EvaluationTable.lines(SmallModels.train().evaluation()),
                        List.of(
                                "The network is no better than the mean of the training rows: RMSE 162.3 against 73.22 on the"
                                        + " test rows. The target's scale is far from 1, where a network"
                                        + " starts: the network has an RMSE of 171.7 on the training rows, and their mean one of 77.95. Scale the"
                                        + " target: targetScaling=standard."),
                        List.of()));
        assertThat(names(folder.resolve("out")))
                .containsExactlyInAnyOrder("metrics.json", "predictions.csv", "evaluation.json", "report.html");
        assertThat(events).isEmpty();
    }

    /** The same evidence gives the same advice, whichever goal finds it: log, evaluation.json and training.json have the same text. */
    @Test
    void trainAndEvaluateAdviseTheSame() throws IOException {
        Path out = folder.resolve("out");
        WorkerEvent.Finished trained = (WorkerEvent.Finished) handler.handle(new WorkerRequest.Train(
                Backend.CPU, folder.toString(), out.toString(), SmallModels.SPECIFICATION, 1, "print", List.of()));
        WorkerEvent.Finished evaluated =
                (WorkerEvent.Finished) handler.handle(evaluate(out.resolve("model.zip"), null, Map.of()));
        assertThat(evaluated.warnings()).isEqualTo(trained.warnings()).hasSize(1);
        Advice advice = EvaluationReport.read(out.resolve("evaluation.json")).advice();
        assertThat(evaluated.warnings()).containsExactly(advice.text());
        for (String file : List.of("training.json", "evaluation.json")) {
            assertThat(Json.tree(Files.readAllBytes(out.resolve(file))).path("advice"))
                    .isEqualTo(Json.toTree(advice));
        }
        assertThat(out.resolve("report.html")).content().contains(advice.text());
    }

    private WorkerEvent trained(Specification specification, List<GatedMetric> gates) {
        return handler.handle(new WorkerRequest.Train(
                Backend.CPU, folder.toString(), folder.resolve("out").toString(), specification, 1, "print", gates));
    }

    /** With one row held out, R2 is 0 or not defined, whatever the network learns. */
    @Test
    void findsBeforeTheTrainingThatAThresholdIsNotDefined() throws IOException {
        Files.writeString(folder.resolve("few.csv"), "a,price\n1,2\n2,0\n3,6\n4,8\n");
        Specification specification = SmallModels.SPECIFICATION
                .withData(new DataSpec("few.csv", "price", List.of(), List.of()))
                .withSplit(new SplitSpec(0.25, 42, 0));
        WorkerEvent result = trained(
                specification,
                Thresholds.parse(Map.of("minR2", "0.5", "maxRmse", "3")).gates());
        assertThat(result)
                .asInstanceOf(type(WorkerEvent.Failed.class))
                .extracting(WorkerEvent.Failed::message)
                .isEqualTo(
                        "minR2 is given, but test.r2 says nothing of any model: there is one test row. Use maxRmse, or hold out"
                                + " more rows (testSize).");
        assertThat(events).isEmpty();
        assertThat(folder.resolve("out"))
                .satisfiesAnyOf(
                        out -> assertThat(out).doesNotExist(),
                        out -> assertThat(out).isEmptyDirectory());
    }

    @Test
    void aTrainingThatDivergedHearsWhatToTry() {
        Specification specification = SmallModels.SPECIFICATION.withTraining(
                SmallModels.SPECIFICATION.training().withLearningRate(1e30));
        WorkerEvent result = trained(specification, List.of());
        assertThat(result)
                .asInstanceOf(type(WorkerEvent.Failed.class))
                .extracting(WorkerEvent.Failed::message)
                .asString()
                .startsWith("The training diverged: ")
                .endsWith(" Try learningRate=0.01 and targetScaling=standard.");
    }

    @Test
    void evaluatesOnAnotherDataset() {
        Path model = savedModel();
        WorkerEvent result = handler.handle(evaluate(model, "diabetes", Map.of()));
        assertThat(result)
                .isEqualTo(new WorkerEvent.Finished(
                        EvaluationTable.lines(ModelEvaluation.onDataset(RegressionModel.load(model), "diabetes", folder)
                                .evaluation()),
                        List.of(
                                "353 of 442 test rows have the features of a training row, 353 of them also its target. On such"
                                        + " rows a metric tells how well the network memorizes, not how well it predicts new ones."
                                        + " Keep one of each set of equal rows, or test on other rows (evaluationDataset).",
                                "The network is no better than the mean of the training rows: RMSE 169.9 against 77.02 on the"
                                        + " test rows. Most test rows, 353 of 442, have the features of a training row: the metrics tell how well the"
                                        + " network memorizes, not how well it predicts. Evaluate on rows that"
                                        + " were not trained on, or without evaluationDataset."),
                        List.of()));
    }

    @Test
    void comparesTheNetworkWithTrees() {
        WorkerEvent.Finished plain = evaluated(null);
        WorkerEvent.Finished compared = evaluated(new WorkerRequest.ReferenceTrees(WantedTrees.DEFAULT, null));
        assertThat(compared.warnings()).isEqualTo(plain.warnings());
        assertThat(compared.summary())
                .filteredOn(line -> line.startsWith("  LightGBM, defaults "))
                .hasSize(2);
        assertThat(compared.summary())
                .last()
                .asString()
                .matches(
                        "LightGBM with default settings is better than this network: RMSE 56.60 against .* is more than luck\\.");

        WorkerEvent.Finished lacking =
                evaluated(new WorkerRequest.ReferenceTrees(WantedTrees.TUNED, "there is no network"));
        assertThat(lacking.summary()).isEqualTo(plain.summary());
        List<String> warnings = new ArrayList<>(plain.warnings());
        warnings.add("There are no gradient-boosted trees to compare the network with: there is no network.");
        assertThat(lacking.warnings()).isEqualTo(warnings);
    }

    @Test
    void comparesTheNetworkWithTunedTrees() {
        assertThat(evaluated(new WorkerRequest.ReferenceTrees(WantedTrees.TUNED, null))
                        .summary())
                .anyMatch(line -> line.startsWith("  LightGBM, tuned "))
                .noneMatch(line -> line.contains("default"))
                .last()
                .asString()
                .startsWith("LightGBM tuned by 20 points in 5 folds is better than this network: RMSE ");
    }

    private WorkerEvent.Finished evaluated(WorkerRequest.@Nullable ReferenceTrees trees) {
        return (WorkerEvent.Finished) handler.handle(new WorkerRequest.Evaluate(
                Backend.CPU,
                folder.toString(),
                folder.resolve("out").toString(),
                savedModel().toString(),
                null,
                Map.of(),
                trees));
    }

    @Test
    void finishesWithTheThresholdsThatAreNotMetAndWritesTheMetricsNevertheless() throws IOException {
        WorkerEvent result =
                handler.handle(evaluate(savedModel(), null, Map.of("minR2", "0.5", "maxRmse", "1e6", "maxMae", "2")));
        assertThat(result)
                .asInstanceOf(type(WorkerEvent.Finished.class))
                .extracting(WorkerEvent.Finished::violations)
                .isEqualTo(List.of(
                        "test.mae is 145.1, but maxMae requires at most 2",
                        "test.r2 is -3.972, but minR2 requires at least 0.5"));
        assertThat(names(folder.resolve("out"))).contains("metrics.json");
    }

    @Test
    void predictsTheRowsOfAFileByItsColumnNames() throws IOException {
        Path model = savedModel();
        List<String> features = new ArrayList<>(RegressionModel.load(model).features());
        List<String> reversed = new ArrayList<>(features);
        Collections.reverse(reversed);
        Files.writeString(
                folder.resolve("in.csv"),
                "note," + String.join(",", reversed) + "\nx" + ",0.01".repeat(10) + "\ny" + ",0.02".repeat(10) + "\n");
        Path predictions = folder.resolve("p/out.csv");

        WorkerEvent result = handler.handle(new WorkerRequest.Predict(
                Backend.CPU, folder.toString(), model.toString(), "in.csv", predictions.toString()));

        assertThat(result).isEqualTo(WorkerEvent.Finished.of(List.of("Predicted target for 2 rows: " + predictions)));
        assertThat(Files.readAllLines(predictions)).hasSize(3).first().isEqualTo("row,predicted");
    }

    /** The parameters of the training apply to what the input doesn't say, and those of predict to all of it. */
    @Test
    void saysHowTablesAreWritten() throws IOException {
        StringBuilder table = new StringBuilder("\"\";b;\"price, EUR\";y\n");
        for (int row = 0; row < 40; row++) {
            table.append("r")
                    .append(row)
                    .append(";1.")
                    .append(100 + row)
                    .append(";")
                    .append(row % 7)
                    .append(",5;");
            table.append(row % 5).append("\n");
        }
        Files.writeString(folder.resolve("table.csv"), table);
        DialectSpec dialect = new DialectSpec(null, null, null, ".", null, null);
        Specification specification = SmallModels.SPECIFICATION.withData(
                new DataSpec("table.csv", "y", List.of(), List.of("price, EUR")).withDialect(dialect));
        WorkerEvent trained = handler.handle(new WorkerRequest.Train(
                Backend.CPU, folder.toString(), folder.toString(), specification, null, "print", List.of()));
        assertThat(trained)
                .asInstanceOf(type(WorkerEvent.Finished.class))
                .satisfies(finished -> assertThat(finished.summary())
                        .startsWith(
                                "table.csv: separated by semicolons, decimal commas",
                                "table.csv: the first column has no name. It is taken to hold row names and called 'row', and is a feature only if"
                                        + " features names it."));
        Path model = folder.resolve("model.zip");
        assertThat(RegressionModel.load(model).features()).containsExactly("b");
        assertThat(RegressionModel.load(model).specification()).isEqualTo(specification);

        Files.writeString(folder.resolve("in.tsv"), "x\tx\t\tb\n1\t2\t3\t1.100\n");
        List<String> byModel = predicted(model, DialectSpec.FOUND);
        Files.writeString(folder.resolve("in.tsv"), "b\n1100\n");
        assertThat(predicted(model, DialectSpec.FOUND)).isEqualTo(byModel);
        Files.writeString(folder.resolve("in.tsv"), "b c\n1,1e3 2\n");
        assertThat(predicted(model, new DialectSpec("space", null, ",", null, null, null)))
                .isEqualTo(byModel);
    }

    private List<String> predicted(Path model, DialectSpec dialect) throws IOException {
        Path predictions = folder.resolve("out.csv");
        WorkerEvent result = handler.handle(new WorkerRequest.Predict(
                Backend.CPU, folder.toString(), model.toString(), "in.tsv", predictions.toString(), dialect));
        assertThat(result).isInstanceOf(WorkerEvent.Finished.class);
        return Files.readAllLines(predictions);
    }

    @Test
    void failsWithTheMessageOfTheFaultAndItsStackTrace() {
        WorkerEvent result = handler.handle(evaluate(folder.resolve("none.zip"), null, Map.of()));
        String message = "There is no model " + folder.resolve("none.zip")
                + ". Make one first with regression:train or regression:import.";
        assertThat(result).asInstanceOf(type(WorkerEvent.Failed.class)).satisfies(failed -> {
            assertThat(failed.message()).isEqualTo(message);
            assertThat(failed.stackTrace())
                    .startsWith("dev.mlmethods.regression.RegressionException: " + message + System.lineSeparator())
                    .contains("\tat dev.mlmethods.regression.model.ModelFile.read(");
        });
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void describesATable() throws IOException {
        Files.writeString(folder.resolve("cars.csv"), """
                name,power,price
                a rather long name of a column of texts,1,2
                b,,
                c,2,4
                b,,
                """);
        WorkerEvent result = handler.handle(new WorkerRequest.Describe(
                Backend.CPU,
                folder.toString(),
                folder.resolve("out").toString(),
                DataSpec.csv("cars.csv", "price"),
                EncodingSpec.defaults()));
        assertThat(result)
                .isEqualTo(new WorkerEvent.Finished(
                        List.of(
                                "4 rows, 3 columns",
                                "  column            type         missing  distinct  correlation",
                                "  name              category           0         3",
                                "  power             number             2         2          1.0",
                                "  price             number             2         2       target",
                                "2 rows have no target 'price' and will be left out, the first in line 3."),
                        List.of(
                                "4 rows are too few to train on some and test on others with any meaning. Add rows.",
                                "1 row of 4 has the same cells as a row above: if one is trained on and the other tested, the test is too easy. Keep"
                                        + " one of each, unless they were measured independently."),
                        List.of()));
        assertThat(folder.resolve("out/dataset.html")).content().contains("Table cars.csv");
        assertThat(folder.resolve("out/dataset.json")).content().contains("\"formatVersion\": 1", "\"rows\": 4");
    }

    @Test
    void thePageOfAnEvaluationLeadsToTheDescriptionOfItsTable() throws IOException {
        Path table = folder.resolve("cars.csv");
        StringBuilder rows = new StringBuilder("power,weight,price\n");
        for (int row = 0; row < 40; row++) {
            rows.append(row % 7 + "," + row * 5 % 11 + "," + row + "\n");
        }
        Files.writeString(table, rows);
        Files.writeString(folder.resolve("others.csv"), rows);
        Specification specification = SmallModels.SPECIFICATION
                .withData(DataSpec.csv("cars.csv", "price"))
                .withSplit(new SplitSpec(0.2, 42, 0));
        finish(train(Backend.CPU, specification));
        Path model = folder.resolve("out/model.zip");
        Path page = folder.resolve("out/report.html");
        String link = "<a href=\"dataset.html\">";

        finish(evaluate(model, null, Map.of()));
        assertThat(page).content().doesNotContain(link);

        describe("cars.csv");
        ReportFiles.write(folder.resolve("out/evaluation.json"), page);
        assertThat(page).content().containsOnlyOnce(link);
        finish(evaluate(model, null, Map.of()));
        assertThat(page).content().containsOnlyOnce(link);

        finish(evaluate(model, "others.csv", Map.of()));
        assertThat(page).content().doesNotContain(link);
        describe("others.csv");
        finish(evaluate(model, null, Map.of()));
        assertThat(page).content().doesNotContain(link);

        Files.writeString(table, rows + "1,2,3\n");
        describe("cars.csv");
        Files.writeString(table, rows);
        finish(evaluate(model, null, Map.of()));
        assertThat(page).content().doesNotContain(link);
        Files.writeString(folder.resolve("out/dataset.json"), "{");
        finish(evaluate(model, null, Map.of()));
        assertThat(page).content().doesNotContain(link);
    }

    private void describe(String table) {
        finish(new WorkerRequest.Describe(
                Backend.CPU,
                folder.toString(),
                folder.resolve("out").toString(),
                DataSpec.csv(table, "price"),
                EncodingSpec.defaults()));
    }

    private void finish(WorkerRequest request) {
        assertThat(handler.handle(request)).isInstanceOf(WorkerEvent.Finished.class);
    }

    @Test
    void evaluatesAndPredictsWithNoModelThatItsTrainingDoesNotTellOf() throws IOException {
        Path model = savedModel();
        Files.write(model.resolveSibling("training.json"), Json.file(SampleTrainings.of("a".repeat(64), 1)));
        Files.writeString(folder.resolve("in.csv"), "x\n1\n");
        List.of(
                        evaluate(model, null, Map.of()),
                        new WorkerRequest.Predict(
                                Backend.CPU,
                                folder.toString(),
                                model.toString(),
                                "in.csv",
                                folder.resolve("out.csv").toString()))
                .forEach(request -> assertThat(handler.handle(request))
                        .asInstanceOf(type(WorkerEvent.Failed.class))
                        .extracting(WorkerEvent.Failed::message)
                        .asString()
                        .startsWith("The model " + model + " is not the one that training.json beside it records: ")
                        .endsWith(", and aaaaaaaaaaaa is named there. Run regression:train."));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void failsBeforeItReadsTheModelWhereAThresholdIsUnknown() {
        WorkerEvent result = handler.handle(evaluate(folder.resolve("none.zip"), null, Map.of("minR3", "1")));
        assertThat(result)
                .asInstanceOf(type(WorkerEvent.Failed.class))
                .extracting(WorkerEvent.Failed::message)
                .asString()
                .startsWith("thresholds has an unknown entry 'minR3'; it must be one of: ");
    }

    @Test
    void failsWhereNd4jStartedAnotherBackend() {
        WorkerEvent result = handler.handle(train(Backend.CUDA, SmallModels.SPECIFICATION));
        assertThat(result)
                .asInstanceOf(type(WorkerEvent.Failed.class))
                .extracting(WorkerEvent.Failed::message)
                .isEqualTo("backend is cuda, but ND4J started its CpuBackend. Check the driver of the GPU, or use"
                        + " backend=cpu.");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void failsWithoutFilesWhereTheTrainingDiverges() {
        Specification wild = SmallModels.SPECIFICATION.withTraining(
                SmallModels.SPECIFICATION.training().withLearningRate(1e30));
        WorkerEvent result = handler.handle(train(Backend.CPU, wild));
        assertThat(result)
                .asInstanceOf(type(WorkerEvent.Failed.class))
                .extracting(WorkerEvent.Failed::message)
                .asString()
                .startsWith("The training diverged: the loss is Infinity in epoch 2 of 3.");
        assertThat(events)
                .extracting(event -> ((WorkerEvent.Progress) event).loss())
                .extracting(EpochLoss::epoch)
                .containsExactly(1);
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    @Test
    void failsWithTheExceptionWhereTheFaultIsItsOwn() {
        RequestHandler broken = new RequestHandler(event -> {
            throw new IllegalStateException("defect");
        });
        WorkerEvent result = broken.handle(train(Backend.CPU, SmallModels.SPECIFICATION));
        assertThat(result).asInstanceOf(type(WorkerEvent.Failed.class)).satisfies(failed -> {
            assertThat(failed.message()).isEqualTo("The worker failed: IllegalStateException: defect.");
            assertThat(failed.stackTrace()).startsWith("java.lang.IllegalStateException: defect");
        });
    }

    @Test
    void failsWithAdviceWhereTheMemoryIsNotEnough() {
        RequestHandler broken = new RequestHandler(event -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertThat(broken.handle(train(Backend.CPU, SmallModels.SPECIFICATION)))
                .asInstanceOf(type(WorkerEvent.Failed.class))
                .extracting(WorkerEvent.Failed::message)
                .isEqualTo("The worker ran out of memory (Java heap space). Give it more with jvmArguments, such as"
                        + " -Xmx4g, or use less data or smaller batches.");
    }

    private WorkerRequest train(Backend backend, Specification specification) {
        return new WorkerRequest.Train(
                backend, folder.toString(), folder.resolve("out").toString(), specification, null, "print", List.of());
    }

    private WorkerRequest evaluate(Path model, @Nullable String dataset, Map<String, String> thresholds) {
        return new WorkerRequest.Evaluate(
                Backend.CPU,
                folder.toString(),
                folder.resolve("out").toString(),
                model.toString(),
                dataset,
                thresholds);
    }

    private Path savedModel() {
        Path model = folder.resolve("model.zip");
        SmallModels.train().model().save(model);
        return model;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
