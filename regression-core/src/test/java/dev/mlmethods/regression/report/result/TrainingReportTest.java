package dev.mlmethods.regression.report.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingReportTest {
    private static final TrainingReport SAMPLE = SampleTrainings.of("0de1", 3);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.write(folder.resolve("training.json"), Json.file(SAMPLE));
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(TrainingReport.read(folder)).isEqualTo(SAMPLE);
        assertThat(TrainingReport.find(folder)).contains(SAMPLE);
    }

    /** A build that was killed between the switch and the last move has left its first training beside its final place. */
    @Test
    void theFirstOneIsPutInPlaceBeforeItIsLookedFor() throws IOException {
        Files.move(file, folder.resolve(".training.json.0.tmp"));
        assertThat(TrainingReport.find(folder)).isEmpty();
        Path moves = Files.writeString(
                folder.resolve(".regression-moves.0.json"),
                "{\"formatVersion\": 1, \"targets\": {\".training.json.0.tmp\": \"training.json\"}}");
        assertThat(TrainingReport.find(folder)).contains(SAMPLE);
        assertThat(moves).doesNotExist();
    }

    @Test
    void hasTheMetricsOfTheTestRows() {
        assertThat(TrainingReport.read(folder).test(Metric.RMSE)).hasValue(0.75);
        assertThat(TrainingReport.read(folder).test(Metric.R2)).isEmpty();
    }

    /** A reader would take a missing field to mean that there is nothing to report. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "formatVersion",
                "fingerprint",
                "modelSha256",
                "specification",
                "finalLoss",
                "provenance",
                "metrics"
            })
    void isDamagedWhereAFieldHasAnotherName(String field) throws IOException {
        Files.writeString(file, Files.readString(file).replace("\"" + field + "\"", "\"" + field + "2\""));
        assertThatThrownBy(() -> TrainingReport.find(folder))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("The training " + file + " is damaged: it ")
                .hasMessageEndingWith("; run regression:train.");
    }

    @Test
    void isDamagedWhereAMetricHasNoValue() throws IOException {
        Files.writeString(file, Files.readString(file).replace("\"rmse\": 0.75", "\"rmse\": null"));
        assertThatThrownBy(() -> TrainingReport.read(folder))
                .hasMessageStartingWith("The training " + file + " is damaged: it cannot be read in line ")
                .hasMessageEndingWith(" (metrics.test.rmse is not a number); run regression:train.");
    }

    @Test
    void anInfiniteMetricIsReadAsItWasWritten() throws IOException {
        Files.writeString(file, Files.readString(file).replace("\"rmse\": 0.75", "\"rmse\": 1e999"));
        TrainingReport infinite = TrainingReport.read(folder);
        Files.write(file, Json.file(infinite));
        assertThat(file).content().contains("\"rmse\": \"Infinity\"");
        assertThat(TrainingReport.read(folder)).isEqualTo(infinite);
        assertThat(infinite.test(Metric.RMSE)).isEmpty();
    }

    @Test
    void ofAnotherVersionIsRefused() throws IOException {
        Files.writeString(file, Files.readString(file).replace("\"formatVersion\": 1", "\"formatVersion\": 2"));
        assertThatThrownBy(() -> TrainingReport.read(folder))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The training " + file
                        + " has format version 2, and this release reads version 1. Use the release"
                        + " that wrote it, or run regression:train.");
    }

    @Test
    void mayBeMissing() throws IOException {
        Files.delete(file);
        assertThat(TrainingReport.find(folder)).isEmpty();
        assertThatThrownBy(() -> TrainingReport.read(folder))
                .isInstanceOf(RegressionException.class)
                .hasMessage("There is no training " + file + "; run regression:train.");
    }
}
