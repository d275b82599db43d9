package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DatasetPath;
import dev.mlmethods.regression.data.FrozenRows;
import dev.mlmethods.regression.file.InputFiles;
import dev.mlmethods.regression.model.SpecificationFields;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * What the goals that read a user's table have in common: which table, and which of its columns. A field for each of these makes it a parameter of
 * the goals; the values are read with their places, by the names in {@link SpecificationFields}.
 */
@SuppressWarnings("UnusedVariable")
abstract class AbstractDatasetMojo extends AbstractTableMojo {
    /** The parameters with which the user divides the rows differently from what a key suggests. */
    private static final Set<String> DIVIDING = Set.of("splitBy", "keyColumn", "groupColumn", "timeColumn", "stratify");

    /**
     * A YAML file with parameters of a training under their own names, and with what to search under {@code sweep}. It overrides the POM, and the command
     * line overrides it. Default: {@code regression.yaml} beside the POM, if it is there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.configurationFile")
    private @Nullable File configurationFile;

    /**
     * The data: {@code california-housing}, {@code diabetes}, or a CSV file with a header.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.dataset")
    private @Nullable String dataset;

    /**
     * The query that {@code datasetUrl} is asked: one {@code SELECT}, whose columns become those of the table.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.query")
    private @Nullable String query;

    /**
     * A file with the query, in place of {@code query}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.queryFile")
    private @Nullable File queryFile;

    /**
     * The JSON file that says what the query gave. The rows are beside it, in a CSV file that is named by its hash. Default: {@code frozen-rows.json} in the
     * {@code outputDirectory}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.frozenRows")
    private @Nullable File frozenRows;

    /**
     * The column to predict. The built-in datasets have one of their own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.target")
    private @Nullable String target;

    /**
     * The columns to predict from. Default: all but the target.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.features")
    private List<String> features = List.of();

    /**
     * Columns that are not features.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.exclude")
    private List<String> exclude = List.of();

    /**
     * The types of columns by name: {@code number}, {@code category}, {@code boolean}, {@code date}, {@code dateTime} or {@code dateTimeOffset}, for columns
     * whose cells don't tell, such as {@code <columns><zip>category</zip></columns>} or {@code -Dregression.columns.zip=category}.
     *
     * @since 0.1.0
     */
    @Parameter
    private Map<String, String> columns = Map.of();

    /**
     * Texts that mark a missing cell, besides NA, NaN, null and the like, which pandas also reads as missing: for example {@code ?} or {@code -999}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.missingValues")
    private List<String> missingValues = List.of();

    /**
     * What stands in for a missing number: {@code mean}, {@code median} or a number; or {@code error}, which refuses it, or {@code drop}, which leaves its
     * row out. Mean and median are those of the training rows.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.missing", defaultValue = "mean", required = true)
    @SuppressWarnings("NullAway.Init")
    private String missing;

    /**
     * What stands in for a missing cell of a column, by name: {@code mean}, {@code median}, a number, {@code error} or {@code drop}, such as {@code <missingOf><age>median</age></missingOf>}
     * or {@code -Dregression.missingOf.age=median}.
     *
     * @since 0.1.0
     */
    @Parameter
    private Map<String, String> missingOf = Map.of();

    /**
     * More features than that a column of texts doesn't become, as scikit-learn's {@code OneHotEncoder} has {@code max_categories}; at least 2.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.maxCategories", defaultValue = "100")
    private int maxCategories;

    /**
     * The number of training rows that a category needs to become a feature of its own, as {@code min_frequency} there; at least 1.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.minFrequency", defaultValue = "5")
    private int minFrequency;

    /**
     * How columns of numbers are scaled, fitted on the training rows: {@code standard} (mean and standard deviation), {@code robust} (median and
     * quartiles), {@code quantileNormal} (to the normal distribution, by 1,000 quantiles at most) or {@code none}. The features of other columns are always
     * standardized.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.featureScaling", defaultValue = "standard", required = true)
    @SuppressWarnings("NullAway.Init")
    private String featureScaling;

    /**
     * How some columns are scaled, by name: {@code standard}, {@code robust}, {@code quantileNormal} or {@code none}, such as {@code <featureScalingOf><income>quantileNormal</income></featureScalingOf>}
     * or {@code -Dregression.featureScalingOf.income=quantileNormal}.
     *
     * @since 0.1.0
     */
    @Parameter
    private Map<String, String> featureScalingOf = Map.of();

    /**
     * Columns of texts that become one feature each, the mean target of their categories in the training rows, in place of a feature for each category: for
     * columns of many
     * categories, such as postcodes. Training rows have the means of other rows, so that none sees its own target.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.targetMeans")
    private List<String> targetMeans = List.of();

    AbstractDatasetMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        super(repositorySystem, toolchainManager);
    }

    /** Asks the database, unless the rows are frozen. */
    @Override
    void prepare() {
        super.prepare();
        requireDatabase("query", query);
        requireDatabase("queryFile", queryFile);
        if (!isDatabaseGiven()) {
            if (super.isDatabaseGiven()) {
                getLog().info("The database of datasetUrl is not asked, because -Dregression.dataset takes its place.");
            }
            return;
        }
        parameters().find("dataset").ifPresent(dataset -> {
            throw new RegressionException(
                    dataset.sentence() + ", and datasetUrl names a database; leave one of them out.");
        });
        ask("query", ConfiguredQuery.text(query, queryFile), frozenRows());
        if (!key().isEmpty() && isDividedByKey(givenAlone())) {
            getLog().info(
                            "The rows are divided by their key, so that each keeps its place when others are added; splitBy=random divides them anew.");
        }
    }

    /** A dataset on the command line takes the place of the database in the POM, so that a model can be made again from the rows that were kept. */
    @Override
    boolean isDatabaseGiven() {
        return super.isDatabaseGiven() && (!isOnCommandLine("dataset") || isOnCommandLine("datasetUrl"));
    }

    private boolean isOnCommandLine(String parameter) {
        return parameters()
                .find(parameter)
                .filter(given -> given.place().equals(Place.COMMAND_LINE))
                .isPresent();
    }

    private Path frozenRows() {
        return frozenRows == null
                ? outputDirectory().resolve(FrozenRows.FILE)
                : frozenRows.toPath().normalize();
    }

    /** Warns if the file has the other file extension of YAML. */
    final void warnOfUnreadFile() {
        if (configurationFile == null && Files.exists(basedir().resolve("regression.yml"))) {
            getLog().warn("regression.yml is not read; rename it to " + ConfigurationFile.NAME + ".");
        }
    }

    /**
     * The dataset as results store it: a file in the module is relative to the module.
     *
     * @throws RegressionException if none is given
     */
    final String dataset() {
        if (isDatabaseGiven()) {
            return DatasetPath.portable(frozenRows().toString(), basedir());
        }
        Object name = givenValues().get("dataset");
        if (name == null) {
            throw new RegressionException(
                    "dataset is missing; give california-housing, diabetes or a CSV file, as"
                            + " <dataset> in the POM, dataset in regression.yaml, or with -Dregression.dataset; or a database, as datasetUrl.");
        }
        return DatasetPath.portable(name.toString(), basedir());
    }

    /** Requires that none of the files that the goal writes is the one that its parameters come from. */
    final void requireApart(Path folder, List<String> files) {
        InputFiles inputs = InputFiles.none().with("configurationFile", configuredFile());
        (isDatabaseGiven() ? inputs.with("frozenRows", frozenRows()) : inputs)
                .requireApart("outputDirectory", folder, files);
    }

    /** The file that the parameters come from, which need not exist if the user names none. */
    final Path configuredFile() {
        return configurationFile == null ? basedir().resolve(ConfigurationFile.NAME) : configurationFile.toPath();
    }

    final boolean isDatasetGiven() {
        return isDatabaseGiven() || parameters().find("dataset").isPresent();
    }

    private Map<String, Object> givenAlone() {
        Map<String, Object> given = new LinkedHashMap<>();
        for (String field : SpecificationFields.names()) {
            Map<String, Object> entries = new LinkedHashMap<>();
            ofSpecification().entries(field).forEach((entry, value) -> entries.put(entry, value.value()));
            if (!entries.isEmpty()) {
                given.put(field, entries);
            }
            ofSpecification().find(field).ifPresent(value -> given.put(field, value.value()));
        }
        return given;
    }

    /** The values of the fields of the specification that were given, and those that the key of a query suggests. */
    final Map<String, Object> givenValues() {
        Map<String, Object> given = givenAlone();
        return isDatabaseGiven() && !key().isEmpty() ? withKey(given) : given;
    }

    /** Rows that a key tells apart are divided by it, so that they keep their places when others are added. */
    private Map<String, Object> withKey(Map<String, Object> given) {
        List<String> columns = keyColumns();
        if (isDividedByKey(given)) {
            given.put("splitBy", "hash");
            given.put("keyColumn", String.join("+", columns));
        }
        Object features = given.get("features");
        if (features == null) {
            Set<String> excluded = new LinkedHashSet<>();
            if (given.get("exclude") instanceof List<?> named) {
                named.forEach(column -> excluded.add(column.toString()));
            }
            excluded.addAll(columns);
            if (columns.size() > 1) {
                excluded.add(String.join("+", columns));
            }
            excluded.remove(String.valueOf(given.get("keyColumn")));
            given.put("exclude", List.copyOf(excluded));
        }
        return given;
    }

    private static boolean isDividedByKey(Map<String, Object> given) {
        return Collections.disjoint(given.keySet(), DIVIDING);
    }

    /** As the rows have them, once there are rows. */
    private List<String> keyColumns() {
        return Files.isRegularFile(frozenRows())
                ? FrozenRows.read(frozenRows(), shown(frozenRows())).origin().key()
                : key();
    }
}
