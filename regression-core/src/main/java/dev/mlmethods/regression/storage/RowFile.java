package dev.mlmethods.regression.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A temporary file, written from its beginning to its end and then mapped into memory. It is deleted when it is opened, where the system allows that, and
 * otherwise when the process ends, so that not even a kill leaves one behind.
 *
 * <p>It isn't mapped for writing: where the disk has no room, a write throws, and a store into mapped memory would end the JVM.
 */
final class RowFile implements AutoCloseable {
    private static final int BUFFER = 1 << 20;

    /** A piece of the mapping is at most this large, because a buffer is addressed by an int. */
    private static final int MOST_BYTES_OF_PIECE = 1 << 30;

    private final FileChannel channel;
    private final TableMemory memory;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.nativeOrder());

    private RowFile(FileChannel channel, TableMemory memory) {
        this.channel = channel;
        this.memory = memory;
    }

    static RowFile create(Path folder, TableMemory memory) throws IOException {
        Path file = Files.createTempFile(folder, "regression-", ".rows");
        return new RowFile(
                FileChannel.open(
                        file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE),
                memory);
    }

    TableMemory memory() {
        return memory;
    }

    /** Room for a number of at most 8 bytes. */
    ByteBuffer next() {
        if (buffer.remaining() < Double.BYTES) {
            flush();
        }
        return buffer;
    }

    private void flush() {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw memory.unwritable(e);
        }
        buffer.clear();
    }

    /** How many rows a piece of the mapping has: a power of two, so that a row is found by its bits. */
    static int rowsOfPiece(int bytesOfRow) {
        return Integer.highestOneBit(Math.max(1, MOST_BYTES_OF_PIECE / bytesOfRow));
    }

    /**
     * Maps what was written. The channel stays open as long as the pieces are in use: some systems delete the file when it is closed.
     *
     * @param rows how many there are
     * @return pieces of {@link #rowsOfPiece} rows each, except the last one
     */
    MappedByteBuffer[] map(int rows, int bytesOfRow) {
        flush();
        int most = rowsOfPiece(bytesOfRow);
        MappedByteBuffer[] pieces = new MappedByteBuffer[(int) (((long) rows + most - 1) / most)];
        try {
            for (int piece = 0; piece < pieces.length; piece++) {
                long from = (long) piece * most;
                long count = Math.min(most, rows - from);
                pieces[piece] = channel.map(FileChannel.MapMode.READ_ONLY, from * bytesOfRow, count * bytesOfRow);
                pieces[piece].order(ByteOrder.nativeOrder());
            }
        } catch (IOException e) {
            throw memory.unwritable(e);
        }
        return pieces;
    }

    /** Gives up the file, if nothing of it was mapped. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw memory.unwritable(e);
        }
    }
}
