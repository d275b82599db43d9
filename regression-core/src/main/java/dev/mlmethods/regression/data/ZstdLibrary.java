package dev.mlmethods.regression.data;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.mlmethods.regression.LacksZstdException;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.text.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** The only class that knows the library zstd-jni, and is used only for a file in its format. */
final class ZstdLibrary {
    private ZstdLibrary() {}

    /**
     * Unpacks a stream of one frame or more.
     *
     * @throws LacksZstdException if the library isn't on the class path
     * @throws RegressionException if its native code can't be loaded on this machine
     */
    static InputStream unpack(InputStream in) throws IOException {
        try {
            return new Unpacked(new ZstdInputStreamNoFinalizer(in));
        } catch (NoClassDefFoundError e) {
            if (Reason.isBecauseOf(e, ClassNotFoundException.class)) {
                throw new LacksZstdException(e);
            }
            throw unloadable(e);
        } catch (LinkageError e) {
            throw unloadable(e);
        }
    }

    private static RegressionException unloadable(LinkageError e) {
        return new RegressionException(
                "The library zstd-jni can't be loaded on this machine: " + Reason.ofRoot(e)
                        + ". Unpack the files that are compressed by zstd with zstd -d, or compress them by gzip.",
                e);
    }

    /** Says of damaged archives what the JDK says of those that it unpacks. */
    private static final class Unpacked extends FilterInputStream {
        private Unpacked(ZstdInputStreamNoFinalizer in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (ZstdIOException e) {
                ZipException damaged = new ZipException(e.getMessage());
                damaged.initCause(e);
                throw damaged;
            }
        }
    }
}
