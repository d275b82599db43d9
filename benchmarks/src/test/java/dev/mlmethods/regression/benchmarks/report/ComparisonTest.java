package dev.mlmethods.regression.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.benchmarks.contender.Measurement;
import dev.mlmethods.regression.benchmarks.process.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final Samples samples = new Samples();

    @Test
    void comparesWithTheFastestOfTheOthers() {
        add("ours", 2, 1);
        add("slow", 1, 9);
        add("fast", 1, 4);
        add("fast", 2, 3);

        Finding finding = Comparison.of("job", samples, 2, "ours", List.of("slow", "fast"), Bar.atLeast(3));

        assertThat(finding.cells())
                .containsExactly("job, 2 threads", "1.000 s", "3.000 s fast on 2", "3.00", ">= 3", "met");
    }

    @Test
    void belowTheBarIsNotMet() {
        add("ours", 1, 1);
        add("other", 1, 2.99);

        assertThat(Comparison.of("job", samples, 1, "ours", List.of("other"), Bar.atLeast(3))
                        .verdict())
                .isEqualTo("NOT met");
    }

    @Test
    void withoutOneOfTheOthersNoBarIsMet() {
        add("ours", 1, 1);
        add("other", 1, 100);

        assertThat(Comparison.of("job", samples, 1, "ours", List.of("other", "absent"), Bar.atLeast(3))
                        .verdict())
                .isEqualTo("not measured: no absent");
        assertThat(Comparison.of("job", samples, 1, "ours", List.of("absent"), Bar.atLeast(3))
                        .verdict())
                .isEqualTo("not measured");
    }

    private void add(String name, int threads, double seconds) {
        samples.add(name, threads, new Measurement(seconds, 0, Map.of()));
    }
}
