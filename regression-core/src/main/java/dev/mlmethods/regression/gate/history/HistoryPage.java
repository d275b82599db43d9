package dev.mlmethods.regression.gate.history;

import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import dev.mlmethods.regression.model.Platform;
import dev.mlmethods.regression.model.PlatformPart;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.Page.Section;
import dev.mlmethods.regression.report.page.Page.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The page of a history: the gated metrics of each model over the commits that were recorded. */
public final class HistoryPage {
    private static final int COMMIT_DIGITS = 10;
    private static final int HASH_DIGITS = 12;
    private static final List<PlatformPart> PLATFORM =
            List.of(PlatformPart.REGRESSION, PlatformPart.ENGINE, PlatformPart.JAVA);
    private static final MetricChange UNGATED = withoutBaseline(Metric.RMSE.jsonName());

    private final List<ModelHistory> models;
    private final List<String> warnings;
    private final @Nullable HistoryEntry current;
    private final List<MetricChange> gated;

    private HistoryPage(History history, @Nullable HistoryEntry current, List<MetricChange> gated) {
        this.models = ModelHistory.of(history.entries());
        this.warnings = history.warnings();
        this.current = current;
        this.gated = gated.isEmpty() ? List.of(UNGATED) : gated;
    }

    /**
     * {@return the page of a history}
     *
     * @param history the records of all models
     * @param current a record of the current model; null for any
     * @param gated the metrics to draw, with the baseline and the tolerance of that model; if there are none, {@code rmse} without a baseline
     */
    public static Page of(History history, @Nullable HistoryEntry current, List<MetricChange> gated) {
        return new HistoryPage(history, current, gated).page();
    }

    private Page page() {
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            addSections(sections, models.get(i), models.size() == 1 ? "" : "-" + (i + 1));
        }
        return new Page(
                "History",
                "The gated metrics on the test rows, as they were recorded commit by commit.",
                verdicts(),
                List.of(),
                sections);
    }

    private void addSections(List<Section> sections, ModelHistory model, String suffix) {
        String ofModel = models.size() == 1 ? "" : ": " + model.name();
        if (model.entries().size() > 1) {
            sections.add(new Section(
                    "metrics" + suffix,
                    "Metrics" + ofModel,
                    "",
                    gated(model).stream()
                            .map(metric -> (Block) new MetricCurve(model.entries(), metric, suffix).figure())
                            .toList()));
        }
        sections.add(new Section("records" + suffix, "Records" + ofModel, "", List.of(records(model, suffix))));
    }

    /** The baseline and the tolerance are known only for the current model. */
    private List<MetricChange> gated(ModelHistory model) {
        return models.size() == 1 || current == null || model.isOf(current)
                ? gated
                : gated.stream().map(metric -> withoutBaseline(metric.metric())).toList();
    }

    private static MetricChange withoutBaseline(String metric) {
        return new MetricChange(metric, null, null, 0, null, MetricChange.Outcome.SAME, null);
    }

    private List<Page.Verdict> verdicts() {
        List<Page.Verdict> verdicts = new ArrayList<>();
        if (models.isEmpty()) {
            verdicts.add(new Page.Verdict(
                    Tone.NEUTRAL, "Nothing is recorded yet. Run regression:record after regression:evaluate."));
        }
        for (ModelHistory model : models) {
            addVerdicts(verdicts, model, models.size() == 1 ? "" : model.name() + ": ");
        }
        warnings.forEach(warning -> verdicts.add(new Page.Verdict(Tone.BAD, warning)));
        return verdicts;
    }

    private void addVerdicts(List<Page.Verdict> verdicts, ModelHistory model, String ofModel) {
        List<HistoryEntry> entries = model.entries();
        if (entries.size() == 1) {
            verdicts.add(new Page.Verdict(
                    Tone.NEUTRAL,
                    ofModel + "There is one record, so there is no curve to draw. Record another commit."));
        } else {
            gated.forEach(metric -> addTrend(verdicts, entries, ofModel, metric.metric()));
        }
        long uncommitted =
                entries.stream().filter(HistoryEntry::hasUncommittedChanges).count();
        if (uncommitted > 0) {
            verdicts.add(new Page.Verdict(
                    Tone.NEUTRAL,
                    ofModel + uncommitted + " of " + entries.size() + (entries.size() == 1 ? " record" : " records")
                            + " had uncommitted changes, so the commit by itself does not give "
                            + (uncommitted == 1 ? "that result." : "those results.")));
        }
    }

    private static void addTrend(
            List<Page.Verdict> verdicts, List<HistoryEntry> entries, String ofModel, String metric) {
        Double first = entries.get(0).test(metric);
        Double last = entries.get(entries.size() - 1).test(metric);
        if (first != null && last != null) {
            verdicts.add(new Page.Verdict(
                    Tone.NEUTRAL,
                    ofModel + "The metric test." + metric + " was " + MetricCurve.text(first) + " in the first of "
                            + entries.size() + " records and is " + MetricCurve.text(last) + " in the last."));
        }
    }

    private Block records(ModelHistory model, String suffix) {
        List<String> header = new ArrayList<>(List.of("record", "commit", "verdict"));
        gated.forEach(metric -> header.add("test." + metric.metric()));
        header.addAll(List.of("parameters", "data", "specification"));
        PLATFORM.forEach(part -> header.add(part.text()));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < model.entries().size(); i++) {
            rows.add(row(i + 1, model.entries().get(i)));
        }
        return new Block.Table(
                "all-records" + suffix,
                "All records, the oldest first. Equal hashes mean equal bits; each shows its first " + HASH_DIGITS
                        + " digits.",
                new DataTable(header, rows));
    }

    private List<String> row(int number, HistoryEntry entry) {
        List<String> row = new ArrayList<>(List.of(
                Integer.toString(number),
                commit(entry),
                entry.verdict() == null ? "" : entry.verdict().text()));
        gated.forEach(metric -> row.add(text(entry.test(metric.metric()))));
        Platform platform = entry.platform().platform();
        row.addAll(List.of(
                start(entry.parametersSha256(), HASH_DIGITS),
                start(entry.dataSha256(), HASH_DIGITS),
                start(entry.specificationSha256(), HASH_DIGITS)));
        PLATFORM.forEach(part -> row.add(Objects.requireNonNull(part.of(platform), part.text())));
        return row;
    }

    static String commit(HistoryEntry entry) {
        String commit = entry.commit() == null ? "no commit" : start(entry.commit(), COMMIT_DIGITS);
        return entry.hasUncommittedChanges() ? commit + " and uncommitted changes" : commit;
    }

    private static String text(@Nullable Double value) {
        return MetricCurve.text(value == null ? Double.NaN : value);
    }

    private static String start(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
