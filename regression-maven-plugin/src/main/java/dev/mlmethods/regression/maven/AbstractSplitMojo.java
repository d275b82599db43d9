package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.model.SpecificationFields;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * What the goals that make a model of a table have in common: how its rows are divided, and how much they count. A field for each of these makes it a
 * parameter of the goals; the values are read with their places, by the names in {@link SpecificationFields}.
 */
@SuppressWarnings("UnusedVariable")
abstract class AbstractSplitMojo extends AbstractDatasetMojo {
    /**
     * The column that says how much each row counts, in the training, in the reference models and in the metrics: finite numbers from 0 up, of which only the
     * proportions matter. It is not a feature, and new rows don't need it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.sampleWeight")
    private @Nullable String sampleWeight;

    /**
     * The share of the rows that is held out for the test.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.testSize", defaultValue = "0.2")
    private double testSize;

    /**
     * The seed of the split, as scikit-learn's {@code random_state}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.splitSeed", defaultValue = "42")
    private long splitSeed;

    /**
     * The share of the training rows that are not trained on: {@code train} watches the loss on them, and {@code sweep} compares its
     * trials on them. 0: none. Default: 0.2 for {@code sweep}; for {@code train} 0, and 0.1 for tables of 1,000 lines or more.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.validationSize")
    private @Nullable Double validationSize;

    /**
     * By what the rows are divided for the test, the validation and the folds of a sweep: {@code random} (scikit-learn's {@code train_test_split}), {@code group}
     * (rows with the same {@code groupColumn} stay together), {@code time} (the rows with the latest {@code timeColumn} are for the test) or {@code hash}
     * (each row only by its {@code keyColumn}, so that it keeps its place when other rows are added).
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.splitBy", defaultValue = "random", required = true)
    @SuppressWarnings("NullAway.Init")
    private String splitBy;

    /**
     * The column whose equal cells stay together with {@code splitBy=group}. It is not a feature unless {@code features} names it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.groupColumn")
    private @Nullable String groupColumn;

    /**
     * The column of dates or numbers that orders the rows with {@code splitBy=time}. It is a feature, unless {@code exclude} names it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.timeColumn")
    private @Nullable String timeColumn;

    /**
     * The column by whose hash a row has its place with {@code splitBy=hash}. It is not a feature unless {@code features} names it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.keyColumn")
    private @Nullable String keyColumn;

    /**
     * The number of quantile bins of the target that {@code splitBy=random} divides alike, at least 2; 0: none. Each bin gives the same share of its rows to
     * the test,
     * the validation and the folds of a sweep, as with scikit-learn's {@code stratify}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.stratify", defaultValue = "0")
    private int stratify;

    AbstractSplitMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        super(repositorySystem, toolchainManager);
    }
}
