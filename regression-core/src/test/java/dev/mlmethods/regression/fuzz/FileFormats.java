package dev.mlmethods.regression.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdCompressCtx;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.ColumnSelection;
import dev.mlmethods.regression.data.CsvFile;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.fuzz.FileFormat.Placing;
import dev.mlmethods.regression.fuzz.FileFormat.Rightness;
import dev.mlmethods.regression.gate.history.History;
import dev.mlmethods.regression.gate.history.HistoryFile;
import dev.mlmethods.regression.gate.history.HistoryPage;
import dev.mlmethods.regression.gate.history.SampleEntries;
import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.report.ReportFiles;
import dev.mlmethods.regression.report.page.SampleEvaluations;
import dev.mlmethods.regression.report.page.SampleReports;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.SampleTrainings;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.report.result.TestPredictions;
import dev.mlmethods.regression.report.result.TrainingReport;
import dev.mlmethods.regression.sweep.SampleJournal;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.TrialResult;
import dev.mlmethods.regression.worker.Backend;
import dev.mlmethods.regression.worker.WorkerEvent;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;

/** The formats, except those of models and baselines, which have hashes. */
final class FileFormats {
    private static final Mutation TEXT =
            Mutation.anyOf(List.of(ByteMutations.ANY, TextMutations.ANY)).repeated();
    private static final Mutation JSON = Mutation.anyOf(
                    List.of(ByteMutations.ANY, TextMutations.ANY, JsonMutations.ANY, JsonMutations.ANY))
            .repeated();

    private static final WorkerRequest REQUEST =
            new WorkerRequest.Sweep(Backend.CPU, "/base", "/out", SmallSweeps.RATES_AND_EPOCHS, 4, null, false);
    private static final WorkerEvent EVENT =
            new WorkerEvent.Finished(List.of("a", "b"), List.of("worse than the mean"), List.of());

    private FileFormats() {}

    /** Every format of the core. */
    static List<FileFormat<?>> all() {
        return List.of(
                csv(),
                typedCsv(),
                semicolonCsv(),
                gzipCsv(),
                zstdCsv(),
                predictions(),
                training(),
                evaluation(),
                sweep(),
                history(),
                journal(),
                ModelFormats.bytes(),
                ModelFormats.entries(),
                ModelFormats.predictorBytes(),
                ModelFormats.predictorEntries(),
                ModelFormats.typedEntries(),
                ModelFormats.ensembleEntries(),
                BaselineFormats.baseline(),
                BaselineFormats.rows(),
                message("worker requests", REQUEST, WorkerRequest.class),
                message("worker events", EVENT, WorkerEvent.class));
    }

    /** Puts the contents into a file of that name, with nothing else. */
    static Placing alone(String name) {
        return (folder, contents) -> Files.write(folder.resolve(name), contents);
    }

    private record Table(List<String> features, Map<String, ColumnType> types, List<Double> values) {
        static Table of(Path file) {
            return of(CsvFile.of(file, "houses.csv").read("price", ColumnSelection.all()));
        }

        private static Table of(Dataset dataset) {
            return new Table(
                    dataset.features().names(),
                    dataset.columnTypes(),
                    IntStream.range(0, dataset.rows())
                            .boxed()
                            .flatMap(row -> IntStream.rangeClosed(
                                            0, dataset.features().columns())
                                    .mapToObj(column ->
                                            column < dataset.features().columns()
                                                    ? dataset.features().get(row, column)
                                                    : dataset.target(row)))
                            .toList());
        }
    }

    private static FileFormat<Table> table(String name, String text) {
        return table(name, text, ',', '.');
    }

    private static FileFormat<Table> table(String name, String text, char separator, char decimal) {
        return new FileFormat<>(
                name,
                text.getBytes(UTF_8),
                TEXT,
                alone("houses.csv"),
                Table::of,
                (read, file) -> new IndependentCsv(read.features(), read.types(), separator, decimal)
                        .has(read.values(), file, "price"));
    }

    /** As written by a spreadsheet in a country with decimal commas. */
    private static FileFormat<Table> semicolonCsv() {
        String lines = IntStream.range(0, 30)
                .mapToObj(
                        row -> row + ",5;\"" + row * 7 % 11 + "\";" + (row % 3 == 0 ? "1e" + row % 5 : "-,25") + "\r\n")
                .collect(Collectors.joining());
        return table("semicolon csv", "area;rooms;price\r\n" + lines, ';', ',');
    }

    /** Its checksum protects it from changes. */
    private static FileFormat<Table> gzipCsv() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(csv().original());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FileFormat<>(
                "gzip csv", bytes.toByteArray(), ByteMutations.ANY, alone("houses.csv"), Table::of, Rightness.never());
    }

    /** With the checksum that {@code zstd} writes. */
    private static FileFormat<Table> zstdCsv() {
        byte[] bytes;
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            bytes = context.setChecksum(true).compress(csv().original());
        }
        return new FileFormat<>(
                "zstd csv", bytes, ByteMutations.ANY, alone("houses.csv"), Table::of, Rightness.never());
    }

    /** Texts, booleans, dates and empty cells. */
    private static FileFormat<Table> typedCsv() {
        List<String> kinds = List.of("flat", "house", "\"loft, new\"", "NA");
        String lines = IntStream.range(0, 40)
                .mapToObj(row -> (row % 9 == 4 ? "" : row + ".5") + "," + kinds.get(row * 5 % 4) + ","
                        + (row % 3 == 0 ? "yes" : "no") + ",2025-0" + (1 + row % 5) + "-" + (10 + row % 17) + ","
                        + (row == 20 ? "" : row * 3) + "\n")
                .collect(Collectors.joining());
        return table("typed csv", "area,kind,garden,sold,price\n" + lines);
    }

    private static FileFormat<Table> csv() {
        String lines = IntStream.range(0, 30)
                .mapToObj(row -> row + ".5,\"" + row * 7 % 11 + "\"," + (row % 3 == 0 ? "1e" + row % 5 : "-.25") + "\n")
                .collect(Collectors.joining());
        return table("csv", "area,\"rooms, all\",price\n" + lines);
    }

    private static FileFormat<TestPredictions> predictions() {
        String lines = IntStream.range(0, 20)
                .mapToObj(row -> row * 3 + "," + row + ".25," + row * 1.01 + "\n")
                .collect(Collectors.joining());
        return new FileFormat<>(
                "predictions",
                ("row,actual,predicted\n" + lines).getBytes(UTF_8),
                TEXT,
                alone(TestPredictions.FILE),
                TestPredictions::read,
                // evaluation.json has a hash of them.
                (read, file) -> !read.rows().isEmpty());
    }

    private static FileFormat<TrainingReport> training() {
        return new FileFormat<>(
                "training",
                Json.file(SampleTrainings.of("a".repeat(64), 7)),
                JSON,
                alone(TrainingReport.FILE),
                file -> TrainingReport.read(file.resolveSibling("")),
                readsBack(TrainingReport.class));
    }

    private static FileFormat<EvaluationReport> evaluation() {
        return new FileFormat<>(
                "evaluation",
                ContentSha256.file(SampleEvaluations.withRows(30)),
                Seal.document(JSON),
                alone(EvaluationReport.FILE),
                file -> {
                    ReportFiles.write(file, file.resolveSibling(ReportFiles.REPORT));
                    return EvaluationReport.read(file);
                },
                readsBack(EvaluationReport.class));
    }

    private static FileFormat<SweepReport> sweep() {
        return new FileFormat<>(
                "sweep",
                Json.file(SampleReports.of(
                        SmallSweeps.grid("learningRates", "1e-3,1e-2", "epochs", "5,10", "seeds", "1,2"),
                        trial -> trial.number() == 3 ? Double.NaN : 1.0 / trial.number())),
                JSON,
                alone(SweepReport.FILE),
                file -> {
                    ReportFiles.write(file, file.resolveSibling(ReportFiles.REPORT));
                    return SweepReport.read(file);
                },
                readsBack(SweepReport.class));
    }

    private static FileFormat<History> history() {
        String lines = IntStream.range(0, 6)
                .mapToObj(i -> ContentSha256.line(SampleEntries.of("c" + i, 1.0 / (i + 1))) + "\n")
                .collect(Collectors.joining());
        return new FileFormat<>(
                "history",
                lines.getBytes(UTF_8),
                Seal.lines(oneLine(JSON)),
                alone(HistoryFile.NAME),
                file -> {
                    History history = HistoryFile.at(file).read();
                    Object unused = HistoryPage.of(history, null, List.of());
                    // It names the file and the line; the other lines still count.
                    history.warnings().stream().findFirst().ifPresent(warning -> {
                        throw new RegressionException(warning);
                    });
                    return history;
                },
                (read, file) -> !Json.line(read.entries()).isEmpty());
    }

    private static FileFormat<Map<String, TrialResult>> journal() {
        byte[] original = written(SampleJournal::write);
        Map<String, TrialResult> results = read(original, SampleJournal::read);
        return new FileFormat<>(
                "journal",
                original,
                oneLine(JSON),
                alone("journal.jsonl"),
                SampleJournal::read,
                // Lines may be missing: their trials are trained again.
                (read, file) -> results.entrySet().containsAll(read.entrySet()));
    }

    private static <T> FileFormat<T> message(String name, T message, Class<T> type) {
        return new FileFormat<>(
                name,
                (Json.line(message) + "\n").getBytes(UTF_8),
                JSON,
                alone("message.json"),
                file -> {
                    try {
                        return Json.read(Files.readAllBytes(file), type);
                    } catch (JacksonException e) {
                        // Like the receiver: the channel is then closed.
                        throw new RegressionException("The message " + file + " is none", e);
                    }
                },
                (read, file) -> Json.read(Json.line(read), type).equals(read));
    }

    /** Damages one line of several, or all of them as one text. */
    private static Mutation oneLine(Mutation mutation) {
        return (bytes, random) -> {
            String[] lines = new String(bytes, UTF_8).split("(?<=\n)", -1);
            if (random.nextInt(3) == 0) {
                return mutation.of(bytes, random);
            }
            int line = random.nextInt(lines.length);
            byte[] changed = mutation.of(lines[line].getBytes(UTF_8), random);
            byte[] before = String.join("", List.of(lines).subList(0, line)).getBytes(UTF_8);
            return ByteMutations.replace(
                    bytes, before.length, before.length + lines[line].getBytes(UTF_8).length, changed);
        };
    }

    private static <T> Rightness<T> readsBack(Class<T> type) {
        return (read, file) -> Json.read(Json.file(read), type).equals(read);
    }

    private interface Writing {
        void to(Path file);
    }

    private static byte[] written(Writing writing) {
        try {
            Path folder = Files.createTempDirectory("original");
            Path file = folder.resolve("file");
            writing.to(file);
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            Files.delete(folder);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(byte[] bytes, FileFormat.Reading<T> reading) {
        try {
            Path file = Files.write(Files.createTempFile("original", ""), bytes);
            T read = reading.of(file);
            Files.delete(file);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
