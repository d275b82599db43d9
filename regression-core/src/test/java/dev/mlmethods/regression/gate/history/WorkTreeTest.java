package dev.mlmethods.regression.gate.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.git.GitRepository;
import dev.mlmethods.regression.git.SampleRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkTreeTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private WorkTree tree(String history) {
        return WorkTree.of(GitRepository.of(folder), folder.resolve(history), List.of(folder.resolve("target")));
    }

    @Test
    void aHistoryIsNoChange() throws Exception {
        SampleRepository repository = new SampleRepository(folder);
        String first = repository.commit("other/regression-history.jsonl", "one");
        repository.commit("mine.jsonl", "one");
        Files.writeString(folder.resolve("other/regression-history.jsonl"), "two");
        Files.writeString(folder.resolve("mine.jsonl"), "two");
        WorkTree tree = tree("mine.jsonl");
        assertThat(tree).isEqualTo(new WorkTree(List.of(first), List.of()));
        assertThat(tree.uncommittedChanges()).isFalse();
        assertThat(tree.warning()).isEmpty();
        assertThat(tree("regression-history.jsonl").changedFiles()).containsExactly("mine.jsonl");
    }

    @Test
    void changesAreNamed() throws Exception {
        SampleRepository repository = new SampleRepository(folder);
        repository.commit("pom.xml", "one");
        repository.commit("data.csv", "one");
        Files.writeString(folder.resolve("pom.xml"), "two");
        assertThat(tree("h.jsonl").uncommittedChanges()).isTrue();
        assertThat(tree("h.jsonl").warning())
                .contains(
                        "Recorded with uncommitted changes, so the commit by itself does not give this result: pom.xml. Commit first,"
                                + " then record.");
        Files.writeString(folder.resolve("data.csv"), "two");
        assertThat(tree("h.jsonl").warning().orElseThrow()).contains(": data.csv and 1 more. ");
    }

    @Test
    void withoutGitNothingIsKnown() {
        assertThat(tree("h.jsonl")).isEqualTo(new WorkTree(List.of(), null));
        assertThat(tree("h.jsonl").uncommittedChanges()).isNull();
        assertThat(tree("h.jsonl").warning()).isEmpty();
    }
}
