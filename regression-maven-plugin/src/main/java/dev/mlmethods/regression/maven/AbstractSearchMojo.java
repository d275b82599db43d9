package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.model.FinalTraining;
import dev.mlmethods.regression.report.ReportFiles;
import dev.mlmethods.regression.report.TrainingFiles;
import dev.mlmethods.regression.report.result.FinalModel;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/** What the goals have in common that search for a specification: they end with a model, and with the lines of {@code regression.yaml} that train it. */
abstract class AbstractSearchMojo extends AbstractSpecificationMojo {
    /**
     * Whether the lines with which {@code train} gives the same model are written into {@code regression.yaml}, in place of those of an earlier search.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.write", defaultValue = "false")
    private boolean write;

    AbstractSearchMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        super(repositorySystem, toolchainManager);
    }

    /** What an earlier search has found is found anew. */
    @Override
    final GivenParameters ofSpecification() {
        return parameters().without(Place.Level.FOUND);
    }

    /** Says that the lines of an earlier search don't count. */
    final void tellOfFound() {
        if (parameters().winners().stream().anyMatch(value -> value.place().level() == Place.Level.FOUND)) {
            getLog().info(shown(configuredFile())
                    + ": the lines that an earlier search has written are left out, and what they say"
                    + " is found anew. To keep a value, move its line out of the two comments.");
        }
    }

    /** Checks that the lines could be written, before anything is trained for them. */
    final void requireWritable() {
        if (write) {
            found().requireWritable();
        }
    }

    private FoundLines found() {
        return new FoundLines(configuredFile(), shown(configuredFile()));
    }

    /**
     * The fields that need no line of their own unless the model has another value: they stand in the POM or among the user's lines of the file.
     *
     * @param searched the fields whose value the search has found
     */
    final List<String> kept(Set<String> searched) {
        return parameters().winners().stream()
                .filter(value -> switch (value.place().level()) {
                    case COMMAND_LINE, SYSTEM_PROPERTY, FOUND -> false;
                    case FILE, CONFIGURATION, PROPERTIES -> true;
                })
                .map(GivenValue::parameter)
                .filter(parameter -> !searched.contains(parameter))
                .distinct()
                .toList();
    }

    /**
     * The fields that need a line whatever their value: a file may have another one for them.
     *
     * @param searched the fields whose value the search has found
     */
    final Set<String> written(List<String> searched) {
        Set<String> written = new LinkedHashSet<>(searched);
        parameters().winners().stream()
                .filter(value -> switch (value.place().level()) {
                    case COMMAND_LINE, SYSTEM_PROPERTY -> true;
                    case FILE, CONFIGURATION, PROPERTIES, FOUND -> false;
                })
                .map(GivenValue::parameter)
                .forEach(written::add);
        return written;
    }

    /**
     * Says where the files are.
     *
     * @param lines for {@code regression.yaml}
     */
    final void tell(Path folder, List<String> lines) {
        Path model = folder.resolve(TrainingFiles.MODEL);
        getLog().info("Report: " + folder.resolve(ReportFiles.REPORT));
        getLog().info("Model: " + model + "; evaluate it with regression:evaluate -Dregression.model=" + shown(model));
        if (finalTraining() == FinalTraining.ALL) {
            getLog().info("Final model: " + folder.resolve(FinalModel.FILE));
        }
        String file = shown(configuredFile());
        if (write) {
            List<String> replaced = found().write(lines);
            if (!replaced.isEmpty()) {
                getLog().warn(file + ": what the search has found has taken the place of "
                        + String.join(", ", replaced));
            }
            getLog().info("The lines are in " + file + ": regression:train gives this model.");
        } else {
            getLog().info("Paste the lines into " + file + ", or let -Dregression.write do it.");
        }
    }
}
