package dev.mlmethods.regression.report.browser;

import dev.mlmethods.regression.data.ColumnSelection;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.gate.SampleCheckResults;
import dev.mlmethods.regression.gate.history.History;
import dev.mlmethods.regression.gate.history.HistoryEntry;
import dev.mlmethods.regression.gate.history.HistoryPage;
import dev.mlmethods.regression.gate.history.SampleEntries;
import dev.mlmethods.regression.gate.verdict.ModuleVerdict;
import dev.mlmethods.regression.gate.verdict.VerdictPage;
import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.report.ReportFiles;
import dev.mlmethods.regression.report.page.HtmlPage;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.dataset.DatasetPage;
import dev.mlmethods.regression.report.result.DatasetReport;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.SweepReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** One page of each kind, written as the goals write them. */
final class SamplePages {
    static final String EVALUATION = "evaluation.html";
    static final String SWEEP = "sweep.html";
    static final String COMPARISON = "comparison.html";
    static final String INDEX = ReportFiles.INDEX;
    static final String VERDICT = "verdict.html";
    private static final String VERDICTS = "verdicts.html";
    static final String HISTORY = "history.html";
    private static final String DATASET = "dataset.html";
    static final List<String> NAMES =
            List.of(EVALUATION, SWEEP, COMPARISON, INDEX, VERDICT, VERDICTS, HISTORY, DATASET);
    private static final List<String> WITHOUT_CHARTS = List.of(VERDICT, VERDICTS);

    private static final EvaluationReport REPORT = SampleEvaluations.ofEnsemble(300);

    private SamplePages() {}

    /** Whether a page has charts; pages of verdicts are words and tables. */
    static boolean hasCharts(String page) {
        return !WITHOUT_CHARTS.contains(page);
    }

    static void write(Path folder) {
        Path evaluation = write(folder.resolve("now").resolve(EvaluationReport.FILE), REPORT);
        Path other = write(folder.resolve("before").resolve(EvaluationReport.FILE), SampleEvaluations.of(200));
        Path sweep = write(folder.resolve("rates").resolve(SweepReport.FILE), SampleSweeps.small());
        ReportFiles.write(evaluation, folder.resolve(EVALUATION));
        ReportFiles.write(sweep, folder.resolve(SWEEP));
        ReportFiles.compare(evaluation, "now", other, "before", folder.resolve(COMPARISON));
        ReportFiles.writeIndex(folder);
        writeVerdicts(folder);
        write(
                folder.resolve(DATASET),
                DatasetPage.of(DatasetReport.of(
                        DataSource.of("diabetes", folder).describe("target", ColumnSelection.all()), null)));
    }

    private static void writeVerdicts(Path folder) {
        ModuleVerdict bisected =
                new ModuleVerdict("prices", SampleCheckResults.bisected("Trained with the data of now."));
        ModuleVerdict identical = new ModuleVerdict("rents", SampleCheckResults.identical());
        List<HistoryEntry> entries = IntStream.range(0, 12)
                .mapToObj(i -> SampleEntries.of("c0ffee".repeat(6) + (1000 + i), 0.5 + 0.01 * (i % 5)))
                .toList();
        write(folder.resolve(VERDICT), VerdictPage.of(List.of(bisected)));
        write(folder.resolve(VERDICTS), VerdictPage.of(List.of(bisected, identical)));
        write(
                folder.resolve(HISTORY),
                HistoryPage.of(
                        new History(entries, List.of("Line 13 is cut off.")), null, List.of(SampleCheckResults.RMSE)));
    }

    private static void write(Path file, Page page) {
        StagedFiles.writeOne(file, HtmlPage.render(page));
    }

    private static Path write(Path file, Object report) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(
                    file, report instanceof EvaluationReport ? ContentSha256.file(report) : Json.file(report));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
