package dev.mlmethods.regression.data;

import dev.mlmethods.regression.predictor.text.NumberText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The datasets that come with this library, equal to scikit-learn's to the bit.
 *
 * <p>{@code PROVENANCE.md} beside the resources says where they come from.
 */
public enum BuiltInDataset {
    /**
     * The median house value, in 100,000 dollars, of 20,640 block groups of the 1990 census, with 8 features: {@code
     * MedInc} (10,000 dollars), {@code HouseAge} (years), {@code AveRooms} and {@code AveBedrms} (per household), {@code
     * Population}, {@code AveOccup} (persons per household), {@code Latitude} and {@code Longitude} (degrees). The target is
     * {@code MedHouseVal}. Equal to {@code sklearn.datasets.fetch_california_housing()}.
     */
    CALIFORNIA_HOUSING("california-housing", "MedHouseVal") {
        @Override
        FeatureMatrix read(InputStream resource) throws IOException {
            return CaliforniaHousing.read(datasetName(), resource);
        }
    },

    /**
     * The one-year progression of diabetes in 442 patients, with 10 features that are centered and have the sum of
     * squares 1: {@code age, sex, bmi, bp, s1} to {@code s6}. The target is {@code target}. Equal to {@code
     * sklearn.datasets.load_diabetes()} of scikit-learn 1.2.1.
     */
    DIABETES("diabetes", "target") {
        @Override
        FeatureMatrix read(InputStream resource) throws IOException {
            try (CsvTable table = CsvTable.open(datasetName(), resource)) {
                List<String> names = table.columns().names();
                List<NumberColumn> columns = names.stream()
                        .map(name -> new NumberColumn(names.indexOf(name), name, ""))
                        .toList();
                DoubleList values = new DoubleList(DIABETES_ROWS * names.size());
                table.forEachRow(columns, row -> values.append(row, 0, row.length));
                return FeatureMatrix.of(names, values.toArray());
            }
        }
    };

    private static final int DIABETES_ROWS = 442;

    private final String datasetName;
    private final String defaultTarget;

    BuiltInDataset(String datasetName, String defaultTarget) {
        this.datasetName = datasetName;
        this.defaultTarget = defaultTarget;
    }

    /**
     * {@return the built-in dataset of a name; empty if there is none}
     *
     * @param name as users write it, such as {@code california-housing}
     */
    public static Optional<BuiltInDataset> named(String name) {
        return Arrays.stream(values())
                .filter(dataset -> dataset.datasetName.equals(name))
                .findFirst();
    }

    /** {@return the names of all built-in datasets, as users write them} */
    public static List<String> names() {
        return Arrays.stream(values()).map(BuiltInDataset::datasetName).toList();
    }

    /** {@return the name that users know it by, such as {@code california-housing}} */
    public String datasetName() {
        return datasetName;
    }

    /** {@return the target that {@link #load} takes if none is given} */
    public String defaultTarget() {
        return defaultTarget;
    }

    /** {@return the dataset with its default target and all features} */
    public Dataset load() {
        return load(null, ColumnSelection.all());
    }

    /**
     * {@return the dataset with a chosen target and chosen features}
     *
     * @param target any column; null for the default target
     * @param selection which of the other columns are features, and which columns divide or weight the rows
     * @throws dev.mlmethods.regression.RegressionException if the target or the selection doesn't fit the columns
     */
    public Dataset load(@Nullable String target, ColumnSelection selection) {
        FeatureMatrix table = readResource();
        TableColumns columns = TableColumns.of(datasetName, table.names());
        String chosenTarget = target == null ? defaultTarget : target;
        List<String> features = selection.resolve(columns, chosenTarget);
        double[] y = values(table, columns.indexOf("target is", chosenTarget));
        double[] x = values(table, columns, "features names", features);
        Dataset dataset = Dataset.of(datasetName, FeatureMatrix.of(features, x), chosenTarget, y);
        SplitColumn by = selection.splitColumn();
        if (by != null) {
            dataset = dataset.dividedBy(splitKeys(table, columns, by));
        }
        String sampleWeight = selection.sampleWeight();
        return sampleWeight == null ? dataset : dataset.weightedBy(weights(table, sampleWeight));
    }

    private SplitKeys splitKeys(FeatureMatrix table, TableColumns columns, SplitColumn by) {
        int index = columns.indexOf(by.kind().parameter() + " is", by.name());
        SplitKeysReader reader = new SplitKeysReader(datasetName, by, new NumberColumn(index, by.name(), ""));
        forEachCell(table, index, reader::add);
        return reader.keys();
    }

    /**
     * How much each row counts.
     *
     * @throws dev.mlmethods.regression.RegressionException if there is no such column, or a number in it isn't a valid weight
     */
    SampleWeights readWeights(String sampleWeight) {
        return weights(readResource(), sampleWeight);
    }

    private SampleWeights weights(FeatureMatrix table, String sampleWeight) {
        int index = TableColumns.of(datasetName, table.names()).indexOf("sampleWeight is", sampleWeight);
        SampleWeightsReader reader = new SampleWeightsReader(datasetName, new NumberColumn(index, sampleWeight, ""));
        forEachCell(table, index, reader::add);
        return reader.weights();
    }

    private static void forEachCell(FeatureMatrix table, int column, Consumer<CsvRow.Cell> consumer) {
        for (int row = 0; row < table.rows(); row++) {
            consumer.accept(new CsvRow.Cell(NumberText.shortest(table.get(row, column)), row));
        }
    }

    /**
     * The named columns, in that order.
     *
     * @throws dev.mlmethods.regression.RegressionException if there is no such column
     */
    FeatureMatrix readFeatures(List<String> features) {
        FeatureMatrix table = readResource();
        TableColumns columns = TableColumns.of(datasetName, table.names());
        double[] x = values(table, columns, "the model needs the feature", features);
        return FeatureMatrix.of(features, x);
    }

    /** All columns, the default target among them. */
    abstract FeatureMatrix read(InputStream resource) throws IOException;

    private FeatureMatrix readResource() {
        String resource = datasetName + ".csv.gz";
        try (InputStream in = BuiltInDataset.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing from the class path");
            }
            return read(new GZIPInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + resource + " is damaged", e);
        }
    }

    private static double[] values(FeatureMatrix table, TableColumns columns, String use, List<String> names) {
        return values(
                table,
                names.stream().mapToInt(name -> columns.indexOf(use, name)).toArray());
    }

    /** Row by row. */
    private static double[] values(FeatureMatrix table, int... columns) {
        double[] values = new double[table.rows() * columns.length];
        int next = 0;
        for (int row = 0; row < table.rows(); row++) {
            for (int column : columns) {
                values[next++] = table.get(row, column);
            }
        }
        return values;
    }
}
