package dev.mlmethods.regression.report.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.report.page.SampleEvaluations;
import dev.mlmethods.regression.report.page.SampleReports;
import dev.mlmethods.regression.sweep.SmallSweeps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a result says is checked when it is read, not when it is drawn. */
class ResultInvariantsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** The file with a different value at a place. */
    private Path changed(String name, Object report, String pointer, String value) throws IOException {
        JsonNode tree = Json.tree(Json.file(report));
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = tree.at(place.head());
        assertThat(tree.at(place).isMissingNode()).as(pointer).isFalse();
        JsonNode node = Json.tree(value.getBytes(StandardCharsets.UTF_8));
        if (parent instanceof ArrayNode array) {
            array.set(place.last().getMatchingIndex(), node);
        } else {
            ((ObjectNode) parent).set(place.last().getMatchingProperty(), node);
        }
        return Files.write(folder.resolve(name), Json.file(tree));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/features                         | []      | features is empty",
                "/rows/test                        | 0       | rows: test is 0; it must be at least 1",
                "/rows/train                       | -1      | rows: train is -1; it must be at least 0",
                "/diagnostics/rows                 | -3      | diagnostics: rows is -3; it must be at least 1",
                "/diagnostics/points/rows          | [1]     | diagnostics.points: 1 rows, but 12 actual values",
                "/diagnostics/points/predicted     | []      | diagnostics.points: 12 rows, but 0 predictions",
                "/diagnostics/points/coordinates/latitudes | [1] | diagnostics.points: 12 rows, but 1 latitudes",
                "/diagnostics/residuals            | null    | 'diagnostics: there are predictions, but residuals is missing'",
                "/diagnostics/residuals/counts     | []      | diagnostics.residuals: counts is empty",
                "/diagnostics/residuals/counts/0   | -1      | diagnostics.residuals: a count is -1; it must be at least 0",
                "/diagnostics/residuals/width      | 0       | diagnostics.residuals: width is 0",
                "/diagnostics/byPrediction/0/rows  | 0       | diagnostics.byPrediction[0]: rows is 0; it must be at least 1",
                "/diagnostics/worst/0/features     | []      | 5 features, but 0 values of a row in diagnostics.worst",
                "/losses/epochs                    | []      | losses: epochs is empty",
                "/losses/ofWeights                 | 77777   | 'losses: there is no epoch 77777, which is ofWeights'",
                "/specification/epochs             | -1      | specification: epochs is -1; it must be a whole number of at least 1",
                "/leastSquares | {\"test\":{}} | the models have metrics of other splits",
                "/network/test/rmse/value          | \"\"    | network.test.rmse.value is missing or has the wrong type",
                "/diagnostics/residuals/width      | 9e306   | diagnostics.residuals: the end of the last bin is 5.3999999999999995e307; it must be a finite number from -1e307 to 1e307",
                "/network/test/rmse                | null    | network.test.rmse is missing or has the wrong type",
            })
    void ofAnEvaluation(String pointer, String value, String why) throws IOException {
        Path file = changed("evaluation.json", SampleEvaluations.withRows(12), pointer, value);
        assertThatThrownBy(() -> EvaluationReport.read(file))
                .isInstanceOf(RegressionException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .matches("The evaluation \\Q" + file + "\\E is damaged: it cannot be read( in line \\d+)? \\(\\Q" + why
                        + "\\E\\); run regression:evaluate\\.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/trials                      | []   | trials is empty",
                "/trials/0/trial              | 2    | trial 1 has the number 2",
                "/trials/1/parameters         | {}   | the parameters of trial 2 are not in the space",
                "/trials/1/parameters/epochs  | 7    | the parameters of trial 2 are not in the space",
                "/trials/0/fits/0/trainedEpochs | -1 | trials[0].fits[0]: trainedEpochs is -1; it must be at least 0",
                "/summary/trials/all          | 9    | all of summary.trials is not 4",
                "/summary/trials/completed    | -1   | completed of summary.trials is not 4",
                "/summary/points/0/trials     | []   | a point has no trials",
                "/summary/points/0/trials/0   | 5    | 'a point names trial 5, which there is not'",
                "/summary/points/0/mean       | \"Infinity\" | summary.points[0]: mean is Infinity; it must be a finite number from -1e307 to 1e307",
                "/summary/points/0/mean       | 2e307 | summary.points[0]: mean is 2e307; it must be a finite number from -1e307 to 1e307",
                "/summary/specification/warmupEpochs | 5 | 'trial 1: warmupEpochs is 5, but epochs is 5; the warm-up must be shorter than the training'",
                "/summary/points              | []   | no point with a mean has the trial that is best",
                "/summary/best/trial          | 0    | 'best names trial 0, which there is not'",
                "/summary/objective           | \"\" | 'summary: objective is ''''; it must be a metric of the validation rows, such as validation.rmse or validation.r2'",
                "/summary/folds               | 1    | summary: folds is 1; it must be at least 2",
                "/summary/epochs/pruned       | -1   | summary.epochs: pruned is -1; it must be at least 0",
            })
    void ofASweep(String pointer, String value, String why) throws IOException {
        Object report = SampleReports.of(SmallSweeps.grid("learningRates", "1e-3,1e-2", "epochs", "5,10"), 4, 3, 2, 1);
        if (pointer.equals("/summary/folds")) {
            report = SampleReports.of(
                    SmallSweeps.grid("learningRates", "1e-3,1e-2", "epochs", "5,10")
                            .withFolds(2),
                    4,
                    3,
                    2,
                    1);
        }
        Path file = changed("sweep.json", report, pointer, value);
        assertThatThrownBy(() -> SweepReport.read(file))
                .isInstanceOf(RegressionException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .matches("The sweep \\Q" + file + "\\E is damaged: it cannot be read( in line \\d+)? \\(\\Q" + why
                        + "\\E\\); run regression:sweep\\.");
    }
}
