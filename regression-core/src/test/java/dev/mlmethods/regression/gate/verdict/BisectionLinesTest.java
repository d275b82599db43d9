package dev.mlmethods.regression.gate.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.gate.SampleCheckResults;
import org.junit.jupiter.api.Test;

class BisectionLinesTest {
    @Test
    void hasALineForEachMetricAndPart() {
        assertThat(BisectionLines.of(SampleCheckResults.bisected("With the data of now.")))
                .startsWith(
                        "With the data of now.",
                        "test.rmse 0 (0%): Java was 17 and is 21",
                        "test.rmse +0.0180 (74%): learningRate was 0.001 and is 0.01",
                        "test.rmse n/a: epochs was 5 and is 9; by itself it fails: It diverges.",
                        "test.rmse +0.00620 (26%): all together",
                        "test.rmse +0.0242 (100%): all of it")
                .endsWith("test.r2 -0.00500 (100%): all of it")
                .hasSize(11);
        assertThat(BisectionLines.of(SampleCheckResults.bisected(null))).hasSize(10);
    }

    @Test
    void hasNoneWhereNothingWasBisected() {
        assertThat(BisectionLines.of(SampleCheckResults.regressed())).isEmpty();
    }
}
