package dev.mlmethods.regression.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** What one Maven invocation of an integration test printed, with the assertions that verify scripts use. */
public final class BuildLog {
    private static final String FIRST_LINE = "[INFO] Scanning for projects...";

    private final List<String> lines = new ArrayList<>();

    private BuildLog() {}

    /** The invocations of a test in their order; none of them may have printed a stack trace. */
    public static List<BuildLog> of(File basedir) throws IOException {
        List<BuildLog> invocations = new ArrayList<>();
        for (String line : lines(basedir)) {
            if (line.equals(FIRST_LINE)) {
                invocations.add(new BuildLog());
            }
            if (!invocations.isEmpty()) {
                invocations.get(invocations.size() - 1).lines.add(line);
            }
        }
        invocations.forEach(BuildLog::hasNoStackTrace);
        return invocations;
    }

    /** The invoker writes in the default charset, and Maven resets colors even if the output isn't a terminal. */
    private static List<String> lines(File basedir) throws IOException {
        String log = new String(Files.readAllBytes(basedir.toPath().resolve("build.log")), Charset.defaultCharset());
        return log.replaceAll("\\x1B\\[[0-9;]*m", "").lines().toList();
    }

    private void hasNoStackTrace() {
        assertThat(lines).noneMatch(line -> line.matches("\\s+at \\S+\\(.*\\)") || line.contains("Exception: "));
    }

    /** A line that a goal logged. */
    public BuildLog has(String message) {
        assertThat(lines).contains("[INFO] " + message);
        return this;
    }

    /** A line that a goal logged, as a regular expression. */
    public BuildLog hasLike(String regex) {
        assertThat(lines).anyMatch(line -> line.matches("\\[INFO] " + regex));
        return this;
    }

    /** A line that a goal logged as a warning. */
    public BuildLog hasWarning(String message) {
        assertThat(lines).contains("[WARNING] " + message);
        return this;
    }

    /** The same log without lines like this, for tests that aren't about them. */
    public BuildLog without(String regex) {
        BuildLog others = new BuildLog();
        lines.stream().filter(line -> !line.matches(regex)).forEach(others.lines::add);
        return others;
    }

    /** The goals' warnings are these, in any order. */
    public BuildLog hasWarnings(String... messages) {
        assertThat(lines.stream()
                        .filter(line -> line.startsWith("[WARNING] "))
                        .map(line -> line.substring("[WARNING] ".length())))
                .containsExactlyInAnyOrder(messages);
        return this;
    }

    /** No line has this text. */
    public BuildLog lacks(String text) {
        assertThat(lines).noneMatch(line -> line.contains(text));
        return this;
    }

    /** The goal failed with exactly this message, which may have several lines. */
    public BuildLog hasFailure(String goal, String message) {
        assertThat(failure(goal)).isEqualTo(message);
        return this;
    }

    /** The goal failed with a message that matches a regular expression as a whole, line feeds included. */
    public BuildLog hasFailureLike(String goal, String regex) {
        assertThat(failure(goal)).matches("(?s)" + regex);
        return this;
    }

    /**
     * The message of the goal that failed, from Maven's line {@code [ERROR] Failed to execute goal
     * GROUP:ARTIFACT:VERSION:GOAL (ID) on project NAME: MESSAGE -> [Help 1]}.
     */
    public String failure(String goal) {
        String log = String.join("\n", lines);
        String start = "[ERROR] Failed to execute goal dev.mlmethods:regression-maven-plugin:";
        assertThat(log).containsOnlyOnce(start).contains(" -> [Help 1]");
        String line = log.substring(log.indexOf(start) + start.length(), log.indexOf(" -> [Help 1]"));
        assertThat(line).matches("(?s)\\S+:" + goal + " \\(\\S+\\) on project \\S+: .*");
        // Maven marks each line of a message, and puts the link to its help on one of its own.
        return line.substring(line.indexOf(": ") + 2)
                .replaceAll("\n\\[ERROR]$", "")
                .replace("\n[ERROR] ", "\n");
    }
}
