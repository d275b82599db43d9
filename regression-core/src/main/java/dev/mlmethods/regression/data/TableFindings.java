package dev.mlmethods.regression.data;

import dev.mlmethods.regression.data.ColumnDescription.Dates;
import dev.mlmethods.regression.data.ColumnDescription.Numbers;
import dev.mlmethods.regression.data.ColumnDescription.Steps;
import dev.mlmethods.regression.data.TableFinding.Kind;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.ArrayList;
import java.util.List;

/** What there is to know about a table before it is trained on. */
final class TableFindings {
    /** From this correlation up, a feature is hardly one that is known before the target. */
    private static final double SUSPICIOUS_CORRELATION = 0.99;

    /** Through two points there is always a line, and two test rows say nothing. */
    private static final int FEWEST_ROWS = 10;

    private final TableDescription table;
    private final List<TableFinding> findings = new ArrayList<>();

    private TableFindings(TableDescription table) {
        this.table = table;
    }

    /** What there is to say, the most important first. */
    static List<TableFinding> of(TableDescription table) {
        TableFindings all = new TableFindings(table);
        all.fewRows();
        all.faults();
        all.similarNames();
        all.missingTargets();
        all.droppedRows();
        all.mixedCategories();
        all.misleadingColumns();
        all.repeatedRows();
        all.timeOrder();
        all.manyCategories();
        return List.copyOf(all.findings);
    }

    private void fewRows() {
        if (table.rows() < FEWEST_ROWS) {
            add(
                    Kind.MISLEADS,
                    rows(table.rows()) + (table.rows() == 1 ? " is" : " are")
                            + " too few to train on some and test on others with any meaning. Add rows.");
        }
    }

    private void faults() {
        for (ColumnDescription column : table.columns()) {
            if (column.fault() != null) {
                add(Kind.FAULT, column.fault());
            }
        }
    }

    private void similarNames() {
        List<String> names =
                table.columns().stream().map(ColumnDescription::name).toList();
        SimilarNames.of(names).forEach(similar -> add(Kind.MISLEADS, SimilarNames.text(similar)));
    }

    private boolean isTarget(ColumnDescription column) {
        return column.name().equals(table.target());
    }

    private void missingTargets() {
        for (ColumnDescription column : table.columns()) {
            if (isTarget(column) && column.missing() > 0 && column.fault() == null) {
                add(
                        Kind.NOTE,
                        rows(column.missing()) + (column.missing() == 1 ? " has" : " have") + " no target "
                                + Excerpt.quoted(column.name()) + " and will be left out, the first in line "
                                + column.missingLines().get(0) + ".");
            }
        }
    }

    private void droppedRows() {
        if (table.dropping() != null) {
            for (TableDescription.Dropping column : table.dropping()) {
                add(
                        Kind.NOTE,
                        rows(column.rows()) + (column.rows() == 1 ? " lacks " : " lack ")
                                + Excerpt.quoted(column.column())
                                + " and will be left out because missing is drop there, the first in line "
                                + column.firstLine() + ".");
            }
        }
    }

    private void mixedCategories() {
        for (ColumnDescription column : table.columns()) {
            ColumnDescription.Mixed mixed = column.mixed();
            if (mixed != null) {
                add(Kind.MISLEADS, DataFinding.mixedCategories(column.name(), mixed.text(), mixed.line()));
            }
        }
    }

    private void misleadingColumns() {
        List<String> constant = new ArrayList<>();
        List<String> counting = new ArrayList<>();
        for (ColumnDescription column : table.columns()) {
            Numbers numbers = column.numbers();
            if (isTarget(column)) {
                if (numbers != null && table.rows() > 1 && column.distinct() == 1) {
                    add(
                            Kind.MISLEADS,
                            "The target " + Excerpt.quoted(column.name()) + " is "
                                    + column.examples().get(0)
                                    + " in all rows: there is nothing to learn. Choose another target.");
                }
                continue;
            }
            if (table.rows() > 1 && column.fault() == null && column.distinct() == 1 && column.missing() == 0) {
                constant.add(column.name());
            }
            if (numbers != null && numbers.steps() == Steps.COUNTING && column.missing() == 0) {
                counting.add(column.name());
            }
            if (table.rows() >= FEWEST_ROWS
                    && column.correlation() != null
                    && Math.abs(column.correlation()) >= SUSPICIOUS_CORRELATION) {
                add(
                        Kind.MISLEADS,
                        Excerpt.quoted(column.name()) + " has a correlation of "
                                + NumberText.significant(column.correlation(), 5) + " with the target "
                                + Excerpt.quoted(String.valueOf(table.target()))
                                + ": it may be made from it, and not be known when a prediction is needed. If so, add it to exclude.");
            }
        }
        if (!counting.isEmpty()) {
            add(
                    Kind.MISLEADS,
                    columns(counting) + (counting.size() == 1 ? " counts" : " count")
                            + " the rows, which says nothing about a new one. Add "
                            + (counting.size() == 1 ? "it" : "them") + " to exclude.");
        }
        if (!constant.isEmpty()) {
            add(
                    Kind.NOTE,
                    columns(constant) + (constant.size() == 1 ? " is" : " are")
                            + " the same in all rows, so nothing can be learned from "
                            + (constant.size() == 1 ? "it." : "them."));
        }
    }

    private void repeatedRows() {
        Long repeated = table.repeatedRows();
        if (repeated != null && repeated > 0) {
            add(
                    Kind.MISLEADS,
                    rows(repeated) + " of " + NumberText.count(table.rows())
                            + (repeated == 1 ? " has" : " have")
                            + " the same cells as a row above: if one is trained on and the other tested, the test is too easy. Keep one of each, unless they were measured independently.");
        }
    }

    private void timeOrder() {
        for (ColumnDescription column : table.columns()) {
            Dates dates = column.dates();
            if (dates != null && dates.steps() != Steps.ANY && !isTarget(column)) {
                add(
                        Kind.NOTE,
                        "The rows are in the order of " + Excerpt.quoted(column.name()) + ", from " + dates.earliest()
                                + " to " + dates.latest()
                                + ": a random split tests on rows that lie between training rows, which is easier than predicting the future.");
            }
        }
    }

    private void manyCategories() {
        List<String> names = table.columns().stream()
                .filter(column -> column.type() == ColumnType.CATEGORY && column.fault() == null)
                .filter(column -> 2L * column.distinct() > table.rows() - column.missing() || column.hasMore())
                .filter(column -> table.rows() > ColumnDescription.MOST_GROUPS)
                .map(ColumnDescription::name)
                .toList();
        if (!names.isEmpty()) {
            add(
                    Kind.NOTE,
                    columns(names) + (names.size() == 1 ? " is" : " are")
                            + " different in most rows, as names are: rare categories teach nothing. Consider excluding "
                            + (names.size() == 1 ? "it." : "them."));
        }
    }

    private void add(Kind kind, String text) {
        findings.add(new TableFinding(kind, Character.toUpperCase(text.charAt(0)) + text.substring(1)));
    }

    private static String rows(long count) {
        return NumberText.count(count) + (count == 1 ? " row" : " rows");
    }

    /** The beginning of a sentence. */
    private static String columns(List<String> names) {
        return names.size() == 1 ? Excerpt.quoted(names.get(0)) : "The columns " + Excerpt.listed(names);
    }
}
