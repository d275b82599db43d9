package dev.mlmethods.regression.git;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/** The lines that git writes into a file whose sides it could not merge. */
public final class MergeMarkers {
    private static final String BEGIN = "<<<<<<< ";

    private MergeMarkers() {}

    /**
     * {@return the 1-based number of the line in which the first conflict begins; empty if there is none}
     *
     * @param contents of the file, a text in UTF-8
     */
    public static OptionalInt firstLine(byte[] contents) {
        List<String> lines =
                new String(contents, StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (isBegin(lines.get(i))) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }

    /** Whether a conflict begins in a line. */
    private static boolean isBegin(String line) {
        return line.startsWith(BEGIN);
    }
}
