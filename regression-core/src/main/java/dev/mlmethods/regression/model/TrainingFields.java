package dev.mlmethods.regression.model;

import dev.mlmethods.regression.data.EncodingSpec;
import dev.mlmethods.regression.data.FeatureScaling;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.WeightInit;
import dev.mlmethods.regression.parameter.ParameterField;
import dev.mlmethods.regression.parameter.ParameterField.Kind;
import dev.mlmethods.regression.random.RandomSeeds;
import dev.mlmethods.regression.scaling.PreparationSpec;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.split.SplitBy;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.text.Names;
import dev.mlmethods.regression.training.EarlyStopping;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.LearningRateSchedule;
import dev.mlmethods.regression.training.Loss;
import dev.mlmethods.regression.training.LossSpec;
import dev.mlmethods.regression.training.Optimizer;
import dev.mlmethods.regression.training.OptimizerSpec;
import dev.mlmethods.regression.training.ScheduleSpec;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.List;
import java.util.Map;

/**
 * The single list of the parameters of a training, in the order in which JSON has them. Everything that reads and writes them by name uses it:
 * parsing, {@code regression.yaml} and its schema, the search space of a sweep. The goals' fields and the tables of docs/parameters.md, which contain
 * more, are checked against it.
 */
final class TrainingFields {
    /** All of them. */
    static final List<ParameterField> ALL = List.of(
            ParameterField.of(
                    "dataset",
                    "datasets",
                    Kind.TEXT,
                    null,
                    "The data: california-housing, diabetes, or a CSV file with a header."),
            ParameterField.of("target", "targets", Kind.TEXT, null, "The column to predict."),
            ParameterField.of("features", "features", Kind.COLUMNS, List.of(), "The columns to predict from."),
            ParameterField.of("exclude", "excludes", Kind.COLUMNS, List.of(), "Columns that are not features."),
            ParameterField.of(
                    "sampleWeight", "sampleWeights", Kind.TEXT, null, "The column that says how much each row counts."),
            ParameterField.of(
                    "separator", "separators", Kind.TEXT, null, "The character between two columns of a CSV file."),
            ParameterField.of(
                    "quote", "quotes", Kind.TEXT, null, "The character around texts that have separators in them."),
            ParameterField.of("decimal", "decimals", Kind.TEXT, null, "The decimal separator of numbers."),
            ParameterField.of("thousands", "thousands", Kind.TEXT, null, "The thousands separator of numbers."),
            ParameterField.of(
                    "comment",
                    "comments",
                    Kind.TEXT,
                    null,
                    "The character that begins a comment line, which is not a row."),
            ParameterField.of("encoding", "encodings", Kind.TEXT, null, "The character set of a CSV file."),
            ParameterField.number(
                    "testSize",
                    "testSizes",
                    0.2,
                    SplitSpec.TEST_SIZE,
                    "The share of the rows that is held out for the test."),
            ParameterField.seed(
                    "splitSeed",
                    "splitSeeds",
                    42,
                    RandomSeeds.RANGE,
                    "The seed of the split, as scikit-learn's random_state."),
            ParameterField.number(
                    "validationSize",
                    "validationSizes",
                    null,
                    SplitSpec.VALIDATION_SIZE,
                    "The share of the training rows that are not trained on: train watches the loss on them, and sweep"
                            + " compares its trials on them."),
            ParameterField.word(
                    "splitBy",
                    "splitBys",
                    "random",
                    Names.of(SplitBy.values(), SplitBy::parameterName),
                    "By what the rows are divided for the test, the validation and the folds of a sweep."),
            ParameterField.of(
                    "groupColumn",
                    "groupColumns",
                    Kind.TEXT,
                    null,
                    "The column whose equal cells stay together with splitBy=group."),
            ParameterField.of(
                    "timeColumn",
                    "timeColumns",
                    Kind.TEXT,
                    null,
                    "The column of dates or numbers that orders the rows with splitBy=time."),
            ParameterField.of(
                    "keyColumn",
                    "keyColumns",
                    Kind.TEXT,
                    null,
                    "The column by whose hash a row has its place with splitBy=hash."),
            ParameterField.wholeNumber(
                    "stratify",
                    "stratifies",
                    0,
                    SplitSpec.STRATIFY,
                    "The number of quantile bins of the target that splitBy=random divides alike, at least 2; 0:"
                            + " none."),
            ParameterField.of(
                    "columns",
                    null,
                    Kind.ENTRIES,
                    Map.of(),
                    "The types of columns by name: number, category, boolean, date, dateTime or dateTimeOffset."),
            ParameterField.of(
                    "missingValues",
                    "missingValues",
                    Kind.TEXTS,
                    List.of(),
                    "Texts that mark a missing cell, besides NA, NaN, null and the like."),
            ParameterField.of(
                    "missing",
                    "missings",
                    Kind.TEXT,
                    "mean",
                    "What stands in for a missing number: mean, median or a number; or error, which refuses it, or"
                            + " drop, which leaves its row out."),
            ParameterField.of(
                    "missingOf",
                    null,
                    Kind.ENTRIES,
                    Map.of(),
                    "What stands in for a missing cell of a column, by name: mean, median, a number, error or drop."),
            ParameterField.wholeNumber(
                    "maxCategories",
                    "maxCategories",
                    100,
                    EncodingSpec.MAX_CATEGORIES,
                    "More features than that a column of texts doesn't become."),
            ParameterField.wholeNumber(
                    "minFrequency",
                    "minFrequencies",
                    5,
                    EncodingSpec.MIN_FREQUENCY,
                    "The number of training rows that a category needs to become a feature of its own."),
            ParameterField.word(
                    "featureScaling",
                    "featureScalings",
                    "standard",
                    Names.of(FeatureScaling.values(), FeatureScaling::parameterName),
                    "How columns of numbers are scaled, fitted on the training rows."),
            ParameterField.of(
                    "featureScalingOf",
                    null,
                    Kind.ENTRIES,
                    Map.of(),
                    "How some columns are scaled, by name: standard, robust, quantileNormal or none."),
            ParameterField.of(
                    "targetMeans",
                    "targetMeans",
                    Kind.COLUMNS,
                    List.of(),
                    "Columns of texts that become one feature each, the mean target of their categories."),
            ParameterField.of(
                    "coordinates",
                    "coordinates",
                    Kind.COLUMNS,
                    List.of(),
                    "The columns that say where a row is, for fourierFeatures and neighbourFeatures."),
            ParameterField.wholeNumber(
                    "fourierFeatures",
                    "fourierFeatures",
                    0,
                    PreparationSpec.FOURIER_FEATURES,
                    "The number of waves over the coordinates that the network also reads."),
            ParameterField.of(
                    "neighbourFeatures",
                    "neighbourFeatures",
                    Kind.FLAG,
                    false,
                    "Whether the network also reads the targets of the training rows nearby; the model contains them."),
            ParameterField.wholeNumber(
                    "piecewiseLinear",
                    "piecewiseLinears",
                    0,
                    PreparationSpec.PIECEWISE_LINEAR,
                    "Into how many bins each column of numbers is divided, with an input of the network for each bin."),
            ParameterField.of(
                    "clampPredictions",
                    "clampPredictions",
                    Kind.FLAG,
                    false,
                    "Whether predictions stay in the range of the training rows' target."),
            ParameterField.of(
                    "hiddenLayers",
                    "hiddenLayers",
                    Kind.LAYERS,
                    null,
                    "The widths of the hidden layers, or none for a linear model."),
            ParameterField.word(
                    "activation",
                    "activations",
                    "relu",
                    Names.of(Activation.values(), Activation::parameterName),
                    "The activation of the hidden layers."),
            ParameterField.word(
                    "weightInit",
                    "weightInits",
                    "pytorch",
                    Names.of(WeightInit.values(), WeightInit::parameterName),
                    "The distribution of the initial weights."),
            ParameterField.number(
                    "dropout",
                    "dropouts",
                    0.0,
                    NetworkSpec.DROPOUT,
                    "The share of each hidden layer's outputs that is zeroed at random in the training."),
            ParameterField.wholeNumber(
                    "epochs", "epochs", 100, TrainingSpec.EPOCHS, "How often all training rows are passed over."),
            ParameterField.of(
                    "batchSize", "batchSizes", Kind.BATCH_SIZE, null, "The rows of one update of the weights."),
            ParameterField.word(
                    "loss",
                    "losses",
                    "mse",
                    Names.of(Loss.values(), Loss::parameterName),
                    "What the training makes small, as a mean over the rows."),
            ParameterField.number(
                    "huberDelta",
                    "huberDeltas",
                    1.0,
                    LossSpec.HUBER_DELTA,
                    "The error from which on loss=huber is linear."),
            ParameterField.word(
                    "optimizer",
                    "optimizers",
                    "adam",
                    Names.of(Optimizer.values(), Optimizer::parameterName),
                    "How a gradient becomes an update of the weights."),
            ParameterField.number(
                    "learningRate",
                    "learningRates",
                    0.001,
                    OptimizerSpec.LEARNING_RATE,
                    "The step size of the optimizer."),
            ParameterField.number(
                    "momentum",
                    "momentums",
                    0.9,
                    OptimizerSpec.MOMENTUM,
                    "The share of its last step that optimizer=momentum keeps."),
            ParameterField.number(
                    "weightDecay",
                    "weightDecays",
                    null,
                    OptimizerSpec.WEIGHT_DECAY,
                    "How strongly the optimizer pulls all weights and biases towards 0."),
            ParameterField.number(
                    "maxGradientNorm",
                    "maxGradientNorms",
                    0.0,
                    OptimizerSpec.MAX_GRADIENT_NORM,
                    "The Euclidean norm to which a longer gradient is scaled down."),
            ParameterField.word(
                    "learningRateSchedule",
                    "learningRateSchedules",
                    null,
                    Names.of(LearningRateSchedule.values(), LearningRateSchedule::parameterName),
                    "How the learning rate changes in the course of the training, update by update."),
            ParameterField.wholeNumber(
                    "warmupEpochs",
                    "warmupEpochs",
                    0,
                    ScheduleSpec.WARMUP_EPOCHS,
                    "Over how many epochs the learning rate first rises in equal steps."),
            ParameterField.wholeNumber(
                    "stepEpochs",
                    "stepEpochs",
                    30,
                    ScheduleSpec.STEP_EPOCHS,
                    "The epochs from one step of learningRateSchedule=step to the next."),
            ParameterField.number(
                    "stepFactor",
                    "stepFactors",
                    0.1,
                    ScheduleSpec.STEP_FACTOR,
                    "What a step of learningRateSchedule=step multiplies the learning rate by."),
            ParameterField.wholeNumber(
                    "evaluateEvery",
                    "evaluateEveries",
                    1,
                    TrainingSpec.EVALUATE_EVERY,
                    "The validation loss is taken after every that many epochs and after the last one."),
            ParameterField.wholeNumber(
                    "patience",
                    "patiences",
                    null,
                    EarlyStopping.PATIENCE,
                    "Stops the training after that many evaluations without a better validation loss."),
            ParameterField.number(
                    "minDelta",
                    "minDeltas",
                    0.0,
                    EarlyStopping.MIN_DELTA,
                    "By how much a validation loss must be below the best so far to"
                            + " count as an improvement for patience."),
            ParameterField.of(
                    "restoreBest",
                    "restoreBests",
                    Kind.FLAG,
                    true,
                    "Whether a training with patience ends with the weights of the epoch that had the best validation"
                            + " loss."),
            ParameterField.word(
                    "targetScaling",
                    "targetScalings",
                    null,
                    Names.of(TargetScaling.values(), TargetScaling::parameterName),
                    "What the network learns of the target."),
            ParameterField.seed(
                    "seed",
                    "seeds",
                    42,
                    RandomSeeds.RANGE,
                    "The seed of the initial weights, the shuffles and dropout."),
            ParameterField.word(
                    "engine",
                    "engines",
                    "auto",
                    Names.of(EngineName.values(), EngineName::parameterName),
                    "What computes the training."),
            // A trial of a sweep trains only the first network.
            ParameterField.wholeNumber(
                    "ensembleSize",
                    null,
                    1,
                    Specification.ENSEMBLE_SIZE,
                    "How many networks are trained, each with another seed; their mean is the prediction."),
            ParameterField.of(
                    MemberKinds.PARAMETER,
                    null,
                    Kind.MEMBERS,
                    List.of(),
                    "The kinds of networks whose mean is the prediction: for each, the fields whose values differ from"
                            + " those beside members. ensembleSize networks of each kind are trained."),
            // They are measured on the rows that a search compares by.
            ParameterField.of(
                    "intervals",
                    null,
                    Kind.TEXT,
                    null,
                    "The share of rows that prediction intervals are to contain, such as 90%."));

    private TrainingFields() {}
}
