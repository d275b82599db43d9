package dev.mlmethods.regression.model;

import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.predictor.file.FileFault;
import dev.mlmethods.regression.predictor.file.ModelArchive;
import dev.mlmethods.regression.predictor.file.ModelEntryNames;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model file as an application needs it: without the state of the optimizer, which only further training needs, and which is half of the file or
 * more.
 */
public final class ShippedModel {
    private ShippedModel() {}

    /**
     * {@return the contents of a {@code model.zip} with everything from another one except the state of the optimizer} The same model gives the
     * same bytes.
     *
     * @param model the file that {@code regression:train} wrote
     * @throws dev.mlmethods.regression.RegressionException if it cannot be read
     */
    public static byte[] of(Path model) {
        try {
            ModelArchive archive = ModelArchive.open(model);
            Map<String, byte[]> entries = new LinkedHashMap<>();
            for (String name : archive.names()) {
                if (!name.endsWith(ModelEntryNames.UPDATER_STATE)) {
                    entries.put(name, archive.entry(name, Integer.MAX_VALUE));
                }
            }
            entries.put(
                    ModelEntryNames.METADATA, withoutHash(archive.entry(ModelEntryNames.METADATA, Integer.MAX_VALUE)));
            return ModelFile.zip(entries);
        } catch (FileFault e) {
            throw ModelFile.fault(e);
        }
    }

    private static byte[] withoutHash(byte[] metadata) {
        ObjectNode tree = (ObjectNode) Json.tree(metadata);
        ObjectNode hashes = (ObjectNode) tree.required("sha256");
        hashes.remove(hashes.propertyNames().stream()
                .filter(name -> name.endsWith(ModelEntryNames.UPDATER_STATE))
                .toList());
        return Json.hashedFile(tree);
    }
}
