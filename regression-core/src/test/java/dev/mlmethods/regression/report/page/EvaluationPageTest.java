package dev.mlmethods.regression.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.internal.Json;
import dev.mlmethods.regression.report.result.EvaluationReport;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvaluationPageTest {
    static List<EvaluationReport> reports() {
        return List.of(
                SampleEvaluations.withRows(60),
                SampleEvaluations.withRows(1),
                SampleEvaluations.withRows(2),
                SampleEvaluations.withoutCoordinates(30),
                SampleEvaluations.withUndefinedPredictions(40),
                SampleEvaluations.withoutPredictions(40),
                SampleEvaluations.withFeatures(300, 40),
                SampleEvaluations.ofOtherDataset(1),
                SampleEvaluations.ofOtherDataset(50),
                SampleEvaluations.withLosses(SampleEvaluations.withRows(20), null),
                SampleEvaluations.withLosses(SampleEvaluations.withRows(20), SampleEvaluations.exploding()));
    }

    /** A chart goes with its data, all of it can be written, and an element's name is its own. */
    @ParameterizedTest
    @MethodSource("reports")
    void anyEvaluationHasAPage(EvaluationReport report) {
        EvaluationReport read = Json.read(Json.file(report), EvaluationReport.class);
        assertThat(read).isEqualTo(report);
        Page page = EvaluationPage.of(read);
        assertThat(figures(page)).allMatch(figure -> (figure.chart() == null) == (figure.data() == null));
        assertThat(figures(page).map(Figure::id)).doesNotHaveDuplicates();
        assertThat(figures(page).map(Figure::chart).filter(Objects::nonNull))
                .allSatisfy(chart -> assertThat(Json.line(chart)).startsWith("{\"kind\":"));
        assertThat(page.verdicts()).hasSizeBetween(2, 4);
    }

    private static Stream<Figure> figures(Page page) {
        return page.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Figure.class::isInstance)
                .map(Figure.class::cast);
    }
}
