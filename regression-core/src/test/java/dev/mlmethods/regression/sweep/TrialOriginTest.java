package dev.mlmethods.regression.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.DataSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialOriginTest {
    private static final TrialOrigin HERE = new TrialOrigin("1", "c", "vector", "0123456789abcdef");

    @Test
    void nothingDiffersFromTheSame() {
        assertThat(HERE.differenceFrom(HERE)).isEmpty();
        assertThat(new TrialOrigin("1", null, "vector", "0123456789abcdef").differenceFrom(HERE))
                .isEmpty();
    }

    @Test
    void namesWhatDiffers() {
        assertThat(new TrialOrigin("2", "c", "vector", "0123456789abcdef").differenceFrom(HERE))
                .hasValue("another release: 2, and this is 1");
        assertThat(new TrialOrigin("1", "d", "vector", "0123456789abcdef").differenceFrom(HERE))
                .hasValue("another build of the release 1");
        assertThat(new TrialOrigin("1", "c", "dl4j", "0123456789abcdef").differenceFrom(HERE))
                .hasValue("another engine: dl4j, and here it is vector");
        assertThat(new TrialOrigin("1", "c", "vector", "fedcba9876543210").differenceFrom(HERE))
                .hasValue("other data: their SHA-256 begins with fedcba987654, and here with 0123456789ab");
        assertThat(new TrialOrigin("1", "c", "vector", null).differenceFrom(HERE))
                .hasValue("other data: theirs can't be read");
        assertThat(HERE.differenceFrom(new TrialOrigin("1", "c", "vector", null)))
                .hasValue("other data: their SHA-256 begins with 0123456789ab, and here they can't be read");
    }

    @Test
    void dataThatCantBeReadHaveNoHash() {
        DataSpec missing = new DataSpec("missing.csv", "y", List.of(), List.of());
        SweepSpec spec =
                SweepSpec.grid(SmallSweeps.SPECIFICATION.withData(missing), SearchSpace.parse(Map.of("seeds", "1")));
        List<TrialRun> runs = SweepPlan.of(spec).runs();
        TrialOrigin origin = TrialOrigin.here(runs.get(0), new SweepData(Path.of("")), null);
        assertThat(origin.engine()).isEqualTo("vector");
        assertThat(origin.dataSha256()).isNull();
    }
}
