package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.internal.Json;
import dev.mlmethods.regression.internal.JsonFault;
import dev.mlmethods.regression.internal.Sha256;
import dev.mlmethods.regression.network.Networks;
import dev.mlmethods.regression.scaling.TargetScaler;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.Optimizers;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingEngines;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.dataset.api.preprocessor.serializer.NormalizerSerializer;
import org.nd4j.linalg.factory.Nd4j;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The file {@code model.zip}: DL4J's entries as {@link ModelSerializer} names them, and {@code regression.json}.
 *
 * <p>DL4J's own writer is not used, for it stamps the entries with the clock; nor is its reader, for it runs an unfiltered
 * {@code readObject} on some entries. The network is rebuilt from the specification, and the entries for DL4J that are not
 * needed for that (the normalizer) are still held to their hashes.
 */
final class ModelFile {
    static final String METADATA = "regression.json";

    /**
     * Every entry's time. Not the first moment that the zip format can express, 1980-01-01T00:00: the JDK takes that for an earlier one, and adds
     * a second time stamp, which depends on the default time zone.
     */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    /** Of some hundred thousand features. */
    private static final int MAX_METADATA_BYTES = 1 << 24;

    private ModelFile() {}

    static byte[] write(RegressionModel model) {
        Map<String, byte[]> entries = dl4jEntries(model);
        Map<String, String> hashes = new LinkedHashMap<>();
        entries.forEach((name, bytes) -> hashes.put(name, Sha256.of(bytes)));
        entries.put(METADATA, Json.file(metadata(model, hashes)));

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(header(entry.getKey(), entry.getValue()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Stored, not deflated: the bytes that a deflater makes depend on the library that the JDK brings. */
    private static ZipEntry header(String name, byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry header = new ZipEntry(name);
        header.setTimeLocal(ENTRY_TIME);
        header.setMethod(ZipEntry.STORED);
        header.setSize(bytes.length);
        header.setCrc(crc.getValue());
        return header;
    }

    static RegressionModel read(Path file) {
        try (ModelArchive archive = ModelArchive.open(file)) {
            ModelMetadata metadata = metadata(file, archive.entry(METADATA, MAX_METADATA_BYTES));
            ModelEntries entries = ModelEntries.read(file, archive, metadata);
            MultiLayerNetwork network = network(file, metadata, entries);
            if (!Networks.parametersSha256(network).equals(metadata.parametersSha256())) {
                throw damaged(file, ModelSerializer.COEFFICIENTS_BIN, null);
            }
            return new RegressionModel(
                    new NetworkPredictor(
                            engine(file, metadata), network, metadata.standardScaler(), metadata.targetScaler()),
                    metadata);
        }
    }

    private static Map<String, byte[]> dl4jEntries(RegressionModel model) {
        MultiLayerNetwork network = model.network();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try {
            entries.put(
                    ModelSerializer.CONFIGURATION_JSON,
                    network.getLayerWiseConfigurations().toJson().getBytes(StandardCharsets.UTF_8));
            entries.put(ModelSerializer.COEFFICIENTS_BIN, bytes(network.params()));
            INDArray updaterState = network.getUpdater().getStateViewArray();
            if (updaterState != null) {
                entries.put(ModelSerializer.UPDATER_BIN, bytes(updaterState));
            }
            ByteArrayOutputStream normalizer = new ByteArrayOutputStream();
            NormalizerSerializer.getDefault().write(normalizer(model), normalizer);
            entries.put(ModelSerializer.NORMALIZER_BIN, normalizer.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private static byte[] bytes(INDArray array) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            Nd4j.write(array, out);
        }
        return bytes.toByteArray();
    }

    private static NormalizerStandardize normalizer(RegressionModel model) {
        INDArray means = row(model.scaler().means());
        INDArray scales = row(model.scaler().scales());
        TargetScaler target = model.targetScaler();
        return target.equals(TargetScaler.IDENTITY)
                ? new NormalizerStandardize(means, scales)
                : new NormalizerStandardize(means, scales, row(target.mean()), row(target.scale()));
    }

    private static INDArray row(double... values) {
        return Nd4j.createFromArray(values).reshape(1, values.length);
    }

    private static ModelMetadata metadata(Path file, byte[] json) {
        try {
            JsonNode version = Json.tree(json).path("formatVersion");
            if (!version.isInt()) {
                throw damaged(file, METADATA, null);
            }
            if (version.intValue() != ModelMetadata.FORMAT_VERSION) {
                throw new RegressionException("The model " + file + " has format version " + version.intValue()
                        + ", and this release reads version " + ModelMetadata.FORMAT_VERSION
                        + ". Use the release that wrote it, or train the model again.");
            }
            ModelMetadata metadata = Json.read(json, ModelMetadata.class);
            metadata.checkLengths();
            return metadata;
        } catch (JacksonException | IllegalArgumentException e) {
            throw damaged(file, METADATA, e);
        }
    }

    private static MultiLayerNetwork network(Path file, ModelMetadata metadata, ModelEntries entries) {
        try {
            MultiLayerNetwork network = Networks.withParameters(
                    metadata.specification().network(),
                    metadata.features().size(),
                    Optimizers.of(metadata.specification().training()),
                    entries.parameters());
            Networks.setState(network, entries.parameters(), entries.updaterState());
            network.setIterationCount(entries.iterations());
            network.setEpochCount(entries.epochs());
            return network;
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw damaged(file, ModelSerializer.COEFFICIENTS_BIN, e);
        }
    }

    /** The engine that trained the network, for predictions. */
    private static TrainingEngine engine(Path file, ModelMetadata metadata) {
        try {
            return TrainingEngines.of(
                    EngineName.parse(metadata.provenance().engine()),
                    metadata.specification().network(),
                    metadata.specification().training(),
                    Runtime.getRuntime().availableProcessors());
        } catch (RegressionException e) {
            throw damaged(file, METADATA, e);
        }
    }

    /** The metadata of the network as it is now; who has its DL4J network may have trained it further. */
    private static ModelMetadata metadata(RegressionModel model, Map<String, String> hashes) {
        ModelMetadata metadata = model.metadata();
        return new ModelMetadata(
                metadata.formatVersion(),
                metadata.features(),
                metadata.target(),
                metadata.scaler(),
                metadata.targetScaler(),
                metadata.trainingMean(),
                metadata.leastSquares(),
                metadata.specification(),
                model.parametersSha256(),
                metadata.metrics(),
                metadata.findings(),
                metadata.ranges(),
                metadata.provenance(),
                hashes);
    }

    static RegressionException damaged(Path file, String entry, @Nullable Throwable cause) {
        return new RegressionException(
                "The model " + file + " is damaged: its entry " + entry + " " + JsonFault.text(cause)
                        + ". Train the model again.",
                cause);
    }
}
