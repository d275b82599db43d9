package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.WeightInit;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.TrainingSpec;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Trains a regression network on a table of numbers and writes {@code model.zip}, {@code losses.csv},
 * {@code training.json} and {@code timings.json}. Does nothing when data, specification and plugin are those of the last
 * training.
 *
 * @since 0.1.0
 */
@Mojo(name = "train", defaultPhase = LifecyclePhase.PROCESS_CLASSES, requiresProject = false, threadSafe = true)
public final class TrainMojo extends AbstractRegressionMojo {
    /**
     * The data: {@code california-housing}, {@code diabetes}, or a CSV file with a header.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.dataset")
    private @Nullable String dataset;

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
     * Columns that are no features.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.exclude")
    private List<String> exclude = List.of();

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
     * The share of the training rows on which the loss is watched and which are not trained on. 0: none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.validationSize", defaultValue = "0")
    private double validationSize;

    /**
     * The widths of the hidden layers, or {@code none} for a linear model.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.hiddenLayers", defaultValue = "64,32", required = true)
    @SuppressWarnings("NullAway.Init")
    private String hiddenLayers;

    /**
     * The activation of the hidden layers: {@code relu}, {@code leakyRelu}, {@code elu}, {@code tanh}, {@code sigmoid},
     * {@code softplus}, {@code gelu} or {@code identity}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.activation", defaultValue = "relu", required = true)
    @SuppressWarnings("NullAway.Init")
    private String activation;

    /**
     * The distribution of the initial weights: {@code pytorch} (the weights of {@code nn.Linear} after
     * {@code torch.manual_seed(seed)}), {@code xavierUniform}, {@code xavierNormal}, {@code heUniform}, {@code heNormal} or
     * {@code lecunUniform}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.weightInit", defaultValue = "pytorch", required = true)
    @SuppressWarnings("NullAway.Init")
    private String weightInit;

    /**
     * How often all training rows are passed over.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.epochs", defaultValue = "100")
    private int epochs;

    /**
     * The step size of the optimizer, Adam.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.learningRate", defaultValue = "0.001")
    private double learningRate;

    /**
     * The rows of one update of the weights: {@code full} or a number. Batches are shuffled for each epoch.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.batchSize", defaultValue = "full", required = true)
    @SuppressWarnings("NullAway.Init")
    private String batchSize;

    /**
     * What the network learns of the target: {@code none} for the target as it is, {@code standard} for the standardised one,
     * which a target that is far from the size 1 needs. Predictions and metrics are in the target's own unit either way.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.targetScaling", defaultValue = "none", required = true)
    @SuppressWarnings("NullAway.Init")
    private String targetScaling;

    /**
     * The seed of the initial weights and the shuffles.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.seed", defaultValue = "42")
    private long seed;

    /**
     * What computes the training: {@code vector} (relu, leakyRelu or identity and at least one hidden layer, on the processor;
     * fast, and the same bits on every machine), {@code dl4j} (everything else), or {@code auto} for the first of them that
     * can.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.engine", defaultValue = "auto", required = true)
    @SuppressWarnings("NullAway.Init")
    private String engine;

    /**
     * Trains even if nothing has changed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.force", defaultValue = "false")
    private boolean force;

    @Inject
    TrainMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        super(repositorySystem, toolchainManager);
    }

    @Override
    void run() {
        Specification specification = specification();
        LastTraining last = new LastTraining(outputDirectory());
        String fingerprint = Fingerprint.of(specification, basedir(), backend().parameterName(), threads());
        if (!force && last.isUpToDate(fingerprint)) {
            getLog().info(
                            "Up to date: " + last.model()
                                    + " was trained on this data, with this specification and plugin; -Dregression.force trains anyway.");
            return;
        }
        work(
                new WorkerRequest.Train(
                        backend(),
                        basedir().toString(),
                        outputDirectory().toString(),
                        specification,
                        threads(),
                        fingerprint),
                epochs);
        getLog().info("Model: " + last.model());
    }

    private Specification specification() {
        if (dataset == null) {
            throw new RegressionException("dataset is missing; give california-housing, diabetes or a CSV file, as"
                    + " <dataset> in the POM or with -Dregression.dataset.");
        }
        return new Specification(
                new DataSpec(dataset, target, stripped(features), stripped(exclude)),
                new SplitSpec(testSize, splitSeed, validationSize),
                new NetworkSpec(
                        NetworkSpec.parseHiddenLayers(hiddenLayers),
                        Activation.parse(activation),
                        WeightInit.parse(weightInit)),
                new TrainingSpec(
                        epochs,
                        learningRate,
                        BatchSize.parse(batchSize),
                        TargetScaling.parse(targetScaling),
                        seed,
                        EngineName.parse(engine)));
    }

    private static List<String> stripped(List<String> names) {
        return names.stream().map(String::strip).toList();
    }
}
