package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.gate.baseline.ResultChain;
import dev.mlmethods.regression.report.ReportFiles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the {@code report.html} of an evaluation, of a sweep and of a tuning again, from their JSON, and compares two results. In {@code <reporting>}, it
 * is a report of {@code mvn site}.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "report",
        defaultPhase = LifecyclePhase.SITE,
        requiresProject = false,
        threadSafe = true,
        configurator = ParameterConfigurator.HINT)
public final class ReportMojo extends AbstractRegressionMojo implements MavenReport {
    private static final String SITE_FOLDER = "regression";

    /**
     * The result: the output folder of the goals, or an {@code evaluation.json}, a {@code sweep.json} or a {@code tuning.json}. Default: the output folder.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.result")
    private @Nullable File result;

    /**
     * Another evaluation or sweep to compare with the result, in {@code comparison.html} beside it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.compareTo")
    private @Nullable File compareTo;

    private @Nullable File reportOutputDirectory;

    /** Creates the goal for Maven, which then sets the parameters. */
    public ReportMojo() {}

    @Override
    void run() {
        List<Path> results = results(result());
        for (Path json : results) {
            Path report = json.resolveSibling(ReportFiles.REPORT);
            ReportFiles.write(json, report);
            getLog().info("Report: " + report);
        }
        if (compareTo != null) {
            Path other = results(compareTo.toPath()).get(0);
            Path comparison = results.get(0).resolveSibling(ReportFiles.COMPARISON);
            ReportFiles.compare(results.get(0), label(result()), other, label(compareTo.toPath()), comparison);
            getLog().info("Comparison: " + comparison);
        }
    }

    /** The results that exist, each checked to belong to the files beside it. */
    private static List<Path> results(Path folder) {
        List<Path> results = ReportFiles.find(folder);
        results.forEach(ResultChain::requireShown);
        return results;
    }

    /** The path as it would be written in this project on any machine. */
    private String label(Path path) {
        Path absolute = path.toAbsolutePath();
        Path label = absolute.getRoot().equals(basedir().getRoot()) ? basedir().relativize(absolute) : absolute;
        return label.toString().replace(File.separatorChar, '/');
    }

    private Path result() {
        return result == null ? outputDirectory() : result.toPath();
    }

    @Override
    public void generate(Sink sink, Locale locale) throws MavenReportException {
        try {
            checkParameters();
            ReportFiles.writeSite(
                    results(result()), getReportOutputDirectory().toPath().resolve(SITE_FOLDER));
        } catch (RegressionException e) {
            throw new MavenReportException(e.getMessage(), e);
        }
    }

    @Override
    public boolean canGenerateReport() {
        if (isSkipped()) {
            sayThatItIsSkipped();
            return false;
        }
        try {
            ReportFiles.find(result());
            return true;
        } catch (RegressionException e) {
            getLog().info("No regression report was written: " + e.getMessage());
            return false;
        }
    }

    /** It has its own pages, which aren't the site's. */
    @Override
    public boolean isExternalReport() {
        return true;
    }

    /** Sites before version 4 of Maven's reporting API ask for this name, and later ones get it through this method. */
    @Override
    @SuppressWarnings("deprecation")
    public String getOutputName() {
        return SITE_FOLDER + "/index";
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return "Regression";
    }

    @Override
    public String getDescription(Locale locale) {
        return "The evaluation of the regression network, the sweep, and the tuning.";
    }

    @Override
    public void setReportOutputDirectory(File directory) {
        reportOutputDirectory = directory;
    }

    @Override
    public File getReportOutputDirectory() {
        return reportOutputDirectory == null
                ? new File(project().getModel().getReporting().getOutputDirectory())
                : reportOutputDirectory;
    }
}
