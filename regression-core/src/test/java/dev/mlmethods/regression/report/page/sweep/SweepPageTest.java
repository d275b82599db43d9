package dev.mlmethods.regression.report.page.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.report.SweepJson;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.Page.Card;
import dev.mlmethods.regression.report.page.Page.Section;
import dev.mlmethods.regression.report.page.Page.Tone;
import dev.mlmethods.regression.report.page.Page.Verdict;
import dev.mlmethods.regression.report.page.SampleReports;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.StrategySpec;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.version.Versions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SweepPageTest {
    private static final SweepSpec SPEC = SmallSweeps.grid("learningRates", "0.001,0.01", "epochs", "5,10");

    private static Page page(SweepSpec spec, double... rmses) {
        return SweepPage.of(SampleReports.of(spec, rmses));
    }

    private static Section section(Page page, String id) {
        return page.sections().stream()
                .filter(section -> section.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Figure> figures(Page page) {
        return page.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .flatMap(block -> block instanceof Block.Choice choice
                        ? choice.figures().stream()
                        : Stream.of(block).filter(Figure.class::isInstance).map(Figure.class::cast));
    }

    @Test
    void saysWhatWasDoneAndWhatCameOfIt() {
        Page page = page(SPEC, 0.5, 0.4, 0.7, Double.NaN);
        assertThat(page.title()).isEqualTo("Sweep of diabetes");
        assertThat(page.lead())
                .isEqualTo(
                        "A grid over learningRate and epochs with 4 trials, compared by validation.rmse. Chosen on the validation rows; the test rows"
                                + " are not used to choose.");
        assertThat(page.verdicts())
                .containsExactly(
                        new Verdict(
                                Tone.GOOD,
                                "The best is trial 2, learningRate 0.001, epochs 10: validation.rmse 0.4000."),
                        new Verdict(
                                Tone.NEUTRAL,
                                "The next point, learningRate 0.001, epochs 5, is worse by 0.10; one seed each, so it is unknown"
                                        + " how much is luck; add seeds=1,2,3 to the sweep."),
                        new Verdict(Tone.NEUTRAL, "1 of 4 trials gave no model: 3 completed, 1 diverged."));
        assertThat(page.cards())
                .containsExactly(
                        new Card("Best validation.rmse", "0.4000", "Trial 2; smaller is better"),
                        new Card("test.rmse", "0.4000", "Of that trial; not used to choose"),
                        new Card("Ahead of the next point", "0.10", "One seed each"),
                        new Card("Trials", "4", "3 completed, 1 diverged"),
                        new Card("Epochs trained", "20", "10 saved"));
        assertThat(page.sections())
                .extracting(Section::id)
                .containsExactly("objective", "fields", "course", "cost", "failures", "trials", "again");
    }

    @Test
    void theTrialsAreRows() {
        Block.Trials trials = (Block.Trials) section(page(SPEC, 0.5, 0.4, 0.7, Double.NaN), "trials")
                .blocks()
                .get(0);
        assertThat(trials.header())
                .containsExactly(
                        "trial",
                        "learningRate",
                        "epochs",
                        "status",
                        "validation.rmse",
                        "validation.mae",
                        "validation.r2",
                        "train.rmse",
                        "test.rmse",
                        "epochs trained",
                        "reason");
        assertThat(trials.statusColumn()).isEqualTo(3);
        assertThat(trials.rows().get(1).cells())
                .containsExactly(
                        "2", "0.001", "10", "completed", "0.4000", "0.4000", "0.3600", "0.4000", "0.4000", "10", "");
        assertThat(trials.rows().get(3).cells())
                .containsExactly("4", "0.01", "10", "diverged", "", "", "", "", "", "", "the loss is NaN in epoch 1");
        assertThat(trials.rows())
                .allMatch(row -> row.cells().size() == 11 && row.sortKeys().size() == 11);
        assertThat(trials.rows().get(0).sortKeys()).startsWith(1.0, 0.001, 5.0, Double.NaN);
        assertThat(trials.rows().get(0).command())
                .startsWith("mvn dev.mlmethods:regression-maven-plugin:" + Versions.regression()
                        + ":train -Dregression.dataset=diabetes -Dregression.validationSize=0.2 -Dregression.hiddenLayers=6"
                        + " -Dregression.epochs=5 ");
    }

    @Test
    void theBestTrialCanBeTrainedAgain() {
        Section again = section(page(SPEC.withFolds(3), 0.5, 0.4, 0.7, 0.8), "again");
        assertThat(again.blocks().get(0)).isInstanceOfSatisfying(Block.Command.class, command -> {
            assertThat(command.label()).isEqualTo("Train trial 2 by itself");
            assertThat(command.command()).contains(" -Dregression.epochs=10 ", " -Dregression.learningRate=0.001");
        });
        assertThat(again.blocks().get(1))
                .isEqualTo(
                        new Block.Note("The sweep trained it once for each of 3 folds; this command trains it once."));
        assertThat(again.blocks().get(2))
                .isInstanceOfSatisfying(
                        Block.Facts.class,
                        facts -> assertThat(facts.facts())
                                .contains(new Block.Fact("dataSha256", "5eed"), new Block.Fact("folds", "3")));
    }

    @Test
    void whatTheStrategyDependsOnIsThere() {
        SweepSpec halving =
                SmallSweeps.grid("learningRates", "log 1e-4..1").withStrategy(StrategySpec.successiveHalving(4, 7, 2));
        Section again = section(SweepPage.of(SampleReports.of(halving, trial -> 0.5)), "again");
        Block.Facts facts = (Block.Facts) again.blocks().get(1);
        assertThat(facts.facts())
                .contains(
                        new Block.Fact("strategy", "successiveHalving"),
                        new Block.Fact("searchSeed", "7"),
                        new Block.Fact("minEpochs", "2"),
                        new Block.Fact("reductionFactor", "3"));
        assertThat(((Block.Facts) section(page(SPEC, 0.5, 0.4, 0.7, 0.8), "again")
                                .blocks()
                                .get(1))
                        .facts())
                .extracting(Block.Fact::name)
                .doesNotContain("searchSeed", "minEpochs", "reductionFactor", "folds");
    }

    @Test
    void whatWentWrongIsATableOfTheFirstTwenty() {
        String rates = IntStream.rangeClosed(1, 25).mapToObj(Integer::toString).collect(Collectors.joining(","));
        Page page = SweepPage.of(SampleReports.of(SmallSweeps.grid("learningRates", rates), trial -> Double.NaN));
        List<Block> blocks = section(page, "failures").blocks();
        assertThat(blocks.get(0))
                .isInstanceOfSatisfying(
                        Block.Table.class,
                        table -> assertThat(table.table().rows())
                                .hasSize(20)
                                .startsWith(List.of("1", "learningRate 1", "diverged", "the loss is NaN in epoch 1")));
        assertThat(blocks.get(1)).isEqualTo(new Block.Note("And 5 more; the table of all trials has their reasons."));
    }

    @Test
    void severalPairsAreAChoice() {
        SweepSpec spec = SmallSweeps.grid("learningRates", "1,2", "dropouts", "0,0.5", "momentums", "0,0.5");
        assertThat(section(SweepPage.of(SampleReports.of(spec, trial -> trial.number())), "objective")
                        .blocks())
                .singleElement()
                .isInstanceOfSatisfying(
                        Block.Choice.class,
                        choice -> assertThat(choice.figures()).hasSize(3));
    }

    @Test
    void aSingleTrialHasNothingToCompare() {
        Page page = page(SmallSweeps.grid("learningRates", "0.1"), 0.5);
        assertThat(section(page, "objective").blocks())
                .containsExactly(
                        new Block.Note("All trials have the same parameters, so there is nothing to compare."));
        assertThat(page.lead()).startsWith("A grid over learningRate with 1 trial, compared by");
    }

    static List<SweepReport> oddReports() {
        SweepSpec random = SmallSweeps.grid(
                        "learningRates", "log 1e-4..1", "dropouts", "0..0.5", "activations", "relu,tanh")
                .withStrategy(StrategySpec.random(2000, 1));
        return List.of(
                SampleReports.of(SmallSweeps.grid("learningRates", "0.1"), 0.5),
                SampleReports.of(SPEC, trial -> Double.NaN),
                SampleReports.of(SPEC, trial -> 0),
                SampleReports.of(SPEC, trial -> trial.number() == 1 ? 1e150 : 1e-150),
                SampleReports.of(SmallSweeps.grid("seeds", "1,2,3"), 1, 2, 3),
                SampleReports.of(SmallSweeps.grid("hiddenLayers", "none;4", "batchSizes", "8,full"), 1, 2, 3, 4),
                SampleReports.of(random, trial -> trial.number() % 7 == 0 ? Double.NaN : trial.number()),
                SampleReports.of(random, trial -> Double.NaN),
                SweepJson.report(SmallSweeps.run(SmallSweeps.grid("learningRates", "log 1e-4..1e9")
                        .withStrategy(StrategySpec.successiveHalving(9, 3, 2)))));
    }

    /** A chart comes with its data, all of it can be written, and an element's name is unique. */
    @ParameterizedTest
    @MethodSource("oddReports")
    void anySweepHasAPage(SweepReport report) {
        Page page = SweepPage.of(Json.read(Json.file(report), SweepReport.class));
        assertThat(figures(page)).allMatch(figure -> (figure.chart() == null) == (figure.data() == null));
        assertThat(figures(page).map(Figure::id)).doesNotHaveDuplicates();
        assertThat(figures(page).map(Figure::chart).filter(Objects::nonNull))
                .allSatisfy(chart -> assertThat(Json.line(chart)).startsWith("{\"kind\":"));
        assertThat(page.verdicts()).isNotEmpty();
        Block.Trials trials = (Block.Trials) section(page, "trials").blocks().get(0);
        assertThat(trials.rows())
                .hasSize(Math.min(report.trials().size(), report.trials().size() > 500 ? 100 : 500));
        assertThat(Stream.concat(trials.rows().stream(), trials.others().stream()))
                .hasSameSizeAs(report.trials());
    }
}
