package dev.mlmethods.regression.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.report.ReportFiles;
import dev.mlmethods.regression.report.page.tuning.TuningPage;
import dev.mlmethods.regression.report.result.TuningReport;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.tune.SmallTunings;
import dev.mlmethods.regression.tune.TuningSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneHandlerTest {
    private final List<WorkerEvent> events = new ArrayList<>();
    private final RequestHandler handler = new RequestHandler(events::add);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private TuningSpec spec(String budget, Map<String, ?> given) {
        return SmallTunings.spec(SmallTunings.table(folder, "houses.csv", 0, List.of()), budget, 1, 0, given);
    }

    private WorkerEvent tune(TuningSpec spec, boolean plan, List<String> kept) {
        WorkerRequest request = new WorkerRequest.Tune(
                Backend.CPU, folder.toString(), folder.resolve("out").toString(), spec, kept, 2, plan, null);
        assertThat(Json.read(Json.line(request), WorkerRequest.class)).isEqualTo(request);
        return handler.handle(request);
    }

    @Test
    void tunesTrainsAndWritesTheFiles() throws IOException {
        WorkerEvent.Finished finished =
                (WorkerEvent.Finished) tune(spec("30", Map.of("neighbourFeatures", false)), false, List.of("epochs"));

        TuningReport report = TuningReport.read(folder.resolve("out").resolve(TuningReport.FILE));
        assertThat(finished.summary())
                .anyMatch(line ->
                        line.startsWith("Tuned with " + report.result().trials().size() + " trials in "))
                .anyMatch(
                        line -> line.startsWith("Best: trial " + report.result().best() + ", "))
                .containsSubsequence("Lines for regression.yaml, with which train gives this model:")
                .doesNotContain("  epochs: 12");
        assertThat(finished.warnings()).isEmpty();
        assertThat(report.configuration())
                .contains("batchSize: 16", "target: price")
                .doesNotContain("epochs: 12");
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "model.zip", "losses.csv", "timings.json", "trials.csv", "tuning.json", "report.html");
        }
        assertThat(folder.resolve("out/trials.csv"))
                .content()
                .hasLineCount(report.result().trials().size() + 1)
                .startsWith("trial,stage,");
        assertThat(events).hasSize(report.result().trials().size()).allMatch(WorkerEvent.Tuning.class::isInstance);

        assertThatThePageIsThatOfTheJson();
        RegressionModel model = RegressionModel.load(folder.resolve("out/model.zip"));
        assertThat(model.parametersSha256()).isEqualTo(report.model().parametersSha256());
        assertThat(RegressionTrainer.train(
                                report.result().chosen(),
                                folder,
                                RegressionTrainer.engine(report.result().chosen(), 1),
                                List.of(),
                                TrainingListener.SILENT)
                        .model()
                        .toBytes())
                .isEqualTo(Files.readAllBytes(folder.resolve("out/model.zip")));
    }

    private void assertThatThePageIsThatOfTheJson() {
        Path page = folder.resolve("out/report.html");
        Path again = folder.resolve("again/report.html");
        Path json = folder.resolve("out/tuning.json");
        assertThat(ReportFiles.find(folder.resolve("out"))).containsExactly(json);
        ReportFiles.write(json, again);
        assertThat(again).hasSameBinaryContentAs(page);
        ReportFiles.writeSite(List.of(json), folder.resolve("site"));
        assertThat(folder.resolve("site/tuning.html")).hasSameBinaryContentAs(page);
        assertThat(folder.resolve("site/index.html")).content().contains("tuning.html");
        assertThatThrownBy(() -> ReportFiles.compare(json, "one", json, "other", folder.resolve("comparison.html")))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "The result " + json + " is a tuning, which a comparison doesn't show. Evaluate its model with"
                                + " regression:evaluate and -Dregression.model=" + folder.resolve("out/model.zip")
                                + ", and compare the evaluation.");
    }

    @Test
    void warnsOfModelsThatContainTheirTrainingRows() {
        WorkerEvent.Finished finished = (WorkerEvent.Finished)
                tune(spec("12", Map.of("neighbourFeatures", true, "validationSize", 0.1)), false, List.of());
        assertThat(finished.warnings()).contains(TuningPage.STORES_ROWS);
    }

    @Test
    void saysWhatItWouldTryAndWritesNothing() {
        WorkerEvent.Finished finished = (WorkerEvent.Finished) tune(spec("30", Map.of()), true, List.of());
        assertThat(finished.summary())
                .contains(
                        "Plan: 30 trainings by the table of costs; one training of the recipe is reckoned at 1 training on 240"
                                + " rows that are not held out",
                        "   30%  presentation: what the network reads and learns",
                        "   25%  ensemble: the networks of the model");
        assertThat(events).isEmpty();
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
