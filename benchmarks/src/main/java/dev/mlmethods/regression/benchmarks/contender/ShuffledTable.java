package dev.mlmethods.regression.benchmarks.contender;

import dev.mlmethods.regression.file.CsvText;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A table of ten columns whose rows aren't in the order of their key: an integer key, eight float64 and a text. A row is a function of its key alone.
 *
 * @param rows how many
 */
public record ShuffledTable(int rows) {
    /** The key. */
    public static final String KEY = "id";

    /** How many columns are numbers, besides the key. */
    public static final int NUMBERS = 8;

    private static final int TOWNS = 10;
    private static final int BUFFER = 1 << 16;

    /** Has no divisor in common with a number of rows below it, so that its multiples are all keys. */
    private static final long PRIME = 1_299_709_003L;

    /** Every database reads the text of a number with so few digits as the float64 next to it. */
    private static final int SIZE = 1_000_000_000;

    private static final double MILLION = 1e6;

    /** The names of the columns. */
    public static List<String> columns() {
        List<String> columns = new ArrayList<>();
        columns.add(KEY);
        IntStream.range(0, NUMBERS).forEach(column -> columns.add("x" + column));
        columns.add("town");
        return columns;
    }

    /** The key of the row that is in a certain place, from 0. */
    public int key(int place) {
        return (int) (place * PRIME % rows);
    }

    /** The numbers of a row, besides its key. */
    public static double[] numbers(int key) {
        SplittableRandom random = new SplittableRandom(key);
        double[] numbers = new double[NUMBERS];
        for (int column = 0; column < NUMBERS; column++) {
            numbers[column] = random.nextInt(-SIZE, SIZE) / MILLION;
        }
        return numbers;
    }

    /** The text of a row. */
    public static String town(int key) {
        return "town " + key % TOWNS;
    }

    /** Writes the rows as they are in the databases, too: shuffled. */
    public void write(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            text(this::key).writeTo(out);
        }
    }

    /** The hash of the rows in the order of their keys, whatever a database makes of them. */
    public String sha256() throws IOException {
        MessageDigest digest = Sha256.digest();
        text(place -> place).writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return Sha256.hex(digest);
    }

    private StagedFiles.Contents text(IntUnaryOperator keys) {
        return CsvText.of(
                columns(),
                text -> IntStream.range(0, rows)
                        .map(keys)
                        .mapToObj(ShuffledTable::cells)
                        .forEach(text::row));
    }

    private static List<String> cells(int key) {
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(key));
        for (double number : numbers(key)) {
            cells.add(NumberText.shortest(number));
        }
        cells.add(town(key));
        return cells;
    }
}
