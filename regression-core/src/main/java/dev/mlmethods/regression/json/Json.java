package dev.mlmethods.regression.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.TreeTraversingParser;
import tools.jackson.databind.util.TokenBuffer;

/**
 * JSON as this project writes it: the same bytes on every platform and JDK, numbers that read back to the same bits,
 * absent values left out.
 *
 * <p>People read {@link #file} and {@link #line}, whose numbers are spelled as {@link NumberTextGenerator} says. Hashes are taken of {@link
 * #hashedLine} or {@link #hashedFile}, whose numbers are spelled as in Java ({@code 1.0E-5}): the hashes in existing files were taken of that.
 */
public final class Json {
    /** Far more than anything that this project writes, but little enough for a small stack and a short time. */
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(50)
            .maxNumberLength(100)
            .build();

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            // Double.toString prints different digits before JDK 19.
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /**
     * {@return a value as one line of JSON, for messages between processes}
     *
     * @param value a record, enum, collection, array, map with texts as keys, tree, text, number or boolean
     */
    public static String line(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new NumberTextGenerator(FACTORY.createGenerator(ObjectWriteContext.empty(), text))) {
            new ValueWriter(json).write(value);
        }
        return text.toString();
    }

    /**
     * {@return a value as indented JSON in UTF-8 that ends in a line feed, for files}
     *
     * @param value a record, enum, collection, array, map with texts as keys, tree, text, number or boolean
     */
    public static byte[] file(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(value, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Writes what {@link #file} returns, piece by piece, for values whose text is long.
     *
     * @param value a record, enum, collection, array, map with texts as keys, tree, text, number or boolean
     * @param out where the text goes; stays open
     * @throws IOException if the stream fails
     */
    public static void write(Object value, OutputStream out) throws IOException {
        try (JsonGenerator json = new NumberTextGenerator(FACTORY.createGenerator(new Indented(), out))) {
            new ValueWriter(json).write(value);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
        out.write('\n');
    }

    /**
     * {@return a value as one line of JSON in UTF-8, for hashing} It will be the same in later releases.
     *
     * @param value a record, enum, collection, array, map with texts as keys, tree, text, number or boolean
     */
    public static byte[] hashedLine(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            new ValueWriter(json).write(value);
        }
        return bytes.toByteArray();
    }

    /**
     * {@return a value as the contents of a file whose hash is kept elsewhere} They are indented as by {@link #file}, and will be the same in
     * later releases.
     *
     * @param value a record, enum, collection, array, map with texts as keys, tree, text, number or boolean
     */
    public static byte[] hashedFile(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(new Indented(), text)) {
            new ValueWriter(json).write(value);
        }
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Finds a whole number among the top-level fields of an object, without reading the other fields.
     *
     * @param json the text of the object, in UTF-8
     * @param field the name of the field
     * @return the first one of that name; empty if the text isn't an object, or has no such field, or has another kind of value in it, such as a
     *     number beyond 32 bits
     * @throws tools.jackson.core.JacksonException if the text before it isn't valid JSON
     */
    public static OptionalInt outerInt(byte[] json, String field) {
        try (JsonParser parser = parser(json)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    boolean isIt = parser.currentName().equals(field);
                    JsonToken value = parser.nextToken();
                    if (isIt) {
                        return value == JsonToken.VALUE_NUMBER_INT
                                        && parser.getNumberType() == JsonParser.NumberType.INT
                                ? OptionalInt.of(parser.getIntValue())
                                : OptionalInt.empty();
                    }
                    parser.skipChildren();
                }
            }
            return OptionalInt.empty();
        }
    }

    /**
     * Reads a value; unknown, duplicate and missing fields are errors, missing ones unless they are nullable.
     *
     * @param <T> the type of the value
     * @param json the whole text
     * @param type a record, or another class whose values this one writes
     * @return the value
     * @throws tools.jackson.core.JacksonException if the text isn't valid JSON, or isn't such a value
     */
    public static <T> T read(String json, Class<T> type) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            return type.cast(new ValueReader(parser).whole(type));
        }
    }

    /**
     * Reads a value from UTF-8, as strictly as {@link #read(String, Class)}.
     *
     * @param <T> the type of the value
     * @param json the whole text, in UTF-8
     * @param type a record, or another class whose values this one writes
     * @return the value
     * @throws tools.jackson.core.JacksonException if the text isn't valid JSON, or isn't such a value
     */
    public static <T> T read(byte[] json, Class<T> type) {
        try (JsonParser parser = parser(json)) {
            return type.cast(new ValueReader(parser).whole(type));
        }
    }

    /**
     * {@return a value as {@link #file} would write it, in memory}
     *
     * @param value a record, enum, collection, array, map with texts as keys, tree, text, number or boolean
     */
    public static JsonNode toTree(Object value) {
        TokenBuffer tokens = TokenBuffer.forGeneration();
        new ValueWriter(tokens).write(value);
        return new ValueReader(tokens.asParser()).wholeTree();
    }

    /**
     * Reads a value from a tree, as strictly as {@link #read(String, Class)}.
     *
     * @param <T> the type of the value
     * @param tree the whole value
     * @param type a record, or another class whose values this one writes
     * @return the value
     * @throws tools.jackson.core.JacksonException if the tree isn't such a value
     */
    public static <T> T fromTree(JsonNode tree, Class<T> type) {
        return type.cast(new ValueReader(new TreeTraversingParser(tree, ObjectReadContext.empty())).whole(type));
    }

    /**
     * {@return any JSON as a tree}
     *
     * @param json the whole text, in UTF-8
     * @throws tools.jackson.core.JacksonException if it isn't valid JSON, or an object in it has two fields of the same name
     */
    public static JsonNode tree(byte[] json) {
        try (JsonParser parser = parser(json)) {
            return new ValueReader(parser).wholeTree();
        }
    }

    private static JsonParser parser(byte[] json) {
        return FACTORY.createParser(ObjectReadContext.empty(), json);
    }

    /** Two spaces for each level, and line feeds on every platform. */
    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        /** Has a state, so each text has its own. */
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        }
    }
}
