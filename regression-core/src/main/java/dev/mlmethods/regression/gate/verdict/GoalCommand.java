package dev.mlmethods.regression.gate.verdict;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the plugin's goals are called for one model from the folder where the build was started. All messages name goals in the form {@code
 * regression:accept}; whoever shows them replaces that with the command.
 *
 * @param plugin the prefix {@value #PREFIX}, or group, artifact and version if no POM makes the prefix known
 * @param execution what follows the goal: {@code @big}, or empty
 * @param others what follows goals that belong to a different execution: {@code @training} or empty, by goal
 * @param options what follows that: {@code  -pl prices}, or empty
 */
public record GoalCommand(String plugin, String execution, Map<String, String> others, String options) {
    /** The prefix of the plugin's goals. */
    public static final String PREFIX = "regression";

    /** The commands for the only model of a project whose POM declares the plugin. */
    public static final GoalCommand PLAIN = new GoalCommand(PREFIX, "", Map.of(), "");

    /**
     * Doesn't match a command that already has its execution or options, because messages about one model are also shown by goals of other models.
     */
    private static final Pattern GOAL =
            Pattern.compile("(?:mvn )?(?<![\\w.:/\\\\-])" + PREFIX + ":([a-z]++(?:-[a-z]++)*+)\\b(?!@| -f | -pl )");

    /**
     * Copies the map.
     *
     * @param plugin the prefix {@value #PREFIX}, or group, artifact and version
     * @param execution what follows the goal: {@code @big}, or empty
     * @param others what follows goals that belong to a different execution, by goal
     * @param options what follows that: {@code  -pl prices}, or empty
     */
    public GoalCommand {
        others = Map.copyOf(others);
    }

    /**
     * {@return the command line of a goal, such as {@code mvn regression:accept@big -pl prices}}
     *
     * @param goal without its prefix, such as {@code accept}
     */
    public String of(String goal) {
        return "mvn " + plugin + ":" + goal + others.getOrDefault(goal, execution) + options;
    }

    /**
     * {@return a text with the command lines of the goals that it names}
     *
     * @param text names goals in the form {@code regression:accept}
     */
    public String in(String text) {
        return GOAL.matcher(text).replaceAll(goal -> Matcher.quoteReplacement(of(goal.group(1))));
    }
}
