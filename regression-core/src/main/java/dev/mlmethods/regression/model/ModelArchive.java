package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.internal.GitLfsPointer;
import dev.mlmethods.regression.internal.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.deeplearning4j.util.ModelSerializer;

/** The entries of a {@code model.zip} as bytes; only those that belong there are read. */
final class ModelArchive {
    private static final Set<String> ENTRIES = Set.of(
            ModelFile.METADATA,
            ModelSerializer.CONFIGURATION_JSON,
            ModelSerializer.COEFFICIENTS_BIN,
            ModelSerializer.UPDATER_BIN,
            ModelSerializer.NORMALIZER_BIN);

    /** Far above any dense network that trains on a CPU; keeps a crafted zip from filling the memory. */
    private static final int MAX_ENTRY_BYTES = 1 << 30;

    private final Path file;
    private final Map<String, byte[]> entries;
    private final List<String> foreignEntries;

    private ModelArchive(Path file, Map<String, byte[]> entries, List<String> foreignEntries) {
        this.file = file;
        this.entries = entries;
        this.foreignEntries = foreignEntries;
    }

    static ModelArchive open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new RegressionException("There is no model " + file + ". Train one first with regression:train.");
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        List<String> foreignEntries = new ArrayList<>();
        requireNoPointer(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> headers = zip.entries();
            while (headers.hasMoreElements()) {
                ZipEntry header = headers.nextElement();
                if (ENTRIES.contains(header.getName())) {
                    entries.put(header.getName(), bytes(zip, header));
                } else {
                    foreignEntries.add(header.getName());
                }
            }
        } catch (ZipException e) {
            throw new RegressionException(
                    "The file " + file + " is no zip, or it is truncated or damaged (" + e.getMessage()
                            + "). Give a model.zip that regression:train wrote, or train the model again.",
                    e);
        } catch (IOException e) {
            throw new RegressionException("Cannot read the model " + file + ": " + e.getMessage() + ".", e);
        }
        return new ModelArchive(file, entries, foreignEntries);
    }

    private static void requireNoPointer(Path file) {
        try {
            GitLfsPointer.requireNone("The model " + file, file);
        } catch (IOException e) {
            throw new RegressionException("Cannot read the model " + file + ": " + e.getMessage() + ".", e);
        }
    }

    private static byte[] bytes(ZipFile zip, ZipEntry header) throws IOException {
        try (InputStream in = zip.getInputStream(header)) {
            byte[] bytes = in.readNBytes(MAX_ENTRY_BYTES);
            if (in.read() >= 0) {
                throw new ZipException("entry " + header.getName() + " is larger than " + MAX_ENTRY_BYTES + " bytes");
            }
            // A ZipFile doesn't look at the checksum itself, and no hash covers the metadata.
            CRC32 crc = new CRC32();
            crc.update(bytes);
            if (crc.getValue() != header.getCrc()) {
                throw new ZipException("entry " + header.getName() + " is not what its checksum says");
            }
            return bytes;
        }
    }

    byte[] entry(String name) {
        byte[] bytes = entries.get(name);
        if (bytes == null) {
            throw new RegressionException("The file " + file + " is no model of Regression for Maven: it has no entry "
                    + name + ". Give a model.zip that regression:train wrote.");
        }
        return bytes;
    }

    /** Holds every entry but the metadata to its hash, and lets no other entry be there. */
    void check(Map<String, String> sha256) {
        if (!foreignEntries.isEmpty()) {
            throw new RegressionException("The file " + file
                    + " holds an entry that no model of Regression for Maven has: " + foreignEntries.get(0)
                    + ". Give a model.zip that regression:train wrote.");
        }
        for (String name : entries.keySet()) {
            if (!name.equals(ModelFile.METADATA) && !sha256.containsKey(name)) {
                throw altered(name);
            }
        }
        sha256.forEach((name, hash) -> {
            if (!Sha256.of(entry(name)).equals(hash)) {
                throw altered(name);
            }
        });
    }

    private RegressionException altered(String name) {
        return new RegressionException("The model " + file + " was altered after it was written: its entry " + name
                + " is not the one that " + ModelFile.METADATA + " describes. Train the model again.");
    }
}
