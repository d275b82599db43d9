package dev.mlmethods.regression.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.RegressionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static List<Arguments> reasons() {
        return List.of(
                Arguments.of(new AccessDeniedException("/a/b"), "/a/b: permission denied"),
                Arguments.of(new NoSuchFileException("/none"), "/none: it does not exist"),
                Arguments.of(new NoSuchFileException("/none/b"), "/none/b: there is no folder /none"),
                Arguments.of(new FileAlreadyExistsException("/a/b"), "/a/b: it exists already"),
                Arguments.of(new NotDirectoryException("/a/b"), "/a/b: it is not a folder"),
                Arguments.of(
                        new FileSystemException("/a/b", null, "No space left on device"),
                        "/a/b: No space left on device"),
                Arguments.of(new FileSystemException("/a/b"), "/a/b: FileSystemException"),
                Arguments.of(new IOException("No space left on device"), "No space left on device"),
                Arguments.of(new EOFException(), "it ends too early"),
                Arguments.of(new IOException(), "IOException"),
                Arguments.of(
                        new RegressionException("epochs is 0; it must be at least 1."),
                        "epochs is 0; it must be at least 1"),
                // A bug is shown with its type because its message by itself says little.
                Arguments.of(new ArrayIndexOutOfBoundsException("Index 3"), "ArrayIndexOutOfBoundsException: Index 3"),
                Arguments.of(new NoClassDefFoundError("a/b/C"), "NoClassDefFoundError: a/b/C"),
                Arguments.of(new StackOverflowError(), "StackOverflowError"),
                // Wrappers add nothing of their own.
                Arguments.of(new UncheckedIOException(new AccessDeniedException("/a")), "/a: permission denied"),
                Arguments.of(
                        new UncheckedIOException("Cannot delete /a", new AccessDeniedException("/a")),
                        "/a: permission denied"),
                Arguments.of(new ExecutionException(new IOException("broken")), "broken"),
                Arguments.of(new RuntimeException(new IOException("broken")), "broken"),
                Arguments.of(
                        new SQLException("no such user: SA", new IllegalStateException("no such user: SA")),
                        "SQLException: no such user: SA"),
                Arguments.of(new MalformedInputException(4), "it is not text in UTF-8"),
                // Others do.
                Arguments.of(
                        new IOException("The entry a is damaged", new EOFException()),
                        "The entry a is damaged: it ends too early"),
                Arguments.of(new IOException("a: broken", new IOException("broken")), "a: broken"),
                // As thrown if a library is in a folder that is mounted with noexec.
                Arguments.of(
                        new ExceptionInInitializerError(new UnsatisfiedLinkError("/a/b.so: failed to map segment")),
                        "UnsatisfiedLinkError: /a/b.so: failed to map segment"));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void isInWords(Throwable thrown, String words) {
        assertThat(Reason.of(thrown)).isEqualTo(words);
    }

    @Test
    void isTheInnermostCauseAlone() {
        Throwable thrown = new ExceptionInInitializerError(
                new RuntimeException("ND4J is probably missing dependencies.", new UnsatisfiedLinkError("no b")));
        assertThat(Reason.ofRoot(thrown)).isEqualTo("UnsatisfiedLinkError: no b");
        assertThat(Reason.of(thrown))
                .isEqualTo("RuntimeException: ND4J is probably missing dependencies: UnsatisfiedLinkError: no b");
        assertThat(Reason.isBecauseOf(thrown, UnsatisfiedLinkError.class)).isTrue();
        assertThat(Reason.isBecauseOf(thrown, IOException.class)).isFalse();
    }

    @Test
    void saysWhereADanglingLinkLeads() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("none"));
        assertThat(Reason.of(new NoSuchFileException(link.toString())))
                .isEqualTo(link + ": " + link + " is a symbolic link to " + folder.resolve("none")
                        + ", which does not exist");
        assertThat(Reason.of(new NoSuchFileException(link + "/a.txt")))
                .isEqualTo(link + "/a.txt: " + link + " is a symbolic link to " + folder.resolve("none")
                        + ", which does not exist");
    }

    @Test
    void endsWhereCausesGoInACircle() {
        Exception inner = new IOException("inner");
        Exception outer = new IOException("outer", inner);
        inner.initCause(outer);
        assertThat(Reason.of(outer)).isEqualTo("outer: inner");
    }
}
