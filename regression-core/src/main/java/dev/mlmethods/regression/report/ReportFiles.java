package dev.mlmethods.regression.report;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.file.InputFiles;
import dev.mlmethods.regression.file.PendingMoves;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.report.page.HtmlPage;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.comparison.ComparedResult;
import dev.mlmethods.regression.report.page.comparison.ComparisonPage;
import dev.mlmethods.regression.report.page.comparison.KnownPredictions;
import dev.mlmethods.regression.report.page.dataset.DatasetLink;
import dev.mlmethods.regression.report.page.evaluation.EvaluationPage;
import dev.mlmethods.regression.report.page.index.IndexPage;
import dev.mlmethods.regression.report.page.sweep.SweepPage;
import dev.mlmethods.regression.report.page.tuning.TuningPage;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.report.result.TuningReport;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pages of results, made of their JSON: {@value EvaluationReport#FILE}, {@value SweepReport#FILE} and {@value TuningReport#FILE}. */
public final class ReportFiles {
    /** The page of a result, beside its JSON. */
    public static final String REPORT = "report.html";
    /** The page that compares a result to another, beside its JSON. */
    public static final String COMPARISON = "comparison.html";
    /** The page that leads to others. */
    public static final String INDEX = "index.html";

    private static final String PAGE = "the page";
    /** The folders of the goals in the output folder. */
    private static final String SWEEP = "sweep";

    private static final String TUNING = "tune";

    private ReportFiles() {}

    /**
     * The results of the plugin's goals.
     *
     * @param result a JSON file, or a folder: the output folder of the goals, or the one of a sweep or a tuning in it
     * @return those that exist: an evaluation, a sweep, a tuning; at least one
     * @throws RegressionException if there is none
     */
    public static List<Path> find(Path result) {
        PendingMoves.finishBeside(result);
        PendingMoves.finishIn(result);
        PendingMoves.finishIn(result.resolve(SWEEP));
        PendingMoves.finishIn(result.resolve(TUNING));
        if (Files.isRegularFile(result)) {
            return List.of(result);
        }
        List<Path> found = Stream.of(
                        result.resolve(EvaluationReport.FILE),
                        inOrBelow(result, SWEEP, SweepReport.FILE),
                        inOrBelow(result, TUNING, TuningReport.FILE))
                .filter(Files::isRegularFile)
                .toList();
        if (found.isEmpty()) {
            throw new RegressionException("There is no result in " + result + ": no " + EvaluationReport.FILE
                    + ", no sweep/" + SweepReport.FILE + " and no tune/" + TuningReport.FILE
                    + ". Run regression:evaluate, regression:sweep or regression:tune first, or name another folder.");
        }
        return found;
    }

    /** The file in the folder of the goal if it is there, otherwise in the one below that the goal has in the output folder. */
    private static Path inOrBelow(Path folder, String below, String file) {
        Path here = folder.resolve(file);
        return Files.isRegularFile(here) ? here : folder.resolve(below).resolve(file);
    }

    /**
     * Writes the page of a result.
     *
     * @param result its JSON
     * @param file the page
     * @throws RegressionException if the JSON isn't ours or is damaged, or the file cannot be written; an existing one is unchanged
     */
    public static void write(Path result, Path file) {
        inputs(List.of(result)).requireApart(PAGE, file);
        StagedFiles.writeOne(
                file, HtmlPage.render(page(result, file.toAbsolutePath().resolveSibling(""))));
    }

    /**
     * Writes the comparison of two results. If {@code predictions.csv} is beside the JSON of two evaluations on the same rows, the differences have
     * intervals.
     *
     * @param result its JSON
     * @param label what the page calls it
     * @param other the JSON of what it is compared to
     * @param otherLabel what the page calls that
     * @param file the page
     * @throws RegressionException like {@link #write}
     */
    public static void compare(Path result, String label, Path other, String otherLabel, Path file) {
        inputs(List.of(result, other)).requireApart(PAGE, file);
        StagedFiles.writeOne(
                file, HtmlPage.render(ComparisonPage.of(compared(label, result), compared(otherLabel, other))));
    }

    /**
     * Writes the pages of results into a folder of a site, and an {@code index.html} that leads to them.
     *
     * @param results their JSON, at most one of each kind, since the pages are {@code evaluation.html}, {@code sweep.html} and
     *     {@code tuning.html}
     * @param folder where the pages go; created if it is missing
     * @throws RegressionException like {@link #write}
     */
    public static void writeSite(List<Path> results, Path folder) {
        InputFiles inputs = inputs(results);
        List<IndexPage.Entry> entries = new ArrayList<>();
        try (StagedFiles files = StagedFiles.in(folder)) {
            for (Path result : results) {
                String name = isSweep(result) ? SWEEP : isTuning(result) ? "tuning" : "evaluation";
                IndexPage.Entry entry = entry(name, name + ".html", result);
                inputs.requireApart("the site", folder, List.of(entry.href(), INDEX));
                files.write(entry.href(), HtmlPage.render(entry.page()));
                entries.add(entry);
            }
            files.write(INDEX, HtmlPage.render(IndexPage.of("Regression", "The results of this build.", entries)));
            files.commit();
        }
    }

    /**
     * Writes the {@value #INDEX} of a folder that has sweeps in separate subfolders.
     *
     * @param folder the one with the subfolders; those without a {@value SweepReport#FILE} are left out
     * @throws RegressionException like {@link #write}, or if there is no such folder
     */
    public static void writeIndex(Path folder) {
        List<IndexPage.Entry> entries = sweeps(folder).stream()
                .map(name -> entry(
                        name, IndexPage.url(name) + INDEX, folder.resolve(name).resolve(SweepReport.FILE)))
                .toList();
        StagedFiles.writeOne(
                folder.resolve(INDEX),
                HtmlPage.render(IndexPage.of(
                        "Experiments",
                        switch (entries.size()) {
                            case 0 -> "There is no sweep yet.";
                            case 1 -> "One sweep.";
                            default -> entries.size() + " sweeps, each with a page of its own.";
                        },
                        entries)));
    }

    private static InputFiles inputs(List<Path> results) {
        InputFiles inputs = InputFiles.none();
        for (Path result : results) {
            inputs = inputs.with("result", result);
        }
        return inputs;
    }

    /** The names of the folders that have a sweep, in the order of their characters. */
    private static List<String> sweeps(Path folder) {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(one -> Files.isRegularFile(one.resolve(SweepReport.FILE)))
                    .map(one -> String.valueOf(one.getFileName()))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new RegressionException("There is no folder " + folder + ".", e);
        } catch (IOException e) {
            throw new RegressionException("Cannot read the folder " + folder + ": " + Reason.ofReading(e) + ".", e);
        }
    }

    private static IndexPage.Entry entry(String name, String href, Path result) {
        if (isSweep(result)) {
            return IndexPage.Entry.of(name, href, SweepReport.read(result));
        }
        return isTuning(result)
                ? IndexPage.Entry.of(name, href, TuningReport.read(result))
                : IndexPage.Entry.of(name, href, EvaluationReport.read(result));
    }

    private static Page page(Path result, Path folder) {
        if (isSweep(result)) {
            return SweepPage.of(SweepReport.read(result));
        }
        if (isTuning(result)) {
            return TuningPage.of(TuningReport.read(result));
        }
        EvaluationReport report = EvaluationReport.read(result);
        return EvaluationPage.of(report, DatasetLink.beside(folder, report));
    }

    private static ComparedResult compared(String label, Path result) {
        if (isSweep(result)) {
            return ComparedResult.of(label, SweepReport.read(result));
        }
        if (isTuning(result)) {
            throw new RegressionException("The result " + result
                    + " is a tuning, which a comparison doesn't show. Evaluate its model"
                    + " with regression:evaluate and -Dregression.model=" + result.resolveSibling(TrainingFiles.MODEL)
                    + ", and compare the evaluation.");
        }
        EvaluationReport report = EvaluationReport.read(result);
        return ComparedResult.of(label, report, KnownPredictions.beside(result, report));
    }

    private static boolean isSweep(Path result) {
        return result.endsWith(SweepReport.FILE);
    }

    private static boolean isTuning(Path result) {
        return result.endsWith(TuningReport.FILE);
    }
}
