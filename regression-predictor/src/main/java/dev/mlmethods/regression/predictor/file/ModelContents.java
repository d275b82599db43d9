package dev.mlmethods.regression.predictor.file;

import dev.mlmethods.regression.predictor.network.DenseLayout;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A model file that has been read: everything in it was checked against its hashes, and fits together.
 *
 * @param parameters all weights and biases, in DL4J's order
 * @param sha256 of the whole file
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
public record ModelContents(ModelDocument document, float[] parameters, String sha256) {
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
        int columns = document.features().size();
        int layers = document.hiddenLayers().size() + 1;
        long weights = DenseLayout.parameters(document.hiddenLayers(), columns, 1);
        float[] parameters = entries.vector(ModelEntryNames.COEFFICIENTS, weights);
        // DL4J's own entries aren't used here, but a model whose other entries were altered can't be trusted.
        entries.check(ModelEntryNames.CONFIGURATION, MAX_CONFIGURATION_BYTES + (long) layers * MAX_LAYER_BYTES);
        entries.check(ModelEntryNames.NORMALIZER, MAX_NORMALIZER_BYTES + (columns + 1L) * MEAN_AND_SCALE_BYTES);
        // A model that only has to predict is shipped without it.
        if (document.sha256().containsKey(ModelEntryNames.UPDATER_STATE)) {
            entries.check(ModelEntryNames.UPDATER_STATE, FloatVector.maxBytes(MAX_STATE_PARTS * weights));
        }
        entries.requireAllRead();
        if (!Sha256.of(parameters).equals(document.parametersSha256())) {
            throw source.damaged(ModelEntryNames.COEFFICIENTS, "is not the one that parametersSha256 names");
        }
        return new ModelContents(document, parameters, archive.sha256());
    }

    /** The entries with hashes. */
    private static final class Entries {
        private final ModelSource source;
        private final ModelArchive archive;
        private final Map<String, String> hashes;
        private final Set<String> unread;

        Entries(ModelSource source, ModelArchive archive, ModelDocument document) {
            this.source = source;
            this.archive = archive;
            this.hashes = document.sha256();
            this.unread = new LinkedHashSet<>(hashes.keySet());
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

        /** There may be a hash of an entry that isn't there. */
        void requireAllRead() {
            for (String name : unread) {
                archive.requireEntry(name);
            }
        }
    }
}
