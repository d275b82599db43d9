package dev.mlmethods.regression.benchmarks.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mlmethods.regression.benchmarks.contender.JsonLine;
import dev.mlmethods.regression.benchmarks.report.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableResultTest {
    private static final String OURS = "{\"rmse\": 2.1, \"r2\": 0.9, \"seconds\": 1.5, \"meanRmse\": 7.25}";

    private static String others(int rows, double meanRmse) {
        return "{\"rows\": " + rows + ", \"meanRmse\": " + meanRmse
                + ", \"trees\": {\"rmse\": 2.0, \"r2\": 0.91, \"seconds\": 0.5},"
                + " \"linear\": {\"rmse\": 4.0, \"r2\": 0.5, \"seconds\": 0.01}}";
    }

    private static TableResult result(String file, String ours, String others) {
        return new TableResult(file, JsonLine.tree(ours), JsonLine.tree(others));
    }

    @Test
    void holdsTheNetworkToTheTreesWhereThereAreManyRows() {
        List<Finding> findings = TableResult.findings(
                List.of(result("cars.csv", OURS, others(1001, 7.25)), result("few.csv", OURS, others(1000, 7.25))));

        assertThat(findings)
                .extracting(Finding::what, Finding::verdict)
                .containsExactly(
                        tuple("cars.csv, 1,001 rows", "met"),
                        tuple("few.csv, 1,000 rows", ""),
                        tuple("tables that train with file and target alone", "met"),
                        tuple("tables above 1,000 rows with an RMSE at most 1.05 times that of the trees", "met"));
        assertThat(findings.get(0).ours()).isEqualTo("R2 0.900, RMSE 2.100, 1.500 s");
        assertThat(findings.get(0).other())
                .isEqualTo("trees R2 0.910, RMSE 2.000, 0.500 s; linear R2 0.500, RMSE 4.000, 10.0 ms");
        assertThat(findings.get(0).number()).hasValue(1.05);
    }

    /** It counts as a table that doesn't train, and as one where the trees are better. */
    @Test
    void saysWhyATableIsRefused() {
        List<Finding> findings = TableResult.findings(
                List.of(result("semicolons.csv", "{\"refused\": \"Use commas.\"}", others(2000, 7.25))));

        assertThat(findings)
                .extracting(Finding::what, Finding::ours, Finding::verdict)
                .containsExactly(
                        tuple("semicolons.csv", "refused: Use commas.", ""),
                        tuple("tables that train with file and target alone", "0", "NOT met"),
                        tuple(
                                "tables above 1,000 rows with an RMSE at most 1.05 times that of the trees",
                                "0",
                                "NOT met"));
    }

    @Test
    void comparesNothingOnOtherRowsOrWithoutTheOthers() {
        List<Finding> findings = TableResult.findings(List.of(
                result("cars.csv", OURS, others(2000, 7.26)),
                result("alone.csv", OURS, "{}"),
                result("failed.csv", OURS, "{\"failed\": \"KeyError: 'price'\"}")));

        assertThat(findings)
                .extracting(Finding::what, Finding::other, Finding::verdict)
                .contains(
                        tuple(
                                "cars.csv, 2,000 rows",
                                "other rows: the mean has RMSE 7.26, and here 7.25",
                                "not measured"),
                        tuple("alone.csv", "", ""));
        assertThat(findings.get(2).ours()).isEqualTo("R2 0.900, RMSE 2.100, 1.500 s; scikit-learn: KeyError: 'price'");
    }
}
