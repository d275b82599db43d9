package dev.mlmethods.regression.exchange.torch;

import dev.mlmethods.regression.predictor.file.ZipRecords;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A zip as {@code torch.save} writes it: stored entries, whose contents begin at multiples of 64 bytes. The same entries give the same bytes, with the
 * earliest date of a zip.
 *
 * <p>Source of the format: PKWARE, APPNOTE.TXT 6.3; PyTorch 1.13, {@code caffe2/serialize/inline_container.cc} (for the padding in an extra field).
 */
final class TorchArchiveWriter {
    private static final int ALIGNMENT = 64;
    private static final int EXTRA_BYTES = 4;
    private static final short VERSION = 20;
    private static final short UTF8 = 0x0800;
    /** January 1, 1980. */
    private static final short DATE = 0x0021;

    private static final short PADDING = 'F' | ('B' << 8);

    private final String folder;
    private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private short count;

    TorchArchiveWriter(String folder) {
        this.folder = folder;
    }

    void add(String name, ByteBuffer contents) {
        byte[] letters = (folder + name).getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(contents.duplicate());
        int offset = entries.size();
        int begin = offset + ZipRecords.LOCAL_BYTES + letters.length + EXTRA_BYTES;
        int padding = Math.floorMod(-begin, ALIGNMENT);
        byte[] stored = new byte[contents.remaining()];
        contents.duplicate().get(stored);

        byte[] local = new byte[ZipRecords.LOCAL_BYTES + letters.length + EXTRA_BYTES + padding];
        Arrays.fill(local, (byte) 'Z');
        ByteBuffer header = littleEndian(local).putInt(ZipRecords.LOCAL_SIGNATURE);
        putCommon(header, (int) crc.getValue(), stored.length, letters.length);
        header.putShort((short) (EXTRA_BYTES + padding))
                .put(letters)
                .putShort(PADDING)
                .putShort((short) padding);
        entries.writeBytes(local);
        entries.writeBytes(stored);

        byte[] listed = new byte[ZipRecords.DIRECTORY_BYTES + letters.length];
        header = littleEndian(listed).putInt(ZipRecords.DIRECTORY_SIGNATURE).putShort(VERSION);
        putCommon(header, (int) crc.getValue(), stored.length, letters.length);
        header.putInt(ZipRecords.DIRECTORY_BYTES - Integer.BYTES, offset).put(ZipRecords.DIRECTORY_BYTES, letters);
        directory.writeBytes(listed);
        count++;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** What both headers of an entry have: stored, at midnight. */
    private static void putCommon(ByteBuffer header, int crc, int size, int nameLength) {
        header.putShort(VERSION)
                .putShort(UTF8)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort(DATE)
                .putInt(crc)
                .putInt(size)
                .putInt(size)
                .putShort((short) nameLength);
    }

    byte[] bytes() {
        int offset = entries.size();
        entries.writeBytes(directory.toByteArray());
        byte[] end = new byte[ZipRecords.END_BYTES];
        littleEndian(end)
                .putInt(ZipRecords.END_SIGNATURE)
                .putInt(0)
                .putShort(count)
                .putShort(count)
                .putInt(directory.size())
                .putInt(offset);
        entries.writeBytes(end);
        return entries.toByteArray();
    }
}
