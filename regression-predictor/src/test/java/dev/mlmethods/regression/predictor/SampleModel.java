package dev.mlmethods.regression.predictor;

import dev.mlmethods.regression.predictor.network.Activation;
import dev.mlmethods.regression.predictor.network.DenseLayout;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Model files as {@code regression:train} writes them, with random weights. {@code PredictorOfTrainedModelsTest} in the core uses files that it
 * actually wrote.
 */
public final class SampleModel {
    final List<String> features;
    final List<Integer> hiddenLayers;
    final Activation activation;
    final float[] parameters;
    final double[] means;
    final double[] scales;
    double targetMean;
    double targetScale = 1;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private SampleModel(List<String> features, List<Integer> hiddenLayers, Activation activation, int inputs) {
        this.features = features;
        this.hiddenLayers = hiddenLayers;
        this.activation = activation;
        this.means = new double[features.size()];
        this.scales = new double[features.size()];
        Random random = new Random(7);
        for (int column = 0; column < means.length; column++) {
            means[column] = random.nextGaussian();
            scales[column] = 0.5 + random.nextDouble();
        }
        this.parameters = new float[(int) DenseLayout.parameters(hiddenLayers, inputs, 1)];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (float) random.nextGaussian() * 0.3f;
        }
        entries.put("configuration.json", "{}".getBytes(StandardCharsets.UTF_8));
        entries.put("normalizer.bin", new byte[] {1, 2, 3});
    }

    /** A model with the features {@code f0}, {@code f1} and so on. */
    static SampleModel of(int features, List<Integer> hiddenLayers, Activation activation) {
        List<String> names = new ArrayList<>();
        for (int column = 0; column < features; column++) {
            names.add("f" + column);
        }
        return of(names, hiddenLayers, activation);
    }

    static SampleModel of(List<String> features, List<Integer> hiddenLayers, Activation activation) {
        return new SampleModel(features, hiddenLayers, activation, features.size());
    }

    /** A model whose network reads more than the features; what it reads is to be added to its metadata. */
    static SampleModel ofInputs(List<String> features, List<Integer> hiddenLayers, Activation activation, int inputs) {
        return new SampleModel(features, hiddenLayers, activation, inputs);
    }

    /** A model with {@code area}, {@code rooms} and {@code storey}, the last of which was 2 in all training rows. */
    static SampleModel ofPrices() {
        SampleModel model = of(List.of("area", "rooms", "storey"), List.of(5), Activation.RELU);
        model.means[0] = 80;
        model.scales[0] = 20;
        model.means[1] = 3;
        model.scales[1] = 1;
        model.means[2] = 2;
        model.scales[2] = Double.POSITIVE_INFINITY;
        return model;
    }

    SampleModel withTarget(double mean, double scale) {
        targetMean = mean;
        targetScale = scale;
        return this;
    }

    SampleModel with(String entry, byte[] contents) {
        entries.put(entry, contents);
        return this;
    }

    /** The file. */
    byte[] bytes() {
        return bytes(json());
    }

    /** The file with different metadata. */
    byte[] bytes(String json) {
        return zip(entriesWith(json), ZipEntry.STORED);
    }

    /** All entries, the metadata last. */
    Map<String, byte[]> entriesWith(String json) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("coefficients.bin", coefficients(parameters));
        all.putAll(entries);
        all.put("regression.json", json.getBytes(StandardCharsets.UTF_8));
        return all;
    }

    String json() {
        Map<String, byte[]> hashed = entriesWith("");
        hashed.remove("regression.json");
        String hashes = hashed.entrySet().stream()
                .map(entry -> "    \"" + entry.getKey() + "\": \"" + sha256(entry.getValue()) + "\"")
                .collect(Collectors.joining(",\n"));
        return """
                {
                  "formatVersion": %d,
                  "features": [ %s ],
                  "target": "price",
                  "scaler": {
                    "means": [ %s ],
                    "scales": [ %s ]
                  },
                  "targetScaler": {
                    "mean": %s,
                    "scale": %s
                  },
                  "trainingMean": 1.0,
                  "leastSquares": {},
                  "specification": {
                    "hiddenLayers": %s,
                    "activation": "%s"
                  },
                  "parametersSha256": "%s",
                  "metrics": {
                    "test": {
                      "rmse": 12.5,
                      "r2": -4.0E-5
                    },
                    "rows": 7
                  },
                  "findings": [ ],
                  "ranges": {
                    "least": [ %s ],
                    "greatest": [ %s ]
                  },
                  "provenance": {
                    "dataSha256": "c9f5",
                    "rows": 442,
                    "engine": "vector",
                    "backend": "CpuBackend",
                    "regressionVersion": "0.1.0",
                    "dl4jVersion": "1.0.0",
                    "java": "17.0.15 (Debian)",
                    "os": "Linux amd64",
                    "gitCommit": "0123"
                  },
                  "sha256": {
                %s
                  }
                }
                """.formatted(
                        activation == Activation.GELU ? 2 : 1,
                        features.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", ")),
                        numbers(means),
                        numbers(scales),
                        targetMean,
                        targetScale,
                        hiddenLayers,
                        activation.parameterName(),
                        parametersSha256(),
                        numbers(least()),
                        numbers(greatest()),
                        hashes);
    }

    /** Two scales below the mean; a constant feature has only its mean. */
    double[] least() {
        double[] least = new double[means.length];
        for (int column = 0; column < least.length; column++) {
            least[column] = Double.isInfinite(scales[column]) ? means[column] : means[column] - 2 * scales[column];
        }
        return least;
    }

    double[] greatest() {
        double[] greatest = new double[means.length];
        for (int column = 0; column < greatest.length; column++) {
            greatest[column] = Double.isInfinite(scales[column]) ? means[column] : means[column] + 2 * scales[column];
        }
        return greatest;
    }

    String parametersSha256() {
        ByteBuffer bytes = ByteBuffer.allocate(parameters.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(parameters);
        return sha256(bytes.array());
    }

    /** Numbers the way Jackson writes them: an infinity as a text. */
    private static String numbers(double... numbers) {
        return DoubleStream.of(numbers)
                .mapToObj(number -> Double.isInfinite(number) ? "\"" + number + "\"" : Double.toString(number))
                .collect(Collectors.joining(", "));
    }

    /** A vector as {@code Nd4j.write} writes it: [1, n] in the order c. */
    static byte[] coefficients(float[] values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF("MIXED_DATA_TYPES");
            out.writeLong(8);
            out.writeUTF("LONG");
            for (long number : new long[] {2, 1, values.length, values.length, 1, 8192, 1, 'c'}) {
                out.writeLong(number);
            }
            out.writeUTF("MIXED_DATA_TYPES");
            out.writeLong(values.length);
            out.writeUTF("FLOAT");
            for (float value : values) {
                out.writeFloat(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A zip with some entries. */
    static byte[] zip(Map<String, byte[]> entries, int method) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                header.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
                header.setMethod(method);
                if (method == ZipEntry.STORED) {
                    CRC32 crc = new CRC32();
                    crc.update(entry.getValue());
                    header.setCrc(crc.getValue());
                    header.setSize(entry.getValue().length);
                }
                zip.putNextEntry(header);
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rows whose values are close to those of the training rows. */
    double[][] rows(int count) {
        Random random = new Random(11);
        double[][] rows = new double[count][means.length];
        for (double[] row : rows) {
            for (int column = 0; column < row.length; column++) {
                double scale = Double.isInfinite(scales[column]) ? 1 : scales[column];
                row[column] = means[column] + scale * random.nextGaussian();
            }
        }
        return rows;
    }
}
