package dev.mlmethods.regression.report.page.dataset;

import dev.mlmethods.regression.data.ColumnDescription;
import dev.mlmethods.regression.data.TableDescription;
import dev.mlmethods.regression.data.TableDescription.MissingPattern;
import dev.mlmethods.regression.data.TableFinding;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.Page.Card;
import dev.mlmethods.regression.report.page.Page.Section;
import dev.mlmethods.regression.report.page.Page.Tone;
import dev.mlmethods.regression.report.page.Page.Verdict;
import dev.mlmethods.regression.report.page.Texts;
import dev.mlmethods.regression.report.result.DatasetReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page of a table: what its columns are, what is missing, and how each relates to the target. */
public final class DatasetPage {
    /** The page, beside its JSON. */
    public static final String FILE = "dataset.html";

    private static final int SHOWN_EXAMPLES = 3;
    private static final int MOST_CHARACTERS = 20;

    private final DatasetReport report;
    private final TableDescription table;

    private DatasetPage(DatasetReport report) {
        this.report = report;
        this.table = report.table();
    }

    /**
     * {@return the page that shows the contents of {@code dataset.json}}
     *
     * @param report those contents
     */
    public static Page of(DatasetReport report) {
        DatasetPage page = new DatasetPage(report);
        return new Page("Table " + page.table.dataset(), page.lead(), page.verdicts(), page.cards(), page.sections());
    }

    private String lead() {
        Map<ColumnType, Long> types = new LinkedHashMap<>();
        for (ColumnType type : ColumnType.values()) {
            long count = table.columns().stream()
                    .filter(column -> column.type() == type)
                    .count();
            if (count > 0) {
                types.put(type, count);
            }
        }
        return Texts.count(table.rows(), "row") + " of "
                + Texts.count(table.columns().size(), "column") + ": "
                + types.entrySet().stream()
                        .map(type -> NumberText.count(type.getValue()) + " of type "
                                + type.getKey().word())
                        .collect(Collectors.joining(", "))
                + ". "
                + (table.target() == null
                        ? "No target was named: with one, the page shows how each column relates to it."
                        : "The target is " + table.target() + ".");
    }

    private List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (TableFinding finding : report.findings()) {
            verdicts.add(
                    new Verdict(finding.kind() == TableFinding.Kind.NOTE ? Tone.NEUTRAL : Tone.BAD, finding.text()));
        }
        if (verdicts.isEmpty()) {
            verdicts.add(new Verdict(Tone.GOOD, "A training can read all columns, and nothing stands out."));
        }
        return verdicts;
    }

    private List<Card> cards() {
        long missing =
                table.columns().stream().mapToLong(ColumnDescription::missing).sum();
        double cells = (double) table.rows() * table.columns().size();
        Long repeated = table.repeatedRows();
        List<Card> cards = new ArrayList<>();
        cards.add(new Card("Rows", NumberText.count(table.rows()), ""));
        cards.add(new Card("Columns", NumberText.count(table.columns().size()), ""));
        cards.add(new Card(
                "Missing cells",
                NumberText.count(missing),
                missing == 0 ? "" : Texts.percent(missing / cells) + " of all"));
        cards.add(
                repeated == null
                        ? new Card(
                                "Repeated rows",
                                Texts.NONE,
                                "Not looked for in more than " + NumberText.count(TableDescription.MOST_COMPARED)
                                        + " rows")
                        : new Card("Repeated rows", NumberText.count(repeated), ""));
        return cards;
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("columns", "Columns", "", List.of(columns())));
        sections.add(new Section(
                "missing",
                "Missing cells",
                "Which columns are missing together.",
                table.missing().isEmpty()
                        ? List.of(new Block.Note("No cell is missing."))
                        : List.of(new Block.Table("missing-patterns", "Rows by missing columns", patterns()))));
        sections.add(new Section("values", "Values", "", new ColumnCharts(table).blocks()));
        return sections;
    }

    private Block columns() {
        List<String> header = new ArrayList<>(List.of("column", "type", "missing", "distinct", "values"));
        if (table.target() != null) {
            header.add("correlation");
            header.add("correlation ratio");
        }
        return new Block.Table(
                "all-columns",
                table.target() == null
                        ? "Of texts the first ones."
                        : "Of texts the first ones. The correlation with " + table.target()
                                + " is Pearson's; the correlation ratio tells how much of its deviation lies between groups of equal cells, from 0 (none) to 1 (all).",
                new DataTable(header, table.columns().stream().map(this::cells).toList()));
    }

    private List<String> cells(ColumnDescription column) {
        boolean isTarget = column.name().equals(table.target());
        String type = column.fault() == null ? column.type().word() : "at fault";
        List<String> cells = new ArrayList<>(List.of(
                column.name(),
                isTarget ? type + ", target" : type,
                NumberText.count(column.missing()),
                (column.hasMore() ? "at least " : "") + NumberText.count(column.distinct()),
                values(column)));
        if (table.target() != null) {
            cells.add(twoDigits(column.correlation()));
            cells.add(twoDigits(column.correlationRatio()));
        }
        return cells;
    }

    private static String twoDigits(@Nullable Double value) {
        return value == null ? "" : NumberText.significant(value, 2);
    }

    private static String values(ColumnDescription column) {
        if (column.numbers() != null) {
            String least = Texts.rough(column.numbers().min());
            return column.distinct() == 1
                    ? least
                    : least + " to " + Texts.rough(column.numbers().max());
        }
        if (column.dates() != null) {
            return column.dates().earliest() + " to " + column.dates().latest();
        }
        String examples = column.examples().stream()
                .limit(SHOWN_EXAMPLES)
                .map(text -> Texts.shortened(text, MOST_CHARACTERS))
                .collect(Collectors.joining(", "));
        return column.distinct() > SHOWN_EXAMPLES ? examples + ", ..." : examples;
    }

    private DataTable patterns() {
        List<List<String>> rows = new ArrayList<>();
        for (MissingPattern pattern : table.missing()) {
            rows.add(List.of(
                    String.join(", ", pattern.columns()),
                    NumberText.count(pattern.rows()),
                    Texts.percent((double) pattern.rows() / table.rows())));
        }
        return new DataTable(List.of("missing", "rows", "share"), rows);
    }
}
