package dev.mlmethods.regression.model;

import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.predictor.file.FloatVector;
import dev.mlmethods.regression.predictor.file.ModelArchive;
import dev.mlmethods.regression.predictor.file.ModelEntryNames;
import dev.mlmethods.regression.scaling.Preparation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the entries for DL4J in a {@code model.zip} say. Each is checked against its hash and against what the specification allows before it is used.
 *
 * @param parameters all weights and biases, in DL4J's order
 * @param updaterState of the optimizer, in DL4J's order; null if it keeps none, or the model was shipped without it
 * @param preparation with the training rows that are stored in an entry of their own, if there are any
 * @param iterations how many updates the network has had
 * @param epochs how many epochs
 */
@SuppressWarnings("ArrayRecordComponent") // Two of them are never compared.
record ModelEntries(
        float[] parameters, float @Nullable [] updaterState, Preparation preparation, int iterations, int epochs) {
    private static final int MAX_CONFIGURATION_BYTES = 1 << 20;
    private static final int MAX_LAYER_BYTES = 1 << 14;
    private static final int MAX_NORMALIZER_BYTES = 1 << 12;
    private static final int MEAN_AND_SCALE_BYTES = 2 * Double.BYTES;

    /**
     * Reads them, for each network of the model.
     *
     * @throws dev.mlmethods.regression.RegressionException if one is missing, too many, altered, or not of the network
     */
    static List<ModelEntries> read(Path file, ModelArchive archive, ModelMetadata metadata) {
        archive.requireNoOthers(metadata.sha256().keySet());
        Reader reader = new Reader(file, archive, metadata);
        List<Specification> specifications = metadata.specification().members();
        List<ModelEntries> entries = new ArrayList<>();
        for (Preparation preparation : reader.preparations()) {
            entries.add(read(reader, specifications.get(entries.size()), preparation, entries.size()));
        }
        reader.requireNoOthers();
        return entries;
    }

    private static ModelEntries read(Reader reader, Specification specification, Preparation preparation, int member) {
        int columns = preparation.inputs();
        int layers = specification.network().hiddenLayers().size() + 1;
        long weights = specification.network().parameterCount(columns);
        int parts = specification.training().optimizer().optimizer().stateParts();
        JsonNode configuration = reader.configuration(
                ModelEntryNames.of(member, ModelEntryNames.CONFIGURATION),
                MAX_CONFIGURATION_BYTES + (long) layers * MAX_LAYER_BYTES);
        float[] parameters = reader.vector(ModelEntryNames.of(member, ModelEntryNames.COEFFICIENTS), weights);
        // A shipped model has none, and starts a further training from 0.
        String updaterState = ModelEntryNames.of(member, ModelEntryNames.UPDATER_STATE);
        boolean hasState = parts > 0 && reader.metadata.sha256().containsKey(updaterState);
        float[] state = hasState ? reader.vector(updaterState, parts * weights) : null;
        // It isn't used: the metadata has the same numbers.
        reader.bytes(
                ModelEntryNames.of(member, ModelEntryNames.NORMALIZER),
                MAX_NORMALIZER_BYTES + (columns + 1L) * MEAN_AND_SCALE_BYTES);
        return new ModelEntries(
                parameters,
                state,
                preparation,
                reader.count(configuration, "iterationCount", member),
                reader.count(configuration, "epochCount", member));
    }

    private static final class Reader {
        private final Path file;
        private final ModelArchive archive;
        private final ModelMetadata metadata;
        private final Set<String> unread;

        Reader(Path file, ModelArchive archive, ModelMetadata metadata) {
            this.file = file;
            this.archive = archive;
            this.metadata = metadata;
            this.unread = new LinkedHashSet<>(metadata.sha256().keySet());
        }

        byte[] bytes(String name, long most) {
            unread.remove(name);
            return archive.entry(name, most, metadata.sha256().getOrDefault(name, ""));
        }

        float[] vector(String name, long length) {
            byte[] bytes = bytes(name, FloatVector.maxBytes(length));
            try {
                return FloatVector.read(bytes, length);
            } catch (IllegalArgumentException e) {
                throw ModelFile.damaged(file, name, e);
            }
        }

        /** Those of all networks, which look at the same training rows. */
        List<Preparation> preparations() {
            Long length = metadata.neighbourBytes();
            String name = ModelEntryNames.NEIGHBOURS;
            byte[] neighbours = length == null ? new byte[0] : bytes(name, length);
            try {
                return metadata.preparations(neighbours);
            } catch (IllegalArgumentException e) {
                throw ModelFile.damaged(file, length == null ? ModelEntryNames.METADATA : name, e);
            }
        }

        JsonNode configuration(String name, long most) {
            try {
                return Json.tree(bytes(name, most));
            } catch (JacksonException e) {
                throw ModelFile.damaged(file, name, e);
            }
        }

        /** A number from the configuration; DL4J has more of them than are needed here. */
        int count(JsonNode configuration, String field, int member) {
            int count = configuration.path(field).asInt(-1);
            if (count < 0) {
                throw ModelFile.damaged(
                        file,
                        ModelEntryNames.of(member, ModelEntryNames.CONFIGURATION),
                        new IllegalArgumentException(field + " must be a whole number of at least 0"));
            }
            return count;
        }

        void requireNoOthers() {
            for (String name : unread) {
                archive.requireEntry(name);
                throw ModelFile.damaged(
                        file,
                        name,
                        new IllegalArgumentException(
                                name.equals(ModelEntryNames.NEIGHBOURS)
                                        ? "this model doesn't need it"
                                        : "the optimizer of this model keeps no state"));
            }
        }
    }
}
