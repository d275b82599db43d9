package dev.mlmethods.regression.benchmarks.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlopCountTest {
    @Test
    void countsForwardPassAndBothGradientsButNotTheGradientOfTheInputs() {
        // 2 (8 64 + 64 32 + 32) twice, and 2 (64 32 + 32) once.
        assertThat(FlopCount.perRow(8, List.of(64, 32))).isEqualTo(14_528);
    }
}
