package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.Defaults;
import dev.mlmethods.regression.model.FinalTraining;
import dev.mlmethods.regression.model.Preset;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * What the goals that train have in common: the parameters of a training. A field for each of these makes it a parameter of the goals; the values are
 * read with their places, by the names in {@link SpecificationFields}.
 */
@SuppressWarnings("UnusedVariable")
abstract class AbstractSpecificationMojo extends AbstractSplitMojo {
    /**
     * Which defaults hiddenLayers, batchSize, weightDecay, learningRateSchedule, validationSize, patience and targetScaling have: {@code auto} (those of the
     * notebook
     * for the built-in datasets, those that suit tables of its length for any other) or {@code notebook}, whatever the dataset.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.preset", defaultValue = "auto", required = true)
    @SuppressWarnings("NullAway.Init")
    private String preset;

    /**
     * Whether a second model, the one that ships, is trained on every row once the first is evaluated: {@code none}, or {@code all}. With {@code all},
     * {@code model-final.zip} is trained by the same specification on training, validation and test rows together, for as many epochs as the weights of
     * {@code model.zip} had. The gate judges {@code model.zip}, which has not seen the test rows; {@code modelResource} and {@code predict} take the final one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.finalTraining", defaultValue = "none", required = true)
    @SuppressWarnings("NullAway.Init")
    private String finalTraining;

    /**
     * The columns that say where a row is, for {@code fourierFeatures} and {@code neighbourFeatures}: one column of numbers, or a few with the same unit, such as
     * {@code x,y}. Default: the latitude and the longitude, if there is one pair of columns with such names.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.coordinates")
    private List<String> coordinates = List.of();

    /**
     * The number of waves over the {@code coordinates} that the network also reads, up to 4,096; 128 are enough to tell neighborhoods of a state apart. 0:
     * none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.fourierFeatures", defaultValue = "0")
    private int fourierFeatures;

    /**
     * Whether the network also reads the targets of the training rows nearby; the model contains them, and their coordinates and features, so don't use it with
     * confidential data.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.neighbourFeatures", defaultValue = "false")
    private boolean neighbourFeatures;

    /**
     * Into how many bins each column of numbers is divided, with an input of the network for each bin, up to 1,000. Each bin has as many training rows. 0: none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.piecewiseLinear", defaultValue = "0")
    private int piecewiseLinear;

    /**
     * Whether predictions stay in the range of the training rows' target: for targets whose logarithm is learned, of which a network extrapolates much.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.clampPredictions", defaultValue = "false")
    private boolean clampPredictions;

    /**
     * The widths of the hidden layers, or {@code none} for a linear model. Default: 64,32; 128,64 if {@code train} reads a table of 1,000 lines or more.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.hiddenLayers")
    private @Nullable String hiddenLayers;

    /**
     * The activation of the hidden layers: {@code relu}, {@code leakyRelu}, {@code elu}, {@code tanh}, {@code sigmoid},
     * {@code softplus}, {@code gelu} (not with {@code engine=dl4j}), {@code quickGelu}, {@code silu}, {@code mish} or
     * {@code identity}.
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
     * The share of each hidden layer's outputs that is zeroed at random in the training, from 0 (none) to below 1, as PyTorch's
     * {@code nn.Dropout} after each activation.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.dropout", defaultValue = "0")
    private double dropout;

    /**
     * How often all training rows are passed over.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.epochs", defaultValue = "100")
    private int epochs;

    /**
     * The rows of one update of the weights: {@code full} or a number. Batches are shuffled for each epoch. Default: 32; {@code full} for the built-in
     * datasets and
     * with {@code preset=notebook}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.batchSize")
    private @Nullable String batchSize;

    /**
     * What the training makes small, as a mean over the rows: {@code mse} (the squared error), {@code mae} (the absolute error) or
     * {@code huber} (the squared error up to {@code huberDelta}, the absolute one beyond; not with {@code engine=dl4j}). The last two give less weight to
     * outliers.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.loss", defaultValue = "mse", required = true)
    @SuppressWarnings("NullAway.Init")
    private String loss;

    /**
     * The error from which on {@code loss=huber} is linear, in the unit of the target; in standard deviations where
     * {@code targetScaling=standard}, and of the logarithm where {@code targetScaling=log}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.huberDelta", defaultValue = "1")
    private double huberDelta;

    /**
     * How a gradient becomes an update of the weights: {@code adam}, {@code adamW} (Adam with decoupled weight decay), {@code rmsProp},
     * {@code momentum} (gradient descent with Nesterov's momentum) or {@code sgd} (gradient descent). The formulas are PyTorch's.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.optimizer", defaultValue = "adam", required = true)
    @SuppressWarnings("NullAway.Init")
    private String optimizer;

    /**
     * The step size of the optimizer, before {@code learningRateSchedule}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.learningRate", defaultValue = "0.001")
    private double learningRate;

    /**
     * The share of its last step that {@code optimizer=momentum} keeps, from 0 to below 1. Other optimizers don't read it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.momentum", defaultValue = "0.9")
    private double momentum;

    /**
     * How strongly the optimizer pulls all weights and biases towards 0; 0: not at all. As PyTorch's {@code weight_decay}: added to
     * the gradient, and with {@code optimizer=adamW} apart from it. Default: 0.01; 0.001 if {@code train} reads a table of 1,000 lines or more; 0 for the
     * built-in datasets and with {@code preset=notebook}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.weightDecay")
    private @Nullable Double weightDecay;

    /**
     * The Euclidean norm to which a longer gradient is scaled down, all weights and biases together, as PyTorch's
     * {@code clip_grad_norm_}; 0: never. Keeps a training stable that would otherwise diverge.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.maxGradientNorm", defaultValue = "0")
    private double maxGradientNorm;

    /**
     * How the learning rate changes in the course of the training, update by update: {@code constant}, {@code step} (times
     * {@code stepFactor} every {@code stepEpochs} epochs), {@code cosine} (along half a cosine wave down to nearly 0) or
     * {@code oneCycle} (up from a 25th, then down to nearly 0). The formulas are PyTorch's. Default: {@code constant}; {@code cosine} if {@code train} reads
     * a table of 1,000 lines or more.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.learningRateSchedule")
    private @Nullable String learningRateSchedule;

    /**
     * Over how many epochs the learning rate first rises in equal steps. 0: none; {@code oneCycle} has a warm-up of its own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.warmupEpochs", defaultValue = "0")
    private int warmupEpochs;

    /**
     * The epochs from one step of {@code learningRateSchedule=step} to the next, counted after the warm-up.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.stepEpochs", defaultValue = "30")
    private int stepEpochs;

    /**
     * What a step of {@code learningRateSchedule=step} multiplies the learning rate by, above 0 and at most 1.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.stepFactor", defaultValue = "0.1")
    private double stepFactor;

    /**
     * The validation loss is taken after every that many epochs and after the last one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.evaluateEvery", defaultValue = "1")
    private int evaluateEvery;

    /**
     * Stops the training after that many evaluations without a better validation loss; needs {@code validationSize}. 0: never. Default: 0; 20 if {@code train}
     * reads a table of 1,000 lines or more.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.patience")
    private @Nullable Integer patience;

    /**
     * By how much a validation loss must be below the best so far to count as an improvement for {@code patience}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.minDelta", defaultValue = "0")
    private double minDelta;

    /**
     * Whether a training with {@code patience} ends with the weights of the epoch that had the best validation loss, whether it
     * stopped early or not; otherwise it ends with those of its last epoch.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.restoreBest", defaultValue = "true")
    private boolean restoreBest;

    /**
     * What the network learns of the target: {@code none} for the target as it is, {@code standard} for the standardized target, which helps if its size is
     * far from 1, or {@code log} for the standardized logarithm of a positive target, so
     * that relative errors count. Predictions and metrics are in the target's own unit either way. Default: {@code standard}; {@code none} for
     * the built-in datasets and with {@code preset=notebook}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.targetScaling")
    private @Nullable String targetScaling;

    /**
     * The seed of the initial weights, the shuffles and dropout.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.seed", defaultValue = "42")
    private long seed;

    /**
     * What computes the training: {@code vector} (on the processor; fast, and the same bits on every machine), {@code dl4j} (DL4J's
     * own training, on the processor or a GPU; without the loss huber and the activation gelu), or {@code auto}: {@code vector} with
     * {@code backend=cpu}, {@code dl4j} with {@code backend=cuda}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.engine", defaultValue = "auto", required = true)
    @SuppressWarnings("NullAway.Init")
    private String engine;

    /**
     * How many networks are trained, each with another seed; their mean is the prediction, which is better than that of one network, and their spread shows how
     * uncertain it is. Up to 100. The trials of a sweep are compared by their first network.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.ensembleSize", defaultValue = "1")
    private int ensembleSize;

    /**
     * The kinds of networks whose mean is the prediction: for each, the fields whose values differ from those beside members. {@code ensembleSize} networks of
     * each kind are trained, up to 100 in all. A list of maps in {@code regression.yaml}, and the same as JSON elsewhere. A kind may have what a network reads
     * besides the scaled features, the network itself, and its training, but the engine is the same for all. Default: one kind.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.members")
    private @Nullable String members;

    /**
     * The share of rows that prediction intervals are to contain, such as 90%: from 1% to below 100%. Their width is that of the errors on the validation rows, so they need
     * {@code validationSize}; and the model must not be trained on these rows afterward, so {@code sweep} needs {@code refit=false}, and {@code finalTraining=all}
     * is not possible. Default: no intervals.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.intervals")
    private @Nullable String intervals;

    AbstractSpecificationMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        super(repositorySystem, toolchainManager);
    }

    /** The values of parameters that aren't given. */
    abstract Defaults defaults(Preset chosen, DataSpec data);

    /** The goal's own values for parameters that aren't given elsewhere. */
    Map<String, Object> goalValues() {
        return Map.of();
    }

    /** The given values, which override the defaults. */
    final Specification specification() {
        warnOfUnreadFile();
        String dataset = dataset();
        Map<String, Object> values = new LinkedHashMap<>(goalValues());
        values.putAll(givenValues());
        values.put("dataset", dataset);
        Specification specification = defaults(dataset).specification(DataSpec.builtIn(dataset), values);
        warnOfMembers(specification);
        return specification;
    }

    /** Of values without an effect. The lines that a search has written have such values, too, but these are the same as those of the first entry. */
    private void warnOfMembers(Specification specification) {
        List<Map<String, Object>> kinds = specification.kinds();
        if (kinds == null) {
            return;
        }
        parameters().winners().stream()
                .filter(given -> given.place().level() != Place.Level.FOUND)
                .filter(given -> kinds.stream().allMatch(kind -> kind.containsKey(given.parameter())))
                .forEach(given -> getLog().warn(given.name() + " has no effect (" + given.found()
                        + "), because each entry of members has its own; change it there."));
    }

    private Defaults defaults(String dataset) {
        return defaults(Preset.parse(preset), DataSpec.builtIn(dataset));
    }

    /** Whether another model is trained on every row. */
    final FinalTraining finalTraining() {
        return FinalTraining.parse(finalTraining);
    }

    /**
     * What distinguishes the files of a training from those of another: the fingerprint of the model, and whether there is a second model beside it.
     */
    final String withFinalTraining(String fingerprint) {
        return finalTraining() == FinalTraining.NONE
                ? fingerprint
                : fingerprint + " " + FinalTraining.FIELD.name() + "=" + finalTraining;
    }

    /**
     * Logs which values a training gets from {@link Preset}.
     *
     * @param searched fields that a sweep sets
     */
    final void tellPreset(Set<String> searched) {
        Map<String, Object> given = new LinkedHashMap<>(goalValues());
        searched.forEach(field -> given.put(field, ""));
        given.putAll(givenValues());
        defaults(dataset()).note(given).ifPresent(getLog()::info);
    }
}
