package dev.mlmethods.regression.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.benchmarks.contender.Measurement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private final Samples samples = new Samples();

    @Test
    void theMedianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
        add("odd", 1, 3, 1, 2);
        add("even", 1, 4, 1, 2, 9);

        assertThat(samples.median("odd", 1)).contains(new Samples.Median("odd", 1, 2));
        assertThat(samples.median("even", 1)).contains(new Samples.Median("even", 1, 3));
        assertThat(samples.median("odd", 2)).isEmpty();
    }

    @Test
    void theBestIsTheFastestOnSoManyThreadsOrFewer() {
        add("slower with threads", 1, 1);
        add("slower with threads", 2, 2);
        add("faster with threads", 1, 2);
        add("faster with threads", 2, 1);

        assertThat(samples.best("slower with threads", 2).orElseThrow().threads())
                .isEqualTo(1);
        assertThat(samples.best("faster with threads", 2).orElseThrow().threads())
                .isEqualTo(2);
        assertThat(samples.best("faster with threads", 1).orElseThrow().threads())
                .isEqualTo(1);
    }

    @Test
    void theSpreadOfTheLossesIsRelativeToTheSmallest() {
        samples.add("a", 1, new Measurement(1, 0.50, Map.of()));
        samples.add("b", 1, new Measurement(1, 0.51, Map.of()));
        samples.add("another", 1, new Measurement(1, 9, Map.of()));

        assertThat(samples.lossSpread(List.of("a", "b"))).isCloseTo(0.02, within(1e-12));
    }

    private void add(String name, int threads, double... seconds) {
        for (double each : seconds) {
            samples.add(name, threads, new Measurement(each, 0, Map.of()));
        }
    }
}
