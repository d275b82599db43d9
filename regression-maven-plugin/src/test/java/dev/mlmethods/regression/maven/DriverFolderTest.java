package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.worker.WorkerMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DriverFolderTest {
    @Test
    void isGoneWithWhatDriversLeave() throws IOException {
        Path folder;
        try (DriverFolder drivers = DriverFolder.create()) {
            String argument = WorkerJvm.arguments(drivers.argument(null)).get(0);
            assertThat(argument).startsWith("-Djava.io.tmpdir=");
            folder = Path.of(argument.substring(argument.indexOf('=') + 1));
            Files.createDirectories(folder.resolve("native/linux"));
            Files.writeString(folder.resolve("native/linux/driver.so"), "");
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void theUsersFolderIsKept() {
        try (DriverFolder drivers = DriverFolder.create()) {
            assertThat(drivers.argument("-Xmx1g -Djava.io.tmpdir=/data/tmp")).isEmpty();
            assertThat(drivers.environment("-Xmx1g -Djava.io.tmpdir=/data/tmp")).isEmpty();
            assertThat(drivers.argument("-Xmx1g")).isNotEmpty();
            assertThat(drivers.environment("-Xmx1g")).containsOnlyKeys(WorkerMain.FOLDER);
        }
    }
}
