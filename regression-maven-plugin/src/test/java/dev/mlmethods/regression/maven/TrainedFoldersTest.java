package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.gate.baseline.ModuleExecution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.eclipse.aether.DefaultSessionData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedFoldersTest {
    private static final ModuleExecution BIG = new ModuleExecution("prices", "big");
    private static final ModuleExecution SMALL = new ModuleExecution("prices", "small");

    private final TrainedFolders folders = new TrainedFolders(new DefaultSessionData());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private void take(ModuleExecution owner, String fingerprint) {
        folders.take(folder, owner, fingerprint, "target/regression");
    }

    @Test
    void anExecutionDoesNotOverwriteTheModelOfAnother() {
        take(BIG, "1");
        assertThatThrownBy(() -> take(SMALL, "2"))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "prices@big has already trained into target/regression in this build, and prices@small would"
                                + " overwrite its model. Give each execution its own outputDirectory:"
                                + " <outputDirectory>${project.build.directory}/regression-small</outputDirectory> in the"
                                + " <configuration> of the execution small, say.");
    }

    @Test
    void norAModuleThatOfAnother() {
        take(ModuleExecution.ofModule("ma"), "1");
        assertThatThrownBy(() -> take(ModuleExecution.ofModule("mb"), "2"))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "ma has already trained into target/regression in this build, and mb would overwrite its model."
                                + " Give each execution its own outputDirectory:"
                                + " <outputDirectory>${project.build.directory}/regression</outputDirectory> in the <configuration>"
                                + " of the module mb, say.");
    }

    @Test
    void aBaselineIsOfOneModel() {
        Path baseline = folder.resolve("regression-baseline.json");
        folders.takeBaseline(baseline, BIG, folder.resolve("big"), "regression-baseline.json");
        folders.takeBaseline(baseline, SMALL, folder.resolve("big"), "regression-baseline.json");
        assertThatThrownBy(() ->
                        folders.takeBaseline(baseline, SMALL, folder.resolve("small"), "regression-baseline.json"))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "prices@big has already used the baseline regression-baseline.json in this build, and prices@small"
                                + " has another model. Give each execution its own baseline, such as"
                                + " <baseline>small-baseline.json</baseline> in its <configuration>.");
    }

    @Test
    void rowsAreThoseOfOneQuery() {
        Path rows = folder.resolve("rows.json");
        folders.takeRows(rows, BIG, "select 1", "rows.json");
        folders.takeRows(rows, SMALL, "select 1", "rows.json");
        assertThatThrownBy(() -> folders.takeRows(rows, SMALL, "select 2", "rows.json"))
                .isInstanceOf(RegressionException.class)
                .hasMessage(BIG.name() + " has already kept the rows of another query in rows.json in this build, and "
                        + SMALL.name()
                        + " would replace them. Give each execution its own frozenRows, or its own outputDirectory.");
    }

    @Test
    void theSameTrainingDoesNoHarm() {
        take(BIG, "1");
        take(SMALL, "1");
        take(BIG, "1");
    }

    @Test
    void anExecutionMayTrainAgain() {
        take(BIG, "1");
        take(BIG, "2");
        assertThatThrownBy(() -> take(SMALL, "1"))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("prices@big has already trained");
    }

    @Test
    void eachFolderIsForItself() {
        take(BIG, "1");
        folders.take(folder.resolve("small"), SMALL, "2", "small");
    }

    @Test
    void aFolderHasManyNames() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("real")));
        folders.take(folder.resolve("real/../real/new"), BIG, "1", "real/new");
        assertThatThrownBy(() -> folders.take(link.resolve("new"), SMALL, "2", "link/new"))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("prices@big has already trained into link/new");
    }

    @Test
    void aModelResourceIsOfOneExecution() {
        ModelResource resource = new ModelResource("models/price.zip", folder.resolve("models/price.zip"));
        folders.takeResource(resource, BIG, "1");
        folders.takeResource(resource, SMALL, "1");
        assertThatThrownBy(() -> folders.takeResource(resource, SMALL, "2"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("prices@big has already put its model into models/price.zip in this build, and prices@small"
                        + " would overwrite it. Give each execution its own modelResource.");
    }

    @Test
    void anotherBuildKnowsNothingOfIt() {
        take(BIG, "1");
        new TrainedFolders(new DefaultSessionData()).take(folder, SMALL, "2", "target/regression");
    }

    /** With {@code -T}, modules train at the same time. */
    @Test
    void oneOfManyThreadsHasIt() {
        assertThat(IntStream.range(0, 1_000).parallel().filter(this::isTaken).count())
                .isEqualTo(1);
    }

    private boolean isTaken(int thread) {
        try {
            take(ModuleExecution.ofModule("m" + thread), Integer.toString(thread));
            return true;
        } catch (RegressionException e) {
            return false;
        }
    }
}
