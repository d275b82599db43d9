package dev.mlmethods.regression.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.InstalledJdk;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.gate.Check;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.Gate;
import dev.mlmethods.regression.gate.MissingBaseline;
import dev.mlmethods.regression.gate.Verdict;
import dev.mlmethods.regression.gate.baseline.BaselineFile;
import dev.mlmethods.regression.gate.baseline.EvaluatedModel;
import dev.mlmethods.regression.gate.baseline.EvaluationData;
import dev.mlmethods.regression.gate.baseline.ModuleExecution;
import dev.mlmethods.regression.gate.baseline.StoredBaseline;
import dev.mlmethods.regression.gate.diff.Cause;
import dev.mlmethods.regression.gate.tolerance.SignificanceOf;
import dev.mlmethods.regression.gate.tolerance.Tolerances;
import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.model.PlatformPart;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.report.TrainingFiles;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gate raises no false alarm: what didn't change is identical each time, on a busy machine that its host pauses, with any number of threads and
 * on any JDK. With {@code -Dregression.checks=1000 -Dregression.longestPauseMillis=15000} there are many checks, and long pauses.
 */
class CheckUnderLoadTest {
    private static final int RUNS = Integer.getInteger("regression.checks", 16);
    private static final long LONGEST_PAUSE_MILLIS = Long.getLong("regression.longestPauseMillis", 300);
    private static final int MOST_THREADS = 4;
    /**
     * How many processes run at once: there is one for each number of threads on each JDK; its first run is without compiled code, the others are
     * with it.
     */
    private static final int AT_ONCE = 4;

    /** With this network, a batch of 1,024 rows has 10 chunks, which threads share. */
    private static final Specification SPECIFICATION = Specification.of(DataSpec.builtIn("california-housing"))
            .withSplit(new SplitSpec(0.02, 42, 0))
            .withTraining(TrainingSpec.defaults()
                    .withEngine(EngineName.VECTOR)
                    .withBatchSize(BatchSize.of(1024))
                    .withEpochs(2));

    private final AtomicInteger paused = new AtomicInteger();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Trains and evaluates as the plugin's workers do. */
    private static EvaluatedModel evaluated(Path folder, int threads) {
        RequestHandler handler = new RequestHandler(event -> {});
        finish(
                handler,
                new WorkerRequest.Train(
                        Backend.CPU, folder.toString(), folder.toString(), SPECIFICATION, threads, "print", List.of()));
        finish(
                handler,
                new WorkerRequest.Evaluate(
                        Backend.CPU,
                        folder.toString(),
                        folder.toString(),
                        folder.resolve(TrainingFiles.MODEL).toString(),
                        null,
                        Map.of()));
        return EvaluatedModel.read(ModuleExecution.ofModule("load"), folder, folder);
    }

    private static void finish(RequestHandler handler, WorkerRequest request) {
        WorkerEvent event = handler.handle(request);
        if (!(event instanceof WorkerEvent.Finished)) {
            throw new IllegalStateException(event.toString());
        }
    }

    private static EvaluationData data(EvaluatedModel model, Path folder) {
        return EvaluationData.of(model.report(), folder);
    }

    private Path acceptedBaseline() throws IOException {
        Path accepted = Files.createDirectory(folder.resolve("accepted"));
        EvaluatedModel model = evaluated(accepted, 1);
        Path baseline = accepted.resolve(BaselineFile.DEFAULT_NAME);
        BaselineFile.of(baseline).write(StoredBaseline.of(model, data(model, accepted)));
        return baseline;
    }

    /** What a process finds in each of its runs. */
    private List<CheckResult> check(Runs runs, Path baseline) throws IOException, InterruptedException {
        Path results = Files.createDirectory(folder.resolve(runs.toString()));
        Path output = results.resolve("output.txt");
        Process process = new ProcessBuilder(
                        runs.jdk().java().toString(),
                        "--add-modules=jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CheckProgram.class.getName(),
                        results.toString(),
                        baseline.toString(),
                        Integer.toString(runs.threads()),
                        Integer.toString(runs.count()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (Pauses pauses = Pauses.of(process, runs.toString().hashCode(), LONGEST_PAUSE_MILLIS)) {
            int exitCode = process.waitFor();
            assertThat(exitCode).as(Files.readString(output)).isZero();
            paused.addAndGet(pauses.count());
        }
        return IntStream.range(0, runs.count())
                .mapToObj(run ->
                        CheckResult.find(results.resolve(Integer.toString(run))).orElseThrow())
                .toList();
    }

    private static List<Runs> allRuns() {
        List<InstalledJdk> jdks = List.copyOf(InstalledJdk.ofEachVersion());
        int processes = jdks.size() * MOST_THREADS;
        List<Runs> runs = new ArrayList<>();
        for (int process = 0; process < processes; process++) {
            int count = RUNS / processes + (process < RUNS % processes ? 1 : 0);
            runs.add(new Runs(jdks.get(process % jdks.size()), 1 + process / jdks.size(), count));
        }
        return runs;
    }

    @Test
    void theSameCommitIsIdenticalEachTime() throws Exception {
        Path baseline = acceptedBaseline();
        List<Runs> runs = allRuns();
        List<Future<List<CheckResult>>> results = new ArrayList<>();
        ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);
        BusyCores load = new BusyCores();
        try {
            runs.forEach(process -> results.add(executor.submit(() -> check(process, baseline))));
            int identical = 0;
            for (int process = 0; process < runs.size(); process++) {
                assertThat(results.get(process).get())
                        .as("%s", runs.get(process))
                        .hasSize(runs.get(process).count())
                        .allSatisfy(runs.get(process)::assertIdentical);
                identical += runs.get(process).count();
            }
            assertThat(identical).isEqualTo(RUNS);
            assertThat(paused.get()).isGreaterThan(runs.size());
        } finally {
            load.stop();
            executor.shutdownNow();
        }
    }

    /** The checks of one process. */
    private record Runs(InstalledJdk jdk, int threads, int count) {
        private void assertIdentical(CheckResult result) {
            assertThat(result.verdict()).isEqualTo(Verdict.IDENTICAL);
            boolean isThatOfTheBaseline = jdk.feature() == Runtime.version().feature();
            assertThat(result.causes())
                    .hasSize(isThatOfTheBaseline ? 0 : 1)
                    .allSatisfy(cause -> assertThat(cause)
                            .isInstanceOfSatisfying(
                                    Cause.VersionChange.class,
                                    version -> assertThat(version.part()).isEqualTo(PlatformPart.JAVA)));
        }

        @Override
        public String toString() {
            return jdk + ", threads " + threads;
        }
    }

    /** Trains and evaluates with a number of threads, and checks the result against a baseline, several times. */
    static final class CheckProgram {
        private CheckProgram() {}

        public static void main(String... args) throws IOException {
            BaselineFile baseline = BaselineFile.of(Path.of(args[1]));
            for (int run = 0; run < Integer.parseInt(args[3]); run++) {
                Path folder = Files.createDirectory(Path.of(args[0], Integer.toString(run)));
                Files.write(
                        folder.resolve(CheckResult.FILE),
                        ContentSha256.file(check(folder, Integer.parseInt(args[2]), baseline)));
            }
        }

        private static CheckResult check(Path folder, int threads, BaselineFile baseline) {
            EvaluatedModel now = evaluated(folder, threads);
            return new Check(
                            Tolerances.parse(Map.of()),
                            Gate.ANY_WORSENING,
                            MissingBaseline.FAILS,
                            SignificanceOf.unknown())
                    .of(now, data(now, folder), baseline.find().orElseThrow());
        }
    }
}
