package dev.mlmethods.regression.maven;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** The executions of the plugin in a module's POM, which goals belong to whether they are called from the command line or by a phase. */
final class ConfiguredExecutions {
    /** Maven's name for the execution of a goal that is called from the command line without naming one. */
    static final String COMMAND_LINE = "default-cli";

    private static final String DEFAULT = "default";
    /** The phase of an inherited execution that a module disables. */
    private static final String NO_PHASE = "none";

    private static final String FOLDER = "outputDirectory";

    /** What makes the model of an execution: one of the two. */
    private static final Set<String> MAKING = Set.of("train", "import");

    private static final Set<String> EVALUATING = Set.of("evaluate", "sweep");
    /** For a goal that no execution has: the goals whose execution it belongs to, the nearest first. */
    private static final List<Set<String>> FROM_THE_VERDICT =
            List.of(Set.of("check"), Set.of("evaluate"), MAKING, Set.of("sweep"));

    private static final List<Set<String>> FROM_THE_RESULT = List.of(EVALUATING, Set.of("check"), MAKING);
    private static final List<Set<String>> FROM_THE_MODEL =
            List.of(MAKING, Set.of("sweep"), Set.of("evaluate"), Set.of("check"));

    private final Plugin plugin;

    ConfiguredExecutions(Plugin plugin) {
        this.plugin = plugin;
    }

    List<String> ids() {
        return plugin.getExecutions().stream().map(PluginExecution::getId).toList();
    }

    /** The phase that the POM binds an execution to; empty if it leaves that to the goals. */
    Optional<String> phase(String execution) {
        return plugin.getExecutions().stream()
                .filter(one -> one.getId().equals(execution))
                .findFirst()
                .map(PluginExecution::getPhase);
    }

    /** Whether an execution lists one goal before another, which is the order in which Maven runs them if both are bound to the same phase. */
    boolean isAbove(String execution, String first, String second) {
        List<String> goals = plugin.getExecutions().stream()
                .filter(one -> one.getId().equals(execution))
                .flatMap(one -> one.getGoals().stream())
                .toList();
        return goals.contains(first) && goals.indexOf(first) < goals.indexOf(second);
    }

    /** Whether a phase runs the goal. */
    boolean has(String goal) {
        return !having(goal).isEmpty();
    }

    /** The ids of the executions that have the goal and that no phase runs: their phase is {@value #NO_PHASE}. */
    List<String> setAside(String goal) {
        return plugin.getExecutions().stream()
                .filter(execution -> !runs(execution))
                .filter(execution -> execution.getGoals().contains(goal))
                .map(PluginExecution::getId)
                .toList();
    }

    /** The ids of the executions that a phase runs and that have the goal. */
    List<String> having(String goal) {
        return of(Set.of(goal)).stream().map(PluginExecution::getId).toList();
    }

    /**
     * The executions in which a goal that is called without one works: those that have it; otherwise those that have the goal that it follows, where
     * each output folder and baseline counts once.
     *
     * @return their ids in the order of the POM; only {@value #COMMAND_LINE} if there is one default execution that adds nothing to the plugin's
     *     configuration, or if the POM configures {@value #COMMAND_LINE} itself and no other execution has a gate; empty if no execution has a goal
     *     that works on a model
     */
    List<String> of(String goal) {
        if (ids().contains(COMMAND_LINE) && !isHeld(goal)) {
            return List.of(COMMAND_LINE);
        }
        List<PluginExecution> chosen = of(Set.of(goal));
        for (Set<String> goals : chosen.isEmpty() ? neighbours(goal) : List.<Set<String>>of()) {
            if (chosen.isEmpty()) {
                chosen = distinct(of(goals));
            }
        }
        return chosen.size() == 1 && isPlain(chosen.get(0))
                ? List.of(COMMAND_LINE)
                : chosen.stream().map(PluginExecution::getId).toList();
    }

    /**
     * The execution that has a goal, or one that the goal belongs with, for the results of an execution: itself if possible, otherwise the first with
     * the same output folder.
     *
     * @param execution its id
     * @return an id; the same one if no execution has such a goal
     */
    String nearest(String execution, String goal) {
        String folder = plugin.getExecutions().stream()
                .filter(one -> one.getId().equals(execution))
                .findFirst()
                .map(one -> text(one, FOLDER))
                .orElseGet(() -> text(plugin, FOLDER));
        return Stream.concat(Stream.of(Set.of(goal)), neighbours(goal).stream())
                .map(goals -> of(goals).stream()
                        .filter(one -> text(one, FOLDER).equals(folder))
                        .map(PluginExecution::getId)
                        .toList())
                .filter(ids -> !ids.isEmpty())
                .findFirst()
                .map(ids -> ids.contains(execution) ? execution : ids.get(0))
                .orElse(execution);
    }

    /** Whether executions other than {@value #COMMAND_LINE} have a gate that the goal closes or opens: none of them may be left out. */
    private boolean isHeld(String goal) {
        return neighbours(goal).equals(FROM_THE_VERDICT)
                && FROM_THE_VERDICT.stream()
                        .flatMap(goals -> of(goals).stream())
                        .anyMatch(execution -> !execution.getId().equals(COMMAND_LINE));
    }

    private static List<Set<String>> neighbours(String goal) {
        return switch (goal) {
            case "accept", "check", "evaluate", "record" -> FROM_THE_VERDICT;
            case "report" -> FROM_THE_RESULT;
            default -> FROM_THE_MODEL;
        };
    }

    /** The executions that a phase runs, in the order of the POM. */
    List<PluginExecution> running() {
        return plugin.getExecutions().stream()
                .filter(ConfiguredExecutions::runs)
                .toList();
    }

    private static boolean runs(PluginExecution execution) {
        return !NO_PHASE.equals(execution.getPhase());
    }

    private List<PluginExecution> of(Set<String> goals) {
        return running().stream()
                .filter(execution -> execution.getGoals().stream().anyMatch(goals::contains))
                .toList();
    }

    /** The first execution for each result that it may be about. */
    private static List<PluginExecution> distinct(List<PluginExecution> executions) {
        Map<List<String>, PluginExecution> firsts = new LinkedHashMap<>();
        executions.forEach(execution ->
                firsts.putIfAbsent(List.of(text(execution, FOLDER), text(execution, "baseline")), execution));
        return new ArrayList<>(firsts.values());
    }

    private static String text(ConfigurationContainer container, String name) {
        return container.getConfiguration() instanceof Xpp3Dom configuration && configuration.getChild(name) != null
                ? Objects.toString(configuration.getChild(name).getValue(), "")
                : "";
    }

    private boolean isPlain(PluginExecution execution) {
        return execution.getId().equals(DEFAULT) && children(execution).equals(children(plugin));
    }

    /** Executions inherit the plugin's configuration, and Maven may have added attributes along the way. */
    private static Set<String> children(ConfigurationContainer container) {
        return container.getConfiguration() instanceof Xpp3Dom configuration
                ? Set.copyOf(Arrays.stream(configuration.getChildren())
                        .map(Xpp3Dom::toString)
                        .toList())
                : Set.of();
    }
}
