package dev.mlmethods.regression.gate.verdict;

import static dev.mlmethods.regression.gate.SampleCheckResults.RMSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.diagnostics.Interval;
import dev.mlmethods.regression.gate.Bisection;
import dev.mlmethods.regression.gate.Bisection.Part;
import dev.mlmethods.regression.gate.BranchVerdict.Acceptance;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.SampleCheckResults;
import dev.mlmethods.regression.gate.Verdict;
import dev.mlmethods.regression.gate.diff.Cause;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarkdownVerdictTest {
    @Test
    void saysWhatCameOfItWhatMovedAndHowToAcceptIt() {
        assertThat(MarkdownVerdict.of(SampleCheckResults.regressed(), "prices")).isEqualTo("""
                ## ❌ prices: regressed

                test.rmse is 0.5312, but the baseline allows at most 0.51.

                | metric | verdict | then | now | difference | allowed |
                |---|---|---:|---:|---:|---:|
                | test.rmse | worse | 0.5070 | 0.5312 | +0.0242 | at most 0.5100 |
                | test.r2 | within tolerance | 0.7800 | 0.7750 | -0.00500 | at least 0.7600 |

                ### What changed

                - learningRate was 0.001 and is 0.01

                If this is intended, accept it and commit the new baseline:

                ```
                mvn regression:accept
                ```
                """);
    }

    @Test
    void showsBothDifferencesWhereTheBranchHasAcceptedAWorsening() {
        assertThat(MarkdownVerdict.of(SampleCheckResults.accepted(Acceptance.COMMITTED), "prices"))
                .startsWith("## ✅ prices: accepted in this branch\n\ntest.rmse is 0.5312, but")
                .endsWith("""
                | test.r2 | within tolerance | 0.7800 | 0.7750 | -0.00500 | at least 0.7600 |

                ### What changed

                - learningRate was 0.001 and is 0.01

                ### Compared with the baseline that this branch has accepted: identical

                | metric | verdict | then | now | difference | allowed |
                |---|---|---:|---:|---:|---:|
                | test.rmse | the same | 0.5312 | 0.5312 | 0 | at most 0.5342 |
                """);
        assertThat(MarkdownVerdict.of(SampleCheckResults.accepted(Acceptance.IN_WORK_TREE), "prices"))
                .contains("### Compared with the baseline in the work tree, which is not committed: identical\n")
                .doesNotContain("regression:accept");
    }

    @Test
    void explainsP() {
        CheckResult result = SampleCheckResults.result(
                Verdict.REGRESSED,
                "So.",
                List.of(new MetricChange(
                        "rmse",
                        0.507,
                        0.5312,
                        0,
                        0.507,
                        MetricChange.Outcome.WORSE,
                        new MetricChange.Significance(0.0242, new Interval(0.01, 0.03), 0.0031))),
                List.of());
        assertThat(MarkdownVerdict.of(result, "prices"))
                .contains(
                        "| worse (p = 0.0031) | 0.5070 | 0.5312 | +0.0242 | at most 0.5070 |\n\np: were a worsening within its tolerance, that share of samples of test rows would show"
                                + " one like this by chance.\n");
    }

    @Test
    void saysHowMuchEachExplains() {
        assertThat(MarkdownVerdict.of(SampleCheckResults.bisected("With the data of now."), "prices"))
                .contains("""
                - learningRate was 0.001 and is 0.01

                ### How much each explains

                With the data of now.

                | metric | what changed | difference | share | alone |
                |---|---|---:|---:|---:|
                | test.rmse | Java was 17 and is 21 | 0 | 0% | 0.5070 |
                | test.rmse | learningRate was 0.001 and is 0.01 | +0.0180 | 74% | 0.5250 |
                | test.rmse | epochs was 5 and is 9; by itself it fails: It diverges. | n/a | n/a | n/a |
                | test.rmse | all together | +0.00620 | 26% | n/a |
                | test.rmse | all of it | +0.0242 | 100% | 0.5312 |
                | test.r2 | Java was 17 and is 21 | 0 | 0% | 0.7800 |
                """)
                .contains("| test.r2 | all of it | -0.00500 | 100% | 0.7750 |\n\nIf this is intended");
        assertThat(MarkdownVerdict.of(SampleCheckResults.bisected(null), "prices"))
                .contains("explains\n\n| metric");
    }

    @Test
    void isShortWhereNothingMoved() {
        assertThat(MarkdownVerdict.of(SampleCheckResults.identical(), "prices")).isEqualTo("""
                ## ✅ prices: identical

                The evaluation is identical to the baseline.

                | metric | verdict | then | now | difference | allowed |
                |---|---|---:|---:|---:|---:|
                | test.rmse | the same | 0.5070 | 0.5070 | 0 | at most 0.5070 |
                """);
    }

    @Test
    void saysHowToMakeABaseline() {
        assertThat(MarkdownVerdict.of(SampleCheckResults.noBaseline(), "prices"))
                .isEqualTo("""
                ## ❌ prices: no baseline

                There is no baseline.

                To make a baseline, accept this evaluation and commit it:

                ```
                mvn regression:accept
                ```
                """);
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void namesTheCommandWhereAcceptingMakesSense(Verdict verdict) {
        String markdown = MarkdownVerdict.of(SampleCheckResults.result(verdict, "So.", List.of(), List.of()), "prices");
        boolean makesSense = !List.of(Verdict.IDENTICAL, Verdict.EQUIVALENT, Verdict.WITHIN_TOLERANCE, Verdict.ACCEPTED)
                .contains(verdict);
        assertThat(markdown.contains("mvn regression:accept")).isEqualTo(makesSense);
    }

    @Test
    void showsMarkupInNamesAsItIs() {
        CheckResult result = SampleCheckResults.result(
                Verdict.REGRESSED,
                "<b>&amp;\r\n# no heading",
                List.of(),
                List.of(new Cause.FieldChange("- a|b`c`\n\n_d_ [x](y) \\ *e* ~~f~~ $g$", "1", "<img src=x>")));
        assertThat(MarkdownVerdict.of(result, "a\nb | c")).startsWith("""
                ## ❌ a\\\\nb \\| c: regressed

                &lt;b&gt;&amp;amp;\\\\r\\\\n\\# no heading

                ### What changed

                - \\- a\\|b\\`c\\`\\\\n\\\\n\\_d\\_ \\[x\\](y) \\\\ \\*e\\* \\~\\~f\\~\\~ \\$g\\$ was 1 and is &lt;img src=x&gt;
                """);
    }

    @Test
    void makesNoListOfWhatBeginsLikeAnItem() {
        assertThat(MarkdownText.startingLine("- a", 9)).isEqualTo("\\- a");
        assertThat(MarkdownText.startingLine("12. a", 9)).isEqualTo("12\\. a");
        assertThat(MarkdownText.startingLine("1) a", 9)).isEqualTo("1\\) a");
        assertThat(MarkdownText.startingLine("0.5 a", 9)).isEqualTo("0.5 a");
    }

    @Test
    void cutsLongTextsBetweenCharacters() {
        assertThat(MarkdownText.of("abcdef", 6)).isEqualTo("abcdef");
        assertThat(MarkdownText.of("abcdef", 3)).isEqualTo("abc…");
        assertThat(MarkdownText.of("ab\ud83d\ude00c", 3)).isEqualTo("ab…");
    }

    @Test
    void fitsIntoACommentWhateverMoved() {
        Cause longest = new Cause.FieldChange("&".repeat(5_000), "1", "2");
        CheckResult result = SampleCheckResults.result(
                Verdict.REGRESSED,
                "&".repeat(100_000),
                Collections.nCopies(8, RMSE),
                Collections.nCopies(10_000, longest));
        String markdown = MarkdownVerdict.of(result, "&".repeat(100_000));
        assertThat(markdown).hasSizeLessThan(60_000).endsWith("""
                more, see verdict.json

                If this is intended, accept it and commit the new baseline:

                ```
                mvn regression:accept
                ```
                """);
        long shown = markdown.lines().filter(line -> line.startsWith("- &amp;")).count();
        assertThat(markdown).contains("\n- and " + (10_000 - shown) + " more, see verdict.json\n");
    }

    @Test
    void fitsIntoACommentHoweverManyExplainIt() {
        CheckResult result = SampleCheckResults.result(
                        Verdict.REGRESSED,
                        "So.",
                        List.of(RMSE),
                        Collections.nCopies(10_000, SampleCheckResults.LEARNING_RATE))
                .with(new Bisection(
                        "&".repeat(100_000),
                        Collections.nCopies(1_000, new Part("&".repeat(5_000), Map.of(), Map.of(), null))));
        String markdown = MarkdownVerdict.of(result, "prices");
        assertThat(markdown).hasSizeLessThan(60_000).contains("\n| | and 1001 more, see verdict.json | | | |\n\nIf");
    }

    @Test
    void listsAllCausesThatHaveRoom() {
        CheckResult result = SampleCheckResults.result(
                Verdict.REGRESSED, "So.", List.of(), Collections.nCopies(40, SampleCheckResults.LEARNING_RATE));
        assertThat(MarkdownVerdict.of(result, "prices").lines().filter(line -> line.startsWith("- learningRate")))
                .hasSize(40);
    }
}
