package dev.mlmethods.regression.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Findings in Markdown that is also readable as plain text: those with a bar or a figure as a table, the others as a list. */
public final class FindingTable {
    static final List<String> HEADER = List.of("what", "ours", "other", "figure", "bar", "verdict");

    private FindingTable() {}

    /** The lines of the report. */
    public static List<String> lines(List<Finding> findings) {
        List<String> lines =
                new ArrayList<>(table(findings.stream().filter(Finding::isRow).toList()));
        lines.add("");
        findings.stream()
                .filter(finding -> !finding.isRow())
                .map(finding -> "- " + finding.what() + ": " + finding.ours())
                .forEach(lines::add);
        return lines;
    }

    private static List<String> table(List<Finding> findings) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        findings.forEach(finding -> rows.add(finding.cells()));
        int[] widths = new int[HEADER.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(line(row, widths));
        }
        lines.add(1, line(HEADER.stream().map(name -> "").toList(), widths).replace(' ', '-'));
        return lines;
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            line.append(' ')
                    .append(cells.get(i))
                    .append(" ".repeat(widths[i] - cells.get(i).length()))
                    .append(" |");
        }
        return line.toString();
    }
}
