package dev.mlmethods.regression.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JavaCommandTest {
    @Test
    void aJdkOrItsLauncherIsNamedByItsVersion() throws IOException {
        Path home = Path.of(System.getProperty("java.home"));
        JavaCommand ofFolder = JavaCommand.of(home);

        assertThat(ofFolder.name()).isEqualTo("JDK " + System.getProperty("java.version"));
        assertThat(ofFolder.feature()).isEqualTo(Runtime.version().feature());
        assertThat(JavaCommand.of(ofFolder.executable())).isEqualTo(ofFolder);
    }
}
