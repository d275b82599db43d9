package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.file.InputFiles;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.baseline.EvaluatedModel;
import dev.mlmethods.regression.gate.baseline.EvaluationData;
import dev.mlmethods.regression.gate.baseline.StoredBaseline;
import dev.mlmethods.regression.gate.history.History;
import dev.mlmethods.regression.gate.history.HistoryEntry;
import dev.mlmethods.regression.gate.history.HistoryFile;
import dev.mlmethods.regression.gate.history.HistoryPage;
import dev.mlmethods.regression.gate.history.WorkTree;
import dev.mlmethods.regression.git.GitRepository;
import dev.mlmethods.regression.report.page.HtmlPage;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Appends the last evaluation to the history, {@code regression-history.jsonl}: commit, parents, metrics and fingerprints in a line. The same
 * evaluation of the same commit is one line, however often it is recorded. Draws the history in {@code history.html}, with the baseline and the tolerances of
 * the last
 * {@code check}.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "record",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresProject = false,
        threadSafe = true,
        configurator = ParameterConfigurator.HINT)
public final class RecordMojo extends AbstractBaselineMojo {
    private static final String PAGE = "history.html";

    /**
     * The history. Default: {@code regression-history.jsonl} beside the POM, or in the current folder if there is no project.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.history")
    private @Nullable File history;

    /** Creates the goal for Maven, which then sets the parameters. */
    public RecordMojo() {}

    @Override
    void run() {
        EvaluatedModel now = evaluatedModel();
        requireFilesApart(now);
        Optional<CheckResult> check = CheckResult.find(outputDirectory());
        check.ifPresent(verdict -> verdict.requireOf(outputDirectory(), now));
        StoredBaseline current = StoredBaseline.of(now, EvaluationData.of(now.report(), basedir()));
        WorkTree tree = WorkTree.of(GitRepository.of(basedir()), history(), outputFolders());
        HistoryEntry entry = HistoryEntry.of(now, current.baseline(), tree, check.orElse(null));
        HistoryFile file = HistoryFile.at(history());
        HistoryFile.Recorded recorded = file.append(entry);
        getLog().info(
                        recorded == HistoryFile.Recorded.ADDED
                                ? "Recorded in " + shown(history()) + "."
                                : shown(history()) + " already has this evaluation.");
        tree.warning().ifPresent(getLog()::warn);
        History records = file.read();
        records.warnings().forEach(getLog()::warn);
        Path page = outputDirectory().resolve(PAGE);
        StagedFiles.writeOne(
                page,
                HtmlPage.render(HistoryPage.of(
                        records, entry, check.map(CheckResult::metrics).orElse(List.of()))));
        getLog().info("History: " + page);
    }

    private void requireFilesApart(EvaluatedModel now) {
        InputFiles files = now.files(outputDirectory(), basedir())
                .with("verdict", outputDirectory().resolve(CheckResult.FILE));
        files.requireApart("history", history());
        requireApartFromProject("history", history());
        files.with("history", history()).requireApart("outputDirectory", outputDirectory(), List.of(PAGE));
    }

    /** Where the build writes: its folder, and the results folder if that is elsewhere. */
    private List<Path> outputFolders() {
        return List.of(outputDirectory(), outputDirectory(project()).resolveSibling(""));
    }

    private Path history() {
        return besidePom(history, HistoryFile.NAME);
    }
}
