package dev.mlmethods.regression.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.advice.Course;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.report.result.SampleTrainings;
import dev.mlmethods.regression.report.result.TrainingReport;
import dev.mlmethods.regression.training.EpochLoss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredLossesTest {
    private static final String HASH = "0123";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private @Nullable Course losses() {
        return StoredLosses.beside(folder.resolve("model.zip"), HASH);
    }

    private Course requireLosses() {
        return Objects.requireNonNull(losses());
    }

    private void training(String sha256, int epoch) throws IOException {
        Files.write(folder.resolve(TrainingReport.FILE), Json.file(SampleTrainings.of(sha256, epoch)));
    }

    private void losses(String... lines) throws IOException {
        write("losses.csv", "epoch,loss,validationLoss\n" + String.join("\n", lines) + "\n");
    }

    private void losses(int epochs, IntFunction<String> validation) throws IOException {
        losses(IntStream.rangeClosed(1, epochs)
                .mapToObj(epoch -> epoch + ",0.5," + validation.apply(epoch))
                .toArray(String[]::new));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void areThoseOfTheTrainingThatWroteTheModel() throws IOException {
        losses("1,4.0,", "2,3.0,1.5", "3,2.0,", "4,1.0,1.25", "5,0.5,1.25");
        training(HASH, 4);
        assertThat(requireLosses())
                .isEqualTo(new Course(
                        5,
                        4,
                        4,
                        List.of(
                                new EpochLoss(1, 4, null),
                                new EpochLoss(2, 3, 1.5),
                                new EpochLoss(3, 2, null),
                                new EpochLoss(4, 1, 1.25),
                                new EpochLoss(5, 0.5, 1.25))));
    }

    @Test
    void areThoseOfTheSweepThatWroteTheModel() throws IOException {
        losses("1,4.0,", "2,3.0,");
        training("of another model", 1);
        write("sweep.json", "{\"model\": {\"modelSha256\": \"" + HASH + "\", \"epochs\": 2}}");
        assertThat(requireLosses().ofWeights()).isEqualTo(2);
        assertThat(requireLosses().best()).isNull();
    }

    @Test
    void ofAnotherModelDontCount() throws IOException {
        losses("1,4.0,", "2,3.0,");
        assertThat(losses()).isNull();
        training("4567", 2);
        assertThat(losses()).isNull();
        write("training.json", "{");
        write("sweep.json", "[]");
        assertThat(losses()).isNull();
    }

    @Test
    void thatCannotBeReadDontCount() throws IOException {
        training(HASH, 2);
        assertThat(losses()).isNull();
        for (String text : List.of(
                "", "epoch,loss,validationLoss\n", "epoch,loss\n1,2\n2,3\n", "epoch,loss,validationLoss\n1,2,\n")) {
            write("losses.csv", text);
            assertThat(losses()).as(text).isNull();
        }
        losses("1,2.0,", "3,1.0,");
        assertThat(losses()).isNull();
        losses("1,2.0,", "2,x,");
        assertThat(losses()).isNull();
    }

    @Test
    void ofManyEpochsAreThinned() throws IOException {
        losses(10_007, epoch -> epoch == 7_777 ? "0.1" : "0.2");
        training(HASH, 5_001);
        Course losses = requireLosses();
        assertThat(losses.trained()).isEqualTo(10_007);
        assertThat(losses.best()).isEqualTo(7_777);
        assertThat(epochs(losses)).contains(1, 5_001, 7_777, 10_007).isSorted().doesNotHaveDuplicates();
        assertThat(losses.epochs()).hasSizeBetween(200, 500);
    }

    @Test
    void thatWereRarelyValidatedKeepTheirValidationLosses() throws IOException {
        losses(10_000, epoch -> epoch % 100 == 0 ? "0.2" : "");
        training(HASH, 10_000);
        Course losses = requireLosses();
        assertThat(losses.epochs()).hasSizeBetween(300, 500);
        assertThat(losses.epochs().stream().filter(loss -> loss.validationLoss() != null))
                .hasSize(100);
    }

    @Test
    void ofFiveHundredEpochsAtMostIsTheRule() throws IOException {
        for (int epochs : new int[] {249, 495, 496, 497, 743, 744, 745, 5_000}) {
            losses(epochs, epoch -> epoch % 2 == 1 ? "0.25" : "");
            training(HASH, 2);
            assertThat(requireLosses().epochs()).hasSizeLessThanOrEqualTo(500);
        }
    }

    private static List<Integer> epochs(Course losses) {
        return losses.epochs().stream().map(EpochLoss::epoch).collect(Collectors.toList());
    }
}
