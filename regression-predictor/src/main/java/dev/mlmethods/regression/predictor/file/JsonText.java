package dev.mlmethods.regression.predictor.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A strict reader of JSON (RFC 8259): no duplicate names in an object, no deeper nesting and no longer numbers than in anything that this project
 * writes, and nothing after the value.
 *
 * <p>Values are Map, List, String, Long (whole numbers that fit), Double and Boolean; maps and lists are unmodifiable. A field that is {@code null}
 * counts as absent; a list can't contain {@code null}.
 */
final class JsonText {
    /** The value {@code null}, if it is the whole text. */
    static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    private static final int MAX_DEPTH = 50;
    private static final int MAX_NUMBER = 100;

    /** This many digits always fit in a long. */
    private static final int LONG_DIGITS = 18;

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /**
     * Reads a value.
     *
     * @param json in UTF-8
     * @throws SyntaxFault if it isn't JSON
     */
    static Object read(byte[] json) {
        JsonText reader = new JsonText(decoded(json));
        Object value = reader.value(0);
        reader.skipSpace();
        if (reader.at < reader.text.length()) {
            throw reader.fault();
        }
        return value;
    }

    /** A text isn't JSON. */
    static final class SyntaxFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int line;

        private SyntaxFault(int line) {
            super("no JSON");
            this.line = line;
        }

        /** The 1-based line where it stops being JSON. */
        int line() {
            return line;
        }
    }

    private static String decoded(byte[] json) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new SyntaxFault(1);
        }
    }

    private Object value(int depth) {
        skipSpace();
        if (depth > MAX_DEPTH) {
            throw fault();
        }
        char c = peek();
        return switch (c) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", NULL);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        at++;
        skipSpace();
        if (peek() == '}') {
            at++;
            return Collections.unmodifiableMap(fields);
        }
        while (true) {
            skipSpace();
            if (peek() != '"') {
                throw fault();
            }
            String name = string();
            skipSpace();
            expect(':');
            if (fields.put(name, value(depth + 1)) != null) {
                throw fault();
            }
            skipSpace();
            if (peek() == '}') {
                at++;
                fields.values().removeAll(Collections.singleton(NULL));
                return Collections.unmodifiableMap(fields);
            }
            expect(',');
        }
    }

    private List<Object> array(int depth) {
        List<Object> elements = new ArrayList<>();
        at++;
        skipSpace();
        if (peek() == ']') {
            at++;
            return Collections.unmodifiableList(elements);
        }
        while (true) {
            Object element = value(depth + 1);
            if (element == NULL) {
                throw fault();
            }
            elements.add(element);
            skipSpace();
            if (peek() == ']') {
                at++;
                return Collections.unmodifiableList(elements);
            }
            expect(',');
        }
    }

    private String string() {
        int from = ++at;
        while (true) {
            char c = peek();
            if (c == '"') {
                return text.substring(from, at++);
            }
            if (c == '\\') {
                return escaped(from);
            }
            if (c < ' ') {
                throw fault();
            }
            at++;
        }
    }

    private String escaped(int from) {
        StringBuilder unescaped = new StringBuilder(text.substring(from, at));
        while (true) {
            char c = peek();
            at++;
            if (c == '"') {
                return unescaped.toString();
            }
            if (c < ' ') {
                throw fault();
            }
            unescaped.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int unit = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = hexDigit(peek());
                    if (digit < 0) {
                        throw fault();
                    }
                    unit = unit * 16 + digit;
                    at++;
                }
                yield (char) unit;
            }
            default -> throw fault();
        };
    }

    /** Character.digit also accepts digits of other scripts. */
    private static int hexDigit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw fault();
        }
        at += word.length();
        return value;
    }

    private Object number() {
        int from = at;
        if (isAt('-')) {
            at++;
        }
        int digits = at;
        digits();
        boolean whole = true;
        if (text.charAt(digits) == '0' && at > digits + 1) {
            throw fault();
        }
        if (isAt('.')) {
            whole = false;
            at++;
            digits();
        }
        if (isAt('e') || isAt('E')) {
            whole = false;
            at++;
            if (isAt('+') || isAt('-')) {
                at++;
            }
            digits();
        }
        if (at - from > MAX_NUMBER) {
            throw fault();
        }
        String number = text.substring(from, at);
        // -0 is a distinct number.
        return whole && at - digits <= LONG_DIGITS && !number.equals("-0")
                ? (Object) Long.valueOf(number)
                : (Object) Double.valueOf(number);
    }

    /** Reads at least one digit. */
    private void digits() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from) {
            throw fault();
        }
    }

    private boolean isAt(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private void expect(char c) {
        if (peek() != c) {
            throw fault();
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw fault();
        }
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private SyntaxFault fault() {
        int line = 1;
        for (int i = 0; i < Math.min(at, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return new SyntaxFault(line);
    }
}
