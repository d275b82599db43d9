package dev.mlmethods.regression.predictor.file;

import dev.mlmethods.regression.predictor.text.Excerpt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The entries of a {@code model.zip} in memory; only those that belong there are read, and no more of each than it can have. A {@link
 * java.util.zip.ZipFile} would need a file, and a {@link java.util.zip.ZipInputStream} doesn't look at the directory at the end, so it would accept a
 * truncated zip as complete.
 *
 * <p>Source of the format: PKWARE, APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16; without ZIP64, encryption and comments.
 */
public final class ModelArchive {
    private static final int BLOCK = 1 << 13;

    private final ModelSource source;
    private final ByteBuffer bytes;
    private final Map<String, Header> entries = new LinkedHashMap<>();
    private final List<String> foreignEntries = new ArrayList<>();

    /**
     * What the directory says about an entry.
     *
     * @param crc the checksum of the contents
     * @param compressed the bytes that it has in the zip
     * @param offset where its local header begins
     */
    private record Header(String name, int method, int crc, int compressed, int offset) {}

    private ModelArchive(ModelSource source, byte[] zip) {
        this.source = source;
        this.bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.length - ZipRecords.END_BYTES;
        if (end < 0 || bytes.getInt(end) != ZipRecords.END_SIGNATURE) {
            throw source.noZip("zip END header not found");
        }
        int count = unsigned(end + 10);
        int at = bytes.getInt(end + 16);
        for (int i = 0; i < count; i++) {
            if (at < 0 || at > end - ZipRecords.DIRECTORY_BYTES || bytes.getInt(at) != ZipRecords.DIRECTORY_SIGNATURE) {
                throw source.noZip("bad directory");
            }
            int nameLength = unsigned(at + 28);
            int length = ZipRecords.DIRECTORY_BYTES + nameLength + unsigned(at + 30) + unsigned(at + 32);
            if (length > end - at) {
                throw source.noZip("bad directory");
            }
            String name = text(at + ZipRecords.DIRECTORY_BYTES, nameLength);
            add(new Header(
                    name, unsigned(at + 10), bytes.getInt(at + 16), bytes.getInt(at + 20), bytes.getInt(at + 42)));
            at += length;
        }
        if (at != end) {
            throw source.noZip("bad directory");
        }
    }

    /**
     * Opens a file.
     *
     * @throws FileFault if it is missing or cannot be read, and as {@link #of}
     */
    public static ModelArchive open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new FileFault(
                    "There is no model " + file + ". Make one first with regression:train or regression:import.");
        }
        try {
            return of(ModelSource.of(file), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new FileFault("Cannot read the model " + file + ": " + e.getMessage() + ".", e);
        }
    }

    /**
     * Opens what was read.
     *
     * @throws FileFault if it is a Git LFS pointer or isn't a zip, or two of its entries have the same name
     */
    public static ModelArchive of(ModelSource source, byte[] zip) {
        if (LfsPointer.isStartOf(zip)) {
            throw new FileFault(source.model() + LfsPointer.FAULT);
        }
        return new ModelArchive(source, zip);
    }

    private void add(Header header) {
        if (!ModelEntryNames.isOfModel(header.name())) {
            foreignEntries.add(header.name());
        } else if (entries.put(header.name(), header) != null) {
            throw new FileFault(source.file() + " holds two entries " + header.name()
                    + ". Give a model.zip that regression:train wrote.");
        }
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    /** A name; names with letters other than ASCII don't belong to any model. */
    private String text(int at, int length) {
        return new String(bytes.array(), at, length, StandardCharsets.UTF_8);
    }

    /** Where it was read from. */
    public ModelSource source() {
        return source;
    }

    /** The SHA-256 of the whole file. */
    String sha256() {
        return Sha256.of(bytes.array());
    }

    /** The names of the entries, in their order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** Requires that there is an entry of that name. */
    public void requireEntry(String name) {
        Header unused = header(name);
    }

    private Header header(String name) {
        Header header = entries.get(name);
        if (header == null) {
            throw new FileFault(source.file() + " is not a model of Regression for Maven: it has no entry "
                    + Excerpt.name(name) + ". Give a model.zip that regression:train wrote.");
        }
        return header;
    }

    /** The contents of an entry, which has to be the one that was written. */
    public byte[] entry(String name, long most, String sha256) {
        byte[] contents = entry(name, most);
        if (!Sha256.of(contents).equals(sha256)) {
            throw source.altered(name);
        }
        return contents;
    }

    /**
     * The contents of an entry.
     *
     * @param most how many bytes it may have
     * @throws FileFault if there is no such entry, it is longer, or it does not match its checksum
     */
    public byte[] entry(String name, long most) {
        Header header = header(name);
        int from = contents(header);
        byte[] contents = switch (header.method()) {
            case ZipRecords.STORED -> stored(header, from, most);
            case ZipRecords.DEFLATED -> inflated(header, from, most);
            default -> throw source.noZip("entry " + name + " has an unknown compression");
        };
        CRC32 crc = new CRC32();
        crc.update(contents);
        if ((int) crc.getValue() != header.crc()) {
            throw source.noZip("entry " + name + " does not match its checksum");
        }
        return contents;
    }

    /** Where the contents begin: after the local header, which repeats the name. */
    private int contents(Header header) {
        int at = header.offset();
        if (at >= 0
                && at <= bytes.capacity() - ZipRecords.LOCAL_BYTES
                && bytes.getInt(at) == ZipRecords.LOCAL_SIGNATURE) {
            int nameLength = unsigned(at + 26);
            int from = at + ZipRecords.LOCAL_BYTES + nameLength + unsigned(at + 28);
            if (header.compressed() >= 0
                    && from <= bytes.capacity() - header.compressed()
                    && text(at + ZipRecords.LOCAL_BYTES, nameLength).equals(header.name())) {
                return from;
            }
        }
        throw source.noZip("entry " + header.name() + " is not where the directory says");
    }

    private byte[] stored(Header header, int from, long most) {
        if (header.compressed() > most) {
            throw tooLong(header, most);
        }
        return Arrays.copyOfRange(bytes.array(), from, from + header.compressed());
    }

    private byte[] inflated(Header header, int from, long most) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes.array(), from, header.compressed());
            byte[] contents = new byte[BLOCK];
            int length = 0;
            while (!inflater.finished()) {
                if (length == contents.length) {
                    contents = Arrays.copyOf(contents, Math.multiplyExact(2, length));
                }
                int more = inflater.inflate(contents, length, contents.length - length);
                length += more;
                if (length > most) {
                    throw tooLong(header, most);
                }
                if (more == 0 && !inflater.finished()) {
                    throw source.noZip("entry " + header.name() + " ends too early");
                }
            }
            return Arrays.copyOf(contents, length);
        } catch (DataFormatException e) {
            throw source.noZip("entry " + header.name() + " cannot be inflated");
        } finally {
            inflater.end();
        }
    }

    private FileFault tooLong(Header header, long most) {
        return source.damaged(header.name(), "is longer than the " + most + " bytes that it can have");
    }

    /** Rejects all entries except those that there is a hash of, and the metadata, which doesn't have one. */
    public void requireNoOthers(Set<String> names) {
        if (!foreignEntries.isEmpty()) {
            throw new FileFault(source.file()
                    + " holds an entry that does not belong in a model of Regression for Maven: "
                    + Excerpt.name(foreignEntries.get(0)) + ". Give a model.zip that regression:train wrote.");
        }
        for (String name : entries.keySet()) {
            if (!name.equals(ModelEntryNames.METADATA) && !names.contains(name)) {
                throw source.altered(name);
            }
        }
    }
}
