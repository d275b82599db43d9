package dev.mlmethods.regression.fuzz;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.CsvFile;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.evaluation.IntervalLevel;
import dev.mlmethods.regression.fuzz.FileFormat.Reading;
import dev.mlmethods.regression.fuzz.FileFormat.Rightness;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.PredictedRows;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.SmallModels;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.ZipEntries;
import dev.mlmethods.regression.predictor.Predictor;
import dev.mlmethods.regression.predictor.RowException;
import dev.mlmethods.regression.scaling.PreparationSpec;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.TrainingListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** {@code model.zip}: its bytes, and its entries with hashes that match their changed contents. */
final class ModelFormats {
    private static final String FILE = "model.zip";
    private static final String METADATA = "regression.json";
    private static final String COEFFICIENTS = "coefficients.bin";
    private static final int ROWS = 3;
    private static final RegressionModel MODEL = SmallModels.train().model();
    private static final byte[] ORIGINAL = MODEL.toBytes();
    /** Texts, dates and missing cells, as accepted by a model that was trained on such a table. */
    private static final String RAW = "area,kind,sold\n50,flat,2025-03-10\n,tent,2025-05-11\n1e3,house,2026-01-01\n";

    private static final List<Double> PREDICTED = Contents.of(MODEL).predicted();
    private static final Mutation JSON =
            Mutation.anyOf(List.of(JsonMutations.ANY, JsonMutations.ANY, TextMutations.ANY));

    private ModelFormats() {}

    /**
     * What a model is to its users.
     *
     * @param predicted for some rows
     * @param metrics as JSON
     */
    private record Contents(List<Double> predicted, String metrics) {
        static Contents of(RegressionModel model) {
            double[] predicted = model.predict(
                    FeatureMatrix.of(model.features(), values(model.features().size())));
            return new Contents(Arrays.stream(predicted).boxed().toList(), Json.line(model.metrics()));
        }

        static Contents of(Predictor predictor) {
            double[] predicted = new double[ROWS];
            String metrics = Json.line(predictor.metrics());
            try {
                predictor.predictAll(values(predictor.features().size()), predicted);
                return new Contents(Arrays.stream(predicted).boxed().toList(), metrics);
            } catch (RowException e) {
                // With a scale of 1e-300, for example, nothing can be predicted.
                return new Contents(List.of(), metrics);
            }
        }

        /** The contents for raw rows. */
        static Contents ofRaw(RegressionModel model) throws IOException {
            Path folder = Files.createTempDirectory("raw");
            Path file = Files.writeString(folder.resolve("raw.csv"), RAW);
            try {
                double[] predicted =
                        PredictedRows.of(model, CsvFile.of(file, "raw.csv")).predicted();
                return new Contents(Arrays.stream(predicted).boxed().toList(), Json.line(model.metrics()));
            } finally {
                Files.delete(file);
                Files.delete(folder);
            }
        }

        /** The contents for the same rows. */
        static Contents ofRaw(Predictor predictor) {
            List<String> lines = RAW.lines().toList();
            List<String> names = List.of(lines.get(0).split(",", -1));
            List<Double> predicted = new ArrayList<>();
            try {
                for (String line : lines.subList(1, lines.size())) {
                    List<String> cells = List.of(line.split(",", -1));
                    Map<String, String> row = new LinkedHashMap<>();
                    IntStream.range(0, names.size()).forEach(i -> row.put(names.get(i), cells.get(i)));
                    predicted.add(predictor.predict(row));
                }
            } catch (RowException e) {
                // As with numbers; or the model requires different columns.
                predicted.clear();
            }
            return new Contents(List.copyOf(predicted), Json.line(predictor.metrics()));
        }

        /** Whether another reader has read the same. A whole number may be a float64 to one, but not to the other. */
        boolean isThatOf(Contents other) {
            return (predicted.isEmpty() || predicted.equals(other.predicted))
                    && Json.tree(metrics.getBytes(StandardCharsets.UTF_8))
                            .equals(
                                    (one, two) -> one.isNumber() && two.isNumber()
                                            ? Double.compare(one.doubleValue(), two.doubleValue())
                                            : one.equals(two) ? 0 : 1,
                                    Json.tree(other.metrics.getBytes(StandardCharsets.UTF_8)));
        }

        private static double[] values(int columns) {
            return IntStream.range(0, ROWS * columns)
                    .mapToDouble(i -> i * 0.125)
                    .toArray();
        }
    }

    private static final Reading<Contents> READING = file -> Contents.of(RegressionModel.load(file));

    private static final Reading<Contents> PREDICTOR_READING = file -> Contents.of(Predictor.load(file));

    static FileFormat<Contents> bytes() {
        return new FileFormat<>(
                "model bytes",
                ORIGINAL,
                ByteMutations.ANY.repeated(),
                FileFormats.alone(FILE),
                READING,
                Rightness.never());
    }

    static FileFormat<Contents> entries() {
        return new FileFormat<>(
                "model entries", ORIGINAL, changedEntry(MODEL), FileFormats.alone(FILE), READING, (read, file) -> {
                    Path again = file.resolveSibling("again.zip");
                    RegressionModel.load(file).save(again);
                    return Contents.of(RegressionModel.load(again)).equals(read);
                });
    }

    /** What an application reads. */
    static FileFormat<Contents> predictorBytes() {
        return new FileFormat<>(
                "predictor bytes",
                ORIGINAL,
                ByteMutations.ANY.repeated(),
                FileFormats.alone(FILE),
                PREDICTOR_READING,
                Rightness.never());
    }

    /** What an application reads is what the library does. */
    static FileFormat<Contents> predictorEntries() {
        return new FileFormat<>(
                "predictor entries",
                ORIGINAL,
                changedEntry(MODEL),
                FileFormats.alone(FILE),
                PREDICTOR_READING,
                ModelFormats::isWhatTheLibraryReads);
    }

    /** The same for a model that prepares texts, dates and missing cells. */
    static FileFormat<Contents> typedEntries() {
        RegressionModel model = typed();
        List<Double> original = read(model).predicted();
        return new FileFormat<>(
                "typed entries",
                model.toBytes(),
                changedEntry(model),
                FileFormats.alone(FILE),
                file -> Contents.ofRaw(Predictor.load(file)),
                (read, file) -> {
                    try {
                        return read.isThatOf(Contents.ofRaw(RegressionModel.load(file)));
                    } catch (RegressionException e) {
                        return read.predicted().isEmpty() || read.predicted().equals(original);
                    }
                });
    }

    /** The same for an ensemble of two kinds of networks with prediction intervals that read derived inputs, among them the neighbors of a row. */
    static FileFormat<Contents> ensembleEntries() {
        RegressionModel model = SmallModels.train(SmallModels.SPECIFICATION
                        .withTraining(SmallModels.SPECIFICATION.training().withEngine(EngineName.VECTOR))
                        .withPreparation(new PreparationSpec(List.of("age", "bmi"), 3, true, 4, true))
                        .withMembers(List.of(
                                Map.of(), Map.of("hiddenLayers", "4", "activation", "tanh", "fourierFeatures", 0)))
                        .withSplit(SmallModels.SPECIFICATION.split().withValidationSize(0.2))
                        .withIntervals(IntervalLevel.parse("90%")))
                .model();
        List<Double> original = Contents.of(model).predicted();
        return new FileFormat<>(
                "ensemble entries",
                model.toBytes(),
                changedEntry(model),
                FileFormats.alone(FILE),
                PREDICTOR_READING,
                (read, file) -> {
                    try {
                        return read.isThatOf(READING.of(file));
                    } catch (RegressionException e) {
                        return read.predicted().isEmpty() || read.predicted().equals(original);
                    }
                });
    }

    private static Contents read(RegressionModel model) {
        try {
            return Contents.ofRaw(model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RegressionModel typed() {
        List<String> kinds = List.of("flat", "house", "loft", "NA");
        String lines = IntStream.range(0, 60)
                .mapToObj(row -> (row % 7 == 3 ? "" : 40 + row * 37 % 90) + "," + kinds.get(row * 5 % 4) + ",2025-0"
                        + (1 + row % 9) + "-" + (10 + row % 17) + "," + (100 + row * 37 % 90) + "\n")
                .collect(Collectors.joining());
        try {
            Path folder = Files.createTempDirectory("typed");
            Path file = Files.writeString(folder.resolve("houses.csv"), "area,kind,sold,price\n" + lines);
            Specification specification = new Specification(
                    DataSpec.csv("houses.csv", "price"),
                    SmallModels.SPECIFICATION.split(),
                    SmallModels.SPECIFICATION.network(),
                    SmallModels.SPECIFICATION.training());
            // By its name in the folder, because the name of the folder is different each time, and so the cases would
            // be.
            RegressionModel model = RegressionTrainer.train(specification, folder, TrainingListener.SILENT)
                    .model();
            Files.delete(file);
            Files.delete(folder);
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The library also refuses files in which nothing is wrong that matters to a prediction. */
    private static boolean isWhatTheLibraryReads(Contents read, Path file) throws IOException {
        try {
            return read.isThatOf(READING.of(file));
        } catch (RegressionException e) {
            return read.predicted().isEmpty() || read.predicted().equals(PREDICTED);
        }
    }

    private static Mutation changedEntry(RegressionModel original) {
        int parameters = original.state().parameters().length;
        return (model, random) -> changeEntry(model, random, parameters);
    }

    private static byte[] changeEntry(byte[] model, Random random, int parameters) {
        try {
            Path file = Files.write(Files.createTempFile("model", ".zip"), model);
            ZipEntries entries = ZipEntries.of(file);
            Files.delete(file);
            String name = List.copyOf(entries.names())
                    .get(random.nextInt(entries.names().size()));
            byte[] before = entries.get(name);
            byte[] changed = name.endsWith(".json") ? JSON.of(before, random) : changeArray(before, random);
            entries.with(name, changed);
            seal(entries, parameters);
            return zip(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Half of the changes are to the numbers before the elements, which say what is there. */
    private static byte[] changeArray(byte[] array, Random random) {
        if (random.nextBoolean()) {
            return ByteMutations.ANY.of(array, random);
        }
        long[] values = {-1, 0, 1, 2, Long.MAX_VALUE, Integer.MAX_VALUE, 1L << 32, array.length, random.nextLong()};
        byte[] changed = array.clone();
        ByteBuffer.wrap(changed).putLong(random.nextInt(120), values[random.nextInt(values.length)]);
        return changed;
    }

    private static void seal(ZipEntries entries, int parameters) {
        try {
            ObjectNode metadata = (ObjectNode) Json.tree(entries.get(METADATA));
            ObjectNode hashes = (ObjectNode) metadata.get("sha256");
            for (String name : entries.names()) {
                if (!name.equals(METADATA)) {
                    hashes.put(name, Sha256.of(entries.get(name)));
                }
            }
            metadata.put("parametersSha256", parametersSha256(entries, parameters));
            entries.with(METADATA, Json.file(metadata));
        } catch (JacksonException | ClassCastException | NullPointerException e) {
            // The metadata itself was damaged, too much to be sealed.
        }
    }

    /** As if the elements of the array, which are big-endian, were still in their place. */
    private static String parametersSha256(ZipEntries entries, int parameters) {
        ByteArrayOutputStream little = new ByteArrayOutputStream();
        entries.names().stream()
                .filter(name -> name.endsWith(COEFFICIENTS))
                .sorted()
                .forEach(name -> little.writeBytes(littleEndian(entries.get(name), parameters)));
        return Sha256.of(little.toByteArray());
    }

    private static byte[] littleEndian(byte[] array, int parameters) {
        int length = Math.min(array.length, parameters * Float.BYTES) / Float.BYTES * Float.BYTES;
        ByteBuffer elements = ByteBuffer.wrap(array, array.length - length, length);
        ByteBuffer little = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (elements.hasRemaining()) {
            little.putFloat(elements.getFloat());
        }
        return little.array();
    }

    private static byte[] zip(ZipEntries entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (String name : entries.names()) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(entries.get(name));
            }
        }
        return bytes.toByteArray();
    }
}
