package dev.mlmethods.regression.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the resource of the California housing table: recovers the counts that its averages were computed from.
 *
 * <p>The households of a row are the whole number h with population / h = AveOccup; rooms and bedrooms are then AveRooms * h and AveBedrms * h. A
 * test checks that the library computes the same table from them, bit by bit.
 */
final class CaliforniaHousingPacker {
    private CaliforniaHousingPacker() {}

    /** Packs a CSV file with scikit-learn's columns, the first argument, into the resource, the second. */
    public static void main(String[] args) throws IOException {
        FeatureMatrix table = CsvFile.of(Path.of(args[0]), args[0]).readFeatures(CaliforniaHousing.COLUMNS);
        try (OutputStream out = new SmallGzip(Files.newOutputStream(Path.of(args[1])))) {
            out.write(pack(table).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The table as CSV text of whole numbers. */
    static String pack(FeatureMatrix table) {
        StringBuilder csv = new StringBuilder(String.join(",", CaliforniaHousing.COUNTS)).append('\n');
        for (int row = 0; row < table.rows(); row++) {
            double population = table.get(row, 4);
            long households = Math.round(population / table.get(row, 5));
            csv.append(Math.round(table.get(row, 0) * 10_000)).append(',');
            csv.append(Math.round(table.get(row, 1))).append(',');
            csv.append(Math.round(table.get(row, 2) * households)).append(',');
            csv.append(Math.round(table.get(row, 3) * households)).append(',');
            csv.append(Math.round(population)).append(',');
            csv.append(households).append(',');
            csv.append(Math.round(table.get(row, 6) * 100)).append(',');
            csv.append(Math.round(table.get(row, 7) * 100)).append(',');
            csv.append(Math.round(table.get(row, 8) * 100_000)).append('\n');
        }
        return csv.toString();
    }

    /** Java's gzip writes neither a time nor a name; this one also compresses as much as possible. */
    private static final class SmallGzip extends GZIPOutputStream {
        SmallGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
