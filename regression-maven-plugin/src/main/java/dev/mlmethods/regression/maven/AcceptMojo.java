package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.gate.baseline.BaselineFile;
import dev.mlmethods.regression.gate.baseline.EvaluatedModel;
import dev.mlmethods.regression.gate.baseline.EvaluationData;
import dev.mlmethods.regression.gate.baseline.StoredBaseline;
import dev.mlmethods.regression.text.ShellWord;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Makes the last evaluation the baseline that {@code check} compares later ones with: {@code regression-baseline.json}, and its rows beside
 * it. Commit both to the repository. No other goal writes them.
 *
 * @since 0.1.0
 */
@Mojo(name = "accept", requiresProject = false, threadSafe = true, configurator = ParameterConfigurator.HINT)
public final class AcceptMojo extends AbstractBaselineMojo {
    /** Creates the goal for Maven, which then sets the parameters. */
    public AcceptMojo() {}

    @Override
    void run() {
        EvaluatedModel accepted = evaluatedModel();
        accepted.files(outputDirectory(), basedir()).requireApart("baseline", baseline());
        requireApartFromProject("baseline", baseline());
        takeBaseline(baseline());
        StoredBaseline stored = StoredBaseline.of(accepted, EvaluationData.of(accepted.report(), basedir()));
        BaselineFile.of(baseline()).write(stored);
        configuredModel()
                .unmetThreshold(accepted)
                .ifPresent(
                        unmet -> getLog().warn(
                                        unmet
                                                + " Accepting a baseline doesn't change that: evaluate fails until the threshold or the model changes."));
        String file = shown(baseline());
        getLog().info("Accepted as the baseline: " + file + " and its rows beside it. Commit both.");
        getLog().info(
                        "The name of the rows changes with the model, so add the new file and remove the former one: git add --all -- "
                                + ShellWord.quoted(file) + " "
                                + ShellWord.quoted(file.replaceFirst("\\.json$", "") + "-*.gz"));
        if (stored.baseline().origin() != null) {
            sayWhereTheRowsAre(stored.baseline().specification().data().dataset());
        }
    }

    /** Those of a query are only in files that are replaced by each reading. */
    private void sayWhereTheRowsAre(String dataset) {
        Path rows = basedir().resolve(dataset);
        String file = shown(rows);
        String folder =
                file.substring(0, file.length() - rows.getFileName().toString().length());
        getLog().info(
                        rows.startsWith(outputDirectory())
                                ? "The rows of its query are in " + file
                                        + ", which the next reading replaces. If check is to name the rows that changed, keep them in a folder that is committed, with frozenRows."
                                : "Commit the rows of its query, too: git add --all -- " + ShellWord.quoted(file) + " "
                                        + ShellWord.quoted(folder + "*.csv.gz"));
    }
}
