package dev.mlmethods.regression.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.BestModel;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.StrategySpec;
import dev.mlmethods.regression.sweep.SweepPlan;
import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.sweep.TrialFit;
import dev.mlmethods.regression.sweep.TrialResult;
import dev.mlmethods.regression.sweep.TrialStatus;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.TrainingListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SweepReportTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static SweepReport readBack(SweepReport report) {
        return Json.read(Json.file(report), SweepReport.class);
    }

    static List<SweepSpec> sweeps() {
        return List.of(
                SmallSweeps.grid("learningRates", "1e-2,1e9", "hiddenLayers", "none;6;4,3", "batchSizes", "full,32"),
                SmallSweeps.grid("learningRates", "1e-2,1e-3", "seeds", "1,2", "restoreBests", "true,false"),
                SmallSweeps.grid("splitSeeds", "1,4294967295", "weightDecays", "0,1")
                        .withFolds(2),
                SmallSweeps.grid("learningRates", "log 1e-4..1").withStrategy(StrategySpec.successiveHalving(6, 3, 2)));
    }

    @ParameterizedTest
    @MethodSource("sweeps")
    void readsBackAsItWas(SweepSpec spec) {
        SweepReport report = SweepJson.report(SmallSweeps.run(spec));
        assertThat(readBack(report)).isEqualTo(report);
        assertThat(report.formatVersion()).isEqualTo(1);
        assertThat(report.model()).isNull();
    }

    @Test
    void readsBackWithItsModel() {
        SweepResult sweep = SmallSweeps.run(SmallSweeps.grid("learningRates", "1e-2"));
        SweepReport report =
                SweepJson.report(sweep, BestModel.train(sweep, Path.of(""), 1, TrainingListener.SILENT), "sha", null);
        assertThat(readBack(report)).isEqualTo(report);
        assertThat(report.model())
                .extracting(SweepReport.Model::trial, SweepReport.Model::refit, SweepReport.Model::epochs)
                .containsExactly(1, true, 8);
    }

    @Test
    void readsBackWhatWentWrong() {
        double nan = Double.NaN;
        RegressionMetrics undefined = new RegressionMetrics(nan, nan, nan, nan, nan, nan, nan, nan);
        TrialFit fit = new TrialFit(2, undefined, undefined, undefined, "sha", List.of(new EpochLoss(2, 1e300, null)));
        SweepResult sweep = new SweepResult(
                SweepPlan.of(SmallSweeps.grid("learningRates", "1,2,3")),
                "data",
                "vector",
                List.of(),
                List.of(
                        new TrialResult(1, TrialStatus.DIVERGED, "it \"rose\"\n", List.of(fit), List.of()),
                        new TrialResult(2, TrialStatus.FAILED, "so", List.of(), List.of()),
                        new TrialResult(3, TrialStatus.PRUNED, "so", List.of(fit), List.of(nan))));
        SweepReport report = SweepJson.report(sweep);
        assertThat(readBack(report)).isEqualTo(report);
        assertThat(report.summary().best()).isNull();
        assertThat(report.summary().count(TrialStatus.FAILED)).isEqualTo(1);
        assertThat(report.trials().get(0).fits().get(0).metrics())
                .isEqualTo(Map.of("validation", Map.of(), "train", Map.of(), "test", Map.of()));
    }

    @Test
    void isReadFromItsFile() throws IOException {
        SweepReport report = SweepJson.report(SmallSweeps.run(SmallSweeps.RATES_AND_EPOCHS));
        Path file = Files.write(folder.resolve("sweep.json"), Json.file(report));
        assertThat(SweepReport.read(file)).isEqualTo(report);
    }

    @Test
    void anotherVersionIsNotRead() throws IOException {
        Path file = Files.writeString(folder.resolve("sweep.json"), "{\"formatVersion\": 2}");
        assertThatThrownBy(() -> SweepReport.read(file))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The sweep " + file + " has format version 2, and this release reads version 1. Use the"
                        + " release that wrote it, or run regression:sweep.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"formatVersion\": 1 | ' in line 1'",
                // What earlier releases wrote.
                "{\"summary\": {}} | ''",
                "null | ''",
                "{\"formatVersion\": 1, \"summary\": {}, \"trials\": []}"
                        + " | ' in line 1 (summary.specification is missing or has the wrong type)'"
            })
    void damagedOnesAreNotRead(String damage, String why) throws IOException {
        Path file = Files.writeString(folder.resolve("sweep.json"), damage, StandardCharsets.UTF_8);
        assertThatThrownBy(() -> SweepReport.read(file))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The sweep " + file + " is damaged: it cannot be read" + why + "; run regression:sweep.");
    }

    @Test
    void aMissingOneIsNotRead() {
        Path file = folder.resolve("sweep.json");
        assertThatThrownBy(() -> SweepReport.read(file))
                .isInstanceOf(RegressionException.class)
                .hasMessage("There is no sweep " + file + "; run regression:sweep.");
    }
}
