package dev.mlmethods.regression.exchange.torch;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.exchange.file.ExchangeFile;
import dev.mlmethods.regression.exchange.file.Inflation;
import dev.mlmethods.regression.predictor.file.ZipRecords;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The entries of a zip that {@code torch.save} wrote, as views of the file. Java's own readers either need another copy of it, or refuse its entries,
 * which are stored with data descriptors.
 *
 * <p>Source of the format: PKWARE, APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16. What its records for ZIP64 say is only needed from 4 GB on.
 */
final class TorchArchive {
    private static final int ENCRYPTED = 1;
    /** What an entry takes here: its name, this, and its place in the map. */
    private static final int ENTRY_BYTES = 224;

    private final ExchangeFile file;
    private final ByteBuffer bytes;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** What the directory says about an entry. */
    private record Entry(String name, int flags, int method, int crc, long compressed, long size, long offset) {}

    private TorchArchive(ExchangeFile file) {
        this.file = file;
        this.bytes = file.bytes();
        int end = end();
        int count = unsigned(end + 10);
        long at = unsignedInt(end + 16);
        long behind = at + unsignedInt(end + 12);
        if (behind > end) {
            throw noZip("its directory is not where its end says");
        }
        for (int i = 0; i < count; i++) {
            at += add((int) at, behind);
        }
        if (at != behind) {
            throw noZip("its directory has another length");
        }
    }

    /** Opens a file that begins as a zip. */
    static TorchArchive of(ExchangeFile file) {
        return new TorchArchive(file);
    }

    private RegressionException noZip(String why) {
        return file.damaged("as a zip, " + why);
    }

    /** Where the record begins that ends the zip; behind it, there may be a comment of up to 65,535 bytes. */
    private int end() {
        int last = bytes.limit() - ZipRecords.END_BYTES;
        for (int at = last; at >= Math.max(0, last - 0xffff); at--) {
            if (bytes.getInt(at) == ZipRecords.END_SIGNATURE && unsigned(at + 20) == last - at) {
                return at;
            }
        }
        throw noZip("it has no end");
    }

    private int add(int at, long behind) {
        if (at > behind - ZipRecords.DIRECTORY_BYTES || bytes.getInt(at) != ZipRecords.DIRECTORY_SIGNATURE) {
            throw noZip("its directory cannot be read");
        }
        int nameLength = unsigned(at + 28);
        int length = ZipRecords.DIRECTORY_BYTES + nameLength + unsigned(at + 30) + unsigned(at + 32);
        if (length > behind - at) {
            throw noZip("its directory cannot be read");
        }
        file.take(ENTRY_BYTES + 6L * nameLength);
        Entry entry = new Entry(
                text(at + ZipRecords.DIRECTORY_BYTES, nameLength),
                unsigned(at + 8),
                unsigned(at + 10),
                bytes.getInt(at + 16),
                unsignedInt(at + 20),
                unsignedInt(at + 24),
                unsignedInt(at + 42));
        if (entries.put(entry.name(), entry) != null) {
            throw noZip("it has two entries " + Excerpt.name(entry.name()));
        }
        return length;
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    private long unsignedInt(int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }

    private String text(int at, int length) {
        byte[] letters = new byte[length];
        bytes.get(at, letters);
        return new String(letters, StandardCharsets.UTF_8);
    }

    /** The names of all entries, in the order of the directory. */
    Set<String> names() {
        return entries.keySet();
    }

    /** The contents of an entry, with its checksum verified; empty if there is none of that name. */
    Optional<ByteBuffer> find(String name) {
        return Optional.ofNullable(entries.get(name)).map(this::contents);
    }

    private ByteBuffer contents(Entry entry) {
        String quoted = "its entry " + Excerpt.name(entry.name());
        if ((entry.flags() & ENCRYPTED) != 0) {
            throw noZip(quoted + " is encrypted");
        }
        ByteBuffer raw = raw(entry);
        ByteBuffer contents = switch (entry.method()) {
            case ZipRecords.STORED -> raw;
            case ZipRecords.DEFLATED -> Inflation.deflated(file, raw, entry.size());
            default -> throw noZip(quoted + " has the unknown compression " + entry.method());
        };
        CRC32 crc = new CRC32();
        crc.update(contents.duplicate());
        if (contents.limit() != entry.size() || (int) crc.getValue() != entry.crc()) {
            throw noZip(quoted + " does not match its checksum");
        }
        return contents;
    }

    /** Behind the local header, which repeats the name. */
    private ByteBuffer raw(Entry entry) {
        long at = entry.offset();
        if (at <= bytes.limit() - ZipRecords.LOCAL_BYTES && bytes.getInt((int) at) == ZipRecords.LOCAL_SIGNATURE) {
            int nameLength = unsigned((int) at + 26);
            long from = at + ZipRecords.LOCAL_BYTES + nameLength + unsigned((int) at + 28);
            if (from + entry.compressed() <= bytes.limit()) {
                file.take(ENTRY_BYTES + 6L * nameLength);
                if (text((int) at + ZipRecords.LOCAL_BYTES, nameLength).equals(entry.name())) {
                    return bytes.slice((int) from, (int) entry.compressed()).order(ByteOrder.LITTLE_ENDIAN);
                }
            }
        }
        throw noZip("its entry " + Excerpt.name(entry.name()) + " is not where its directory says");
    }
}
