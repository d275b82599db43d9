package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.model.ShippedModel;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.maven.project.MavenProject;

/**
 * The model in the module's classes, from where it gets into the jar.
 *
 * @param name of the resource, starting at the root of the class path
 * @param file where it is before it is packaged
 */
record ModelResource(String name, Path file) {
    /** File names that are valid on every platform, separated by slashes; neither {@code .} nor {@code ..} is allowed. */
    private static final Pattern NAME = Pattern.compile(
            "(?!\\.{1,2}(/|$))[^/\\\\:*?\"<>|\\p{Cntrl}]+(/(?!\\.{1,2}(/|$))[^/\\\\:*?\"<>|\\p{Cntrl}]+)*");

    /**
     * The resource of a project.
     *
     * @throws RegressionException if it isn't the name of a resource, or there is no project
     */
    static ModelResource of(String name, MavenProject project) {
        if (!NAME.matcher(name).matches()) {
            throw new RegressionException(
                    "modelResource is " + Excerpt.quoted(name)
                            + "; it must be the name of a resource in the module's classes, such as META-INF/models/price.zip.");
        }
        if (project.getBasedir() == null) {
            throw new RegressionException(
                    "modelResource is " + Excerpt.quoted(name)
                            + ", but there is no project whose classes could hold it; leave it out, or run the goal in a project.");
        }
        return new ModelResource(
                name, Path.of(project.getBuild().getOutputDirectory()).resolve(name));
    }

    /** Puts the model there, unless it is already there: then what is packaged from the classes also stays unchanged. */
    void write(Path model) {
        byte[] shipped = ShippedModel.of(model);
        if (!isThere(shipped)) {
            StagedFiles.writeOne(file, shipped);
        }
    }

    private boolean isThere(byte[] contents) {
        try {
            return Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), contents);
        } catch (IOException e) {
            return false;
        }
    }
}
