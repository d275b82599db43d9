package dev.mlmethods.regression.report.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.json.Json;
import org.junit.jupiter.api.Test;

class TimingsTest {
    @Test
    void ofAnExperimentAreTheSweepAlone() {
        Timings timings = Timings.ofExperiment(1.5, 18);
        assertThat(Json.line(timings)).isEqualTo("{\"sweepSeconds\":1.5,\"trainedEpochs\":18}");
        assertThat(Json.read(Json.line(timings), Timings.class)).isEqualTo(timings);
    }
}
