package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.io.File;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Predicts the target for each row of a CSV file. Warns of rows that have no prediction, and of features with values outside the range of the
 * training rows.
 *
 * @since 0.1.0
 */
@Mojo(name = "predict", requiresProject = false, threadSafe = true, configurator = ParameterConfigurator.HINT)
public final class PredictMojo extends AbstractTableMojo {
    private static final String PARQUET = ".parquet";

    /**
     * The rows to predict: a CSV file with a header and the model's features, raw and unscaled. Other columns are ignored.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.input")
    private @Nullable String input;

    /**
     * The rows to predict, in place of {@code input}: those that this query gives when {@code datasetUrl} is asked. They are kept in the output folder, and the
     * columns of the {@code key} come first in the predictions.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.inputQuery")
    private @Nullable String inputQuery;

    /**
     * The model. Default: the one in the output folder that ships: {@code model-final.zip} if the training made one, otherwise {@code model.zip}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.model")
    private @Nullable File model;

    /**
     * The CSV file to write: the key of a query, {@code row} (0-based in the input), {@code predicted}, which is empty if the network gives no finite number for the row; the log
     * counts and names such rows. Default: in the output folder, named
     * after the input and ending in {@code -predicted.csv}. It must be neither the input nor the model. With a name that ends in {@code .parquet}, the driver of DuckDB
     * among the plugin's {@code <dependencies>} writes the same as Parquet.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.predictions")
    private @Nullable File predictions;

    @Inject
    PredictMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        super(repositorySystem, toolchainManager);
    }

    @Override
    void prepare() {
        super.prepare();
        if (inputQuery != null) {
            if (input != null) {
                throw new RegressionException("input and inputQuery are both given; leave one of them out.");
            }
            ask("inputQuery", inputQuery, inputRows());
        }
    }

    private Path inputRows() {
        return outputDirectory().resolve("input-rows.json");
    }

    @Override
    void run() {
        String rows = inputQuery == null ? input : inputRows().toString();
        if (rows == null) {
            throw new RegressionException(
                    "input is missing; give the CSV file with the rows to predict with -Dregression.input, or a query for them with -Dregression.inputQuery.");
        }
        Path csv = outputDirectory().resolve(defaultName(rows));
        Path file = predictions == null ? csv : predictions.toPath();
        requireApartFromProject("predictions", file);
        boolean isParquet = file.toString().endsWith(PARQUET);
        work(
                new WorkerRequest.Predict(
                        backend(),
                        basedir().toString(),
                        model().toString(),
                        rows,
                        (isParquet ? csv : file).toString(),
                        dialect()),
                Progress.NONE);
        if (isParquet) {
            workWithDrivers(
                    new WorkerRequest.Parquet(backend(), csv.toString(), file.toString()), UnaryOperator.identity());
            getLog().info("As Parquet: " + file);
        }
    }

    private Path model() {
        return model == null ? new LastTraining(outputDirectory()).shipped() : modelOr(model);
    }

    private static String defaultName(String input) {
        Path name = Path.of(input).getFileName();
        return String.valueOf(name).replaceFirst("(?:\\.(?:csv|tsv|txt|json))?(?:\\.gz)?$", "") + "-predicted.csv";
    }
}
