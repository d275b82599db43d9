package dev.mlmethods.regression.gate.tolerance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.diagnostics.Interval;
import dev.mlmethods.regression.gate.tolerance.MetricChange.Significance;
import dev.mlmethods.regression.json.Json;
import org.junit.jupiter.api.Test;

class MetricChangeTest {
    /** Readers of {@code verdict.json} find the same names as before. */
    @Test
    void aWorseningIsALossInDocuments() {
        Significance significance = new Significance(0.5, new Interval(0.25, 0.75), 0.03125);
        String line = "{\"loss\":0.5,\"interval\":{\"low\":0.25,\"high\":0.75},\"pValue\":0.03125}";
        assertThat(Json.line(significance)).isEqualTo(line);
        assertThat(Json.read(line, Significance.class)).isEqualTo(significance);
    }
}
