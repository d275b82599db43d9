package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchivePolicyTest {
    private static final Map<String, String> CI = Map.of("CI", "true");

    @Test
    void aFirstBuildMakesNone() {
        assertThat(ArchivePolicy.AUTO.makes(false, Map.of())).isFalse();
        assertThat(ArchivePolicy.AUTO.makes(true, Map.of())).isTrue();
    }

    @Test
    void aCiServerMakesNoneUnlessItIsToldTo() {
        assertThat(ArchivePolicy.AUTO.makes(true, CI)).isFalse();
        assertThat(ArchivePolicy.AUTO.makes(true, Map.of("CI", "false"))).isTrue();
        assertThat(ArchivePolicy.ALWAYS.makes(false, CI)).isTrue();
    }

    @Test
    void neverIsNever() {
        assertThat(ArchivePolicy.NEVER.makes(true, Map.of())).isFalse();
    }

    @Test
    void refusesWhatIsNone() {
        assertThat(ArchivePolicy.parse("always")).isEqualTo(ArchivePolicy.ALWAYS);
        assertThatThrownBy(() -> ArchivePolicy.parse("sometimes"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("classArchive is 'sometimes'; it must be one of auto, always, never.");
    }
}
