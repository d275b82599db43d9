package dev.mlmethods.regression.tracking.history;

import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.Page.Section;
import dev.mlmethods.regression.report.page.Page.Tone;
import dev.mlmethods.regression.tracking.MetricChange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of a history: the gated metrics over the commits that were recorded. */
public final class HistoryPage {
    private static final int COMMIT_DIGITS = 10;
    private static final int HASH_DIGITS = 12;

    private final List<HistoryEntry> entries;
    private final List<String> warnings;
    private final List<MetricChange> gated;

    private HistoryPage(History history, List<MetricChange> gated) {
        this.entries = history.entries();
        this.warnings = history.warnings();
        this.gated = gated;
    }

    /**
     * The page.
     *
     * @param gated the metrics to draw, with the baseline and the tolerance of now
     */
    public static Page of(History history, List<MetricChange> gated) {
        return new HistoryPage(history, gated).page();
    }

    private Page page() {
        List<Section> sections = new ArrayList<>();
        if (entries.size() > 1 && !gated.isEmpty()) {
            sections.add(new Section(
                    "metrics",
                    "Metrics",
                    "",
                    gated.stream()
                            .map(metric -> (Block) new MetricCurve(entries, metric).figure())
                            .toList()));
        }
        if (!entries.isEmpty()) {
            sections.add(new Section("records", "Records", "", List.of(records())));
        }
        return new Page(
                "History",
                "The gated metrics on the test rows, as they were recorded commit by commit.",
                verdicts(),
                List.of(),
                sections);
    }

    private List<Page.Verdict> verdicts() {
        List<Page.Verdict> verdicts = new ArrayList<>();
        if (entries.isEmpty()) {
            verdicts.add(new Page.Verdict(
                    Tone.NEUTRAL, "Nothing is recorded yet. Run regression:record after regression:evaluate."));
        } else if (entries.size() == 1) {
            verdicts.add(new Page.Verdict(
                    Tone.NEUTRAL, "There is one record, so there is no curve to draw. Record another commit."));
        } else {
            gated.forEach(metric -> addTrend(verdicts, metric.metric()));
        }
        warnings.forEach(warning -> verdicts.add(new Page.Verdict(Tone.BAD, warning)));
        return verdicts;
    }

    private void addTrend(List<Page.Verdict> verdicts, String metric) {
        Double first = entries.get(0).test(metric);
        Double last = entries.get(entries.size() - 1).test(metric);
        if (first != null && last != null) {
            verdicts.add(new Page.Verdict(
                    Tone.NEUTRAL,
                    "The metric test." + metric + " was " + MetricCurve.text(first) + " in the first of "
                            + entries.size() + " records and is " + MetricCurve.text(last) + " in the last."));
        }
    }

    private Block records() {
        List<String> header = new ArrayList<>(List.of("record", "commit", "verdict"));
        gated.forEach(metric -> header.add("test." + metric.metric()));
        header.addAll(List.of("parameters", "data", "specification", "version", "engine", "Java"));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            rows.add(row(i + 1, entries.get(i)));
        }
        return new Block.Table(
                "all-records",
                "All records, the oldest first. Equal hashes stand for equal bits; of each the first " + HASH_DIGITS
                        + " digits are shown.",
                new DataTable(header, rows));
    }

    private List<String> row(int number, HistoryEntry entry) {
        List<String> row = new ArrayList<>(List.of(
                Integer.toString(number),
                shortCommit(entry),
                entry.verdict() == null ? "" : entry.verdict().text()));
        gated.forEach(metric -> row.add(text(entry.test(metric.metric()))));
        row.addAll(List.of(
                start(entry.parametersSha256(), HASH_DIGITS),
                start(entry.dataSha256(), HASH_DIGITS),
                start(entry.specificationSha256(), HASH_DIGITS),
                entry.platform().regressionVersion(),
                entry.platform().engine(),
                entry.platform().java()));
        return row;
    }

    static String shortCommit(HistoryEntry entry) {
        return entry.commit() == null ? "no commit" : start(entry.commit(), COMMIT_DIGITS);
    }

    private static String text(@Nullable Double value) {
        return MetricCurve.text(value == null ? Double.NaN : value);
    }

    private static String start(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
