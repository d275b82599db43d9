package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.gate.baseline.BaselineFile;
import dev.mlmethods.regression.gate.baseline.EvaluatedModel;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that deal with the baseline have in common. They read what {@code evaluate} wrote, and don't use a worker. */
abstract class AbstractBaselineMojo extends AbstractRegressionMojo {
    /**
     * The baseline. Default: {@code regression-baseline.json} beside the POM, or in the current folder if there is no project.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.baseline")
    private @Nullable File baseline;

    final Path baseline() {
        return besidePom(baseline, BaselineFile.DEFAULT_NAME);
    }

    final EvaluatedModel evaluatedModel() {
        warnOfGit();
        EvaluatedModel evaluated = EvaluatedModel.read(moduleExecution(), outputDirectory(), basedir());
        configuredModel().requireEvaluation(evaluated);
        return evaluated;
    }
}
