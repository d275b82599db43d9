package dev.mlmethods.regression.text;

import dev.mlmethods.regression.RegressionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Why something failed, in words: the one place that turns what was thrown into a part of a message. */
public final class Reason {
    /** More causes than any failure has, as a guard against circular chains. */
    private static final int MOST_CAUSES = 20;

    private Reason() {}

    /**
     * {@return what was thrown and what caused it, from the outside in, without a period} Exceptions that only wrap another one are left out,
     * and so is whatever says nothing new.
     *
     * @param thrown with its causes
     */
    public static String of(Throwable thrown) {
        List<String> words = new ArrayList<>();
        for (Throwable cause : chain(thrown)) {
            String text = isWrapper(cause) ? "" : words(cause);
            if (!text.isEmpty() && words.stream().noneMatch(earlier -> says(earlier, text, cause.getMessage()))) {
                words.add(text);
            }
        }
        return String.join(": ", words);
    }

    /** Whether earlier words have a text, or end with the message that it was made of. */
    private static boolean says(String earlier, String text, @Nullable String message) {
        return earlier.contains(text) || (message != null && earlier.endsWith(": " + message.strip()));
    }

    /**
     * {@return why a file that the message has named cannot be read, without a period}
     *
     * @param e from reading it
     */
    public static String ofReading(IOException e) {
        return e instanceof FileSystemException failure && failure.getFile() != null
                ? fileSystem(failure, failure.getFile())
                : of(e);
    }

    /**
     * {@return why a file that the message has named cannot be written, without a period}
     *
     * @param e from writing it
     */
    public static String ofWriting(IOException e) {
        // It need not exist, but its folder does.
        return e instanceof NoSuchFileException ? "the folder above it is not writable" : ofReading(e);
    }

    /**
     * {@return only the innermost cause, without a period}
     *
     * @param thrown itself the innermost cause if it has none
     */
    public static String ofRoot(Throwable thrown) {
        List<Throwable> chain = chain(thrown);
        return words(chain.get(chain.size() - 1));
    }

    /**
     * {@return whether something that was thrown, or one of its causes, has the given type}
     *
     * @param thrown with its causes
     * @param type subclasses count too
     */
    public static boolean isBecauseOf(Throwable thrown, Class<? extends Throwable> type) {
        return chain(thrown).stream().anyMatch(type::isInstance);
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = thrown; cause != null && chain.size() < MOST_CAUSES; cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }

    /** It has no message, or only that of its cause. */
    private static boolean isWrapper(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause != null
                && (thrown.getMessage() == null
                        || thrown.getMessage().equals(cause.toString())
                        || thrown instanceof UncheckedIOException
                        || thrown instanceof ExecutionException);
    }

    private static String words(Throwable thrown) {
        if (thrown instanceof FileSystemException e && e.getFile() != null) {
            return e.getFile() + ": " + fileSystem(e, e.getFile());
        }
        if (thrown instanceof CharacterCodingException) {
            return "it is not text in UTF-8";
        }
        String message = thrown.getMessage();
        if (message == null || message.isBlank()) {
            return thrown instanceof EOFException
                    ? "it ends too early"
                    : thrown.getClass().getSimpleName();
        }
        String text = message.strip().replaceFirst("\\.$", "");
        boolean isWrittenForPeople = thrown instanceof RegressionException || thrown instanceof IOException;
        // The message of a bug says little without its type: "Index 3 out of bounds", or just a name.
        return isWrittenForPeople ? text : thrown.getClass().getSimpleName() + ": " + text;
    }

    /** In most cases, Java's own message is just the name of the file. */
    private static String fileSystem(FileSystemException e, String file) {
        Path path = Path.of(file).toAbsolutePath();
        String dangling = ofDanglingLink(path);
        if (dangling != null) {
            return dangling;
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            Path folder = path.getParent();
            return folder == null || Files.exists(folder) ? "it does not exist" : "there is no folder " + folder;
        }
        if (e instanceof FileAlreadyExistsException) {
            return "it exists already";
        }
        if (e instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    }

    /**
     * {@return which part of a path is a symbolic link to nothing, the path itself or one of its folders, in words without a period; null if
     * none is}
     *
     * @param path of a file or folder, which need not be there
     */
    public static @Nullable String ofDanglingLink(Path path) {
        for (Path part = path; part != null; part = part.getParent()) {
            if (Files.isSymbolicLink(part) && !Files.exists(part)) {
                return part + " is a symbolic link to " + target(part) + ", which does not exist";
            }
        }
        return null;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "nowhere";
        }
    }
}
