package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.evaluation.Thresholds;
import dev.mlmethods.regression.internal.NearNames;
import dev.mlmethods.regression.sweep.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Finds misspelt parameters, which Maven itself ignores. */
final class ParameterNames {
    private static final String SWEEP = "sweep";
    private static final Pattern THRESHOLD = Pattern.compile("(min|max)[A-Z0-9].*");

    private final List<String> names;
    private final List<String> hidden;

    /**
     * Those that are given.
     *
     * @param names of all goals
     * @param hidden those of other goals that are dimensions of the sweep that runs
     */
    private ParameterNames(List<String> names, List<String> hidden) {
        this.names = names;
        this.hidden = hidden;
    }

    /**
     * The parameters of all goals, for a plugin's configuration is shared by them.
     *
     * @param goal that runs
     */
    static ParameterNames of(MojoDescriptor goal) {
        List<String> own = names(Stream.of(goal));
        List<String> all = names(goal.getPluginDescriptor().getMojos().stream()
                .filter(one -> !one.getGoal().equals("help")));
        return new ParameterNames(
                all,
                own.contains(SWEEP)
                        ? SearchSpace.plurals().stream()
                                .filter(plural -> all.contains(plural) && !own.contains(plural))
                                .toList()
                        : List.of());
    }

    private static List<String> names(Stream<MojoDescriptor> goals) {
        return goals.map(MojoDescriptor::getParameters)
                .flatMap(List::stream)
                .filter(Parameter::isEditable)
                .map(Parameter::getName)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Checks the plugin's configuration in the POM, and that of its executions.
     *
     * @throws RegressionException if an element is no parameter
     */
    void requireKnown(Plugin plugin) {
        Stream.concat(Stream.of(plugin), plugin.getExecutions().stream())
                .map(ConfigurationContainer::getConfiguration)
                .filter(Xpp3Dom.class::isInstance)
                .flatMap(configuration -> Stream.of(((Xpp3Dom) configuration).getChildren()))
                .map(Xpp3Dom::getName)
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new RegressionException("The configuration in the POM has <" + name
                            + ">, which is no parameter of this plugin; "
                            + NearNames.nearest(name, names)
                                    .map(near -> "did you mean <" + near + ">?")
                                    .orElse("the parameters are " + String.join(", ", names) + "."));
                });
    }

    /**
     * Warnings of properties on the command line that look like a misspelt parameter. Others are left alone, for many builds
     * have regression tests, and properties for them. What a sweep searches is checked by {@link CommandLine}, and
     * the names of tolerances by {@link CheckMojo}.
     */
    List<String> warnings(Properties userProperties) {
        List<String> known =
                Stream.concat(names.stream(), Thresholds.allNames().stream()).toList();
        return new TreeSet<>(userProperties.stringPropertyNames())
                .stream()
                        .filter(property -> property.startsWith(CommandLine.PREFIX))
                        .map(property -> property.substring(CommandLine.PREFIX.length()))
                        .filter(name -> (!known.contains(name) || hidden.contains(name))
                                && !name.startsWith(CommandLine.SWEEP)
                                && !name.startsWith(CheckMojo.TOLERANCES))
                        .map(name -> warning(name, nearest(name, known)))
                        .flatMap(Optional::stream)
                        .toList();
    }

    /** The plurals are what a sweep searches, and easily written without its name. */
    private static Optional<String> nearest(String name, List<String> known) {
        return SearchSpace.plurals().contains(name)
                ? Optional.of(CommandLine.SWEEP + name)
                : NearNames.nearest(name, known);
    }

    /** A gate that its user believes to be closed is worse than none, so that a threshold need not even be near. */
    private Optional<String> warning(String name, Optional<String> near) {
        String noEffect = CommandLine.PREFIX + name + " is no parameter of "
                + (hidden.contains(name) ? SWEEP : "this plugin") + " and has no effect; ";
        if (near.isPresent()) {
            return Optional.of(noEffect + "did you mean " + CommandLine.PREFIX + near.get() + "?");
        }
        return THRESHOLD.matcher(name).matches()
                ? Optional.of(noEffect + "the thresholds are " + String.join(", ", Thresholds.allNames()) + ".")
                : Optional.empty();
    }
}
