package dev.mlmethods.regression.trees;

import com.microsoft.ml.lightgbm.lightgbmlib;
import dev.mlmethods.regression.text.Reason;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * LightGBM's native code, which its JAR has for some platforms, and which its classes don't load. It belongs to the class loader of this class, which
 * must be that of LightGBM.
 */
final class NativeCode {
    /** The second needs the first. */
    private static final List<String> LIBRARIES = List.of("lib_lightgbm", "lib_lightgbm_swig");

    /** Of the one attempt in a process, because native code is not loaded twice; null if it succeeded. */
    private static final @Nullable String FAILURE =
            failure(System.getProperty("os.name"), System.getProperty("os.arch"));

    private NativeCode() {}

    /**
     * Loads it, unless it is loaded already.
     *
     * @throws LacksTreesException if LightGBM isn't on the class path, or can't be loaded here
     */
    static void require() {
        if (FAILURE != null) {
            throw new LacksTreesException(FAILURE);
        }
    }

    /** Loads it for a platform. Says why it can't, as the end of a sentence without a period; null if it can. */
    static @Nullable String failure(String osName, String osArch) {
        String system = system(osName);
        if (system == null || !(osArch.equals("amd64") || osArch.equals("x86_64"))) {
            return "LightGBM has no native library for " + osName + " on " + osArch
                    + ", only for Linux, macOS and Windows on x86_64";
        }
        try {
            load(system);
            return null;
        } catch (LinkageError e) {
            return Reason.isBecauseOf(e, ClassNotFoundException.class)
                    ? "the class path doesn't have LightGBM; add the dependency " + GradientBoostedTrees.ARTIFACT
                    : unloadable(Reason.of(e));
        } catch (IOException e) {
            return unloadable(Reason.of(e));
        }
    }

    private static String unloadable(String reason) {
        return "LightGBM can't be loaded on this machine: " + reason;
    }

    private static void load(String system) throws IOException {
        Path folder = Files.createTempDirectory("regression-lightgbm");
        try {
            for (String library : LIBRARIES) {
                String name = library + suffix(system);
                Path file = folder.resolve(name);
                unpack(system + "/x86_64/" + name, file);
                load(file);
            }
        } finally {
            // Except on Windows, code that is loaded doesn't need its file.
            LIBRARIES.forEach(library -> deleteOrLeave(folder.resolve(library + suffix(system))));
            deleteOrLeave(folder);
        }
    }

    private static void unpack(String resource, Path file) throws IOException {
        try (InputStream in = lightgbmlib.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("its JAR has no " + resource);
            }
            Files.copy(in, file);
        }
    }

    private static void load(Path file) throws IOException {
        try {
            System.load(file.toString());
        } catch (UnsatisfiedLinkError e) {
            // Without its cause: results must not name a temporary folder.
            throw new IOException(String.valueOf(e.getMessage()).replace(file.getParent() + File.separator, ""));
        }
    }

    private static void deleteOrLeave(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }

    /** What the JAR calls it; null if it has nothing for it. */
    private static @Nullable String system(String osName) {
        if (osName.equals("Linux")) {
            return "linux";
        } else if (osName.startsWith("Mac")) {
            return "osx";
        }
        return osName.startsWith("Windows") ? "windows" : null;
    }

    private static String suffix(String system) {
        return system.equals("osx") ? ".dylib" : system.equals("windows") ? ".dll" : ".so";
    }
}
