package dev.mlmethods.regression.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class VersionsTest {
    @Test
    void areFilledInByTheBuild() {
        assertThat(Versions.regression()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
        assertThat(Versions.dl4j()).isEqualTo("1.0.0-M2.1");
    }

    @Test
    void nameTheDl4jThatRuns() {
        assertThat(Nd4j.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString())
                .endsWith("nd4j-api-" + Versions.dl4j() + ".jar");
    }
}
