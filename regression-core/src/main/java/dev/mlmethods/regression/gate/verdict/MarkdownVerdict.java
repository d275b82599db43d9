package dev.mlmethods.regression.gate.verdict;

import dev.mlmethods.regression.gate.Bisection;
import dev.mlmethods.regression.gate.BranchVerdict;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.diff.Cause;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import dev.mlmethods.regression.predictor.text.VisibleText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A verdict in GitHub's Markdown, for the summary of a step and for pull requests, whose comments are limited to 65,536 characters: it has fewer than
 * {@value #LIMIT}, whatever has changed.
 */
public final class MarkdownVerdict {
    /** The maximum number of characters. */
    public static final int LIMIT = 60_000;

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_MESSAGE = 2_000;
    private static final int LONGEST_CAUSE = 500;
    /** The space reserved for the rest of the text after the table of the bisection. */
    private static final int RESERVE = 1_000;
    /** The space reserved for the heading and the note of the bisection, where one character may become five. */
    private static final int BISECTION_RESERVE = 5 * LONGEST_CAUSE + 500;

    private MarkdownVerdict() {}

    /**
     * {@return the verdict of the only model of a project, as Markdown that ends in a line feed}
     *
     * @param result of a check
     * @param title what was checked, such as the name of the module
     */
    public static String of(CheckResult result, String title) {
        return of(result, title, GoalCommand.PLAIN);
    }

    /**
     * {@return the verdict as Markdown that ends in a line feed}
     *
     * @param result of a check
     * @param title what was checked, such as the name of the module
     * @param command how its goals are called
     */
    public static String of(CheckResult result, String title, GoalCommand command) {
        StringBuilder markdown = new StringBuilder();
        markdown.append("## ")
                .append(result.passes() ? "✅ " : "❌ ")
                .append(MarkdownText.of(title, LONGEST_TITLE))
                .append(": ")
                .append(result.verdict().text())
                .append("\n\n")
                .append(MarkdownText.startingLine(command.in(result.message()), LONGEST_MESSAGE))
                .append('\n');
        appendMetrics(markdown, result.metrics());
        appendCauses(markdown, "What changed", result.causes(), LIMIT - BISECTION_RESERVE - RESERVE);
        BranchVerdict branch = result.branch();
        if (branch != null) {
            appendBranch(markdown, branch);
        }
        appendBisection(markdown, result);
        String remedy = Remedy.of(result);
        if (!remedy.isEmpty()) {
            markdown.append("\n")
                    .append(remedy)
                    .append("\n\n```\n")
                    .append(VisibleText.of(command.of(Remedy.GOAL)))
                    .append("\n```\n");
        }
        return markdown.toString();
    }

    private static void appendMetrics(StringBuilder markdown, List<MetricChange> metrics) {
        if (metrics.isEmpty()) {
            return;
        }
        markdown.append('\n').append(line(MetricRow.HEADER)).append("|---|---|---:|---:|---:|---:|\n");
        metrics.forEach(metric -> markdown.append(line(MetricRow.of(metric).cells())));
        String explanation = MetricRow.explanation(metrics);
        if (!explanation.isEmpty()) {
            markdown.append('\n').append(explanation).append('\n');
        }
    }

    private static void appendBranch(StringBuilder markdown, BranchVerdict branch) {
        markdown.append("\n### ")
                .append(BranchTexts.heading(branch))
                .append(": ")
                .append(branch.verdict().text())
                .append('\n');
        appendMetrics(markdown, branch.metrics());
        appendCauses(markdown, "What changed since", branch.causes(), LIMIT - BISECTION_RESERVE - RESERVE);
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> MarkdownText.of(cell, LONGEST_CAUSE))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static void appendCauses(StringBuilder markdown, String heading, List<Cause> causes, int length) {
        if (causes.isEmpty()) {
            return;
        }
        markdown.append("\n### ").append(heading).append("\n\n");
        List<String> lines = causes.stream()
                .map(cause -> "- " + MarkdownText.startingLine(cause.text(), LONGEST_CAUSE) + "\n")
                .toList();
        appendSome(markdown, lines, length, "- ", "\n");
    }

    private static void appendBisection(StringBuilder markdown, CheckResult result) {
        Bisection bisection = result.bisection();
        if (bisection == null) {
            return;
        }
        markdown.append("\n### How much each explains\n\n");
        if (bisection.note() != null) {
            markdown.append(MarkdownText.startingLine(bisection.note(), LONGEST_CAUSE))
                    .append("\n\n");
        }
        markdown.append(line(BisectionRow.HEADER)).append("|---|---|---:|---:|---:|\n");
        List<String> lines =
                BisectionRow.of(result).stream().map(row -> line(row.cells())).toList();
        appendSome(markdown, lines, LIMIT - RESERVE, "| | ", " | | | |\n");
    }

    /**
     * Appends lines until the whole text reaches a length, and the number of those that are left out.
     *
     * @param before the text before that number
     * @param after the text after it
     */
    private static void appendSome(
            StringBuilder markdown, List<String> lines, int length, String before, String after) {
        int shown = 0;
        for (String line : lines) {
            if (markdown.length() + line.length() > length) {
                markdown.append(before)
                        .append("and ")
                        .append(lines.size() - shown)
                        .append(" more, see ")
                        .append(CheckResult.FILE)
                        .append(after);
                return;
            }
            markdown.append(line);
            shown++;
        }
    }
}
