package dev.mlmethods.regression.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ZstdLibraryTest {
    private static final byte[] TEXT = "a,y\n1,2\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void unpacksByteByByte() throws Exception {
        try (InputStream in = ZstdLibrary.unpack(new ByteArrayInputStream(Zstd.compress(TEXT)))) {
            for (byte b : TEXT) {
                assertThat(in.read()).isEqualTo(b);
            }
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    /** As on the class path of a build that has no such table. */
    @Test
    void saysWhichDependencyIsMissing() throws Exception {
        try (URLClassLoader without = new URLClassLoader(classpathWithoutTheLibrary(), null)) {
            Method unpack =
                    without.loadClass(ZstdLibrary.class.getName()).getDeclaredMethod("unpack", InputStream.class);
            unpack.setAccessible(true);
            assertThatThrownBy(() -> unpack.invoke(null, new ByteArrayInputStream(Zstd.compress(TEXT))))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .hasToString(
                            "dev.mlmethods.regression.LacksZstdException: A file of the data is compressed by zstd, and the"
                                    + " class path doesn't have the library that unpacks it. Add the dependency"
                                    + " com.github.luben:zstd-jni, or unpack the file with zstd -d.");
        }
    }

    private static URL[] classpathWithoutTheLibrary() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(entry -> !entry.contains("zstd-jni"))
                .map(entry -> url(Path.of(entry)))
                .toArray(URL[]::new);
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
