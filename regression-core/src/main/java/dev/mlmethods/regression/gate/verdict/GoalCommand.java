package dev.mlmethods.regression.gate.verdict;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the plugin's goals are called for one model from where the build was started. Messages name goals as {@code regression:accept}, wherever they come from; whoever
 * shows them puts the command in its place.
 *
 * @param plugin the prefix {@value #PREFIX}, or group, artifact and version where no POM makes the prefix known
 * @param execution behind the goal: {@code @big}, or empty
 * @param others behind goals that another execution has: {@code @training} or empty, by the goal
 * @param options behind that: {@code  -pl prices}, or empty
 */
public record GoalCommand(String plugin, String execution, Map<String, String> others, String options) {
    /** The prefix of the plugin's goals. */
    public static final String PREFIX = "regression";

    /** The only model of a project whose POM declares the plugin. */
    public static final GoalCommand PLAIN = new GoalCommand(PREFIX, "", Map.of(), "");

    /** Not where a command has its execution or options already, for messages on one model are shown by goals for others. */
    private static final Pattern GOAL =
            Pattern.compile("(?:mvn )?(?<![\\w.:/\\\\-])" + PREFIX + ":([a-z]++(?:-[a-z]++)*+)\\b(?!@| -f | -pl )");

    /** Copies the map. */
    public GoalCommand {
        others = Map.copyOf(others);
    }

    /** The command line of a goal, such as {@code mvn regression:accept@big -pl prices}. */
    public String of(String goal) {
        return "mvn " + plugin + ":" + goal + others.getOrDefault(goal, execution) + options;
    }

    /** A text with the command lines of the goals that it names. */
    public String in(String text) {
        return GOAL.matcher(text).replaceAll(goal -> Matcher.quoteReplacement(of(goal.group(1))));
    }
}
