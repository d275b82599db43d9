package dev.mlmethods.regression.database;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The cells of a row as bytes whose order is that of the rows: cell by cell, missing ones first, then numbers by their size as float64 (and equal ones
 * as texts), then texts by their code points.
 * The order depends on nothing but the texts of the cells.
 */
final class RowBytes {
    private static final byte MISSING = 1;
    private static final byte NUMBER = 2;
    private static final byte TEXT = 3;
    private static final byte END = 0;

    private RowBytes() {}

    /** Of cells without null characters. */
    static byte[] of(List<String> cells) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String cell : cells) {
            if (cell.isEmpty()) {
                bytes.write(MISSING);
                continue;
            }
            if (isNumber(cell)) {
                bytes.write(NUMBER);
                bytes.writeBytes(ordered(Double.parseDouble(cell)));
            } else {
                bytes.write(TEXT);
            }
            bytes.writeBytes(cell.getBytes(StandardCharsets.UTF_8));
            bytes.write(END);
        }
        return bytes.toByteArray();
    }

    /** Puts the cells of a row into an array, as many as it has room for. */
    static int read(byte[] row, String[] cells) {
        int at = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            byte kind = row[at++];
            if (kind == MISSING) {
                cells[cell] = "";
                continue;
            }
            int start = at + (kind == NUMBER ? Double.BYTES : 0);
            int end = start;
            while (row[end] != END) {
                end++;
            }
            cells[cell] = new String(row, start, end - start, StandardCharsets.UTF_8);
            at = end + 1;
        }
        return at;
    }

    /** Digits, and what may be among them in the numbers of a file that this library writes. */
    private static boolean isNumber(String cell) {
        char last = cell.charAt(cell.length() - 1);
        if (last < '0' || last > '9') {
            return false;
        }
        boolean hasPoint = false;
        boolean hasExponent = false;
        char previous = 'e';
        for (int at = 0; at < cell.length(); at++) {
            char c = cell.charAt(at);
            boolean isDigit = c >= '0' && c <= '9';
            boolean isSign = c == '-' && previous == 'e';
            boolean isPoint = c == '.' && !hasPoint && !hasExponent && isDigit(previous);
            boolean isExponent = c == 'e' && !hasExponent && isDigit(previous);
            if (!isDigit && !isSign && !isPoint && !isExponent) {
                return false;
            }
            hasPoint |= isPoint;
            hasExponent |= isExponent;
            previous = c;
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Eight bytes that are in the order of the numbers. */
    private static byte[] ordered(double value) {
        long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
        return ByteBuffer.allocate(Double.BYTES)
                .putLong(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE)
                .array();
    }
}
