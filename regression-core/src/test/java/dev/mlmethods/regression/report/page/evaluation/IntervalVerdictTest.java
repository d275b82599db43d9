package dev.mlmethods.regression.report.page.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.diagnostics.Interval;
import dev.mlmethods.regression.diagnostics.IntervalCoverage;
import dev.mlmethods.regression.evaluation.IntervalLevel;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.Page.Tone;
import dev.mlmethods.regression.report.page.Page.Verdict;
import dev.mlmethods.regression.report.page.SampleEvaluations;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.EvaluationReportBuilder;
import org.junit.jupiter.api.Test;

class IntervalVerdictTest {
    private static final EvaluationReport SAMPLE = SampleEvaluations.withRows(30);
    private static final String FOUND =
            "The 90%% prediction intervals reach 0.6125 to either side of a prediction, and contain %s of 4,128 test rows, %s";

    private static EvaluationReport report(int within) {
        return EvaluationReportBuilder.like(SAMPLE)
                .intervals(new IntervalCoverage(
                        IntervalLevel.parse("90%"), 0.6125, 3303, 4128, within, new Interval(0.886, 0.914)))
                .build();
    }

    private static Verdict verdict(int within) {
        return IntervalVerdict.of(report(within)).orElseThrow();
    }

    @Test
    void saysWhetherMoreOrFewerRowsAreWithinThanLuckExplains() {
        assertThat(verdict(3698))
                .isEqualTo(
                        new Verdict(Tone.GOOD, FOUND.formatted("3,698", "89.6%") + ", as expected (88.6% to 91.4%)."));
        assertThat(verdict(3600))
                .isEqualTo(new Verdict(
                        Tone.BAD,
                        FOUND.formatted("3,600", "87.2%")
                                + ", which is less than luck explains (88.6% to 91.4%): the test rows are unlike the"
                                + " validation rows, or early stopping or a search has chosen the network by these."));
        assertThat(verdict(3900))
                .isEqualTo(new Verdict(
                        Tone.NEUTRAL,
                        FOUND.formatted("3,900", "94.5%")
                                + ", which is more than luck explains (88.6% to 91.4%): the test rows are easier to"
                                + " predict than the validation rows."));
    }

    @Test
    void isOnThePageWithItsNumbers() {
        Page page = EvaluationPage.of(report(3698));
        assertThat(page.verdicts()).contains(verdict(3698));
        assertThat(page.sections())
                .filteredOn(section -> section.id().equals("intervals"))
                .flatMap(Page.Section::blocks)
                .flatMap(block -> ((Block.Facts) block).facts())
                .extracting(fact -> fact.name() + ": " + fact.value())
                .containsExactly(
                        "interval: the prediction ± 0.6125 (lower and upper in predictions.csv)",
                        "is to contain: 90% of rows that are like the validation rows",
                        "measured on: 3,303 validation rows",
                        "contains: 3,698 of 4,128 test rows, 89.6%",
                        "in 95% of such tests: 88.6% to 91.4%");
    }

    @Test
    void isMissingFromThePageOfAModelWithoutIntervals() {
        assertThat(IntervalVerdict.of(SAMPLE)).isEmpty();
        assertThat(EvaluationPage.of(SAMPLE).sections())
                .extracting(Page.Section::id)
                .doesNotContain("intervals");
    }
}
