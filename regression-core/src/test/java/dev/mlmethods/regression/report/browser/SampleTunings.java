package dev.mlmethods.regression.report.browser;

import dev.mlmethods.regression.report.page.ConfigurationLines;
import dev.mlmethods.regression.report.result.TuningReport;
import dev.mlmethods.regression.tune.SmallTunings;
import dev.mlmethods.regression.tune.Tuning;
import dev.mlmethods.regression.tune.TuningResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Tunings that are run for real, with a model that is made up. */
final class SampleTunings {
    private SampleTunings() {}

    /**
     * Several stages.
     *
     * @param folder for the table
     */
    static TuningReport of(Path folder) {
        Path table = SmallTunings.table(folder, "houses.csv", 0, List.of());
        TuningResult result = Tuning.of(SmallTunings.spec(table, "45", 1, 0, Map.of()), folder)
                .run(2, progress -> {});
        return new TuningReport(
                TuningReport.FORMAT_VERSION,
                result,
                ConfigurationLines.text(result.chosen()).lines().toList(),
                new TuningReport.Model(
                        "c0ffee".repeat(10) + "0000",
                        "decade".repeat(10) + "0000",
                        result.table().rows(),
                        result.chosen().members().size(),
                        null,
                        Map.of()));
    }
}
