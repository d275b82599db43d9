package dev.mlmethods.regression.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.storage.TableMemory;
import dev.mlmethods.regression.sweep.SearchSpace;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.trees.WantedTrees;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables that are larger than memory: whatever is made of them has the same bytes. */
class LargeTableTest {
    private static final int ROWS = 700;

    private final RequestHandler handler = new RequestHandler(event -> {});

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Houses: numbers, and a table that has everything else, too. */
    @BeforeEach
    void writeTables() throws IOException {
        Random random = new Random(7);
        StringBuilder numbers = new StringBuilder("id,latitude,longitude,area,rooms,weight,price\n");
        StringBuilder cells = new StringBuilder("id,latitude,longitude,area,rooms,weight,price,kind,zip,sold,new\n");
        String[] kinds = {"flat", "house", "barn, large", "castle"};
        for (int row = 0; row < ROWS; row++) {
            double area = 20 + 200 * random.nextDouble();
            int rooms = 1 + random.nextInt(7);
            double latitude = 34 + random.nextGaussian();
            double price = 3 * area + 10 * rooms + 20 * Math.sin(latitude) + random.nextGaussian();
            String line = String.format(
                    Locale.ROOT,
                    "h%04d,%.6f,%.6f,%.3f,%d,%d,%.4f",
                    row,
                    latitude,
                    -118 + random.nextGaussian(),
                    area,
                    rooms,
                    1 + random.nextInt(3),
                    price);
            numbers.append(line).append('\n');
            cells.append(row % 90 == 89 ? line.replaceFirst(",[^,]*$", ",") : line)
                    .append(row % 11 == 3 ? "," : ",\"" + kinds[random.nextInt(row % 50 == 7 ? 4 : 3)] + "\"")
                    .append(",z")
                    .append(random.nextInt(40))
                    .append(row % 13 == 5 ? "," : ",2026-0" + (1 + row % 9) + "-1" + row % 10)
                    .append(row % 2 == 0 ? ",true" : ",false")
                    .append('\n');
        }
        Files.writeString(folder.resolve("numbers.csv"), numbers);
        Files.writeString(folder.resolve("cells.csv"), cells);
    }

    private static Specification specification(String table, Map<String, Object> fields) {
        return SpecificationFields.with(
                SpecificationFields.with(
                        Specification.of(new DataSpec(table, "price", List.of(), List.of("id", "weight"))),
                        Map.of("engine", "vector", "epochs", 3, "batchSize", 64)),
                fields);
    }

    static Stream<Arguments> specifications() {
        return Stream.of(
                Arguments.of("numbers.csv", Map.of()),
                Arguments.of("numbers.csv", Map.of("batchSize", "full", "validationSize", 0.2, "intervals", "90%")),
                Arguments.of("numbers.csv", Map.of("sampleWeight", "weight", "validationSize", 0.1)),
                Arguments.of("numbers.csv", Map.of("splitBy", "group", "groupColumn", "rooms", "targetScaling", "log")),
                Arguments.of("numbers.csv", Map.of("splitBy", "hash", "keyColumn", "id", "clampPredictions", true)),
                Arguments.of("numbers.csv", Map.of("stratify", 5, "featureScaling", "robust", "dropout", "0.1")),
                Arguments.of(
                        "numbers.csv",
                        Map.of(
                                "ensembleSize",
                                2,
                                "fourierFeatures",
                                4,
                                "neighbourFeatures",
                                true,
                                "validationSize",
                                0.1)),
                Arguments.of(
                        "numbers.csv",
                        Map.of(
                                "featureScaling",
                                "quantileNormal",
                                "featureScalingOf",
                                Map.of("rooms", "standard"),
                                "piecewiseLinear",
                                5)),
                Arguments.of("cells.csv", Map.of()),
                Arguments.of("numbers.csv", Map.of("splitBy", "time", "timeColumn", "rooms")),
                Arguments.of(
                        "cells.csv",
                        Map.of("targetMeans", "zip", "maxCategories", 3, "missingOf", Map.of("kind", "drop"))),
                Arguments.of(
                        "cells.csv",
                        Map.of("missing", "median", "ensembleSize", 2, "sampleWeight", "weight", "stratify", 3)));
    }

    /** Trains, evaluates and predicts, and returns what was written. */
    private List<byte[]> results(Specification specification, Path out) {
        String model = out.resolve("model.zip").toString();
        finish(new WorkerRequest.Train(
                Backend.CPU, folder.toString(), out.toString(), specification, 2, "print", List.of()));
        finish(new WorkerRequest.Evaluate(
                Backend.CPU,
                folder.toString(),
                out.toString(),
                model,
                null,
                Map.of(),
                new WorkerRequest.ReferenceTrees(WantedTrees.DEFAULT, null)));
        finish(new WorkerRequest.Predict(
                Backend.CPU,
                folder.toString(),
                model,
                specification.data().dataset(),
                out.resolve("new.csv").toString()));
        List<byte[]> contents = new ArrayList<>();
        for (String name : List.of(
                "model.zip",
                "losses.csv",
                "metrics.json",
                "predictions.csv",
                "evaluation.json",
                "report.html",
                "new.csv")) {
            contents.add(read(out.resolve(name)));
        }
        return contents;
    }

    private WorkerEvent.Finished finish(WorkerRequest request) {
        WorkerEvent event = handler.handle(request);
        assertThat(event).isInstanceOf(WorkerEvent.Finished.class);
        return (WorkerEvent.Finished) event;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Other tests at the same time get the same results, too. */
    private static <T> T inFiles(Supplier<T> work) {
        System.setProperty(TableMemory.MEMORY_ROWS, "0");
        try {
            return work.get();
        } finally {
            System.clearProperty(TableMemory.MEMORY_ROWS);
        }
    }

    @ParameterizedTest
    @MethodSource("specifications")
    void giveTheSameBytes(String table, Map<String, Object> fields) {
        Specification specification = specification(table, fields);
        Path out = folder.resolve("out");
        List<byte[]> inMemory = results(specification, out);
        List<byte[]> inFiles = inFiles(() -> results(specification, out));
        for (int i = 0; i < inMemory.size(); i++) {
            assertThat(inFiles.get(i)).isEqualTo(inMemory.get(i));
        }
    }

    @Test
    void aSweepOfThemGivesTheSameBytes() {
        SweepSpec sweep = SweepSpec.grid(
                specification("numbers.csv", Map.of("validationSize", 0.2)),
                SearchSpace.parse(Map.of("learningRates", "0.01,0.001")));
        List<String> names = List.of("sweep.json", "trials.csv", "model.zip", "losses.csv");
        Path out = folder.resolve("out");
        WorkerRequest request =
                new WorkerRequest.Sweep(Backend.CPU, folder.toString(), out.toString(), sweep, 2, 1, false);
        finish(request);
        List<byte[]> inMemory =
                names.stream().map(name -> read(out.resolve(name))).toList();
        inFiles(() -> finish(request));
        for (int i = 0; i < names.size(); i++) {
            assertThat(read(out.resolve(names.get(i)))).isEqualTo(inMemory.get(i));
        }
    }

    /** In memory, the table takes 24 bytes for each of its 8.4 million numbers. */
    @Test
    void takesLessMemoryThanTheTable() throws IOException, InterruptedException {
        writeLargeTable();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx80m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallMemory.class.getName(),
                        folder.toString(),
                        "small")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output.lines()).containsExactly("Finished", "Finished", "Finished");
        assertThat(process.waitFor()).isZero();

        assertThat(SmallMemory.run(folder, folder.resolve("all"))).containsOnly("Finished");
        for (String name : List.of("model.zip", "evaluation.json", "predictions.csv", "new.csv")) {
            assertThat(folder.resolve("small").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("all").resolve(name));
        }
    }

    private void writeLargeTable() throws IOException {
        Random random = new Random(11);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("large.csv"))) {
            for (int column = 0; column < 20; column++) {
                out.append('x').append(Integer.toString(column)).append(',');
            }
            out.append("y\n");
            for (int row = 0; row < 400_000; row++) {
                int sum = 0;
                for (int column = 0; column < 20; column++) {
                    int number = random.nextInt(2_000) - 1_000;
                    sum += number * (column % 3 - 1);
                    out.append(Integer.toString(number)).append(',');
                }
                out.append(Integer.toString(sum + random.nextInt(100))).append('\n');
            }
        }
    }
}
