package dev.mlmethods.regression.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The places of {@link ParameterSources}, as provided by Maven. */
final class MavenSources {
    private MavenSources() {}

    /**
     * The places for an execution of a goal.
     *
     * @param configuration that Maven has merged for it, with the defaults of the goal
     */
    static ParameterSources of(
            MavenSession session,
            MavenProject project,
            MojoExecution execution,
            PlexusConfiguration configuration,
            UnaryOperator<String> evaluation) {
        Map<String, ParameterType> declared = declared(execution.getMojoDescriptor());
        return new ParameterSources(
                declared,
                session.getUserProperties(),
                session.getSystemProperties(),
                configured(declared, configuration, execution, inPom(project, execution)),
                project.getProperties(),
                propertyPlace(project),
                evaluation,
                project.getBasedir() == null
                        ? Path.of(session.getExecutionRootDirectory())
                        : project.getBasedir().toPath());
    }

    /** The plugin in the POM: the plugin object of a goal that was called by name doesn't know the POM. */
    static Optional<Plugin> inPom(MavenProject project, MojoExecution execution) {
        String key = execution.getPlugin().getKey();
        return Stream.<PluginContainer>concat(
                        Stream.of(project.getBuild()), Stream.ofNullable(project.getPluginManagement()))
                .flatMap(container ->
                        Stream.ofNullable(container.getPluginsAsMap().get(key)))
                .findFirst();
    }

    /** All properties that a parameter can be given by, and the strongest place of each. */
    static Map<String, Place> properties(MavenSession session, MavenProject project) {
        Map<String, Place> places = new LinkedHashMap<>();
        Function<String, Place> propertyPlace = propertyPlace(project);
        project.getProperties()
                .stringPropertyNames()
                .forEach(property -> places.put(property, propertyPlace.apply(property)));
        session.getSystemProperties()
                .stringPropertyNames()
                .forEach(property -> places.put(property, Place.SYSTEM_PROPERTY));
        session.getUserProperties().stringPropertyNames().forEach(property -> places.put(property, Place.COMMAND_LINE));
        return places;
    }

    private static Map<String, ParameterType> declared(MojoDescriptor goal) {
        Map<String, ParameterType> declared = new LinkedHashMap<>();
        goal.getParameters().stream()
                .filter(Parameter::isEditable)
                .forEach(parameter -> declared.put(parameter.getName(), ParameterType.of(parameter.getType())));
        return declared;
    }

    private static Function<String, Place> propertyPlace(MavenProject project) {
        return property -> project.getActiveProfiles().stream()
                .filter(profile -> profile.getProperties().containsKey(property))
                .reduce((before, last) -> last)
                .map(Place::profile)
                .orElse(Place.PROPERTIES);
    }

    private static List<GivenValue> configured(
            Map<String, ParameterType> declared,
            PlexusConfiguration configuration,
            MojoExecution execution,
            Optional<Plugin> inPom) {
        List<GivenValue> values = new ArrayList<>();
        PlexusConfiguration defaults = execution.getMojoDescriptor().getMojoConfiguration();
        List<String> empty = inPom.map(plugin -> empty(plugin, execution)).orElse(List.of());
        declared.forEach((parameter, type) -> {
            PlexusConfiguration element = configuration.getChild(parameter, false);
            if (element != null && isGiven(element, defaults.getChild(parameter, false))) {
                values.addAll(given(parameter, type, element));
            } else if (empty.contains(parameter) && type != ParameterType.ENTRIES) {
                values.add(GivenValue.of(parameter, "", Place.CONFIGURATION));
            }
        });
        return values;
    }

    /** Maven writes the expression of the goal's property if the POM has nothing. */
    private static boolean isGiven(PlexusConfiguration element, @Nullable PlexusConfiguration unset) {
        String value = element.getValue("").strip();
        String unsetValue = unset == null ? "" : unset.getValue("").strip();
        return element.getChildCount() > 0 || (!value.isEmpty() && !value.equals(unsetValue));
    }

    private static List<GivenValue> given(String parameter, ParameterType type, PlexusConfiguration element) {
        PlexusConfiguration[] children = element.getChildren();
        if (type == ParameterType.ENTRIES) {
            return Arrays.stream(children)
                    .map(child -> new GivenValue(parameter, child.getName(), child.getValue(""), Place.CONFIGURATION))
                    .toList();
        }
        Object value = element.getValue("");
        if (type == ParameterType.LIST && children.length > 0) {
            value = Arrays.stream(children).map(child -> child.getValue("")).toList();
        } else if (children.length > 0) {
            value = "<" + children[0].getName() + ">";
        }
        return List.of(GivenValue.of(parameter, value, Place.CONFIGURATION));
    }

    /** Elements of the POM without text, which Maven replaces with the goal's default. */
    private static List<String> empty(Plugin plugin, MojoExecution execution) {
        PluginExecution own = plugin.getExecutionsAsMap().get(execution.getExecutionId());
        ConfigurationContainer container = own == null ? plugin : own;
        return container.getConfiguration() instanceof Xpp3Dom configuration
                ? Arrays.stream(configuration.getChildren())
                        .filter(element -> element.getChildCount() == 0
                                && (element.getValue() == null
                                        || element.getValue().isBlank()))
                        .map(Xpp3Dom::getName)
                        .toList()
                : List.of();
    }
}
