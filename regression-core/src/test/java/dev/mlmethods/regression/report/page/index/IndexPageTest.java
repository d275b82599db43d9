package dev.mlmethods.regression.report.page.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.report.chart.HeatMapChart;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.Page.Section;
import dev.mlmethods.regression.report.page.SampleEvaluations;
import dev.mlmethods.regression.report.page.SampleReports;
import dev.mlmethods.regression.report.page.evaluation.EvaluationPage;
import dev.mlmethods.regression.report.page.sweep.SweepPage;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.SmallSweeps;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class IndexPageTest {
    @Test
    void aSweepHasItsVerdictALinkAndItsLeadingFigure() {
        SweepReport report = SampleReports.of(
                SmallSweeps.grid("learningRates", "0.001,0.01", "epochs", "5,10"), 0.5, 0.4, 0.7, Double.NaN);
        Page page = IndexPage.of("Experiments", "One sweep.", List.of(IndexPage.Entry.of("grid", "grid/", report)));
        assertThat(page.title()).isEqualTo("Experiments");
        assertThat(page.lead()).isEqualTo("One sweep.");
        assertThat(page.verdicts()).isEmpty();
        assertThat(page.cards()).isEmpty();
        Section section = page.sections().get(0);
        assertThat(section.id()).isEqualTo("result-1");
        assertThat(section.title()).isEqualTo("grid");
        assertThat(section.intro())
                .isEqualTo(
                        "A grid over learningRate and epochs with 4 trials, compared by validation.rmse. Chosen on the validation rows; the test rows"
                                + " are not used to choose. The best is trial 2, learningRate 0.001, epochs"
                                + " 10: validation.rmse 0.4000.");
        assertThat(section.blocks().get(0)).isEqualTo(new Block.Link("grid/", "The whole report of grid"));
        Figure whole = SweepPage.leadingFigures(report).get(0);
        assertThat(section.blocks()).hasSize(2).last().isInstanceOfSatisfying(Figure.class, figure -> {
            assertThat(figure.id()).isEqualTo("result-1-" + whole.id());
            assertThat(figure.title()).isEqualTo(whole.title());
            assertThat(figure.data()).isEqualTo(whole.data());
            HeatMapChart chart = (HeatMapChart) Objects.requireNonNull(figure.chart());
            assertThat(chart.hrefs()).isNull();
            assertThat(chart.texts()).isEqualTo(((HeatMapChart) Objects.requireNonNull(whole.chart())).texts());
        });
    }

    @Test
    void anEvaluationHasItsVerdictAndALink() {
        EvaluationReport report = SampleEvaluations.withRows(30);
        Page page = IndexPage.of("R", "L", List.of(IndexPage.Entry.of("evaluation", "evaluation.html", report)));
        Page whole = EvaluationPage.of(report);
        assertThat(page.sections())
                .containsExactly(new Section(
                        "result-1",
                        "evaluation",
                        whole.lead() + " " + whole.verdicts().get(0).text(),
                        List.of(new Block.Link("evaluation.html", "The whole report of evaluation"))));
    }

    /** Without the dot, a colon in the first part would end a scheme. */
    @Test
    void aFolderMayHaveAnyName() {
        assertThat(IndexPage.url("grid")).isEqualTo("./grid/");
        assertThat(IndexPage.url("javascript:alert(1)")).isEqualTo("./javascript:alert(1)/");
        assertThat(IndexPage.url("a b?c#d%e\"f")).isEqualTo("./a%20b%3Fc%23d%25e%22f/");
    }
}
