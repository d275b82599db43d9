package dev.mlmethods.regression.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentReportTest {
    @ParameterizedTest
    @CsvSource({
        "EpochsAndLearningRatesTest, epochs-and-learning-rates",
        "SeedsTests, seeds",
        "WidthIT, width",
        "KFoldTest, k-fold",
        "CSVFilesTest, csv-files",
        "Top10Features, top10-features",
        "Test, test",
        "TestOfTime, test-of-time"
    })
    void anExperimentIsNamedAsItsClassWithoutTest(String simpleName, String name) {
        assertThat(ExperimentReport.nameOf(simpleName)).isEqualTo(name);
    }
}
