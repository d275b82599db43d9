package dev.mlmethods.regression.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** CSV in UTF-8 with line feeds: the same bytes on every platform. */
public final class CsvText {
    private final CsvWriter writer;

    private CsvText(OutputStream out, List<String> header) {
        this.writer = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.writeRecord(header);
    }

    /**
     * {@return a file}
     *
     * @param header the names of the columns
     * @param rows adds the rows, which may throw an {@link UncheckedIOException}
     */
    public static StagedFiles.Contents of(List<String> header, Consumer<CsvText> rows) {
        return out -> {
            CsvText text = new CsvText(out, header);
            try {
                rows.accept(text);
            } catch (UncheckedIOException e) {
                throw Objects.requireNonNull(e.getCause());
            }
            text.writer.flush();
        };
    }

    /**
     * Adds a row.
     *
     * @param fields as many as the header has
     */
    public void row(List<String> fields) {
        writer.writeRecord(fields);
    }
}
