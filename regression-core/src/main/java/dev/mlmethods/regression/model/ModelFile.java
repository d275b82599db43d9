package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.json.JsonFault;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.predictor.file.FileFault;
import dev.mlmethods.regression.predictor.file.ModelArchive;
import dev.mlmethods.regression.predictor.file.ModelEntryNames;
import dev.mlmethods.regression.predictor.network.NeighbourFeatures;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.vector.VectorEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The file {@code model.zip}: DL4J's entries, and {@code regression.json}.
 *
 * <p>DL4J's own writer is not used, because it needs ND4J and gives the entries the current time; nor is its reader, because it runs an unfiltered
 * {@code readObject} on some entries. The network is rebuilt from the specification, and the entries for DL4J that are not needed for that (the
 * normalizer) are still checked against their hashes.
 */
final class ModelFile {
    private static final String METADATA = ModelEntryNames.METADATA;

    /**
     * Every entry's time. Not the first moment that the zip format can express, 1980-01-01T00:00: the JDK treats that as an earlier one, and adds
     * a second time stamp, which depends on the default time zone.
     */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    /** Enough for a few hundred thousand features. */
    private static final int MAX_METADATA_BYTES = 1 << 24;

    private ModelFile() {}

    static byte[] write(RegressionModel model) {
        Map<String, byte[]> entries = dl4jEntries(model);
        Map<String, String> hashes = new LinkedHashMap<>();
        entries.forEach((name, bytes) -> hashes.put(name, Sha256.of(bytes)));
        entries.put(METADATA, Json.hashedFile(metadata(model, hashes)));
        return zip(entries);
    }

    /** The same entries give the same bytes. */
    static byte[] zip(Map<String, byte[]> entries) {
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

    /** Stored, not deflated: the bytes that a deflater produces depend on the library that comes with the JDK. */
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
        try {
            ModelArchive archive = ModelArchive.open(file);
            ModelMetadata metadata = metadata(file, archive.entry(METADATA, MAX_METADATA_BYTES));
            Ensemble ensemble = ensemble(file, metadata, ModelEntries.read(file, archive, metadata));
            if (!ensemble.parametersSha256().equals(metadata.parametersSha256())) {
                throw damaged(file, ModelEntryNames.COEFFICIENTS, null);
            }
            return new RegressionModel(ensemble, metadata);
        } catch (FileFault e) {
            throw fault(e);
        }
    }

    static RegressionException fault(FileFault e) {
        return new RegressionException(e.text(), e.getCause());
    }

    private static Map<String, byte[]> dl4jEntries(RegressionModel model) {
        List<NetworkPredictor> members = model.ensemble().members();
        List<Specification> specifications = model.specification().members();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int member = 0; member < members.size(); member++) {
            NetworkState network = members.get(member).network();
            entries.put(
                    ModelEntryNames.of(member, ModelEntryNames.CONFIGURATION),
                    ConfigurationEntry.of(network, specifications.get(member).training()));
            entries.put(
                    ModelEntryNames.of(member, ModelEntryNames.COEFFICIENTS), Nd4jArray.vector(network.parameters()));
            if (network.updaterState() != null) {
                entries.put(
                        ModelEntryNames.of(member, ModelEntryNames.UPDATER_STATE),
                        Nd4jArray.vector(network.updaterState()));
            }
            entries.put(
                    ModelEntryNames.of(member, ModelEntryNames.NORMALIZER),
                    NormalizerEntry.of(members.get(member).preparation()));
        }
        model.preparations().stream()
                .flatMap(preparation -> preparation.derived().stream())
                .filter(NeighbourFeatures.class::isInstance)
                .findFirst()
                .ifPresent(neighbours -> entries.put(
                        ModelEntryNames.NEIGHBOURS, littleEndian(((NeighbourFeatures) neighbours).stored())));
        return entries;
    }

    private static byte[] littleEndian(double[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(numbers);
        return bytes.array();
    }

    private static ModelMetadata metadata(Path file, byte[] json) {
        try {
            JsonNode version = Json.tree(json).path("formatVersion");
            if (!version.isInt()) {
                throw damaged(file, METADATA, null);
            }
            if (version.intValue() < ModelMetadata.FIRST_VERSION || version.intValue() > ModelMetadata.LAST_VERSION) {
                throw new RegressionException("The model " + file + " has format version " + version.intValue()
                        + ", and this release reads versions " + ModelMetadata.FIRST_VERSION + " to "
                        + ModelMetadata.LAST_VERSION
                        + ". Use the release that wrote it, or train the model again.");
            }
            ModelMetadata metadata = Json.read(json, ModelMetadata.class);
            metadata.checkLengths();
            return metadata;
        } catch (JacksonException | IllegalArgumentException e) {
            throw damaged(file, METADATA, e);
        }
    }

    private static Ensemble ensemble(Path file, ModelMetadata metadata, List<ModelEntries> entries) {
        TrainingEngine engine = engine(file, metadata);
        List<Specification> specifications = metadata.specification().members();
        List<NetworkPredictor> members = new ArrayList<>();
        for (int member = 0; member < entries.size(); member++) {
            NetworkSpec spec = specifications.get(member).network();
            NetworkState network = network(file, spec, entries.get(member), member);
            members.add(new NetworkPredictor(
                    engine.forNetwork(spec), network, entries.get(member).preparation()));
        }
        return new Ensemble(members);
    }

    private static NetworkState network(Path file, NetworkSpec spec, ModelEntries entries, int member) {
        try {
            return new NetworkState(
                    spec,
                    entries.preparation().inputs(),
                    1,
                    entries.parameters(),
                    entries.updaterState(),
                    entries.iterations(),
                    entries.epochs());
        } catch (IllegalArgumentException e) {
            throw damaged(file, ModelEntryNames.of(member, ModelEntryNames.COEFFICIENTS), e);
        }
    }

    /** Computes the predictions, whichever engine trained the network. */
    private static TrainingEngine engine(Path file, ModelMetadata metadata) {
        try {
            EngineName unused =
                    EngineName.parse(metadata.provenance().platform().engine());
            return new VectorEngine(
                    metadata.specification().network(), Runtime.getRuntime().availableProcessors());
        } catch (RegressionException e) {
            throw damaged(file, METADATA, e);
        }
    }

    /** The metadata of the network as it is now, which may have been trained further. */
    private static ModelMetadata metadata(RegressionModel model, Map<String, String> hashes) {
        ModelMetadata metadata = model.metadata();
        return new ModelMetadata(
                metadata.formatVersion(),
                metadata.features(),
                metadata.columns(),
                metadata.target(),
                metadata.scaler(),
                metadata.derived(),
                metadata.members(),
                metadata.targetScaler(),
                metadata.trainingMean(),
                metadata.leastSquares(),
                metadata.specification(),
                model.parametersSha256(),
                metadata.metrics(),
                metadata.finalTraining(),
                metadata.findings(),
                metadata.ranges(),
                model.intervals(),
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
