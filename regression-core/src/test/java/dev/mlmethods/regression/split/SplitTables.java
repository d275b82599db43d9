package dev.mlmethods.regression.split;

import dev.mlmethods.regression.data.ColumnSelection;
import dev.mlmethods.regression.data.CsvFile;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.SplitColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Tables with a column to divide them by, whose target is the number of the row. */
final class SplitTables {
    private final Path folder;

    SplitTables(Path folder) {
        this.folder = folder;
    }

    /** Three columns: {@code x}, {@code by}, {@code y}. */
    Dataset of(SplitColumn.Kind kind, List<?> cells) throws IOException {
        StringBuilder csv = new StringBuilder("x,by,y\n");
        for (int row = 0; row < cells.size(); row++) {
            csv.append(row % 5)
                    .append(',')
                    .append(cells.get(row))
                    .append(',')
                    .append(row)
                    .append('\n');
        }
        return read(csv.toString(), kind);
    }

    Dataset read(String csv, SplitColumn.Kind kind) throws IOException {
        Path file = folder.resolve("t.csv");
        Files.writeString(file, csv);
        ColumnSelection selection = new ColumnSelection(List.of(), List.of(), new SplitColumn(kind, "by"));
        return CsvFile.of(file, "t.csv").read("y", selection);
    }

    static SplitSpec spec(SplitColumn.Kind kind) {
        return SplitSpec.defaults().withColumn(new SplitColumn(kind, "by"));
    }

    static int[] rows(Dataset part) {
        return Arrays.stream(part.target()).mapToInt(row -> (int) row).toArray();
    }

    static int[] validation(DatasetSplit split) {
        return rows(Objects.requireNonNull(split.validation()));
    }
}
