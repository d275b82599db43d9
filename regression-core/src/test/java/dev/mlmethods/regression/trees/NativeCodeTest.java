package dev.mlmethods.regression.trees;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeCodeTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource({"Linux, aarch64", "Mac OS X, aarch64", "Windows 11, x86", "FreeBSD, amd64"})
    void saysForWhichPlatformsThereIsNone(String osName, String osArch) {
        assertThat(NativeCode.failure(osName, osArch))
                .isEqualTo("LightGBM has no native library for " + osName + " on " + osArch
                        + ", only for Linux, macOS and Windows on x86_64");
    }

    /** As on the class path of a build that doesn't ask for trees. */
    @Test
    void saysWhichDependencyIsMissing() throws Exception {
        assertThat(failure(classpath(entry -> !entry.contains("lightgbmlib"))))
                .isEqualTo(
                        "the class path doesn't have LightGBM; add the dependency com.microsoft.ml.lightgbm:lightgbmlib");
    }

    /** As where a library of the system is missing that it needs. */
    @Test
    void saysWhyItCannotBeLoadedWithoutNamingAFolder() throws Exception {
        for (String entry : classpath(entry -> entry.contains("lightgbmlib"))) {
            unpackWithoutNativeCode(Path.of(entry));
        }
        List<String> classpath = new ArrayList<>(List.of(folder.toString()));
        classpath.addAll(classpath(entry -> !entry.contains("lightgbmlib")));
        assertThat(failure(classpath))
                .startsWith("LightGBM can't be loaded on this machine: lib_lightgbm.")
                .doesNotContain("regression-lightgbm");
    }

    private void unpackWithoutNativeCode(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry :
                    zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                byte[] contents = zip.getInputStream(entry).readAllBytes();
                Files.write(file, entry.getName().endsWith(".class") ? contents : new byte[] {1, 2, 3});
            }
        }
    }

    private static String failure(List<String> classpath) throws Exception {
        URL[] urls = classpath.stream().map(NativeCodeTest::url).toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            Method failure = loader.loadClass(NativeCode.class.getName())
                    .getDeclaredMethod("failure", String.class, String.class);
            failure.setAccessible(true);
            return String.valueOf(failure.invoke(null, "Linux", "amd64"));
        }
    }

    private static List<String> classpath(Predicate<String> entries) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(entries)
                .toList();
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
