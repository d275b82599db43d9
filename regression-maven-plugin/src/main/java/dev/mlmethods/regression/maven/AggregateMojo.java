package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.internal.StagedFiles;
import dev.mlmethods.regression.report.page.HtmlPage;
import dev.mlmethods.regression.tracking.CheckResult;
import dev.mlmethods.regression.tracking.output.ModuleVerdict;
import dev.mlmethods.regression.tracking.output.VerdictPage;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Puts the verdicts of all modules of a build on one page, {@code verdicts.html} in the output folder of the module that it runs in.
 *
 * @since 0.1.0
 */
@Mojo(name = "aggregate", aggregator = true, threadSafe = true)
public final class AggregateMojo extends AbstractRegressionMojo {
    private static final String PAGE = "verdicts.html";

    @Parameter(defaultValue = "${reactorProjects}", readonly = true, required = true)
    private List<MavenProject> reactorProjects = List.of();

    @Override
    void run() {
        List<ModuleVerdict> verdicts = reactorProjects.stream()
                .flatMap(module -> CheckResult.find(outputDirectory(module)).stream()
                        .map(result -> new ModuleVerdict(module.getArtifactId(), result)))
                .toList();
        if (verdicts.isEmpty()) {
            throw new RegressionException("No module of this build has a verdict; run regression:check in them first.");
        }
        Path page = outputDirectory().resolve(PAGE);
        StagedFiles.writeOne(page, HtmlPage.render(VerdictPage.of(verdicts)));
        getLog().info("Verdicts of " + verdicts.size() + (verdicts.size() == 1 ? " module: " : " modules: ") + page);
    }
}
