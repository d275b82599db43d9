package dev.mlmethods.regression.gate.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.diagnostics.Interval;
import dev.mlmethods.regression.gate.BranchVerdict.Acceptance;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.SampleCheckResults;
import dev.mlmethods.regression.gate.Verdict;
import dev.mlmethods.regression.gate.diff.Cause;
import dev.mlmethods.regression.gate.diff.SampleCauses;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.HtmlPage;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.Page.Section;
import dev.mlmethods.regression.report.page.Page.Tone;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictPageTest {
    private static final ModuleVerdict PRICES = new ModuleVerdict("prices", SampleCheckResults.regressed());
    private static final ModuleVerdict RENTS = new ModuleVerdict("rents", SampleCheckResults.identical());

    @Test
    void countsModulesAndNamesThoseThatFail() {
        Page page = VerdictPage.of(List.of(PRICES, RENTS));
        assertThat(page.title()).isEqualTo("Verdict");
        assertThat(page.verdicts()).containsExactly(new Page.Verdict(Tone.BAD, "1 of 2 models fails: prices."));
        assertThat(page.cards())
                .containsExactly(new Page.Card("Identical", "1", ""), new Page.Card("Regressed", "1", ""));
        assertThat(page.sections()).extracting(Section::id).containsExactly("modules", "module-1", "module-2");
        assertThat(page.sections().get(2).intro()).isEqualTo("Identical: The evaluation is identical to the baseline.");
        Block.Table modules = (Block.Table) page.sections().get(0).blocks().get(0);
        assertThat(modules.table().rows())
                .containsExactly(
                        List.of(
                                "prices",
                                "fails",
                                "regressed",
                                "test.rmse is 0.5312, but the baseline allows at most 0.51."),
                        List.of("rents", "passes", "identical", "The evaluation is identical to the baseline."));
    }

    @Test
    void saysThatAllPass() {
        assertThat(VerdictPage.of(List.of(RENTS, RENTS)).verdicts())
                .containsExactly(new Page.Verdict(Tone.GOOD, "All 2 models pass."));
        assertThat(VerdictPage.of(List.of(PRICES, PRICES)).verdicts())
                .containsExactly(new Page.Verdict(Tone.BAD, "2 of 2 models fail: prices, prices."));
    }

    @Test
    void isThePageOfOneModuleToo() {
        Page page = VerdictPage.of(List.of(PRICES));
        assertThat(page.title()).isEqualTo("Verdict of prices");
        assertThat(page.verdicts())
                .containsExactly(new Page.Verdict(
                        Tone.BAD, "Regressed: test.rmse is 0.5312, but the baseline allows at most 0.51."));
        assertThat(page.cards()).isEmpty();
        assertThat(page.sections()).extracting(Section::intro).containsExactly("");
        List<Block> blocks = page.sections().get(0).blocks();
        assertThat(((Block.Table) blocks.get(0)).table().rows()).hasSize(2);
        assertThat(((Block.Table) blocks.get(1)).table().rows())
                .containsExactly(List.of("specification", "learningRate was 0.001 and is 0.01"));
        assertThat(blocks.get(2))
                .isEqualTo(new Block.Facts(
                        List.of(new Block.Fact("commit", "bbbb"), new Block.Fact("commit of the baseline", "aaaa"))));
        assertThat(blocks.get(3))
                .isEqualTo(new Block.Command(
                        "module-1-accept",
                        "If this is intended, accept it and commit the new baseline:",
                        "mvn regression:accept"));
    }

    @Test
    void tellsWhereACauseIs() {
        CheckResult result = SampleCheckResults.result(Verdict.REGRESSED, "So.", List.of(), SampleCauses.OF_EACH_TYPE);
        List<Block> blocks = VerdictPage.of(List.of(new ModuleVerdict("prices", result)))
                .sections()
                .get(0)
                .blocks();
        assertThat(blocks.get(0)).isEqualTo(new Block.Note("No metric was compared."));
        assertThat(((Block.Table) blocks.get(1)).table().rows())
                .containsExactly(
                        List.of("data", "prices.csv: 1 row changed (line 5)"),
                        List.of("origin", "server was 'H2 1' and is 'H2 2'"),
                        List.of("specification", "epochs was 100 and is 7"),
                        List.of("platform", "Java was 17 and is 21"));
    }

    @Test
    void showsBothDifferencesWhereTheBranchHasAcceptedAWorsening() {
        Page page =
                VerdictPage.of(List.of(new ModuleVerdict("prices", SampleCheckResults.accepted(Acceptance.COMMITTED))));
        assertThat(page.verdicts())
                .containsExactly(new Page.Verdict(
                        Tone.NEUTRAL,
                        "Accepted in this branch: test.rmse is 0.5312, but the baseline allows at most 0.51."));
        List<Block> blocks = page.sections().get(0).blocks();
        assertThat(((Block.Table) blocks.get(0)).table().rows()).hasSize(2);
        assertThat(blocks.get(2))
                .isEqualTo(new Block.Note("Compared with the baseline that this branch has accepted: identical."));
        Block.Table branch = (Block.Table) blocks.get(3);
        assertThat(branch.id()).isEqualTo("module-1-branch-metrics");
        assertThat(branch.caption())
                .isEqualTo(
                        "Compared with the baseline that this branch has accepted; the difference is current minus baseline.");
        assertThat(branch.table().rows())
                .containsExactly(List.of("test.rmse", "the same", "0.5312", "0.5312", "0", "at most 0.5342"));
        assertThat(blocks.get(5))
                .isEqualTo(new Block.Facts(List.of(new Block.Fact("commit of that baseline", "cccc"))));
        assertThat(blocks).noneMatch(Block.Command.class::isInstance);
    }

    /** Its tone is stated as a word. */
    @Test
    void aGainOfOtherDataOrOfLuckIsNotCalledGood() {
        MetricChange gain = new MetricChange("rmse", 0.5, 0.4, 0, 0.5, MetricChange.Outcome.BETTER, null);
        MetricChange luck = new MetricChange(
                "rmse",
                0.5,
                0.4,
                0,
                0.5,
                MetricChange.Outcome.BETTER,
                new MetricChange.Significance(-0.1, new Interval(-0.2, 0.1), 0.9));
        Cause data = new Cause.DataChange("1 row changed", 0, 0, 1, List.of(), List.of(1), List.of());
        assertThat(tone(List.of(gain), List.of(SampleCheckResults.LEARNING_RATE)))
                .isEqualTo(Tone.GOOD);
        assertThat(tone(List.of(gain, luck), List.of())).isEqualTo(Tone.GOOD);
        assertThat(tone(List.of(luck), List.of())).isEqualTo(Tone.NEUTRAL);
        assertThat(tone(List.of(gain), List.of(data))).isEqualTo(Tone.NEUTRAL);
    }

    private static Tone tone(List<MetricChange> metrics, List<Cause> causes) {
        CheckResult result = SampleCheckResults.result(Verdict.IMPROVED, "So.", metrics, causes);
        return VerdictPage.of(List.of(new ModuleVerdict("prices", result)))
                .verdicts()
                .get(0)
                .tone();
    }

    @Test
    void saysHowMuchEachExplains() {
        List<Block> blocks = VerdictPage.of(
                        List.of(new ModuleVerdict("prices", SampleCheckResults.bisected("With the data of now."))))
                .sections()
                .get(0)
                .blocks();
        Block.Table rmse = (Block.Table) blocks.get(2);
        assertThat(rmse.caption())
                .isEqualTo(
                        "How much of the difference of test.rmse each explains, measured by a training in which only it changes.");
        assertThat(rmse.table().rows())
                .hasSize(5)
                .contains(List.of("learningRate was 0.001 and is 0.01", "+0.0180", "74%", "0.5250"));
        assertThat(((Block.Table) blocks.get(3)).id()).isEqualTo("module-1-bisection-test-r2");
        assertThat(blocks.get(4)).isEqualTo(new Block.Note("With the data of now."));
        assertThat(VerdictPage.of(List.of(new ModuleVerdict("prices", SampleCheckResults.bisected(null))))
                        .sections()
                        .get(0)
                        .blocks()
                        .get(4))
                .isInstanceOf(Block.Facts.class);
    }

    @Test
    void saysWhatIsNotKnown() {
        CheckResult result = new CheckResult(
                CheckResult.FORMAT_VERSION,
                SampleCheckResults.SUBJECT,
                Verdict.NO_BASELINE,
                true,
                "Allowed.",
                List.of(),
                List.of(),
                null,
                null,
                Map.of(),
                null,
                null,
                null);
        Page page = VerdictPage.of(List.of(new ModuleVerdict("prices", result)));
        assertThat(page.verdicts()).containsExactly(new Page.Verdict(Tone.NEUTRAL, "No baseline: Allowed."));
        List<Block> blocks = page.sections().get(0).blocks();
        assertThat(blocks.get(1))
                .isEqualTo(new Block.Note("No data, specification field or version is known to have changed."));
        assertThat(blocks.get(2))
                .isEqualTo(new Block.Facts(List.of(
                        new Block.Fact("commit", "not known"), new Block.Fact("commit of the baseline", "not known"))));
    }

    @Test
    void saysThatThereIsNoModule() {
        assertThat(VerdictPage.of(List.of()).verdicts())
                .containsExactly(
                        new Page.Verdict(Tone.NEUTRAL, "No module has a verdict. Run regression:check first."));
    }

    @Test
    void becomesHtmlWithNamesThatAreNoMarkup() {
        ModuleVerdict wild = new ModuleVerdict("<b>", SampleCheckResults.regressed());
        byte[] html = HtmlPage.render(VerdictPage.of(List.of(wild, RENTS)));
        assertThat(new String(html, StandardCharsets.UTF_8))
                .contains("&lt;b&gt;", "<section id=\"module-2\"", "at most 0.5100")
                .doesNotContain("<b>");
    }

    private static ModuleVerdict gap(String name, ModuleVerdict.Standing standing, @Nullable CheckResult result) {
        return new ModuleVerdict(name, standing, result, "Because of that.", GoalCommand.PLAIN);
    }

    @Test
    void listsTheModelsThatHaveNoVerdictThatCounts() {
        ModuleVerdict stale = gap("old", ModuleVerdict.Standing.STALE, SampleCheckResults.identical());
        ModuleVerdict missing = gap("none", ModuleVerdict.Standing.MISSING, null);
        ModuleVerdict skipped = gap("off", ModuleVerdict.Standing.SKIPPED, null);
        Page page = VerdictPage.of(List.of(RENTS, stale, missing, skipped));
        assertThat(page.verdicts())
                .containsExactly(
                        new Page.Verdict(Tone.BAD, "1 of 4 models has no verdict: none."),
                        new Page.Verdict(Tone.BAD, "1 of 4 models has a stale verdict: old."),
                        new Page.Verdict(Tone.NEUTRAL, "1 of 4 models is skipped: off."));
        assertThat(page.cards())
                .containsExactly(
                        new Page.Card("Identical", "1", ""),
                        new Page.Card("Missing", "1", ""),
                        new Page.Card("Stale", "1", ""),
                        new Page.Card("Skipped", "1", ""));
        Block.Table table = (Block.Table) page.sections().get(0).blocks().get(0);
        assertThat(table.table().rows())
                .contains(
                        List.of("old", "stale", "identical", "Because of that."),
                        List.of("none", "missing", "none", "Because of that."),
                        List.of("off", "skipped", "none", "Because of that."));
        assertThat(page.sections()).hasSize(3);
    }

    @Test
    void aSkippedModelKeepsNoneFromPassing() {
        ModuleVerdict skipped = gap("off", ModuleVerdict.Standing.SKIPPED, null);
        assertThat(VerdictPage.of(List.of(RENTS, skipped)).verdicts())
                .containsExactly(
                        new Page.Verdict(Tone.GOOD, "rents passes."),
                        new Page.Verdict(Tone.NEUTRAL, "1 of 2 models is skipped: off."));
        assertThat(VerdictPage.of(List.of(gap("old", ModuleVerdict.Standing.STALE, SampleCheckResults.identical())))
                        .verdicts())
                .containsExactly(new Page.Verdict(Tone.BAD, "stale: Because of that."));
    }

    @Test
    void showsTheCommandsOfEachModel() {
        ModuleVerdict prices = new ModuleVerdict(
                "prices@big",
                SampleCheckResults.result(
                        Verdict.REGRESSED, "If that is intended, run regression:accept.", List.of(), List.of()),
                new GoalCommand("regression", "@big", Map.of(), " -pl prices"));
        Page page = VerdictPage.of(List.of(prices));
        assertThat(page.verdicts())
                .containsExactly(new Page.Verdict(
                        Tone.BAD, "Regressed: If that is intended, run mvn regression:accept@big -pl prices."));
        assertThat(page.sections().get(0).blocks())
                .contains(new Block.Command(
                        "module-1-accept",
                        "If this is intended, accept it and commit the new baseline:",
                        "mvn regression:accept@big -pl prices"));
    }
}
