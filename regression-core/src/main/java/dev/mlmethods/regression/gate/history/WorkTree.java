package dev.mlmethods.regression.gate.history;

import dev.mlmethods.regression.git.GitRepository;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is checked out when an evaluation is recorded.
 *
 * @param parents of the commit; empty if they aren't known
 * @param changedFiles that differ from the commit, relative to the top of the work tree; null if git doesn't know
 */
public record WorkTree(List<String> parents, @Nullable List<String> changedFiles) {
    /**
     * Copies the lists.
     *
     * @param parents of the commit; empty if they aren't known
     * @param changedFiles that differ from the commit, relative to the top of the work tree; null if git doesn't know
     */
    public WorkTree {
        parents = List.copyOf(parents);
        changedFiles = changedFiles == null ? null : List.copyOf(changedFiles);
    }

    /**
     * {@return the state according to git} A history isn't counted among the changes, whichever module it belongs to: otherwise a second record
     * of a commit could never equal the first.
     *
     * @param git the repository of the project
     * @param history the history that is written to
     * @param outputs folders that the build writes to; they aren't counted either
     */
    public static WorkTree of(GitRepository git, Path history, List<Path> outputs) {
        String historyName = String.valueOf(history.getFileName());
        return new WorkTree(
                git.parents(),
                git.uncommittedChanges(outputs)
                        .map(files -> files.stream()
                                .filter(file -> !isNamed(file, historyName) && !isNamed(file, HistoryFile.NAME))
                                .toList())
                        .orElse(null));
    }

    private static boolean isNamed(String file, String name) {
        return file.equals(name) || file.endsWith("/" + name);
    }

    /** Whether there are any uncommitted changes; null if git doesn't know. */
    @Nullable
    Boolean uncommittedChanges() {
        return changedFiles == null ? null : !changedFiles.isEmpty();
    }

    /** {@return what to tell the user who records it; empty if the commit says it all, or git doesn't know} */
    public Optional<String> warning() {
        if (changedFiles == null || changedFiles.isEmpty()) {
            return Optional.empty();
        }
        int more = changedFiles.size() - 1;
        return Optional.of("Recorded with uncommitted changes, so the commit by itself does not give this result: "
                + changedFiles.get(0) + (more == 0 ? "" : " and " + more + " more")
                + ". Commit first, then record.");
    }
}
