package dev.mlmethods.regression.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.gate.Check;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.Gate;
import dev.mlmethods.regression.gate.MissingBaseline;
import dev.mlmethods.regression.gate.baseline.BaselineFile;
import dev.mlmethods.regression.gate.baseline.EvaluatedModel;
import dev.mlmethods.regression.gate.baseline.EvaluationData;
import dev.mlmethods.regression.gate.baseline.ModuleExecution;
import dev.mlmethods.regression.gate.baseline.StoredBaseline;
import dev.mlmethods.regression.gate.history.HistoryEntry;
import dev.mlmethods.regression.gate.history.HistoryFile;
import dev.mlmethods.regression.gate.history.HistoryPage;
import dev.mlmethods.regression.gate.history.WorkTree;
import dev.mlmethods.regression.gate.tolerance.SignificanceOf;
import dev.mlmethods.regression.gate.tolerance.Tolerances;
import dev.mlmethods.regression.gate.verdict.GoalCommand;
import dev.mlmethods.regression.gate.verdict.VerdictFiles;
import dev.mlmethods.regression.model.SmallModels;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.report.ReportFiles;
import dev.mlmethods.regression.report.page.HtmlPage;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.SweepSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns, a file and a module with names that a CSV file, a file system and a POM can contain: all output shows them in one line. */
class UnusualNamesTest {
    /** What no line may begin with: it comes after a line break in a name. */
    private static final String SECOND_LINE = "::error::second";

    private static final String NAME =
            "a\n" + SECOND_LINE + "\r" + SECOND_LINE + "\u001b[31m\u0085\u202e|`<b>]]>&\"##[error]x";

    private static final List<String> FEATURES =
            List.of("constant " + NAME, "repeats " + NAME, "::first " + NAME, "| " + NAME, "` " + NAME);
    private static final String TARGET = "target " + NAME;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<String> log = new ArrayList<>();

    private Path csv(String name, double factor) throws IOException {
        Random random = new Random(1);
        String header = Stream.concat(FEATURES.stream(), Stream.of(TARGET))
                .map(column -> "\"" + column.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(","));
        StringBuilder csv = new StringBuilder(header).append('\n');
        for (int row = 0; row < 40; row++) {
            double target = factor * random.nextInt(1000);
            csv.append("1,").append(target);
            for (int column = 2; column < FEATURES.size(); column++) {
                csv.append(',').append(random.nextInt(100));
            }
            csv.append(',').append(target).append('\n');
        }
        return Files.writeString(folder.resolve(name), csv);
    }

    private Specification specification(Path data, Specification small) {
        return new Specification(
                DataSpec.csv(data.toString(), TARGET), small.split(), small.network(), small.training());
    }

    private WorkerEvent handle(WorkerRequest request) {
        WorkerEvent event = new RequestHandler(unused -> {}).handle(request);
        if (event instanceof WorkerEvent.Finished finished) {
            log.addAll(finished.summary());
            log.addAll(finished.warnings());
            log.addAll(finished.violations());
        } else {
            log.add(((WorkerEvent.Failed) event).message());
        }
        return event;
    }

    private void trainAndEvaluate(Path data, Path out) {
        assertThat(handle(new WorkerRequest.Train(
                        Backend.CPU,
                        folder.toString(),
                        out.toString(),
                        specification(data, SmallModels.SPECIFICATION),
                        1,
                        "print",
                        List.of())))
                .isInstanceOf(WorkerEvent.Finished.class);
        assertThat(handle(new WorkerRequest.Evaluate(
                        Backend.CPU,
                        folder.toString(),
                        out.toString(),
                        out.resolve("model.zip").toString(),
                        null,
                        Map.of("minR2", "0.999"))))
                .isInstanceOf(WorkerEvent.Finished.class);
    }

    @Test
    void standInOneLineInAllOutputsOfAllGoals() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        Path data = csv("data\n" + SECOND_LINE + ".csv", 1);
        trainAndEvaluate(data, out);
        assertThat(log).anyMatch(line -> line.contains("constant a\\n::error::second\\r::error::"));
        EvaluatedModel then = evaluated(out);
        BaselineFile baseline = BaselineFile.of(folder.resolve("baseline.json"));
        baseline.write(StoredBaseline.of(then, EvaluationData.of(then.report(), folder)));

        csv("data\n" + SECOND_LINE + ".csv", 3);
        trainAndEvaluate(data, out);
        checkAndRecord(out, baseline);
        Path input = csv("in.csv", 2);
        assertThat(handle(new WorkerRequest.Predict(
                        Backend.CPU,
                        folder.toString(),
                        out.resolve("model.zip").toString(),
                        input.toString(),
                        out.resolve("new.csv").toString())))
                .isInstanceOf(WorkerEvent.Finished.class);
        sweep(data, out);
        ReportFiles.compare(
                out.resolve("evaluation.json"),
                NAME,
                out.resolve("evaluation.json"),
                NAME,
                out.resolve("comparison.html"));
        ReportFiles.writeSite(ReportFiles.find(out), out.resolve("site"));

        assertFailuresAreLines(data, out);
        log.forEach(line -> assertThat(line).as("log").doesNotContain("\n").doesNotStartWith("::"));
        log.forEach(line -> assertVisible("log", line));
        List<String> without = new ArrayList<>();
        for (String name : List.of("report.html", "verdict.html", "verdict.md", "TEST-regression-check.xml")) {
            if (!Files.readString(out.resolve(name)).contains("n::error::second")) {
                without.add(name);
            }
        }
        assertThat(without).isEmpty();
        assertFilesAreVisible(out);
    }

    private EvaluatedModel evaluated(Path out) {
        return EvaluatedModel.read(ModuleExecution.ofModule("module " + NAME), out, folder);
    }

    private void checkAndRecord(Path out, BaselineFile baseline) {
        EvaluatedModel now = evaluated(out);
        EvaluationData data = EvaluationData.of(now.report(), folder);
        CheckResult result = new Check(
                        Tolerances.parse(Map.of("rmse", "0")),
                        Gate.ANY_WORSENING,
                        MissingBaseline.FAILS,
                        SignificanceOf.unknown())
                .of(now, data, baseline.find().orElse(null));
        assertThat(result.causes()).isNotEmpty();
        VerdictFiles.write(out, now.owner().name(), result, new GoalCommand("regression", "@" + NAME, Map.of(), ""));
        HistoryFile history = HistoryFile.at(out.resolve("history.json"));
        HistoryEntry entry = HistoryEntry.of(
                now, StoredBaseline.of(now, data).baseline(), new WorkTree(List.of(NAME), null), result);
        history.append(entry);
        write(out.resolve("history.html"), HtmlPage.render(HistoryPage.of(history.read(), entry, result.metrics())));
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sweep(Path data, Path out) {
        SweepSpec small = SmallSweeps.grid("learningRates", "0.001,1e30");
        SweepSpec spec = new SweepSpec(
                specification(data, small.specification()),
                small.space(),
                small.strategy(),
                small.objective(),
                small.folds(),
                small.refit());
        assertThat(handle(new WorkerRequest.Sweep(
                        Backend.CPU, folder.toString(), out.resolve("sweep").toString(), spec, 1, 1, false)))
                .isInstanceOf(WorkerEvent.Finished.class);
    }

    private void assertFailuresAreLines(Path data, Path out) {
        Specification other = new Specification(
                DataSpec.csv(data.toString(), "no " + NAME),
                SmallModels.SPECIFICATION.split(),
                SmallModels.SPECIFICATION.network(),
                SmallModels.SPECIFICATION.training());
        assertThat(handle(new WorkerRequest.Train(
                        Backend.CPU, folder.toString(), out.toString(), other, 1, "print", List.of())))
                .isInstanceOf(WorkerEvent.Failed.class);
        assertThatThrownBy(() -> ReportFiles.find(folder.resolve("none\n" + SECOND_LINE)))
                .hasMessageStartingWith("There is no result in " + folder + "/none\\n::error::second: no ");
    }

    private static void assertFilesAreVisible(Path out) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().matches(".*\\.(json|jsonl|html|md|xml|csv)")) {
                    String text = Files.readString(file, UTF_8);
                    assertThat(text.lines().filter(line -> line.strip().startsWith("::")))
                            .as("%s", file)
                            .isEmpty();
                    if (file.toString().matches(".*\\.(html|md|xml)")) {
                        assertVisible(file.toString(), text);
                    }
                    assertThat(text.chars().filter(c -> c < ' ' && c != '\n'))
                            .as("%s", file)
                            .isEmpty();
                }
            }
        }
    }

    /** Asserts that a text contains nothing that a terminal or a browser would interpret. */
    private static void assertVisible(String where, String text) {
        assertThat(text.codePoints()
                        .filter(point -> point != '\n'
                                && List.of(
                                                (int) Character.CONTROL,
                                                (int) Character.FORMAT,
                                                (int) Character.LINE_SEPARATOR,
                                                (int) Character.PARAGRAPH_SEPARATOR)
                                        .contains(Character.getType(point)))
                        .mapToObj(Integer::toHexString))
                .as("%s", where)
                .isEmpty();
        assertThat(text.contains("##[")).as("%s", where).isFalse();
    }
}
