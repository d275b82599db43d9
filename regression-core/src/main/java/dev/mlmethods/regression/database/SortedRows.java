package dev.mlmethods.regression.database;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts rows by their bytes. What doesn't fit in memory goes into a temporary file in sorted runs, which are merged while they are read; so the table may have any
 * length.
 */
final class SortedRows implements AutoCloseable {
    /** What an array takes besides its bytes, with the reference to it. */
    private static final int BYTES_OF_ARRAY = 24;

    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final long mostBytes;
    private List<byte[]> rows = new ArrayList<>();
    private long bytes;
    private long count;
    private @Nullable FileChannel channel;
    private final List<Run> runs = new ArrayList<>();

    /**
     * No rows yet.
     *
     * @param folder for a temporary file
     * @param mostBytes of rows in memory
     */
    SortedRows(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** What takes the rows one after the other. */
    @FunctionalInterface
    interface Reader {
        void accept(byte[] row) throws IOException;
    }

    void add(byte[] row) throws IOException {
        rows.add(row);
        count++;
        bytes += row.length + BYTES_OF_ARRAY;
        if (bytes > mostBytes) {
            spill();
        }
    }

    long count() {
        return count;
    }

    private void spill() throws IOException {
        rows.sort(Arrays::compareUnsigned);
        FileChannel file = file();
        long start = file.position();
        // Not closed, or the channel would be.
        OutputStream stream = Channels.newOutputStream(file);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, BUFFER));
        for (byte[] row : rows) {
            out.writeInt(row.length);
            out.write(row);
        }
        out.flush();
        runs.add(new Run(file, start, file.position()));
        rows = new ArrayList<>();
        bytes = 0;
    }

    private FileChannel file() throws IOException {
        FileChannel known = channel;
        if (known == null) {
            known = FileChannel.open(
                    Files.createTempFile(folder, "regression-", ".sorted"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
            channel = known;
        }
        return known;
    }

    /** Reads the rows in their order, which can be done again. No more can be added. */
    void forEach(Reader reader) throws IOException {
        if (!runs.isEmpty() && !rows.isEmpty()) {
            spill();
        }
        if (runs.isEmpty()) {
            rows.sort(Arrays::compareUnsigned);
            for (byte[] row : rows) {
                reader.accept(row);
            }
            return;
        }
        PriorityQueue<Cursor> queue = new PriorityQueue<>(Comparator.comparing(Cursor::row, Arrays::compareUnsigned));
        for (Run run : runs) {
            queue.add(new Cursor(run));
        }
        while (!queue.isEmpty()) {
            Cursor least = queue.remove();
            reader.accept(least.row());
            if (least.next()) {
                queue.add(least);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    /** Where sorted rows are in the file. */
    private record Run(FileChannel file, long start, long end) {}

    /** Reads a run. */
    private static final class Cursor {
        private final Run run;
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
        private long position;
        private byte[] row = {};

        Cursor(Run run) throws IOException {
            this.run = run;
            this.position = run.start;
            next();
        }

        byte[] row() {
            return row;
        }

        /** Goes on to the next row; whether there is one. */
        boolean next() throws IOException {
            if (position == run.end && !buffer.hasRemaining()) {
                return false;
            }
            require(Integer.BYTES);
            byte[] next = new byte[buffer.getInt()];
            for (int at = 0; at < next.length; ) {
                require(1);
                int length = Math.min(buffer.remaining(), next.length - at);
                buffer.get(next, at, length);
                at += length;
            }
            row = next;
            return true;
        }

        private void require(int bytes) throws IOException {
            if (buffer.remaining() >= bytes) {
                return;
            }
            buffer.compact();
            buffer.limit((int) Math.min(buffer.capacity(), buffer.position() + run.end - position));
            while (buffer.hasRemaining()) {
                position += run.file.read(buffer, position);
            }
            buffer.flip();
        }
    }
}
