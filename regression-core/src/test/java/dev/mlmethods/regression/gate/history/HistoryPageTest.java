package dev.mlmethods.regression.gate.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.gate.SampleCheckResults;
import dev.mlmethods.regression.gate.baseline.ModuleExecution;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import dev.mlmethods.regression.gate.tolerance.MetricChange.Outcome;
import dev.mlmethods.regression.report.chart.XyChart;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.HtmlPage;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.Page.Section;
import dev.mlmethods.regression.report.page.Page.Tone;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HistoryPageTest {
    private static final List<MetricChange> GATED = List.of(SampleCheckResults.RMSE);
    private static final HistoryEntry FIRST = SampleEntries.of("aaaaaaaaaaaaaaaaaaaa", 0.507);
    private static final HistoryEntry SECOND = SampleEntries.of("bbbbbbbbbbbbbbbbbbbb", 0.5312);

    @Test
    void saysThatNothingIsRecorded() {
        Page page = page(new History(List.of(), List.of()), GATED);
        assertThat(page.verdicts())
                .containsExactly(new Page.Verdict(
                        Tone.NEUTRAL, "Nothing is recorded yet. Run regression:record after regression:evaluate."));
        assertThat(page.sections()).isEmpty();
    }

    @Test
    void hasNoCurveOfOneRecord() {
        Page page = page(new History(List.of(FIRST), List.of()), GATED);
        assertThat(page.verdicts())
                .containsExactly(new Page.Verdict(
                        Tone.NEUTRAL, "There is one record, so there is no curve to draw. Record another commit."));
        assertThat(page.sections()).extracting(Section::id).containsExactly("records");
        assertThat(table(page).table().rows())
                .containsExactly(List.of(
                        "1",
                        "aaaaaaaaaa",
                        "improved",
                        "0.5070",
                        "111111111111",
                        "333333333333",
                        "555555555555",
                        "0.1.0",
                        "vector",
                        "17.0.1 (Vendor)"));
    }

    @Test
    void drawsAMetricWithItsBaselineAndItsBand() {
        Page page = page(new History(List.of(FIRST, SECOND), List.of("Line 3 is bad.")), GATED);
        assertThat(page.verdicts())
                .containsExactly(
                        new Page.Verdict(
                                Tone.NEUTRAL,
                                "The metric test.rmse was 0.5070 in the first of 2 records and is 0.5312 in the last."),
                        new Page.Verdict(Tone.BAD, "Line 3 is bad."));
        Figure figure = figure(page);
        assertThat(figure.summary())
                .isEqualTo(
                        "The metric test.rmse of each record, the oldest on the left. The line across is the baseline, 0.5070;"
                                + " the dashed lines are the tolerance of 0.003.");
        XyChart chart = chart(figure);
        assertThat(chart.marks()).containsExactly(new XyChart.AtY(0.507, "baseline 0.5070"));
        assertThat(chart.series())
                .extracting(XyChart.Series::name)
                .containsExactly("baseline - tolerance", "baseline + tolerance", "test.rmse", "test.rmse");
        assertThat(chart.legend())
                .extracting(XyChart.LegendEntry::name)
                .containsExactly("baseline - tolerance", "baseline + tolerance", "test.rmse");
        XyChart.Line low = (XyChart.Line) chart.series().get(0);
        XyChart.Line high = (XyChart.Line) chart.series().get(1);
        XyChart.Line curve = (XyChart.Line) chart.series().get(2);
        assertThat(low.dashed() && high.dashed()).isTrue();
        assertThat(curve.dashed()).isFalse();
        assertThat(low.y().stream()).containsExactly(0.507 - 0.003, 0.507 - 0.003);
        assertThat(high.y().stream()).containsExactly(0.507 + 0.003, 0.507 + 0.003);
        assertThat(curve.x().stream()).containsExactly(1.0, 2.0);
        assertThat(curve.y().stream()).containsExactly(0.507, 0.5312);
        assertThat(chart.x().ticks())
                .extracting(tick -> tick.stripTrailingZeros().toPlainString())
                .containsExactly("0", "1", "2", "3");
        assertThat(chart.y().min()).isLessThanOrEqualTo(0.507 - 0.003);
        assertThat(chart.y().max()).isGreaterThanOrEqualTo(0.5312);
        assertThat(Objects.requireNonNull(figure.data()).rows())
                .containsExactly(List.of("1", "aaaaaaaaaa", "0.5070"), List.of("2", "bbbbbbbbbb", "0.5312"));
    }

    @Test
    void drawsNoBandOfNoToleranceAndNoLineOfNoBaseline() {
        History history = new History(List.of(FIRST, SECOND), List.of());
        Figure exact =
                figure(page(history, List.of(new MetricChange("rmse", 0.507, 0.5312, 0, 0.507, Outcome.WORSE, null))));
        assertThat(exact.summary())
                .isEqualTo(
                        "The metric test.rmse of each record, the oldest on the left. The line across is the baseline, 0.5070.");
        assertThat(chart(exact).series()).extracting(XyChart.Series::name).containsExactly("test.rmse", "test.rmse");
        assertThat(chart(exact).legend()).isEmpty();
        Figure free =
                figure(page(history, List.of(new MetricChange("rmse", null, 0.5312, 0.1, null, Outcome.BETTER, null))));
        assertThat(free.summary())
                .isEqualTo("The metric test.rmse of each record, the oldest on the left. It has no baseline.");
        assertThat(chart(free).marks()).isEmpty();
        assertThat(chart(free).series()).hasSize(2);
    }

    @Test
    void leavesAGapWhereAMetricIsNotDefined() {
        HistoryEntry undefined = SampleEntries.withoutMetrics();
        Page page = page(new History(List.of(FIRST, undefined), List.of()), GATED);
        assertThat(page.verdicts()).isEmpty();
        XyChart.Line curve = (XyChart.Line) chart(figure(page)).series().get(2);
        assertThat(curve.y().stream()).containsExactly(0.507, Double.NaN);
        assertThat(table(page).table().rows().get(1))
                .containsExactly(
                        "2",
                        "no commit",
                        "",
                        "n/a",
                        "111111111111",
                        "333333333333",
                        "555555555555",
                        "0.1.0",
                        "vector",
                        "17.0.1 (Vendor)");
        Figure none = figure(page(new History(List.of(undefined, undefined), List.of()), GATED));
        assertThat(none.summary()).isEqualTo("The metric test.rmse is not defined in any record.");
        assertThat(none.chart()).isNull();
    }

    @Test
    void drawsTheErrorWhereNoMetricWasGated() {
        Page page = page(new History(List.of(FIRST, SECOND), List.of()), List.of());
        assertThat(page.sections()).extracting(Section::id).containsExactly("metrics", "records");
        assertThat(figure(page).summary())
                .isEqualTo("The metric test.rmse of each record, the oldest on the left. It has no baseline.");
        assertThat(table(page).table().header())
                .containsExactly(
                        "record",
                        "commit",
                        "verdict",
                        "test.rmse",
                        "parameters",
                        "data",
                        "specification",
                        "Regression for Maven",
                        "engine",
                        "Java");
    }

    @Test
    void keepsModelsApart() {
        HistoryEntry big = SampleEntries.of(new ModuleExecution("prices", "big"), "price", "c", 0.2);
        HistoryEntry bigLater = SampleEntries.of(new ModuleExecution("prices", "big"), "price", "d", 0.3);
        HistoryEntry rent = SampleEntries.of(ModuleExecution.ofModule("prices"), "rent", "c", 7);
        Page page =
                HistoryPage.of(new History(List.of(FIRST, big, rent, SECOND, bigLater), List.of()), bigLater, GATED);
        assertThat(page.verdicts())
                .extracting(Page.Verdict::text)
                .containsExactly(
                        "prices, target price: The metric test.rmse was 0.5070 in the first of 2 records and is 0.5312 in the last.",
                        "prices@big, target price: The metric test.rmse was 0.2000 in the first of 2 records and is 0.3000 in the last.",
                        "prices, target rent: There is one record, so there is no curve to draw. Record another commit.");
        assertThat(page.sections())
                .extracting(Section::title)
                .containsExactly(
                        "Metrics: prices, target price",
                        "Records: prices, target price",
                        "Metrics: prices@big, target price",
                        "Records: prices@big, target price",
                        "Records: prices, target rent");
        assertThat(page.sections())
                .extracting(Section::id)
                .containsExactly("metrics-1", "records-1", "metrics-2", "records-2", "records-3");
        Figure prices = (Figure) page.sections().get(0).blocks().get(0);
        Figure ofBig = (Figure) page.sections().get(2).blocks().get(0);
        assertThat(prices.id()).isEqualTo("history-rmse-1");
        assertThat(prices.summary()).endsWith("It has no baseline.");
        assertThat(ofBig.summary()).contains("The line across is the baseline, 0.5070;");
        assertThat(((XyChart.Line) chart(ofBig).series().get(2)).y().stream()).containsExactly(0.2, 0.3);
    }

    @Test
    void takesRecordsThatNameNoModelForTheOnlyOneThereIs() {
        HistoryEntry unnamed = History.parse(List.of(HistoryFileTest.VERSION_1), "regression-history.jsonl")
                .entries()
                .get(0);
        Page one = page(new History(List.of(unnamed, FIRST), List.of()), GATED);
        assertThat(one.sections()).extracting(Section::id).containsExactly("metrics", "records");
        assertThat(((XyChart.Line) chart(figure(one)).series().get(2)).y().stream())
                .containsExactly(0.1, 0.507);
        HistoryEntry big = SampleEntries.of(new ModuleExecution("prices", "big"), "price", "c", 0.2);
        assertThat(page(new History(List.of(unnamed, FIRST, big), List.of()), GATED)
                        .sections())
                .extracting(Section::title)
                .containsExactly(
                        "Records: Records of format version 1, which do not name their model",
                        "Records: prices, target price",
                        "Records: prices@big, target price");
    }

    @Test
    void saysWhichRecordsTheirCommitAloneDoesNotGive() {
        HistoryEntry changed = SampleEntries.withUncommittedChanges("cccccccccccccccccccc", 0.4);
        Page page = page(new History(List.of(FIRST, changed), List.of()), GATED);
        assertThat(page.verdicts())
                .extracting(Page.Verdict::text)
                .contains("1 of 2 records had uncommitted changes, so the commit by itself does not give that result.");
        assertThat(table(page).table().rows().get(0)).contains("aaaaaaaaaa");
        assertThat(table(page).table().rows().get(1)).contains("cccccccccc and uncommitted changes");
    }

    @Test
    void becomesTheSameHtmlEachTime() {
        Page page = page(new History(List.of(FIRST, SECOND), List.of()), GATED);
        byte[] html = HtmlPage.render(page);
        assertThat(html).isEqualTo(HtmlPage.render(page));
        assertThat(new String(html, StandardCharsets.UTF_8)).contains("<svg", "baseline 0.5070", "bbbbbbbbbb");
    }

    private static Page page(History history, List<MetricChange> gated) {
        return HistoryPage.of(history, FIRST, gated);
    }

    private static Block.Table table(Page page) {
        List<Section> sections = page.sections();
        return (Block.Table) sections.get(sections.size() - 1).blocks().get(0);
    }

    private static Figure figure(Page page) {
        return (Figure) page.sections().get(0).blocks().get(0);
    }

    private static XyChart chart(Figure figure) {
        return (XyChart) Objects.requireNonNull(figure.chart());
    }
}
