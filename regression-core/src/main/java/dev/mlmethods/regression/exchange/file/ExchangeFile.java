package dev.mlmethods.regression.exchange.file;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.file.LfsPointer;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file of another tool, and the memory that reading it may take: 4 times its size, and 256 KiB for the smallest ones. Whoever reads it
 * asks before allocating, so that a damaged or hostile file of a few bytes can't claim gigabytes.
 */
public final class ExchangeFile {
    private static final int TIMES = 4;
    private static final int SPARE = 1 << 18;
    /** The longest array of a JVM. */
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

    private final Path path;
    private final byte[] bytes;
    private final String remedy;
    private long left;

    private ExchangeFile(Path path, byte[] bytes, String remedy) {
        this.path = path;
        this.bytes = bytes;
        this.remedy = remedy;
        this.left = (TIMES - 1L) * bytes.length + SPARE;
    }

    /**
     * Reads a file into memory.
     *
     * @param path the file
     * @param remedy a sentence on how to get a good one, for messages
     * @return its bytes, at least one
     * @throws RegressionException if it is missing, a folder, empty, longer than an array can be, a Git LFS pointer, or cannot be read
     */
    public static ExchangeFile read(Path path, String remedy) {
        try {
            String fault = fault(path);
            if (fault != null) {
                throw new RegressionException(fault + " " + remedy);
            }
            ExchangeFile file = new ExchangeFile(path, Files.readAllBytes(path), remedy);
            if (LfsPointer.isStartOf(file.bytes)) {
                throw new RegressionException("The file " + path + LfsPointer.FAULT);
            }
            return file;
        } catch (IOException e) {
            throw new RegressionException("Cannot read the file " + path + ": " + Reason.ofReading(e) + ".", e);
        }
    }

    private static @Nullable String fault(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return path + " is a folder, not a file.";
        }
        if (!Files.isRegularFile(path)) {
            String dangling = Reason.ofDanglingLink(path);
            return dangling == null ? "There is no file " + path + "." : dangling + ".";
        }
        long size = Files.size(path);
        if (size == 0) {
            return "The file " + path + " is empty.";
        }
        return size > MOST_BYTES
                ? "The file " + path + " has " + size + " bytes, more than the " + MOST_BYTES + " that can be read."
                : null;
    }

    /** {@return all bytes, in little-endian order: a view, which nobody changes} */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * {@return whether the file begins with some bytes}
     *
     * @param start each from 0 to 255
     */
    public boolean startsWith(int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (Byte.toUnsignedInt(bytes[i]) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes memory from what reading this file may take.
     *
     * @param more how many bytes are about to be allocated
     * @throws RegressionException if that is more than is left
     */
    public void take(long more) {
        left -= more;
        if (left < 0) {
            throw damaged("to read it would take more than " + TIMES + " times the memory of its contents");
        }
    }

    /**
     * Notes that the whole file was compressed: what reading it may take depends on what it holds.
     *
     * @param size how many bytes it holds, which are already known to be there
     */
    public void expand(long size) {
        left = Math.max(left, TIMES * size + SPARE) - size;
    }

    /**
     * {@return what is wrong with the file, for the user}
     *
     * @param what follows the file's name, such as {@code is a folder. Give a file.}
     */
    public RegressionException fault(String what) {
        return new RegressionException("The file " + path + " " + what);
    }

    /**
     * {@return that the file isn't as its format says, for the user}
     *
     * @param what the element and the bad value, without a period
     */
    public RegressionException damaged(String what) {
        return fault("is damaged: " + what + ". " + remedy);
    }
}
