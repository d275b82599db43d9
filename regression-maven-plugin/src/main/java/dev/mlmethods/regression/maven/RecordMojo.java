package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.internal.GitRepository;
import dev.mlmethods.regression.tracking.EvaluatedModel;
import dev.mlmethods.regression.tracking.EvaluationData;
import dev.mlmethods.regression.tracking.StoredBaseline;
import dev.mlmethods.regression.tracking.history.HistoryEntry;
import dev.mlmethods.regression.tracking.history.HistoryFile;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Appends the last evaluation to the history, {@code regression-history.jsonl}: commit, parents, metrics and fingerprints in a line. The same
 * evaluation of the same commit is one line, however often it is recorded.
 *
 * @since 0.1.0
 */
@Mojo(name = "record", requiresProject = false, threadSafe = true)
public final class RecordMojo extends AbstractBaselineMojo {
    /**
     * The history. Default: {@code regression-history.jsonl} beside the POM, or in the current folder where there is no project.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.history")
    private @Nullable File history;

    @Override
    void run() {
        EvaluatedModel now = evaluatedModel();
        StoredBaseline current = StoredBaseline.of(now, EvaluationData.of(now.report(), basedir()));
        HistoryFile.Recorded recorded = HistoryFile.at(history())
                .append(HistoryEntry.of(
                        current.baseline(), GitRepository.of(basedir()).parents(), null));
        getLog().info(
                        recorded == HistoryFile.Recorded.ADDED
                                ? "Recorded in " + shown(history()) + "."
                                : shown(history()) + " has this evaluation already.");
    }

    private Path history() {
        return history == null ? basedir().resolve(HistoryFile.NAME) : history.toPath();
    }
}
