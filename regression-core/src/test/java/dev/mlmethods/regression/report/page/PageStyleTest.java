package dev.mlmethods.regression.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.gate.SampleCheckResults;
import dev.mlmethods.regression.gate.history.History;
import dev.mlmethods.regression.gate.history.HistoryEntry;
import dev.mlmethods.regression.gate.history.HistoryPage;
import dev.mlmethods.regression.gate.history.SampleEntries;
import dev.mlmethods.regression.gate.verdict.ModuleVerdict;
import dev.mlmethods.regression.gate.verdict.VerdictPage;
import dev.mlmethods.regression.report.page.comparison.ComparedResult;
import dev.mlmethods.regression.report.page.comparison.ComparisonPage;
import dev.mlmethods.regression.report.page.comparison.KnownPredictions;
import dev.mlmethods.regression.report.page.evaluation.EvaluationPage;
import dev.mlmethods.regression.report.page.index.IndexPage;
import dev.mlmethods.regression.report.page.sweep.SweepPage;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.Objective;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.StrategySpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All pages are written in one style. */
class PageStyleTest {
    /** A space before a percent sign, a plus-minus in ASCII or without its spaces, or a minus sign that a terminal doesn't accept back. */
    private static final Pattern FOREIGN = Pattern.compile("\\d\\s%|\\+-|\\+/-|\\S±|±\\S|\u2212|[0-9]e\\+|per ?cent");

    /** The first letter of a sentence, after the period of another or at the beginning; a number can't match. */
    private static final Pattern SMALL_START = Pattern.compile("(^|[.] )[a-z]");

    static Stream<Page> pages() {
        SweepReport seeds =
                SampleReports.of(SmallSweeps.grid("learningRates", "1e-3,1e-2", "seeds", "1,2"), 0.9, 1.1, 2, 2.2);
        SweepReport pairs = SampleReports.of(
                SmallSweeps.grid("learningRates", "1,2,3,4", "dropouts", "0,0.5"), 0.5, 1, 2, 2, 3, 3, 4, Double.NaN);
        SweepReport drawn = SampleReports.of(
                SmallSweeps.grid("learningRates", "log 1e-4..1", "hiddenLayers", "4;none")
                        .withStrategy(StrategySpec.random(20, 1))
                        .withObjective(Objective.parse("validation.r2", null)),
                trial -> trial.specification().training().learningRate());
        ComparedResult now = ComparedResult.of("now", SampleEvaluations.withRows(300), KnownPredictions.OF_SWEEP);
        ModuleVerdict bisected =
                new ModuleVerdict("prices", SampleCheckResults.bisected("Trained with the data of now."));
        ModuleVerdict identical = new ModuleVerdict("rents", SampleCheckResults.identical());
        List<HistoryEntry> entries = IntStream.range(0, 3)
                .mapToObj(i -> SampleEntries.of("c0ffee" + i, 0.5 + 0.01 * i))
                .toList();
        return Stream.of(
                EvaluationPage.of(SampleEvaluations.withRows(300)),
                EvaluationPage.of(SampleEvaluations.withoutPredictions(30)),
                EvaluationPage.of(SampleEvaluations.ofOtherDataset(1)),
                SweepPage.of(seeds),
                SweepPage.of(pairs),
                SweepPage.of(drawn),
                SweepPage.of(SampleReports.of(SmallSweeps.grid("learningRates", "1,2"), 1, 2)),
                SweepPage.of(SampleReports.of(SmallSweeps.grid("learningRates", "1,2"), Double.NaN, Double.NaN)),
                SweepPage.of(SampleReports.of(SmallSweeps.grid("seeds", "1,2,3"), 1, 1, 1)),
                ComparisonPage.of(
                        now, ComparedResult.of("then", SampleEvaluations.withRows(200), KnownPredictions.OF_SWEEP)),
                ComparisonPage.of(now, ComparedResult.of("seeds", seeds)),
                IndexPage.of("Results", "All of them.", List.of(IndexPage.Entry.of("Seeds", "./seeds/", seeds))),
                VerdictPage.of(List.of(bisected)),
                VerdictPage.of(List.of(bisected, identical)),
                VerdictPage.of(List.of()),
                HistoryPage.of(
                        new History(entries, List.of("Line 4 is cut off.")), null, List.of(SampleCheckResults.RMSE)),
                HistoryPage.of(new History(List.of(), List.of()), null, List.of()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void numbersAreWrittenInOneWay(Page page) {
        assertThat(Stream.concat(sentences(page).stream(), cells(page)))
                .hasSizeGreaterThan(1)
                .allSatisfy(text ->
                        assertThat(FOREIGN.matcher(text).results()).as(text).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void sentencesBeginWithCapitals(Page page) {
        assertThat(sentences(page))
                .allSatisfy(text ->
                        assertThat(SMALL_START.matcher(text).results()).as(text).isEmpty());
    }

    private static List<String> sentences(Page page) {
        List<String> texts = new ArrayList<>(List.of(page.lead()));
        page.verdicts().forEach(verdict -> texts.add(verdict.text()));
        page.cards().forEach(card -> texts.add(card.note()));
        page.sections().forEach(section -> texts.add(section.intro()));
        blocks(page).map(PageStyleTest::sentence).forEach(texts::add);
        return texts;
    }

    private static Stream<Block> blocks(Page page) {
        return page.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .flatMap(block -> block instanceof Block.Choice choice ? choice.figures().stream() : Stream.of(block));
    }

    private static String sentence(Block block) {
        if (block instanceof Figure figure) {
            return figure.summary();
        } else if (block instanceof Block.Table table) {
            return table.caption();
        } else if (block instanceof Block.Trials trials) {
            return trials.caption();
        } else if (block instanceof Block.Note note) {
            return note.text();
        } else if (block instanceof Block.Command command) {
            return command.label();
        }
        return block instanceof Block.Link link ? link.text() : "";
    }

    private static Stream<String> cells(Page page) {
        Stream<String> cards = page.cards().stream().flatMap(card -> Stream.of(card.label(), card.value()));
        Stream<DataTable> tables = blocks(page)
                .flatMap(block -> block instanceof Block.Table table
                        ? Stream.of(table.table())
                        : block instanceof Figure figure ? Stream.ofNullable(figure.data()) : Stream.empty());
        return Stream.concat(
                cards,
                tables.flatMap(table -> Stream.concat(
                        table.header().stream(), table.rows().stream().flatMap(Collection::stream))));
    }
}
