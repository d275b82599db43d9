package dev.mlmethods.regression.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.FinalTraining;
import dev.mlmethods.regression.sweep.Shard;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.SweepSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shards in processes of their own, as a CI server starts them, give the files of the whole sweep. */
class ShardRequestsTest {
    /** Twelve trainings of 24 trials. */
    private static final SweepSpec SWEEP = SmallSweeps.grid(
            "learningRates", "1e-3,1e-2,1e9", "hiddenLayers", "6;3,2", "batchSizes", "8,32", "epochs", "20,40");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private WorkerRequest.Sweep request(String out, @Nullable Shard shard, boolean plan) {
        return new WorkerRequest.Sweep(
                Backend.CPU, folder.toString(), folder.resolve(out).toString(), SWEEP, 2, 2, plan, null, shard, null);
    }

    private static WorkerEvent handled(WorkerRequest request) {
        return new RequestHandler(event -> {}).handle(request);
    }

    private static WorkerEvent.Finished finished(WorkerRequest request) {
        WorkerEvent event = handled(request);
        assertThat(event).isInstanceOf(WorkerEvent.Finished.class);
        return (WorkerEvent.Finished) event;
    }

    private WorkerRequest.Merge merge(String out, List<String> journals) {
        return new WorkerRequest.Merge(
                Backend.CPU, folder.toString(), folder.resolve(out).toString(), SWEEP, journals, 2, FinalTraining.NONE);
    }

    private Map<String, ByteBuffer> files(String out) throws IOException {
        Map<String, ByteBuffer> files = new LinkedHashMap<>();
        for (String name : List.of("trials.csv", "sweep.json", "report.html", "model.zip", "losses.csv")) {
            files.put(
                    name, ByteBuffer.wrap(Files.readAllBytes(folder.resolve(out).resolve(name))));
        }
        return files;
    }

    /** The shards that the matrix in the documentation starts. */
    private static List<Shard> documentedShards() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "ci.md"));
        Matcher values = Pattern.compile("shard: \\[([\\d, ]+)]").matcher(page);
        Matcher option = Pattern.compile("-Dregression\\.shard=\\$\\{\\{ matrix\\.shard }}/(\\d+)")
                .matcher(page);
        assertThat(values.find()).isTrue();
        assertThat(option.find()).isTrue();
        List<Shard> shards = new ArrayList<>();
        for (String number : values.group(1).split(", ", -1)) {
            shards.add(Shard.parse(number + "/" + option.group(1)));
        }
        return shards;
    }

    /** All at once, each in its own folder, as on its own runner; the second one is killed in the middle and started again. */
    @Test
    void theMatrixOfTheDocumentationGivesTheWholeSweep() throws Exception {
        finished(request("whole", null, false));
        List<Shard> shards = documentedShards();
        assertThat(shards).containsExactly(new Shard(1, 4), new Shard(2, 4), new Shard(3, 4), new Shard(4, 4));
        Map<Shard, Process> processes = new LinkedHashMap<>();
        for (Shard shard : shards) {
            processes.put(shard, started(shard));
        }
        Shard second = shards.get(1);
        Path journal = folder.resolve("journals/journal-2").resolve(second.journal());
        Process killed = Objects.requireNonNull(processes.get(second));
        // One line says what sweep it is of.
        while (killed.isAlive()
                && (!Files.exists(journal) || Files.readString(journal).lines().count() < 3)) {
            Thread.onSpinWait();
        }
        killed.destroyForcibly().waitFor();
        processes.put(second, started(second));
        for (Process process : processes.values()) {
            assertThat(process.waitFor()).isZero();
        }
        finished(merge("merged", List.of(folder.resolve("journals").toString())));
        assertThat(files("merged")).isEqualTo(files("whole"));
    }

    private Process started(Shard shard) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ShardProgram.class.getName(),
                Json.line(request("journals/journal-" + shard.number(), shard, false)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Handles one request, as a worker does. */
    static final class ShardProgram {
        private ShardProgram() {}

        public static void main(String[] args) {
            WorkerEvent event = handled(Json.read(args[0], WorkerRequest.Sweep.class));
            if (!(event instanceof WorkerEvent.Finished)) {
                throw new IllegalStateException(event.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void anyNumberOfShardsGivesTheWholeSweep(int count) throws IOException {
        finished(request("whole", null, false));
        List<String> journals = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            Shard shard = new Shard(number, count);
            WorkerEvent.Finished finished = finished(request("shards", shard, false));
            assertThat(finished.summary().get(0)).matches("Swept shard " + shard + " in \\d+\\.\\d\\d s: \\d.*");
            assertThat(finished.summary().get(1))
                    .isEqualTo(
                            "When all shards have ended, regression:merge joins their journals and trains the best model.");
            journals.add(folder.resolve("shards").resolve(shard.journal()).toString());
        }
        Collections.shuffle(journals, new Random(count));
        finished(merge("merged", journals));
        assertThat(files("merged")).isEqualTo(files("whole"));
        // Beside the journals, as without the parameter.
        finished(merge("shards", List.of(folder.resolve("shards").toString())));
        assertThat(files("shards")).isEqualTo(files("whole"));
        // Everything is in the journal.
        assertThat(finished(request("shards", null, true)).summary())
                .contains("The journal has 24 of them; 0 are left, which take 0 epochs.");
    }

    @Test
    void journalsAreFoundBehindLinks() throws IOException {
        finished(request("whole", null, false));
        finished(request("real/a", new Shard(1, 2), false));
        finished(request("real/b", new Shard(2, 2), false));
        Path links = Files.createDirectory(folder.resolve("links"));
        Files.createSymbolicLink(links.resolve("linked"), folder.resolve("real/a"));
        Path itself = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real/b"));
        finished(merge("merged", List.of(links.toString(), itself.toString())));
        assertThat(files("merged")).isEqualTo(files("whole"));
    }

    @Test
    void aDamagedJournalIsNamed() throws IOException {
        Path damaged = Files.writeString(folder.resolve("journal.jsonl"), "<project>\n");
        assertThat(((WorkerEvent.Failed) handled(merge("merged", List.of(damaged.toString())))).message())
                .isEqualTo("The journal of the sweep is corrupt: line 1 of " + damaged
                        + " was altered after it was written. Run its shard again, in another folder, or, if it is no journal of"
                        + " a sweep, leave it out; it was left unchanged.");
    }

    @Test
    void thePlanSaysWhatAShardHas() {
        List<String> lines = finished(request("shards", new Shard(2, 3), true)).summary();
        assertThat(lines.get(0)).startsWith("Plan: 24 trials in 12 trainings, ");
        assertThat(lines.get(1)).isEqualTo("Shard 2/3 has 8 of these trials.");
        assertThat(lines.get(2)).matches("They take 4 trainings and [\\d,]+ epochs\\.");
        assertThat(lines).hasSize(11);
        assertThat(finished(request("shards", new Shard(13, 13), true)).summary())
                .hasSize(2)
                .last()
                .isEqualTo("Shard 13/13 has no trials; there are fewer trainings than shards.");
        assertThat(folder.resolve("shards")).doesNotExist();
    }

    @Test
    void aShardMayHaveNothing() {
        assertThat(finished(request("shards", new Shard(13, 13), false))
                        .summary()
                        .get(0))
                .matches("Swept shard 13/13 in \\d+\\.\\d\\d s: no trials; there are fewer trainings than shards");
        assertThat(folder.resolve("shards/journal-13-of-13.jsonl")).exists();
    }

    @Test
    void saysWhatIsWrongWithTheJournals() throws IOException {
        Path none = folder.resolve("none");
        assertThat(((WorkerEvent.Failed) handled(merge("merged", List.of(none.toString())))).message())
                .isEqualTo("journals has " + none
                        + ", which doesn't exist. Give the journals of the shards, or a folder with them.");
        Files.createDirectory(none);
        // An empty one and one of another kind don't count.
        Files.createFile(none.resolve("journal.jsonl"));
        Files.writeString(none.resolve("history.jsonl"), "{}\n");
        assertThat(((WorkerEvent.Failed) handled(merge("merged", List.of(none.toString())))).message())
                .isEqualTo("journals has the folder " + none
                        + ", in which there is no journal*.jsonl. Give the folder with the journals of the shards.");
        finished(request("shards", new Shard(1, 2), false));
        assertThat(((WorkerEvent.Failed) handled(
                                merge("merged", List.of(folder.resolve("shards").toString()))))
                        .message())
                .matches(
                        "Of 24 trials, 12 are in none of the journals: .* They belong to shard 2/2: run it again, which trains"
                                + " only what its journal lacks, and add its journal to journals\\.");
        assertThat(folder.resolve("merged/trials.csv")).doesNotExist();
    }
}
