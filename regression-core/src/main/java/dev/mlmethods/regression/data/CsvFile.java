package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.storage.DoubleRows;
import dev.mlmethods.regression.storage.TableMemory;
import dev.mlmethods.regression.text.Reason;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A table in a CSV file: a header with the column names, then one row per record.
 *
 * <p>How the file is written (separator, quotes, decimal mark, encoding and so on) is detected, unless a {@link DialectSpec} says so; see {@link
 * DialectFinder}.
 *
 * <p>Lines end with LF, CRLF or CR, the last one with or without. A byte-order mark, spaces around names and numbers, and blank lines don't matter;
 * but in a file with a single column, a blank line between two rows counts as an empty cell. Fields may be in quotes, and may then contain
 * separators, line breaks and doubled quotes (RFC 4180). Each column that is read must have a unique name; only the first may have none: it is then
 * called {@code row}, and isn't a feature by default.
 *
 * <p>Numbers look like {@code -12}, {@code 0.5} or {@code 1e-3}, whatever the locale, and become the nearest float64. Columns of booleans, dates and
 * other texts have their own types, see {@link ColumnSurvey}; infinities are errors. A cell may be missing, see {@link
 * dev.mlmethods.regression.predictor.table.CellText#isMissing}, and a row without a target is left out. Columns that are not asked for may contain
 * anything.
 *
 * <p>The file is read twice, once to check and count and once to parse, and must not change in the meantime; a table that doesn't consist only of
 * numbers is read once more to find the types. A table needs 8 bytes per value, in memory or, if it is larger than that ({@link TableMemory}), in a file.
 *
 * <pre>{@code
 * Dataset houses = CsvFile.of(Path.of("houses.csv"), "houses.csv").read("price", ColumnSelection.all());
 * }</pre>
 */
public final class CsvFile implements DataSource {
    private final Path file;
    private final String name;
    private final DialectSpec given;
    private final DialectSpec otherwise;
    private final @Nullable FrozenRows frozen;
    private final TableMemory memory;
    private @Nullable CsvDialect dialect;

    private CsvFile(Path file, String name, DialectSpec given, DialectSpec otherwise, @Nullable FrozenRows frozen) {
        this.file = file;
        this.name = name;
        this.given = given;
        this.otherwise = otherwise;
        this.frozen = frozen;
        this.memory = TableMemory.ofProcess();
    }

    /**
     * {@return a CSV file whose dialect is detected} Nothing is read yet.
     *
     * @param file its path; a relative one starts from the working directory
     * @param name what messages call the file: the path as the user wrote it
     */
    public static CsvFile of(Path file, String name) {
        return of(file, name, DialectSpec.FOUND, DialectSpec.FOUND);
    }

    /**
     * A CSV file whose dialect the user knows; nothing is read yet.
     *
     * @param name what messages call the file: the path as the user wrote it
     * @param given how it is written
     * @param otherwise how it is written if that is neither given nor found in it
     */
    static CsvFile of(Path file, String name, DialectSpec given, DialectSpec otherwise) {
        return new CsvFile(file, name, given, otherwise, null);
    }

    /**
     * The rows that a query gave; nothing is read yet.
     *
     * @param name what messages call the file: the path as the user wrote it
     * @param frozen what is known of the rows
     */
    static CsvFile of(Path file, String name, FrozenRows frozen) {
        return new CsvFile(file, name, FrozenRows.DIALECT, FrozenRows.DIALECT, frozen);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(file);
    }

    @Override
    public Optional<QueryOrigin> origin() {
        return Optional.ofNullable(frozen).map(FrozenRows::origin);
    }

    @Override
    public List<List<String>> keys() {
        List<List<String>> keys = new ArrayList<>();
        forEachKey(keys::add);
        return keys;
    }

    private List<String> key() {
        return origin().map(QueryOrigin::key).orElse(List.of());
    }

    private void forEachKey(Consumer<List<String>> consumer) {
        List<String> names = key();
        if (!names.isEmpty()) {
            read((table, rows) -> {
                table.forEachSurveyedRow(
                        needed(table, names),
                        Set.of(),
                        row -> consumer.accept(IntStream.range(0, names.size())
                                .mapToObj(place -> row.cell(place).text())
                                .toList()));
                return rows;
            });
        }
    }

    /**
     * Of the bytes of the file; of the rows of a query, of their text, whatever packed it. Empty if there is no file, which whoever reads it will report.
     */
    @Override
    public Optional<String> sha256() throws IOException {
        if (frozen != null) {
            frozen.requireUnchanged(file, name);
            return Optional.of(frozen.sha256());
        }
        return Files.isRegularFile(file) ? Optional.of(Sha256.of(file)) : Optional.empty();
    }

    /**
     * The lines of the file, not counting the header: a row may span several, and a blank line counts as one. A file that is compressed by zstd is assumed to have them, so
     * that the answer doesn't depend on whether the library is there.
     */
    @Override
    public boolean hasLines(int lines) {
        try {
            Compression compression = Compression.of(file);
            return compression == Compression.ZSTD || hasLines(lines, compression);
        } catch (IOException e) {
            return false;
        }
    }

    private boolean hasLines(int lines, Compression compression) throws IOException {
        try (InputStream in = new BufferedInputStream(compression.open(file))) {
            int ended = 0;
            boolean inLine = false;
            boolean afterReturn = false;
            for (int b = in.read(); b >= 0 && ended <= lines; b = in.read()) {
                boolean ends = b == '\r' || (b == '\n' && !afterReturn);
                ended += ends ? 1 : 0;
                afterReturn = b == '\r';
                inLine = b != '\r' && b != '\n';
            }
            return ended + (inLine ? 1 : 0) > lines;
        }
    }

    /** A table of numbers is read in one pass; if there is anything else in it, the types of its columns are first found from all rows. */
    @Override
    public Dataset read(@Nullable String target, ColumnSelection selection, EncodingSpec encoding) {
        if (target == null || target.isBlank()) {
            throw new RegressionException("target is not set; name the column of " + name + " to predict. "
                    + columnsOfTable().listed());
        }
        Dataset dataset = readFeatures(target, selection, encoding);
        SplitColumn by = selection.splitColumn();
        if (by != null) {
            dataset = dataset.dividedBy(splitKeys(by, dataset.dropped(), encoding.markers()));
        }
        String sampleWeight = selection.sampleWeight();
        return sampleWeight == null ? dataset : readWeights(dataset, sampleWeight, encoding.markers());
    }

    /**
     * {@return the column names, in the file's order}
     *
     * @throws RegressionException if the file can't be read, isn't text in its encoding, or its header is faulty
     */
    public List<String> columns() {
        return columnsOfTable().names();
    }

    private Dataset readFeatures(String target, ColumnSelection selection, EncodingSpec encoding) {
        if (!encoding.ofCells().isEmpty()) {
            return readTyped(target, selection, encoding);
        }
        try {
            Dataset numbers = readNumbers(target, selection);
            if (encoding.featureScalingOf() != null) {
                encoding.requireFeatures(columnsOfTable(), numbers.features().names(), selection, target);
            }
            return numbers.with(encoding);
        } catch (NotANumberException e) {
            return readTyped(target, selection, encoding);
        }
    }

    @Override
    public Dataset readNumbers(String target, List<String> features) {
        ColumnSelection selection = new ColumnSelection(features, List.of());
        try {
            return readNumbers(target, selection);
        } catch (NotANumberException e) {
            Map<String, ColumnType> types = new LinkedHashMap<>();
            features.forEach(feature -> types.put(feature, ColumnType.NUMBER));
            TypedFile.Rows rows = read(target, selection, types, EncodingSpec.defaults());
            if (rows.table().isPlain()) {
                return dataset(rows, target, EncodingSpec.defaults()).withoutTable();
            }
            throw e;
        }
    }

    private Dataset readNumbers(String target, ColumnSelection selection) {
        return read((table, rows) -> {
            List<NumberColumn> features = features(table, target, selection, EncodingSpec.defaults());
            List<NumberColumn> numbers = new ArrayList<>(features);
            numbers.add(target(table, target));
            int width = features.size();
            List<String> names = features.stream().map(NumberColumn::name).toList();
            if (!memory.holds(rows, numbers.size())) {
                return Dataset.of(name, names, target, inFile(table, rows, numbers));
            }
            DoubleList x = new DoubleList(size(rows, width));
            DoubleList y = new DoubleList(size(rows, 1));
            table.forEachRow(numbers, row -> {
                x.append(row, 0, width);
                y.append(row, width, 1);
            });
            return Dataset.of(name, FeatureMatrix.of(names, x.toArray()), target, y.toArray());
        });
    }

    /** The numbers of a table that is larger than memory. */
    private DoubleRows inFile(CsvTable table, long rows, List<NumberColumn> numbers) {
        requireCountable(rows);
        try (DoubleRows.Writer writer = DoubleRows.Writer.open(memory, rows, numbers.size())) {
            table.forEachRow(numbers, row -> writer.append(row, 0, numbers.size()));
            return writer.finish();
        }
    }

    private SplitKeys splitKeys(SplitColumn by, DroppedRows dropped, Set<String> missingValues) {
        return read((table, rows) -> {
            NumberColumn column = column(table, by.kind().parameter(), by.name());
            SplitKeysReader reader = new SplitKeysReader(name, by, column);
            forEachCell(table, column, dropped, missingValues, reader::add);
            return reader.keys();
        });
    }

    @Override
    public Dataset readWeights(Dataset dataset, String sampleWeight, Set<String> missingValues) {
        return dataset.weightedBy(read((table, rows) -> {
            requireWeights(table.columns(), sampleWeight);
            NumberColumn column = column(table, "sampleWeight", sampleWeight);
            SampleWeightsReader reader = new SampleWeightsReader(name, column);
            forEachCell(table, column, dataset.dropped(), missingValues, reader::add);
            return reader.weights();
        }));
    }

    /** A training requires the column earlier, so that only another table may lack it. */
    private void requireWeights(TableColumns columns, String sampleWeight) {
        if (!columns.names().contains(sampleWeight)) {
            throw new RegressionException("sampleWeight is " + Excerpt.quoted(sampleWeight) + ", but " + name
                    + " has no such column. The metrics of a model that was trained with weights need those of the rows: add the column, with 1 in all rows if they count the same. "
                    + columns.listed());
        }
    }

    private static NumberColumn column(CsvTable table, String parameter, String column) {
        return new NumberColumn(table.columns().indexOf(parameter + " is", column), column, "");
    }

    /** Takes the cells of a column in the rows that have a target. */
    private static void forEachCell(
            CsvTable table,
            NumberColumn column,
            DroppedRows dropped,
            Set<String> missingValues,
            Consumer<CsvRow.Cell> consumer) {
        Set<Integer> without =
                dropped.rows().stream().map(DroppedRows.Row::number).collect(Collectors.toSet());
        int[] next = {0};
        table.forEachTextRow(List.of(column), missingValues, row -> {
            if (!without.contains(next[0]++)) {
                consumer.accept(row.cell(0));
            }
        });
    }

    private Dataset readTyped(String target, ColumnSelection selection, EncodingSpec encoding) {
        TypedFile.Types types = read((table, rows) -> {
            encoding.requireFeatures(table.columns(), selection.resolve(table.columns(), target), selection, target);
            return new TypedFile(name, encoding, memory)
                    .types(table, features(table, target, selection, encoding), target(table, target));
        });
        TypedFile.Rows rows = read(target, selection, types.byName(), encoding);
        Dataset dataset = dataset(rows, target, encoding).withFindings(types.findings());
        // Without the table that it was trained on, a model wouldn't know the markers, or which rows it has no
        // prediction for.
        boolean isPlain = rows.table().isPlain() && encoding.markers().isEmpty() && !encoding.dropsRows();
        return isPlain ? dataset.withoutTable() : dataset;
    }

    @Override
    public Dataset read(String target, Map<String, ColumnType> types, EncodingSpec encoding) {
        ColumnSelection selection = new ColumnSelection(List.copyOf(types.keySet()), List.of());
        EncodingSpec ofRows = encoding.ofRows();
        return dataset(read(target, selection, types, ofRows), target, ofRows);
    }

    private TypedFile.Rows read(
            String target, ColumnSelection selection, Map<String, ColumnType> types, EncodingSpec encoding) {
        return read((table, rows) -> new TypedFile(name, encoding, memory)
                .read(table, features(table, target, selection, encoding), target(table, target), types, rows));
    }

    private Dataset dataset(TypedFile.Rows rows, String target, EncodingSpec encoding) {
        return Dataset.of(name, rows.table(), target, rows.target(), rows.dropped(), encoding);
    }

    private static List<NumberColumn> features(
            CsvTable table, String target, ColumnSelection selection, EncodingSpec encoding) {
        TableColumns columns = table.columns();
        return selection.resolve(columns, target).stream()
                .map(feature -> new NumberColumn(
                        columns.indexOf("features names", feature),
                        feature,
                        encoding.howToLeaveOut(selection, feature)))
                .toList();
    }

    private static NumberColumn target(CsvTable table, String target) {
        return new NumberColumn(table.columns().indexOf("target is", target), target, "");
    }

    @Override
    public EncodedRows readRows(TableEncoders encoders) {
        EncodingSpec encoding = EncodingSpec.ofMissingValues(encoders.missingValues());
        TypedFile.Rows rows = read((table, expected) -> new TypedFile(name, encoding, memory)
                .read(table, needed(table, encoders.columns()), null, encoders.types(), expected));
        return EncodedRows.of(name, rows.table(), encoders, rowNames());
    }

    private static List<NumberColumn> needed(CsvTable table, List<String> names) {
        return names.stream()
                .map(column -> new NumberColumn(table.columns().indexOfNeeded(column, names), column, ""))
                .toList();
    }

    /**
     * Reads the named columns, in that order, wherever they are in the file.
     *
     * @throws RegressionException if the file can't be read or is faulty, or has no such column
     */
    @Override
    public FeatureMatrix readFeatures(List<String> features) {
        return read((table, rows) -> {
            List<NumberColumn> numbers = needed(table, features);
            int width = features.size();
            if (!memory.holds(rows, width)) {
                return FeatureMatrix.of(features, new NumberRows.InFile(inFile(table, rows, numbers)));
            }
            DoubleList x = new DoubleList(size(rows, width));
            table.forEachRow(numbers, row -> x.append(row, 0, width));
            return FeatureMatrix.of(features, x.toArray());
        });
    }

    @Override
    public TableDescription describe(@Nullable String target, ColumnSelection selection, EncodingSpec encoding) {
        List<NumberColumn> columns = read((table, rows) -> described(table.columns(), target, selection, encoding));
        TableSurvey survey = TableSurvey.of(columns, target, encoding);
        TableSurvey.Rows rows = consumer -> read((table, expected) -> {
            table.forEachSurveyedRow(columns, encoding.markers(), row -> consumer.accept(row::cell));
            return expected;
        });
        survey.lookAtCells(rows);
        survey.lookAtValues(rows);
        return survey.description(name);
    }

    /** In the order of the table. */
    private static List<NumberColumn> described(
            TableColumns all, @Nullable String target, ColumnSelection selection, EncodingSpec encoding) {
        List<String> selected = selection.described(all, target);
        encoding.requireFeatures(all, selected, selection, target);
        Set<String> described = new HashSet<>(selected);
        return all.names().stream()
                .filter(described::contains)
                .map(column -> new NumberColumn(
                        all.indexOf("features names", column),
                        column,
                        column.equals(target) ? "" : encoding.howToLeaveOut(selection, column)))
                .toList();
    }

    /**
     * The lines that some rows begin in, from 1, as editors count: blank lines and line breaks within quotes are lines, too.
     *
     * @param rows their 0-based numbers; those that the file doesn't have are left out
     * @throws RegressionException if the file can't be read or is faulty
     */
    @Override
    public SortedMap<Integer, Long> linesOf(Set<Integer> rows) {
        return read((table, expected) -> table.linesOf(rows));
    }

    /** What messages call the rows: {@code line 7}, or {@code id 7} by the key of a query. The file is read again for each name. */
    @Override
    public RowNames rowNames() {
        return key().isEmpty() ? lineNames() : this::keyName;
    }

    private String keyName(int row) {
        List<String> name = new ArrayList<>();
        int[] number = {0};
        forEachKey(key -> {
            if (number[0]++ == row) {
                for (int place = 0; place < key.size(); place++) {
                    name.add(key().get(place) + " " + Excerpt.name(key.get(place)));
                }
            }
        });
        return String.join(", ", name);
    }

    private RowNames lineNames() {
        return row -> "line " + linesOf(Set.of(row)).get(row);
    }

    /** The columns, with what messages say about them. */
    TableColumns columnsOfTable() {
        return read((table, rows) -> table.columns());
    }

    /** Reads something from the table, given how many rows to expect. */
    private interface Reading<T> {
        T from(CsvTable table, long rows);
    }

    private <T> T read(Reading<T> reading) {
        return reading(() -> {
            CsvDialect written = dialect();
            long records;
            try (InputStream in = CsvBytes.text(file, written)) {
                records = TextFile.countRecords(in, name, written.quote());
            }
            try (InputStream in = CsvBytes.text(file, written);
                    CsvTable table = CsvTable.open(name, in, written)) {
                return reading.from(table, Math.max(0, records - 1));
            }
        });
    }

    private <T> T reading(FileReading<T> reading) {
        try {
            return reading.from();
        } catch (AccessDeniedException e) {
            throw new RegressionException(
                    name + " can't be read: permission denied. Give yourself permission to read it.", e);
        } catch (IOException e) {
            throw unreadable(e);
        } catch (UncheckedIOException e) {
            throw unreadable(Objects.requireNonNull(e.getCause()));
        }
    }

    private RegressionException unreadable(IOException e) {
        if (e instanceof ZipException || e instanceof EOFException) {
            return new RegressionException(
                    name + " can't be unpacked: " + Reason.of(e)
                            + ". If the archive is damaged or incomplete, fetch it again; otherwise unpack it first.",
                    e);
        } else if (e instanceof CharacterCodingException) {
            return new RegressionException(
                    name + " is not text in "
                            + (dialect == null
                                    ? "its encoding"
                                    : dialect.encoding().name())
                            + ". Set encoding to the right one, or save the file as UTF-8.",
                    e);
        }
        return new RegressionException(name + " can't be read: " + e.getMessage(), e);
    }

    /** How it is written; detected only once, and so is whether the rows of a query are those that were kept. */
    private CsvDialect dialect() throws IOException {
        CsvDialect known = dialect;
        if (known == null) {
            if (frozen != null) {
                frozen.requireUnchanged(file, name);
            }
            TextFile.requireFile(file, name);
            CsvHead head = CsvBytes.head(file);
            TextFile.requireNoSignature(head.bytes(), name);
            known = new DialectFinder(name, given, otherwise).find(head);
            dialect = known;
        }
        return known;
    }

    @Override
    public List<String> notes() {
        if (frozen != null) {
            // Nobody but this library has written it.
            return List.of();
        }
        return reading(() -> {
            CsvDialect written = dialect();
            List<String> notes = new ArrayList<>();
            String found = written.found(given);
            if (!found.isEmpty()) {
                notes.add(name + ": " + found);
            }
            try (InputStream in = CsvBytes.text(file, written);
                    CsvTable table = CsvTable.open(name, in, written)) {
                if (table.columns().hasRowNames()) {
                    notes.add(name + ": the first column has no name. It is taken to hold row names and called '"
                            + TableColumns.ROW_NAMES + "', and is a feature only if features names it.");
                }
            }
            return notes;
        });
    }

    /** Reads something from the file. */
    private interface FileReading<T> {
        T from() throws IOException;
    }

    private int size(long rows, int columns) {
        return sizeOf(name, rows, columns);
    }

    private void requireCountable(long rows) {
        if (rows > DoubleList.MAX_SIZE) {
            throw new RegressionException(name + " has " + NumberText.count(rows) + " rows; at most "
                    + NumberText.count(DoubleList.MAX_SIZE) + " can be read. Take fewer rows.");
        }
    }

    /** The number of values, if they fit in one array. */
    static int sizeOf(String name, long rows, int columns) {
        if (rows > DoubleList.MAX_SIZE / columns) {
            throw new RegressionException(name + " has " + rows + " rows of " + columns + " features; at most "
                    + DoubleList.MAX_SIZE + " values fit. Select fewer features, or take fewer rows.");
        }
        return (int) rows * columns;
    }
}
