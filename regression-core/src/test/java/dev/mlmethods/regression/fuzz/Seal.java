package dev.mlmethods.regression.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.json.Json;
import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Gives damaged JSON the hash of its contents, as a tool that edits it might, so that the checks after the hash are attacked, too. */
final class Seal {
    private static final int SEALED_OF_FOUR = 3;

    private Seal() {}

    /** Damages a document, and rehashes it in three of four cases. */
    static Mutation document(Mutation mutation) {
        return (bytes, random) -> {
            byte[] damaged = mutation.of(bytes, random);
            return random.nextInt(4) < SEALED_OF_FOUR
                    ? sealed(new String(damaged, UTF_8)).getBytes(UTF_8)
                    : damaged;
        };
    }

    /** The same for a document in each line. */
    static Mutation lines(Mutation mutation) {
        return (bytes, random) -> {
            byte[] damaged = mutation.of(bytes, random);
            return random.nextInt(4) < SEALED_OF_FOUR
                    ? Arrays.stream(new String(damaged, UTF_8).split("(?<=\n)"))
                            .map(line -> line.endsWith("\n") ? sealed(line.stripTrailing()) + "\n" : line)
                            .collect(Collectors.joining())
                            .getBytes(UTF_8)
                    : damaged;
        };
    }

    /** What isn't JSON, or has no hash, is left unchanged. */
    private static String sealed(String document) {
        try {
            if (Json.tree(document.getBytes(UTF_8)) instanceof ObjectNode tree && tree.has(ContentSha256.FIELD)) {
                tree.remove(ContentSha256.FIELD);
                return ContentSha256.line(tree);
            }
        } catch (JacksonException e) {
            // It is damaged too much for that.
        }
        return document;
    }
}
