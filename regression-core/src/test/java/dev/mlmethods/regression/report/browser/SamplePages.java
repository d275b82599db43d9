package dev.mlmethods.regression.report.browser;

import dev.mlmethods.regression.internal.Json;
import dev.mlmethods.regression.report.page.ReportFiles;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.SweepReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One page of each kind, written as the goals write them. */
final class SamplePages {
    static final String EVALUATION = "evaluation.html";
    static final String SWEEP = "sweep.html";
    static final String COMPARISON = "comparison.html";
    static final String INDEX = ReportFiles.INDEX;
    static final List<String> NAMES = List.of(EVALUATION, SWEEP, COMPARISON, INDEX);

    private static final EvaluationReport REPORT = SampleEvaluations.of(300);

    private SamplePages() {}

    static void write(Path folder) {
        Path evaluation = write(folder.resolve("now").resolve(EvaluationReport.FILE), REPORT);
        Path other = write(folder.resolve("before").resolve(EvaluationReport.FILE), SampleEvaluations.of(200));
        Path sweep = write(folder.resolve("rates").resolve(SweepReport.FILE), SampleSweeps.small());
        ReportFiles.write(evaluation, folder.resolve(EVALUATION));
        ReportFiles.write(sweep, folder.resolve(SWEEP));
        ReportFiles.compare(evaluation, "now", other, "before", folder.resolve(COMPARISON));
        ReportFiles.writeIndex(folder);
    }

    private static Path write(Path file, Object report) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, Json.file(report));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
