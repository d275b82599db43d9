package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.storage.DoubleColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A dataset that comes with this library: the code that contains it has its own hash. */
record BuiltInSource(BuiltInDataset dataset) implements DataSource {
    @Override
    public String name() {
        return dataset.datasetName();
    }

    @Override
    public Optional<Path> file() {
        return Optional.empty();
    }

    @Override
    public Optional<String> sha256() {
        return Optional.empty();
    }

    @Override
    public boolean hasLines(int lines) {
        return dataset.load(dataset.defaultTarget(), ColumnSelection.all()).rows() >= lines;
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    @Override
    public Dataset read(@Nullable String target, ColumnSelection selection, EncodingSpec encoding) {
        requireNothingGiven(encoding);
        Dataset read = dataset.load(target, selection);
        List<String> names = new ArrayList<>(read.features().names());
        names.add(read.targetName());
        encoding.requireFeatures(TableColumns.of(name(), names), read.features().names(), selection, read.targetName());
        return read.with(encoding);
    }

    /** Its columns are numbers without missing cells. */
    private void requireNothingGiven(EncodingSpec encoding) {
        for (String parameter : encoding.ofCells()) {
            throw new RegressionException(parameter + " is set, but " + name()
                    + " is a built-in dataset, whose columns are all numbers without missing cells; leave " + parameter
                    + " out.");
        }
    }

    @Override
    public Dataset readNumbers(String target, List<String> features) {
        return dataset.load(target, new ColumnSelection(features, List.of()));
    }

    @Override
    public Dataset read(String target, Map<String, ColumnType> types, EncodingSpec encoding) {
        Dataset read = dataset.load(target, new ColumnSelection(List.copyOf(types.keySet()), List.of()));
        return Dataset.of(
                read.name(),
                table(read.features(), types),
                read.targetName(),
                read.targetColumn(),
                DroppedRows.NONE,
                EncodingSpec.defaults());
    }

    @Override
    public Dataset readWeights(Dataset rows, String sampleWeight, Set<String> missingValues) {
        return rows.weightedBy(dataset.readWeights(sampleWeight));
    }

    @Override
    public TableDescription describe(@Nullable String target, ColumnSelection selection, EncodingSpec encoding) {
        requireNothingGiven(encoding);
        String chosen = target == null ? dataset.defaultTarget() : target;
        Dataset read = dataset.load(chosen, selection);
        List<String> names = new ArrayList<>(read.features().names());
        names.add(chosen);
        List<NumberColumn> columns = IntStream.range(0, names.size())
                .mapToObj(place -> new NumberColumn(place, names.get(place), selection.howToLeaveOut()))
                .toList();
        TableSurvey survey = TableSurvey.of(columns, chosen, encoding);
        double[] values = read.target();
        TableSurvey.Rows rows = consumer -> {
            for (int row = 0; row < read.rows(); row++) {
                int at = row;
                consumer.accept(place ->
                        cell(at, place < names.size() - 1 ? read.features().get(at, place) : values[at]));
            }
        };
        survey.lookAtCells(rows);
        survey.lookAtValues(rows);
        return survey.description(name());
    }

    /** As the cell of a file. */
    private static CsvRow.Cell cell(int row, double value) {
        return new CsvRow.Cell(NumberText.shortest(value), row + 1L);
    }

    @Override
    public EncodedRows readRows(TableEncoders encoders) {
        TypedTable table = table(dataset.readFeatures(encoders.columns()), encoders.types());
        return EncodedRows.of(name(), table, encoders, rowNames());
    }

    private TypedTable table(FeatureMatrix features, Map<String, ColumnType> types) {
        List<TypedColumn> columns = new ArrayList<>();
        for (int column = 0; column < features.columns(); column++) {
            String name = features.names().get(column);
            if (types.get(name) != ColumnType.NUMBER) {
                throw new RegressionException(name() + ": the column " + Excerpt.quoted(name)
                        + " holds numbers, but the model was trained with another type. Give"
                        + " a table with the model's columns.");
            }
            double[] values = new double[features.rows()];
            for (int row = 0; row < values.length; row++) {
                values[row] = features.get(row, column);
            }
            columns.add(new TypedColumn.Values(name, ColumnType.NUMBER, DoubleColumn.of(values)));
        }
        return new TypedTable(columns, features.rows(), Set.of(), null);
    }

    @Override
    public FeatureMatrix readFeatures(List<String> features) {
        return dataset.readFeatures(features);
    }

    /** It has no lines that anybody could look at. */
    @Override
    public SortedMap<Integer, Long> linesOf(Set<Integer> rows) {
        return new TreeMap<>();
    }

    @Override
    public RowNames rowNames() {
        return row -> "row " + row;
    }
}
