package dev.mlmethods.regression.hash;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The SHA-256 that a document contains of its own contents, in its last field, {@value #FIELD}, so that a document edited by hand or by a tool isn't
 * mistaken for the original. It isn't a signature: anyone who wants to can rewrite both.
 *
 * <p>It is the hash of the other fields as one line of JSON in UTF-8, in their order. So indentation, line ends and the way a number is written don't
 * matter, but the order of the fields does.
 */
public final class ContentSha256 {
    /** The name of the field. */
    public static final String FIELD = "contentSha256";

    private ContentSha256() {}

    /**
     * {@return a document as {@link Json#file} writes it, with the hash}
     *
     * @param document a JSON object that doesn't have the field yet
     */
    public static byte[] file(Object document) {
        return Json.file(withHash(document));
    }

    /**
     * {@return a document as {@link Json#line} writes it, with the hash}
     *
     * @param document a JSON object that doesn't have the field yet
     */
    public static String line(Object document) {
        return Json.line(withHash(document));
    }

    private static ObjectNode withHash(Object document) {
        // As it will be read back.
        ObjectNode tree = (ObjectNode) Json.tree(Json.line(document).getBytes(StandardCharsets.UTF_8));
        return tree.put(FIELD, of(tree));
    }

    private static String of(ObjectNode fields) {
        return Sha256.of(Json.hashedLine(fields));
    }

    /**
     * Tells what is wrong with a document that was read.
     *
     * @param document with the hash, as {@link #file} or {@link #line} wrote it
     * @return in words that follow its name, such as {@code has no contentSha256}; empty if it is as it was written
     */
    public static Optional<String> objection(JsonNode document) {
        String named = document.path(FIELD).asString("");
        if (!(document.deepCopy() instanceof ObjectNode fields) || !named.matches("[0-9a-f]{64}")) {
            return Optional.of("has no " + FIELD);
        }
        fields.remove(FIELD);
        String actual = of(fields);
        return named.equals(actual)
                ? Optional.empty()
                : Optional.of("was changed after it was written: its " + FIELD + " begins with " + ShortId.of(named)
                        + ", and the SHA-256 of its contents with " + ShortId.of(actual));
    }

    /**
     * Requires that a document is as it was written.
     *
     * @param document with the hash, as {@link #file} or {@link #line} wrote it
     * @param name what the message calls it, such as {@code The baseline prices.json}
     * @param remedy as an instruction to the user, without a period
     * @throws RegressionException if it isn't, or if that can't be determined
     */
    public static void require(JsonNode document, String name, String remedy) {
        objection(document).ifPresent(objection -> {
            throw new RegressionException(name + " is damaged: it " + objection + "; " + remedy + ".");
        });
    }
}
