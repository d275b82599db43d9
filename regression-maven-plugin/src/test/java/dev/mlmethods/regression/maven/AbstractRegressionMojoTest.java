package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.exception.DefaultExceptionHandler;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbstractRegressionMojoTest {
    private static final Path ROOT = Path.of("root").toAbsolutePath();

    private static AbstractRegressionMojo failing(RegressionException failure) {
        MavenProject project = Builds.module(ROOT, "jar", Builds.plugin());
        project.setExecutionRoot(true);
        return in(project, failure);
    }

    private static AbstractRegressionMojo in(MavenProject project, RegressionException failure) {
        AbstractRegressionMojo mojo = new AbstractRegressionMojo() {
            @Override
            void checkParameters() {
                // There is no descriptor to check them with.
            }

            @Override
            void run() {
                throw failure;
            }
        };
        return Builds.inject(
                mojo,
                Builds.session(ROOT, 1, List.of(project)),
                project,
                Builds.called("accept", ConfiguredExecutions.COMMAND_LINE));
    }

    @Test
    void mavenShowsTheMessageAlone() {
        RegressionException failure = new RegressionException(
                "The baseline is damaged; run regression:accept.", new IOException("Unexpected end\n at offset 7"));
        Throwable thrown = catchThrowable(failing(failure)::execute);
        assertThat(thrown).isInstanceOf(MojoExecutionException.class);
        assertThat(new DefaultExceptionHandler().handleException(thrown).getMessage())
                .isEqualTo("The baseline is damaged; run mvn regression:accept.");
        assertThat(thrown).hasStackTraceContaining("Caused by: java.io.IOException: Unexpected end");
    }

    @Test
    void namesTheModuleInTheCommandsOfMessages() {
        AbstractRegressionMojo mojo = in(
                Builds.module(ROOT.resolve("prices"), "jar", Builds.plugin()),
                new RegressionException("There is no evaluation; run regression:evaluate."));
        Throwable thrown = catchThrowable(mojo::execute);
        assertThat(thrown).isInstanceOf(MojoExecutionException.class);
        assertThat(new DefaultExceptionHandler().handleException(thrown).getMessage())
                .isEqualTo("There is no evaluation; run mvn regression:evaluate -pl prices.");
    }

    @Test
    void aGoalThatFailsInAParentAloneSaysSo() {
        MavenProject parent = Builds.module(ROOT, "pom");
        parent.getModel().addModule("prices");
        parent.getModel().getBuild().setPluginManagement(new PluginManagement());
        parent.getModel().getBuild().getPluginManagement().addPlugin(Builds.plugin());
        parent.setExecutionRoot(true);
        AbstractRegressionMojo mojo =
                in(parent, new RegressionException("There is no evaluation; run regression:evaluate."));
        Throwable thrown = catchThrowable(mojo::execute);
        assertThat(thrown)
                .hasMessage(
                        "There is no evaluation; run mvn regression:evaluate. The POM of root declares no model itself, and nothing else is selected: without -N or"
                                + " -pl, a goal works in the modules that do.");
    }

    /** Under any name: the file to be written is looked up in the file system. */
    @Test
    void noGoalWritesOverThePomOrItsConfiguration(@TempDir Path folder) throws IOException {
        MavenProject project = Builds.module(folder, "jar", Builds.plugin());
        AbstractRegressionMojo mojo = in(project, new RegressionException(""));
        Path pom = Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Path yaml = Files.writeString(folder.resolve("regression.yaml"), "epochs: 1\n");
        mojo.requireApartFromProject("baseline", folder.resolve("regression-baseline.json"));
        Path link = Files.createLink(folder.resolve("history.jsonl"), pom);
        assertThat(catchThrowable(() -> mojo.requireApartFromProject("history", link)))
                .hasMessage("history is " + link + ", which is the file that this goal reads as its POM, " + pom
                        + ": it would be overwritten. Give history or POM another place.");
        assertThat(catchThrowable(() -> mojo.requireApartFromProject("predictions", yaml)))
                .hasMessage("predictions is " + yaml
                        + ", which is the file that this goal reads as its configurationFile, " + yaml
                        + ": it would be overwritten. Give predictions or configurationFile another place.");
    }

    @Test
    void namesTheModuleInTheLogWhereOthersAreBuiltAtTheSameTime() {
        assertThat(logged(1, "prices", "rents")).containsExactly("Epoch 1/1");
        assertThat(logged(2, "prices")).containsExactly("Epoch 1/1");
        assertThat(logged(2, "prices", "rents")).containsExactly("[prices] Epoch 1/1");
    }

    private static List<String> logged(int threads, String... names) {
        List<MavenProject> modules = Stream.of(names)
                .map(name -> Builds.module(ROOT.resolve(name), "jar", Builds.plugin()))
                .toList();
        RecordingLog log = new RecordingLog();
        AbstractRegressionMojo mojo = Builds.inject(
                failing(new RegressionException("")),
                Builds.session(ROOT, threads, modules),
                modules.get(0),
                Builds.called("train", ConfiguredExecutions.COMMAND_LINE));
        mojo.setLog(log);
        mojo.getLog().info("Epoch 1/1");
        return log.infoLines();
    }
}
