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
        try (DriverFolder drivers = DriverFolder.create(null)) {
            String argument = WorkerJvm.arguments(drivers.argument()).get(0);
            assertThat(argument).startsWith("-Djava.io.tmpdir=");
            folder = Path.of(argument.substring(argument.indexOf('=') + 1));
            Files.createDirectories(folder.resolve("native/linux"));
            Files.writeString(folder.resolve("native/linux/driver.so"), "");
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void theUsersFolderIsKept() {
        try (DriverFolder drivers = DriverFolder.create("-Xmx1g -Djava.io.tmpdir=/data/tmp")) {
            assertThat(drivers.argument()).isEmpty();
            assertThat(drivers.environment()).isEmpty();
        }
        try (DriverFolder drivers = DriverFolder.create("-Xmx1g")) {
            assertThat(drivers.argument()).isNotEmpty();
            assertThat(drivers.environment()).containsOnlyKeys(WorkerMain.FOLDER);
        }
    }
}
