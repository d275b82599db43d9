package dev.mlmethods.regression.experiments;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.report.ReportFiles;
import dev.mlmethods.regression.report.SweepFiles;
import dev.mlmethods.regression.report.result.Timings;
import dev.mlmethods.regression.sweep.SweepResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MediaType;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** What an experiment leaves behind, in a folder with its name. */
final class ExperimentReport {
    /** JUnit's configuration parameter for the folder of all experiments. */
    static final String DIRECTORY_PARAMETER = "regression.reportsDirectory";

    static final String DEFAULT_DIRECTORY = "target/regression/experiments";

    private static final Namespace NAMESPACE = Namespace.create(ExperimentReport.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern SUFFIX = Pattern.compile("(?<=.)(Tests?|IT)$");
    private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private final Path folder;

    private ExperimentReport(Path folder) {
        this.folder = folder;
    }

    /**
     * The report of a test class's experiment; nothing is written yet.
     *
     * @param name the name of the experiment; empty for that of the class
     * @throws RegressionException if the name isn't valid for a folder, or another class of this run has the same name
     */
    static ExperimentReport of(ExtensionContext context, Class<?> testClass, String name) {
        String experiment = name.isEmpty() ? nameOf(testClass.getSimpleName()) : name;
        if (!NAME.matcher(experiment).matches()) {
            throw new RegressionException("name is '" + experiment
                    + "'; it must begin with a letter or digit, and contain only letters, digits, dots, hyphens and underscores,"
                    + " because it names a folder.");
        }
        Object owner = context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(experiment, missing -> testClass);
        if (owner != testClass) {
            throw new RegressionException("the experiment of " + ((Class<?>) owner).getName() + " is named "
                    + experiment + " as well; give one of them another name.");
        }
        String directory =
                context.getConfigurationParameter(DIRECTORY_PARAMETER).orElse(DEFAULT_DIRECTORY);
        return new ExperimentReport(Path.of(directory, experiment));
    }

    /** The name of an experiment for a class with that simple name. */
    static String nameOf(String simpleName) {
        return WORD.matcher(SUFFIX.matcher(simpleName).replaceFirst(""))
                .replaceAll("-")
                .toLowerCase(Locale.ROOT);
    }

    /** Writes the files, and updates the page of all experiments. Only one at a time. */
    void write(SweepResult sweep, Timings timings) {
        SweepFiles.writeExperiment(folder, sweep);
        StagedFiles.writeOne(folder.resolve(Timings.FILE), Json.file(timings));
        ReportFiles.writeIndex(folder.resolveSibling(""));
    }

    /** Attaches the files to the tests' own report. */
    void publish(ExtensionContext context) {
        publish(context, SweepFiles.TRIALS, MediaType.create("text", "csv", StandardCharsets.UTF_8));
        publish(context, SweepFiles.SUMMARY, MediaType.APPLICATION_JSON);
        publish(context, ReportFiles.INDEX, MediaType.create("text", "html", StandardCharsets.UTF_8));
    }

    private void publish(ExtensionContext context, String file, MediaType type) {
        context.publishFile(
                file, type, copy -> Files.copy(folder.resolve(file), copy, StandardCopyOption.REPLACE_EXISTING));
    }
}
