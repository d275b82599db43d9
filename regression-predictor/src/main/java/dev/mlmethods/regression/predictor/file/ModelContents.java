package dev.mlmethods.regression.predictor.file;

import dev.mlmethods.regression.predictor.network.DenseLayout;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A model file that has been read: everything in it was held to its hashes, and fits together.
 *
 * @param parameters all weights and biases, in DL4J's order
 * @param sha256 of the whole file
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
public record ModelContents(ModelDocument document, float[] parameters, String sha256) {
    /** Of some hundred thousand features. */
    private static final int MAX_METADATA_BYTES = 1 << 24;

    private static final int MAX_CONFIGURATION_BYTES = 1 << 20;
    private static final int MAX_LAYER_BYTES = 1 << 14;
    private static final int MAX_NORMALIZER_BYTES = 1 << 12;
    private static final int MEAN_AND_SCALE_BYTES = 2 * Double.BYTES;

    /** Adam's. */
    private static final int MAX_STATE_PARTS = 2;

    /**
     * Reads a model.
     *
     * @param zip the contents of the file
     * @throws FileFault if it is no model, damaged, altered, or of another format version; the message says which
     */
    public static ModelContents read(ModelSource source, byte[] zip) {
        if (LfsPointer.isStartOf(zip)) {
            throw new FileFault(source.model() + LfsPointer.FAULT);
        }
        ModelArchive archive = new ModelArchive(source, zip);
        ModelDocument document = ModelDocument.read(source, archive.entry(ModelArchive.METADATA, MAX_METADATA_BYTES));
        archive.requireNoOthers(document.sha256().keySet());
        Entries entries = new Entries(source, archive, document);
        int columns = document.features().size();
        int layers = document.hiddenLayers().size() + 1;
        long weights = DenseLayout.parameters(document.hiddenLayers(), columns, 1);
        float[] parameters = entries.vector(ModelArchive.COEFFICIENTS, weights);
        // DL4J's own, of which nothing is made here: a model whose other entries were altered isn't to be trusted.
        entries.check(ModelArchive.CONFIGURATION, MAX_CONFIGURATION_BYTES + (long) layers * MAX_LAYER_BYTES);
        entries.check(ModelArchive.NORMALIZER, MAX_NORMALIZER_BYTES + (columns + 1L) * MEAN_AND_SCALE_BYTES);
        // A model that is only to predict is shipped without it.
        if (document.sha256().containsKey(ModelArchive.UPDATER)) {
            entries.check(ModelArchive.UPDATER, FloatVector.maxBytes(MAX_STATE_PARTS * weights));
        }
        entries.requireAllRead();
        if (!Sha256.of(parameters).equals(document.parametersSha256())) {
            throw source.damaged(ModelArchive.COEFFICIENTS, "is not the one that parametersSha256 names");
        }
        return new ModelContents(document, parameters, Sha256.of(zip));
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
            byte[] bytes = archive.entry(name, most);
            if (!Sha256.of(bytes).equals(hashes.getOrDefault(name, ""))) {
                throw source.altered(name);
            }
            return bytes;
        }

        float[] vector(String name, long length) {
            byte[] bytes = check(name, FloatVector.maxBytes(length));
            try {
                return FloatVector.read(bytes, length);
            } catch (IllegalArgumentException e) {
                throw source.damaged(name, "cannot be read (" + e.getMessage() + ")");
            }
        }

        /** There may be a hash of what isn't there. */
        void requireAllRead() {
            for (String name : unread) {
                archive.entry(name, 0);
            }
        }
    }
}
