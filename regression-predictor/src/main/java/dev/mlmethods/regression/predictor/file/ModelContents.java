package dev.mlmethods.regression.predictor.file;

import dev.mlmethods.regression.predictor.network.DenseLayout;
import dev.mlmethods.regression.predictor.network.DerivedColumns;
import dev.mlmethods.regression.predictor.network.NeighbourFeatures;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model file that has been read: everything in it was checked against its hashes, and fits together.
 *
 * @param derived the inputs of each member that are computed from the features, in their order
 * @param parameters all weights and biases of each member, in DL4J's order
 * @param sha256 of the whole file
 */
public record ModelContents(
        ModelDocument document, List<List<DerivedColumns>> derived, List<float[]> parameters, String sha256) {
    /** Enough for a few hundred thousand features. */
    private static final int MAX_METADATA_BYTES = 1 << 24;

    private static final int MAX_CONFIGURATION_BYTES = 1 << 20;
    private static final int MAX_LAYER_BYTES = 1 << 14;
    private static final int MAX_NORMALIZER_BYTES = 1 << 12;
    private static final int MEAN_AND_SCALE_BYTES = 2 * Double.BYTES;

    /** The number of parts in Adam's state. */
    private static final int MAX_STATE_PARTS = 2;

    /**
     * Reads a model.
     *
     * @throws FileFault if it isn't one, is damaged or altered, or has a different format version; the message says which
     */
    public static ModelContents read(ModelArchive archive) {
        ModelSource source = archive.source();
        ModelDocument document =
                ModelDocument.read(source, archive.entry(ModelEntryNames.METADATA, MAX_METADATA_BYTES));
        archive.requireNoOthers(document.sha256().keySet());
        Entries entries = new Entries(source, archive, document);
        List<float[]> parameters = new ArrayList<>();
        for (int member = 0; member < document.members().size(); member++) {
            parameters.add(entries.member(member));
        }
        List<List<DerivedColumns>> derived = entries.derived();
        entries.requireAllRead();
        if (!Sha256.of(parameters).equals(document.parametersSha256())) {
            throw source.damaged(ModelEntryNames.COEFFICIENTS, "is not the one that parametersSha256 names");
        }
        return new ModelContents(document, derived, parameters, archive.sha256());
    }

    /** The entries with hashes. */
    private static final class Entries {
        private final ModelSource source;
        private final ModelArchive archive;
        private final ModelDocument document;
        private final Map<String, String> hashes;
        private final Set<String> unread;

        Entries(ModelSource source, ModelArchive archive, ModelDocument document) {
            this.source = source;
            this.archive = archive;
            this.document = document;
            this.hashes = document.sha256();
            this.unread = new LinkedHashSet<>(hashes.keySet());
        }

        /** The weights and biases of a network. DL4J's other entries aren't used, but a model in which they were altered can't be trusted. */
        float[] member(int place) {
            ModelMember member = document.members().get(place);
            int columns = (int) (document.features().size() + member.inputs().count());
            int layers = member.hiddenLayers().size() + 1;
            long weights = DenseLayout.parameters(member.hiddenLayers(), columns, 1);
            float[] parameters = vector(ModelEntryNames.of(place, ModelEntryNames.COEFFICIENTS), weights);
            check(
                    ModelEntryNames.of(place, ModelEntryNames.CONFIGURATION),
                    MAX_CONFIGURATION_BYTES + (long) layers * MAX_LAYER_BYTES);
            check(
                    ModelEntryNames.of(place, ModelEntryNames.NORMALIZER),
                    MAX_NORMALIZER_BYTES + (columns + 1L) * MEAN_AND_SCALE_BYTES);
            // A model that only has to predict is shipped without it.
            String updaterState = ModelEntryNames.of(place, ModelEntryNames.UPDATER_STATE);
            if (hashes.containsKey(updaterState)) {
                check(updaterState, FloatVector.maxBytes(MAX_STATE_PARTS * weights));
            }
            return parameters;
        }

        byte[] check(String name, long most) {
            unread.remove(name);
            return archive.entry(name, most, hashes.getOrDefault(name, ""));
        }

        float[] vector(String name, long length) {
            byte[] bytes = check(name, FloatVector.maxBytes(length));
            try {
                return FloatVector.read(bytes, length);
            } catch (IllegalArgumentException e) {
                throw source.damaged(name, "cannot be read (" + e.getMessage() + ")");
            }
        }

        /** The inputs of each network that are computed from the features. Those that look at training rows look at the same ones. */
        List<List<DerivedColumns>> derived() {
            List<FittedInputs> inputs =
                    document.members().stream().map(ModelMember::inputs).toList();
            String name = ModelEntryNames.NEIGHBOURS;
            try {
                List<NeighbourFeatures> around = new ArrayList<>();
                for (FittedInputs member : inputs) {
                    if (member.neighbours().isPresent() && around.isEmpty()) {
                        FittedNeighbours neighbours = member.neighbours().get();
                        around.add(neighbours.columns(document.scaler(), check(name, neighbours.bytes())));
                    }
                }
                return inputs.stream().map(member -> member.columns(around)).toList();
            } catch (IllegalArgumentException e) {
                throw source.damaged(name, "cannot be read (" + e.getMessage() + ")");
            }
        }

        /** There may be a hash of an entry that isn't there. */
        void requireAllRead() {
            for (String name : unread) {
                archive.requireEntry(name);
                throw source.damaged(name, "cannot be read (this model doesn't need it)");
            }
        }
    }
}
