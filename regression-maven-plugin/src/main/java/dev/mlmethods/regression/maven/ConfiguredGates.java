package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Thresholds and tolerances in places where they have no effect: Maven would ignore them, and a gate that isn't there passes.
 *
 * @param goalsOf the goals that have thresholds, and those that have tolerances
 */
record ConfiguredGates(Map<String, Set<String>> goalsOf) {
    /**
     * Checks the plugin's configuration in the POM, and that of its executions.
     *
     * @throws RegressionException if an element or an entry is there twice, entries are text, or gates are in an execution none of whose goals has
     *     them
     */
    void requireUsed(Plugin plugin) {
        requireOnce(plugin);
        for (PluginExecution execution : plugin.getExecutions()) {
            requireOnce(execution);
            requireGoals(plugin, execution);
        }
    }

    private static void requireOnce(ConfigurationContainer container) {
        configuration(container).ifPresent(configuration -> {
            requireOnce("The configuration in the POM", configuration);
            for (Xpp3Dom element : configuration.getChildren()) {
                if (ParameterType.WITH_ENTRIES.contains(element.getName())) {
                    requireEntries(element);
                    requireOnce("<" + element.getName() + "> in the POM", element);
                }
            }
        });
    }

    /** If there are two, Maven uses one or the other. */
    private static void requireOnce(String place, Xpp3Dom parent) {
        Set<String> names = new HashSet<>();
        for (Xpp3Dom child : parent.getChildren()) {
            if (!names.add(child.getName())) {
                throw new RegressionException(
                        place + " has <" + child.getName() + "> more than once; keep one of them.");
            }
        }
    }

    private static void requireEntries(Xpp3Dom element) {
        String text = element.getValue();
        if (text != null && !text.isBlank()) {
            String name = element.getName();
            String example = switch (name) {
                case ParameterType.THRESHOLDS -> "<minR2>0.5</minR2>";
                case ParameterType.TOLERANCES -> "<rmse>1%</rmse>";
                default -> "<learningRates>1e-4, 1e-3</learningRates>";
            };
            throw new RegressionException(
                    "<" + name + "> in the POM is plain text; give each of its entries an element, such as <" + name
                            + ">" + example + "</" + name + ">.");
        }
    }

    /** What an execution inherits from the plugin's configuration may be for other executions. */
    private void requireGoals(Plugin plugin, PluginExecution execution) {
        goalsOf.forEach((kind, goals) -> {
            Optional<Xpp3Dom> own = child(execution, kind);
            if (own.isPresent()
                    && !own.equals(child(plugin, kind))
                    && !execution.getGoals().isEmpty()
                    && Collections.disjoint(execution.getGoals(), goals)) {
                throw new RegressionException("<" + kind + "> in the execution " + execution.getId()
                        + " of the POM has no effect, and a gate that does not exist would always pass: of its goals ("
                        + String.join(", ", execution.getGoals()) + ") none has " + kind
                        + ". Put it into an execution with " + String.join(" or ", goals)
                        + ", or into the <configuration> of the plugin.");
            }
        });
    }

    /**
     * Checks that a gate on the command line belongs to a goal that the command line calls.
     *
     * @param given what was given to any goal on the command line, as properties
     * @param called what Maven was called with: phases and goals
     * @throws RegressionException if no goal that is called has it; if a phase is called, it may belong to a goal of that phase
     */
    void requireCalled(Set<String> given, List<String> called) {
        if (called.isEmpty() || called.stream().anyMatch(task -> !task.contains(":"))) {
            return;
        }
        Set<String> goals = goals(called);
        goalsOf.forEach((kind, having) -> {
            Optional<String> gate = named(given).stream()
                    .filter(name -> !ParameterType.entries(kind, Set.of(name)).isEmpty())
                    .sorted()
                    .findFirst();
            if (gate.isPresent() && Collections.disjoint(goals, having)) {
                throw new RegressionException(GivenValue.PREFIX + gate.get()
                        + " has no effect here, and a gate that does not exist would always pass: none of the goals called ("
                        + String.join(", ", goals) + ") has " + kind + ". Call " + String.join(" or ", having)
                        + ", too, or leave it out.");
            }
        });
    }

    /**
     * Warnings about gates that the POM has for all its executions if none of them closes the gates; only in builds by phases, because goals may be
     * called by hand.
     *
     * @param properties of the POM
     * @param called what Maven was called with: phases and goals
     */
    List<String> unclosed(Plugin plugin, Set<String> properties, List<String> called) {
        List<PluginExecution> executions = new ConfiguredExecutions(plugin).running();
        if (executions.isEmpty() || called.stream().allMatch(task -> task.contains(":"))) {
            return List.of();
        }
        List<String> names = named(properties);
        return goalsOf.entrySet().stream()
                .filter(kind -> child(plugin, kind.getKey()).isPresent()
                        || !ParameterType.entries(kind.getKey(), names).isEmpty())
                .filter(kind -> executions.stream()
                        .allMatch(execution -> Collections.disjoint(execution.getGoals(), kind.getValue())))
                .filter(kind -> Collections.disjoint(goals(called), kind.getValue()))
                .map(kind -> "The " + kind.getKey()
                        + " in the POM have no effect in this build, which would pass without them: "
                        + unclosed(plugin, kind.getValue()))
                .sorted()
                .toList();
    }

    private static String unclosed(Plugin plugin, Set<String> goals) {
        ConfiguredExecutions executions = new ConfiguredExecutions(plugin);
        return goals.stream()
                .flatMap(goal -> executions.setAside(goal).stream()
                        .map(id -> "the phase of the execution " + id + ", which has " + goal
                                + ", is none. Bind it to a phase, or remove them."))
                .findFirst()
                .orElseGet(() -> "no execution of the plugin has " + String.join(" or ", goals) + ". Add <goal>"
                        + goals.iterator().next() + "</goal> to one, or remove them.");
    }

    private static List<String> named(Set<String> properties) {
        return properties.stream()
                .filter(property -> property.startsWith(GivenValue.PREFIX))
                .map(property -> property.substring(GivenValue.PREFIX.length()))
                .toList();
    }

    /** The tasks that are goals. */
    private static Set<String> goals(List<String> called) {
        Set<String> goals = new LinkedHashSet<>();
        called.stream()
                .filter(task -> task.contains(":"))
                .forEach(task ->
                        goals.add(task.substring(task.lastIndexOf(':') + 1).replaceFirst("@.*", "")));
        return goals;
    }

    private static Optional<Xpp3Dom> child(ConfigurationContainer container, String name) {
        return configuration(container)
                .flatMap(configuration ->
                        Stream.ofNullable(configuration.getChild(name)).findFirst());
    }

    private static Optional<Xpp3Dom> configuration(ConfigurationContainer container) {
        return Optional.ofNullable(container.getConfiguration())
                .filter(Xpp3Dom.class::isInstance)
                .map(Xpp3Dom.class::cast);
    }
}
