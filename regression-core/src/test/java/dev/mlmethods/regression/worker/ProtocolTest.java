package dev.mlmethods.regression.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.DialectSpec;
import dev.mlmethods.regression.data.EncodingSpec;
import dev.mlmethods.regression.evaluation.GatedMetric;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.FinalTraining;
import dev.mlmethods.regression.model.SmallModels;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.trees.WantedTrees;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class ProtocolTest {
    static List<WorkerRequest> requests() {
        return List.of(
                new WorkerRequest.Train(
                        Backend.CPU,
                        "/a b",
                        "C:\\out",
                        SmallModels.SPECIFICATION.withTraining(
                                SmallModels.SPECIFICATION.training().withBatchSize(BatchSize.of(32))),
                        3,
                        "print",
                        List.of(
                                new GatedMetric(GatedMetric.Kind.THRESHOLD, Metric.R2),
                                new GatedMetric(GatedMetric.Kind.TOLERANCE, Metric.MAX_ERROR))),
                new WorkerRequest.Train(
                        Backend.CPU,
                        "/a",
                        "/o",
                        SmallModels.SPECIFICATION,
                        null,
                        "print",
                        List.of(),
                        FinalTraining.ALL),
                new WorkerRequest.Evaluate(
                        Backend.CUDA, "/a", "/o", "/m", "other.csv", Map.of("minR2", "0.5", "maxMae", "0.6")),
                new WorkerRequest.Evaluate(Backend.CPU, "/a", "/o", "/m", null, Map.of()),
                new WorkerRequest.Evaluate(
                        Backend.CPU,
                        "/a",
                        "/o",
                        "/m",
                        null,
                        Map.of(),
                        new WorkerRequest.ReferenceTrees(WantedTrees.DEFAULT, null)),
                new WorkerRequest.Evaluate(
                        Backend.CPU,
                        "/a",
                        "/o",
                        "/m",
                        null,
                        Map.of(),
                        new WorkerRequest.ReferenceTrees(WantedTrees.TUNED, "no network")),
                new WorkerRequest.Predict(Backend.CPU, "/a", "/m", "in \u00e9\n.csv", "/p"),
                new WorkerRequest.Predict(
                        Backend.CPU, "/a", "/m", "i", "/p", new DialectSpec("tab", "'", ",", ".", "#", "latin1")),
                new WorkerRequest.Describe(
                        Backend.CPU,
                        "/a",
                        "/o",
                        new DataSpec("in.csv", null, List.of("a"), List.of()),
                        EncodingSpec.defaults()));
    }

    static List<WorkerEvent> events() {
        return List.of(
                new WorkerEvent.Hello("token"),
                new WorkerEvent.Progress(new EpochLoss(1, 0x1p-44, null)),
                new WorkerEvent.Progress(new EpochLoss(2, 0.5, 0.25)),
                new WorkerEvent.FinalTraining(442, 3),
                WorkerEvent.Finished.of(List.of("a", "b\nc")),
                new WorkerEvent.Finished(List.of(), List.of("worse than the mean"), List.of("test.r2 is low")),
                new WorkerEvent.Failed("message", "trace\n\tat x\n"),
                new WorkerEvent.LacksZstd());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestIsOneLineThatReadsBack(WorkerRequest request) {
        assertThat(Json.line(request)).doesNotContain("\n", "\r");
        assertThat(Json.read(Json.line(request), WorkerRequest.class)).isEqualTo(request);
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsOneLineThatReadsBack(WorkerEvent event) {
        assertThat(Json.line(event)).doesNotContain("\n", "\r");
        assertThat(Json.read(Json.line(event), WorkerEvent.class)).isEqualTo(event);
    }

    /** It is sent before the code that turns objects into JSON is loaded. */
    @Test
    void theGreetingThatIsPutTogetherIsTheSame() {
        String token = "0123456789abcdef";
        assertThat(WorkerEvent.Hello.line(token)).isEqualTo(Json.line(new WorkerEvent.Hello(token)));
    }

    @Test
    void namesTheGoalAndTheEvent() {
        assertThat(Json.line(new WorkerRequest.Evaluate(
                        Backend.CPU, "/a", "/o", "/m", null, Map.of("minR2", "0.5", "maxMae", "0.6"))))
                .isEqualTo("{\"goal\":\"evaluate\",\"backend\":\"cpu\",\"basedir\":\"/a\",\"outputDirectory\":\"/o\","
                        + "\"model\":\"/m\",\"thresholds\":{\"maxMae\":\"0.6\",\"minR2\":\"0.5\"}}");
        assertThat(Json.line(new WorkerEvent.Progress(new EpochLoss(1, 2, null))))
                .isEqualTo("{\"event\":\"progress\",\"loss\":{\"epoch\":1,\"loss\":2.0}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"goal\":\"shell\",\"backend\":\"cpu\"}",
                "{\"goal\":\"java.lang.Object\"}",
                "{\"backend\":\"cpu\",\"basedir\":\"/\",\"model\":\"/m\",\"input\":\"i\",\"predictions\":\"p\"}",
                "{\"goal\":\"predict\",\"backend\":\"cpu\",\"basedir\":\"/\",\"model\":\"/m\",\"input\":\"i\"}",
                "{\"goal\":\"predict\",\"backend\":\"tpu\",\"basedir\":\"/\",\"model\":\"/m\",\"input\":\"i\",\"predictions\":\"p\"}"
            })
    void rejectsWhatIsNoRequest(String json) {
        assertThatThrownBy(() -> Json.read(json, WorkerRequest.class)).isInstanceOf(JacksonException.class);
    }
}
