package dev.mlmethods.regression.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What editors, merges and scripts do to a text. */
final class TextMutations {
    /** Values that some reader may not have been designed for. */
    static final List<String> VALUES = List.of(
            "",
            "0",
            "-1",
            "-0.0",
            "0.5",
            "1e999",
            "-1e999",
            "1e-999",
            "1E+1000000000",
            "2147483648",
            "9223372036854775808",
            "9".repeat(5_000),
            "0x10",
            "NaN",
            "\"NaN\"",
            "\"-Infinity\"",
            "null",
            "true",
            "\"\"",
            "\"" + "x".repeat(5_000) + "\"",
            "\"\\u0000\\u001b[31m\\n::error::\"",
            "\"../../x\"",
            "[]",
            "{}",
            "[null]",
            "{\"\":null}",
            "[".repeat(500),
            "[".repeat(500) + "]".repeat(500),
            "{\"a\":".repeat(500),
            "&a [*a,*a]",
            "!!java.net.URL [x]",
            "<<<<<<< ours");

    static final Mutation ANY = Mutation.anyOf(List.of(
            TextMutations::replaceNumber,
            TextMutations::replaceNumber,
            TextMutations::replaceQuoted,
            TextMutations::replaceWord,
            TextMutations::insertValue,
            TextMutations::deleteLine,
            TextMutations::repeatLine,
            TextMutations::moveLine,
            TextMutations::joinLines,
            TextMutations::changeEncoding));

    /** Each byte is one character, so that a text that isn't UTF-8 stays unchanged. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"\n]*\"");
    private static final Pattern WORD = Pattern.compile("\\w+");

    private TextMutations() {}

    private static byte[] replaceNumber(byte[] bytes, Random random) {
        return replace(NUMBER, bytes, random);
    }

    private static byte[] replaceQuoted(byte[] bytes, Random random) {
        return replace(QUOTED, bytes, random);
    }

    private static byte[] replaceWord(byte[] bytes, Random random) {
        return replace(WORD, bytes, random);
    }

    private static byte[] replace(Pattern pattern, byte[] bytes, Random random) {
        List<MatchResult> found =
                pattern.matcher(new String(bytes, BYTES)).results().toList();
        if (found.isEmpty()) {
            return insertValue(bytes, random);
        }
        MatchResult one = found.get(random.nextInt(found.size()));
        return ByteMutations.replace(bytes, one.start(), one.end(), value(random));
    }

    private static byte[] insertValue(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        return ByteMutations.replace(bytes, at, at, value(random));
    }

    private static byte[] value(Random random) {
        return VALUES.get(random.nextInt(VALUES.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] deleteLine(byte[] bytes, Random random) {
        List<String> lines = lines(bytes);
        lines.remove(random.nextInt(lines.size()));
        return bytes(lines);
    }

    private static byte[] repeatLine(byte[] bytes, Random random) {
        List<String> lines = lines(bytes);
        lines.add(random.nextInt(lines.size() + 1), lines.get(random.nextInt(lines.size())));
        return bytes(lines);
    }

    private static byte[] moveLine(byte[] bytes, Random random) {
        List<String> lines = lines(bytes);
        String line = lines.remove(random.nextInt(lines.size()));
        lines.add(random.nextInt(lines.size() + 1), line);
        return bytes(lines);
    }

    private static byte[] joinLines(byte[] bytes, Random random) {
        List<String> lines = lines(bytes);
        if (lines.size() > 1) {
            int first = random.nextInt(lines.size() - 1);
            lines.set(first, lines.get(first) + lines.remove(first + 1));
        }
        return bytes(lines);
    }

    private static byte[] changeEncoding(byte[] bytes, Random random) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return switch (random.nextInt(4)) {
            case 0 -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_8);
            case 1 -> text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
            case 2 -> text.replace("\n", "\r").getBytes(StandardCharsets.UTF_8);
            default -> text.getBytes(StandardCharsets.UTF_16);
        };
    }

    /** At least one, which may be empty. */
    private static List<String> lines(byte[] bytes) {
        return new ArrayList<>(Arrays.asList(new String(bytes, BYTES).split("\n", -1)));
    }

    private static byte[] bytes(List<String> lines) {
        return String.join("\n", lines).getBytes(BYTES);
    }
}
