package dev.mlmethods.regression.tracking.output;

/** The characters that XML 1.0 can hold, see https://www.w3.org/TR/xml/#charsets. No reference stands for the others, either. */
final class XmlCharacters {
    private static final int REPLACEMENT = 0xFFFD;

    private XmlCharacters() {}

    /** A text with the replacement character U+FFFD for each that XML cannot hold. */
    static String of(String text) {
        return text.codePoints()
                .map(point -> isCharacter(point) ? point : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isCharacter(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
