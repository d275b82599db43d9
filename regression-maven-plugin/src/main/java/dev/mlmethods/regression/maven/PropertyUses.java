package dev.mlmethods.regression.maven;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * What in a build uses a property of the command line by its bare name: a POM that defines it or has an expression with it, a {@code regression.yaml}
 * with such an expression, or a parameter of a goal.
 *
 * @param declared properties of POMs and profiles
 * @param texts in which an expression may use a property
 */
record PropertyUses(Set<String> declared, List<String> texts) {
    /** Copies the collections. */
    PropertyUses {
        declared = Set.copyOf(declared);
        texts = List.copyOf(texts);
    }

    /**
     * The uses in some modules.
     *
     * @param goals that the build calls
     * @param configurationFile which doesn't have to exist
     */
    static PropertyUses of(List<MavenProject> modules, List<MojoDescriptor> goals, Path configurationFile) {
        List<String> texts = new ArrayList<>();
        modules.stream()
                .flatMap(PropertyUses::withParents)
                .flatMap(module -> Stream.ofNullable(module.getOriginalModel()))
                .map(PropertyUses::text)
                .forEach(texts::add);
        // Includes those of settings.xml.
        modules.stream()
                .flatMap(module -> module.getActiveProfiles().stream())
                .flatMap(profile -> profile.getProperties().values().stream())
                .map(String::valueOf)
                .forEach(texts::add);
        goals.stream()
                .flatMap(goal -> Stream.ofNullable(goal.getMojoConfiguration()))
                .flatMap(configuration -> Arrays.stream(configuration.getChildren()))
                .map((PlexusConfiguration parameter) -> parameter.getValue(""))
                .forEach(texts::add);
        if (Files.isRegularFile(configurationFile)) {
            texts.add(text(configurationFile));
        }
        return new PropertyUses(
                modules.stream()
                        .flatMap(module -> module.getProperties().stringPropertyNames().stream())
                        .collect(Collectors.toSet()),
                texts);
    }

    /** Whether anything uses a property with that name. */
    boolean has(String property) {
        return declared.contains(property) || texts.stream().anyMatch(text -> text.contains("${" + property + "}"));
    }

    private static Stream<MavenProject> withParents(MavenProject module) {
        return Stream.iterate(module, one -> one != null, MavenProject::getParent);
    }

    /** The POM before Maven has replaced its expressions. */
    private static String text(Model pom) {
        StringWriter text = new StringWriter();
        try {
            new MavenXpp3Writer().write(text, pom);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            // Whoever reads its parameters reports what is wrong with it.
            return "";
        }
    }
}
