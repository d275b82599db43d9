package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.internal.Excerpt;
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

/**
 * The entries of a {@code model.zip} as bytes; only those that belong there are read, and of each no more than it can have.
 */
final class ModelArchive implements AutoCloseable {
    private static final Set<String> ENTRIES = Set.of(
            ModelEntryNames.METADATA,
            ModelEntryNames.CONFIGURATION,
            ModelEntryNames.COEFFICIENTS,
            ModelEntryNames.UPDATER_STATE,
            ModelEntryNames.NORMALIZER);

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
    private final List<String> foreignEntries = new ArrayList<>();

    private ModelArchive(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    /**
     * Opens a file.
     *
     * @throws RegressionException if it is missing, a Git LFS pointer or no zip, or two of its entries have one name
     */
    static ModelArchive open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new RegressionException("There is no model " + file + ". Train one first with regression:train.");
        }
        try {
            GitLfsPointer.requireNone("The model " + file, file);
            ModelArchive archive = new ModelArchive(file, new ZipFile(file.toFile()));
            try {
                archive.list();
            } catch (RegressionException e) {
                archive.zip.close();
                throw e;
            }
            return archive;
        } catch (IOException | IllegalArgumentException e) {
            throw cannotRead(file, e);
        }
    }

    private void list() {
        Enumeration<? extends ZipEntry> headers = zip.entries();
        while (headers.hasMoreElements()) {
            ZipEntry header = headers.nextElement();
            if (!ENTRIES.contains(header.getName())) {
                foreignEntries.add(header.getName());
            } else if (entries.put(header.getName(), header) != null) {
                throw new RegressionException("The file " + file + " holds two entries " + header.getName()
                        + ". Give a model.zip that regression:train wrote.");
            }
        }
    }

    /**
     * The bytes of an entry.
     *
     * @param most how many there may be
     * @throws RegressionException if there is no such entry, it is longer, or it cannot be read
     */
    byte[] entry(String name, long most) {
        try {
            return bytes(requireEntry(name), most);
        } catch (IOException e) {
            throw cannotRead(file, e);
        }
    }

    /** The names of the entries, in their order. */
    Set<String> names() {
        return entries.keySet();
    }

    /** Requires that there is an entry of that name. */
    ZipEntry requireEntry(String name) {
        ZipEntry header = entries.get(name);
        if (header == null) {
            throw new RegressionException("The file " + file + " is no model of Regression for Maven: it has no entry "
                    + Excerpt.name(name) + ". Give a model.zip that regression:train wrote.");
        }
        return header;
    }

    private byte[] bytes(ZipEntry header, long most) throws IOException {
        try (InputStream in = zip.getInputStream(header)) {
            byte[] bytes = in.readNBytes((int) Math.min(most, Integer.MAX_VALUE - Long.BYTES));
            if (in.read() >= 0) {
                throw new RegressionException("The model " + file + " is damaged: its entry " + header.getName()
                        + " is longer than the " + most + " bytes that it can have. Train the model again.");
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

    /** The bytes of an entry that is the one that was written. */
    byte[] entry(String name, long most, String sha256) {
        byte[] bytes = entry(name, most);
        if (!Sha256.of(bytes).equals(sha256)) {
            throw altered(name);
        }
        return bytes;
    }

    /** Lets no entry be there, but the metadata, that has no hash. */
    void requireNoOthers(Set<String> names) {
        if (!foreignEntries.isEmpty()) {
            throw new RegressionException("The file " + file
                    + " holds an entry that no model of Regression for Maven has: "
                    + Excerpt.name(foreignEntries.get(0)) + ". Give a model.zip that regression:train wrote.");
        }
        for (String name : entries.keySet()) {
            if (!name.equals(ModelEntryNames.METADATA) && !names.contains(name)) {
                throw altered(name);
            }
        }
    }

    private RegressionException altered(String name) {
        return new RegressionException("The model " + file + " was altered after it was written: its entry " + name
                + " is not the one that " + ModelEntryNames.METADATA + " describes. Train the model again.");
    }

    private static RegressionException cannotRead(Path file, Exception e) {
        // A name that is no UTF-8 is an IllegalArgumentException.
        if (e instanceof ZipException || e instanceof IllegalArgumentException) {
            return new RegressionException(
                    "The file " + file + " is no zip, or it is truncated or damaged (" + e.getMessage()
                            + "). Give a model.zip that regression:train wrote, or train the model again.",
                    e);
        }
        return new RegressionException("Cannot read the model " + file + ": " + e.getMessage() + ".", e);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            // Nothing was written through it.
        }
    }
}
