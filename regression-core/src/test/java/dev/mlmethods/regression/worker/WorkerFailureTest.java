package dev.mlmethods.regression.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WorkerFailureTest {
    /** As thrown with a cache on a file system that is mounted with {@code noexec}. */
    @Test
    void namesTheLibraryWhatIsWrongWithItAndWhereItLies() {
        String library = "/c/openblas.jar/org/bytedeco/openblas/linux-x86_64/libjniopenblas_nolapack.so: failed to map"
                + " segment from shared object";
        UnsatisfiedLinkError root = new UnsatisfiedLinkError(library);
        UnsatisfiedLinkError outer = new UnsatisfiedLinkError("no jniopenblas_nolapack in java.library.path: /usr/lib");
        outer.initCause(root);
        Throwable thrown =
                new ExceptionInInitializerError(new RuntimeException("ND4J is probably missing dependencies.", outer));
        String cache =
                Path.of(System.getProperty("user.home"), ".javacpp", "cache").toString();
        assertThat(WorkerFailure.message(thrown))
                .isEqualTo("A native library of ND4J cannot be loaded: " + library + ". They are unpacked to " + cache
                        + ", which needs 400 MB of free space, write permission, and a file system that"
                        + " allows execution (not noexec). Delete that folder if it is damaged, or choose another with"
                        + " jvmArguments, such as -Dorg.bytedeco.javacpp.cachedir=FOLDER.");
    }

    @Test
    void namesTheCauseOfWhatJavaCouldNotInitialize() {
        assertThat(WorkerFailure.message(new ExceptionInInitializerError(new IllegalStateException("no unit"))))
                .isEqualTo("The worker failed: IllegalStateException: no unit.");
        assertThat(WorkerFailure.message(new RuntimeException(new NoSuchFileException("/none"))))
                .isEqualTo("The worker failed: /none: it does not exist.");
    }
}
