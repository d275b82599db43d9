package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.evaluation.Thresholds;
import dev.mlmethods.regression.predictor.text.NearNames;
import dev.mlmethods.regression.sweep.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Finds misspelled parameters, which Maven itself ignores. */
final class ParameterNames {
    private static final String SWEEP = ParameterType.SWEEP;

    /** The parameters with entries for individual columns. */
    private static final List<String> ENTRIES_OF_COLUMNS = List.of("columns", "missingOf", "featureScalingOf");

    private static final Map<String, String> EXAMPLES =
            Map.of("columns", "zip=category", "missingOf", "age=median", "featureScalingOf", "income=quantileNormal");

    /** What one would expect to be a parameter, and isn't, because anybody could read it. */
    private static final String PASSWORD = "password";

    private static final String PLACES_OF_PASSWORDS =
            "name the <server> of settings.xml that has the password with serverId, or an environment variable with passwordVariable.";

    private static final Pattern THRESHOLD = Pattern.compile("(min|max)[A-Z0-9].*");

    private final List<String> names;
    private final List<String> hidden;
    private final ConfiguredGates gates;

    /**
     * Creates it from given names.
     *
     * @param names of all goals
     * @param hidden those of other goals that are dimensions of the sweep that runs
     */
    private ParameterNames(List<String> names, List<String> hidden, ConfiguredGates gates) {
        this.names = names;
        this.hidden = hidden;
        this.gates = gates;
    }

    /**
     * The parameters of all goals, because they share the plugin's configuration.
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
                        : List.of(),
                new ConfiguredGates(ParameterType.GATES.stream()
                        .collect(Collectors.toMap(kind -> kind, kind -> goalsWith(kind, goal.getPluginDescriptor())))));
    }

    private static Set<String> goalsWith(String parameter, PluginDescriptor plugin) {
        return plugin.getMojos().stream()
                .filter(goal -> goal.getParameterMap().containsKey(parameter))
                .map(MojoDescriptor::getGoal)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The part that deals with thresholds and tolerances. */
    ConfiguredGates gates() {
        return gates;
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
     * @throws RegressionException if an element isn't a parameter, is there twice, or is a gate that no goal of its execution closes
     */
    void requireKnown(Plugin plugin) {
        requireNames(plugin);
        gates.requireUsed(plugin);
    }

    private void requireNames(Plugin plugin) {
        Stream.concat(Stream.of(plugin), plugin.getExecutions().stream())
                .map(ConfigurationContainer::getConfiguration)
                .filter(Xpp3Dom.class::isInstance)
                .flatMap(configuration -> Stream.of(((Xpp3Dom) configuration).getChildren()))
                .map(Xpp3Dom::getName)
                .filter(name -> !names.contains(name))
                .distinct()
                .map(this::objection)
                .reduce((one, next) -> one + " " + next)
                .ifPresent(objections -> {
                    throw new RegressionException(objections);
                });
    }

    private String objection(String name) {
        String objection = "The configuration in the POM has <" + name + ">, which is not a parameter of this plugin; ";
        if (name.equals(PASSWORD)) {
            return objection + PLACES_OF_PASSWORDS;
        }
        return objection
                + within(name)
                        .map(place -> "write " + place + ".")
                        .or(() -> NearNames.nearest(name, names).map(near -> "did you mean <" + near + ">?"))
                        .orElse("the parameters are " + String.join(", ", names) + ".");
    }

    /** Where the entry of a parameter belongs. */
    private static Optional<String> within(String name) {
        return SearchSpace.plurals().contains(name)
                ? Optional.of("<" + name + "> into <" + SWEEP + ">")
                : GateNames.place(name);
    }

    /**
     * Warnings about properties that look like a misspelled parameter. Others are left alone, because many builds have regression tests, and
     * properties for them. What a sweep searches is checked by {@link SearchedNames}.
     *
     * @param properties by their names, and where each is
     * @throws RegressionException if one looks like a misspelled threshold or tolerance
     */
    List<String> warnings(Map<String, Place> properties) {
        GateNames.requireKnown(properties, names);
        List<String> known =
                Stream.concat(names.stream(), Thresholds.allNames().stream()).toList();
        List<String> warnings = new ArrayList<>();
        new TreeMap<>(properties).forEach((property, place) -> {
            if (property.startsWith(GivenValue.PREFIX)) {
                String name = property.substring(GivenValue.PREFIX.length());
                if (!isKnown(name, known)) {
                    warning(name, place, known).ifPresent(warnings::add);
                }
            }
        });
        return warnings;
    }

    /** The given properties that have exactly the name of a parameter with one value or a list, without the prefix, in alphabetical order. */
    List<String> withoutPrefix(Set<String> properties) {
        return properties.stream()
                .filter(names::contains)
                .filter(name -> !ParameterType.WITH_ENTRIES.contains(name))
                .sorted()
                .toList();
    }

    private boolean isKnown(String name, List<String> known) {
        return name.startsWith(SWEEP + ".")
                || ENTRIES_OF_COLUMNS.stream().anyMatch(parameter -> name.startsWith(parameter + "."))
                || name.startsWith(ParameterType.TOLERANCES + ".")
                || (known.contains(name)
                        && !hidden.contains(name)
                        && !name.equals(SWEEP)
                        && !ENTRIES_OF_COLUMNS.contains(name));
    }

    private Optional<String> warning(String name, Place place, List<String> known) {
        String where = place.equals(Place.COMMAND_LINE) ? "" : " " + place.text();
        String noEffect = GivenValue.PREFIX + name + where + " is not a parameter of "
                + (hidden.contains(name) ? SWEEP : "this plugin") + " and has no effect; ";
        if (name.equals(PASSWORD)) {
            return Optional.of(noEffect + PLACES_OF_PASSWORDS);
        }
        if (name.equals(SWEEP)) {
            return Optional.of(noEffect + "give each of its entries separately, such as " + GivenValue.PREFIX + SWEEP
                    + ".learningRates=1e-4,1e-3.");
        }
        if (ENTRIES_OF_COLUMNS.contains(name)) {
            return Optional.of(noEffect + "give each of its entries separately, such as " + GivenValue.PREFIX + name
                    + "." + EXAMPLES.get(name) + ".");
        }
        Optional<String> near = nearest(name, known);
        if (near.isPresent()) {
            return Optional.of(noEffect + "did you mean " + GivenValue.PREFIX + near.get() + "?");
        }
        // It may belong to a build with regression tests. If it doesn't, a gate is missing.
        return THRESHOLD.matcher(name).matches()
                ? Optional.of(noEffect + "the thresholds are " + String.join(", ", Thresholds.allNames()) + ".")
                : Optional.empty();
    }

    /** The plurals name what a sweep searches, and are easily written without the sweep's prefix. */
    private static Optional<String> nearest(String name, List<String> known) {
        if (SearchSpace.plurals().contains(name)) {
            return Optional.of(SWEEP + "." + name);
        }
        int dot = Math.max(name.indexOf('.'), 0);
        return NearNames.nearest(name.substring(0, dot), List.of(SWEEP))
                .map(sweep -> sweep + name.substring(dot))
                .or(() -> NearNames.nearest(name, known));
    }
}
