package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.ColumnFindings;
import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.DialectSpec;
import dev.mlmethods.regression.data.SampleWeights;
import dev.mlmethods.regression.evaluation.Evaluation;
import dev.mlmethods.regression.evaluation.Predictor;
import dev.mlmethods.regression.evaluation.SplitPredictions;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.SplitFindings;
import dev.mlmethods.regression.split.WeightsText;
import dev.mlmethods.regression.storage.DoubleColumn;
import dev.mlmethods.regression.trees.GradientBoostedTrees;
import dev.mlmethods.regression.trees.LacksTreesException;
import dev.mlmethods.regression.trees.TreeSettings;
import dev.mlmethods.regression.trees.TreeTuning;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The evaluation of a stored model. */
public final class ModelEvaluation {
    private final @Nullable SplitPredictions train;
    private final @Nullable SplitPredictions validation;
    private final SplitPredictions test;
    private final int[] testRows;
    private final double @Nullable [] spread;
    private final @Nullable String fileSha256;
    private final @Nullable String division;
    private final Evaluation evaluation;
    private final List<DataFinding> findings;
    private final @Nullable String missingTrees;
    private final @Nullable TreeTuning treeTuning;

    private ModelEvaluation(
            @Nullable SplitPredictions train,
            @Nullable SplitPredictions validation,
            SplitPredictions test,
            int[] testRows,
            double @Nullable [] spread,
            @Nullable String fileSha256,
            @Nullable String division,
            List<DataFinding> findings,
            @Nullable String missingTrees,
            @Nullable TreeTuning treeTuning) {
        this.train = train;
        this.validation = validation;
        this.test = test;
        this.testRows = testRows;
        this.spread = spread;
        this.fileSha256 = fileSha256;
        this.division = division;
        this.findings = findings;
        this.missingTrees = missingTrees;
        this.treeTuning = treeTuning;
        this.evaluation = Evaluation.of(train, validation, test);
    }

    /**
     * One test row.
     *
     * @param row its 0-based number in the dataset
     * @param actual its target
     * @param predicted what the model predicts for it
     * @param weight how much it counts; null if as much as all others
     * @param spread how far the networks of an ensemble lie apart, see {@link RegressionModel#spread}; null if the model has one network
     */
    public record Prediction(
            int row,
            double actual,
            double predicted,
            @Nullable Double weight,
            @Nullable Double spread) {
        /**
         * Creates the prediction for a row that counts as much as all others, by one network.
         *
         * @param row its 0-based number in the dataset
         * @param actual its target
         * @param predicted what the model predicts for it
         */
        public Prediction(int row, double actual, double predicted) {
            this(row, actual, predicted, null, null);
        }
    }

    /**
     * Evaluates a model on the rows that its training held out, on those that it set aside for validation, and on those that it trained on.
     *
     * @param model trained on just the training rows
     * @param basedir what the relative dataset file of the specification is relative to
     * @return the metrics and the predictions on these rows
     * @throws RegressionException if the dataset is not the one that the model was trained on, or the model has a
     *     {@link RegressionModel#finalFit}: it held out no rows
     */
    public static ModelEvaluation onHeldOutRows(RegressionModel model, Path basedir) {
        if (model.finalFit() != null) {
            throw new RegressionException(
                    "The model was trained on all "
                            + NumberText.count(model.finalFit().rows())
                            + " rows of its dataset, so none is held out to evaluate it on."
                            + " Evaluate the model.zip beside it, whose evaluation also covers this one, or give other rows with evaluationDataset.");
        }
        Dataset dataset = PreparedData.loadAny(model.specification(), basedir);
        if (!model.provenance().isOf(dataset)) {
            throw new RegressionException("The dataset " + dataset.name()
                    + " has changed since the model was "
                    + (model.provenance().imported() == null ? "trained on" : "imported with")
                    + " it, so its held-out rows can no longer be determined. "
                    + (model.provenance().imported() == null ? "Train" : "Import") + " again with regression:"
                    + model.provenance().goal()
                    + ", or evaluate on other data with evaluationDataset.");
        }
        DatasetSplit split = DatasetSplit.of(dataset, model.specification().split());
        Dataset validation = split.validation();
        EnsemblePredictions test = model.ensemble().predictions(split.test().features());
        return new ModelEvaluation(
                SplitPredictions.ofTraining(
                        split.training(), model.ensemble(), model.leastSquares(), model.trainingMean()),
                validation == null
                        ? null
                        : SplitPredictions.of(validation, model.ensemble(), model.leastSquares(), model.trainingMean()),
                predictions(model, split.test(), test.mean()),
                split.testRows(),
                test.spread(),
                DataSource.of(model.specification().data(), basedir)
                        .requireSha256()
                        .orElse(null),
                split.text(),
                model.findings(),
                null,
                null);
    }

    /**
     * Evaluates a model on all rows of another dataset, which has the model's features and target.
     *
     * <p>If the training dataset is available, it is read, too, to find rows that the model was trained on. This takes about as long as reading
     * that dataset: with two tables of a million rows each, about twice as long as the evaluation dataset by itself.
     *
     * @param model may also have been trained on every row
     * @param dataset a built-in name or a CSV file
     * @param basedir what a relative file is relative to
     * @return the metrics and the predictions on these rows, which are all test rows
     */
    public static ModelEvaluation onDataset(RegressionModel model, String dataset, Path basedir) {
        Dataset test = read(model, source(model, dataset, basedir));
        List<DataFinding> findings = new ArrayList<>(model.findings().stream()
                .filter(finding -> finding.split() != DataFinding.Split.TEST)
                .filter(finding -> finding.kind() != DataFinding.Kind.MISSING_TARGET
                        && finding.kind() != DataFinding.Kind.MISSING_CELL)
                .toList());
        findings.addAll(ColumnFindings.ofDroppedRows(test));
        findings.addAll(ColumnFindings.ofUnknownCategories(test));
        findings.addAll(repeatedRows(model, test, basedir));
        EnsemblePredictions predictions = model.ensemble().predictions(test.features());
        return new ModelEvaluation(
                null,
                null,
                predictions(model, test, predictions.mean()),
                IntStream.range(0, test.rows()).toArray(),
                predictions.spread(),
                null,
                WeightsText.of(test),
                findings,
                null,
                null);
    }

    /**
     * Adds another reference model, gradient-boosted trees with LightGBM's default settings, which are fitted on the rows that the model was trained on and
     * on the features before they are scaled. If the rows of this evaluation are those of another dataset, the training dataset is read again.
     *
     * @param model the one that this is the evaluation of
     * @param basedir what the relative dataset file of its specification is relative to
     * @return the evaluation with the trees, or with the reason why there are none
     */
    public ModelEvaluation withReferenceTrees(RegressionModel model, Path basedir) {
        try {
            Dataset training = train == null ? trainedOn(model, trainingDataset(model, basedir)) : train.rows();
            return withTrees(training, TreeSettings.DEFAULTS, null);
        } catch (LacksTreesException e) {
            return withoutReferenceTrees(e);
        }
    }

    /**
     * Adds another reference model like {@link #withReferenceTrees}, with settings that are chosen as {@link TreeTuning} does, by rows that the model's
     * training didn't hold out. The training dataset is read again.
     *
     * @param model the one that this is the evaluation of
     * @param basedir what the relative dataset file of its specification is relative to
     * @return the evaluation with the trees, or with the reason why there are none
     */
    public ModelEvaluation withTunedTrees(RegressionModel model, Path basedir) {
        try {
            Dataset dataset = trainingDataset(model, basedir);
            TreeTuning tuning = TreeTuning.of(dataset, model.specification().split());
            return withTrees(trainedOn(model, dataset), tuning.settings(), tuning);
        } catch (LacksTreesException e) {
            return withoutReferenceTrees(e);
        }
    }

    private ModelEvaluation withTrees(Dataset training, TreeSettings settings, @Nullable TreeTuning tuning) {
        return GradientBoostedTrees.fitted(
                training,
                settings,
                trees -> new ModelEvaluation(
                        train == null ? null : with(train, trees),
                        validation == null ? null : with(validation, trees),
                        with(test, trees),
                        testRows,
                        spread,
                        fileSha256,
                        division,
                        findings,
                        null,
                        tuning));
    }

    private static SplitPredictions with(SplitPredictions split, Predictor trees) {
        return split.withReferenceTrees(trees.predictAll(split.rows().features()));
    }

    /**
     * {@return the same with the reason why it has no gradient-boosted trees}
     *
     * @param reason says so in a sentence
     */
    public ModelEvaluation withoutReferenceTrees(LacksTreesException reason) {
        return new ModelEvaluation(
                train, validation, test, testRows, spread, fileSha256, division, findings, reason.getMessage(), null);
    }

    /** All rows of the dataset that a model was trained on. */
    private static Dataset trainingDataset(RegressionModel model, Path basedir) {
        Dataset trained;
        try {
            trained = PreparedData.loadAny(model.specification(), basedir);
        } catch (RegressionException e) {
            throw new LacksTreesException("the rows that it was trained on can't be read", e);
        }
        if (!model.provenance().isOf(trained)) {
            throw new LacksTreesException("the dataset " + trained.name() + " isn't the one that it was trained on");
        }
        return trained;
    }

    /** The rows that a model was trained on, with the features that it saw. */
    private static Dataset trainedOn(RegressionModel model, Dataset trained) {
        int[] all = IntStream.range(0, trained.rows()).toArray();
        return model.finalFit() == null
                ? DatasetSplit.of(trained, model.specification().split()).training()
                : trained.fittedOn(all)
                        .outOfFold(all, model.specification().split().splitSeed());
    }

    /**
     * {@return another dataset, which is read in the same CSV dialect as the training dataset unless it indicates its own}
     *
     * @param model whose training dataset has that dialect
     * @param dataset a built-in name or a CSV file
     * @param basedir what a relative file is relative to
     */
    public static DataSource source(RegressionModel model, String dataset, Path basedir) {
        return DataSource.of(
                "evaluationDataset",
                dataset,
                basedir,
                DialectSpec.FOUND,
                model.specification().data().dialect());
    }

    private static Dataset read(RegressionModel model, DataSource source) {
        TableEncoders encoders = model.encoders();
        Dataset rows = encoders == null
                ? source.readNumbers(model.target(), model.features())
                : source.read(
                                model.target(),
                                encoders.types(),
                                model.specification().encoding())
                        .encodedBy(encoders, source.rowNames());
        String sampleWeight = model.specification().data().sampleWeight();
        return sampleWeight == null
                ? rows
                : source.readWeights(
                        rows, sampleWeight, model.specification().encoding().markers());
    }

    /** Findings about the rows that the model was trained on, as far as they are available. */
    private static List<DataFinding> repeatedRows(RegressionModel model, Dataset test, Path basedir) {
        try {
            Dataset trained = PreparedData.loadAny(model.specification(), basedir);
            return model.provenance().isOf(trained)
                    ? SplitFindings.repeatedRows(model.findings(), trainingRows(model, trained), test)
                    : List.of();
        } catch (RegressionException e) {
            // A model may be evaluated where its training rows aren't available.
            return List.of();
        }
    }

    private static Dataset trainingRows(RegressionModel model, Dataset trained) {
        return model.finalFit() == null
                ? DatasetSplit.of(trained, model.specification().split()).training()
                : trained.fittedOn(IntStream.range(0, trained.rows()).toArray());
    }

    private static SplitPredictions predictions(RegressionModel model, Dataset rows, double[] predicted) {
        return SplitPredictions.of(rows, DoubleColumn.of(predicted), model.leastSquares(), model.trainingMean());
    }

    /** {@return whether the test rows are those that the training held out, rather than another dataset} */
    public boolean isHeldOut() {
        return train != null;
    }

    /** {@return the sentence that says why there are no gradient-boosted trees; null if there are, or nobody asked for them} */
    public @Nullable String missingTrees() {
        return missingTrees;
    }

    /** {@return how the settings of the gradient-boosted trees were chosen; null if they are the default ones, or there are no trees} */
    public @Nullable TreeTuning treeTuning() {
        return treeTuning;
    }

    /** {@return what misleads in the data that the model was trained on; about test rows only if they are those that were held out} */
    public List<DataFinding> findings() {
        return findings;
    }

    /**
     * {@return the SHA-256 of the file that the rows were read from; null if they were not held out from the training, or weren't read from a
     * file}
     */
    public @Nullable String fileSha256() {
        return fileSha256;
    }

    /**
     * {@return how the rows were divided by a column or quantiles and how they count, see {@link DatasetSplit#text}; null if they were divided
     * at random or aren't available, and all count the same}
     */
    public @Nullable String division() {
        return division;
    }

    /** {@return the metrics of the model and its reference models} */
    public Evaluation evaluation() {
        return evaluation;
    }

    /** {@return the training rows and what the models predict for them; null if they are not available} */
    public @Nullable SplitPredictions train() {
        return train;
    }

    /** {@return the validation rows and what the models predict for them; null if there are none, or they are not available} */
    public @Nullable SplitPredictions validation() {
        return validation;
    }

    /** {@return the test rows and what the models predict for them} */
    public SplitPredictions test() {
        return test;
    }

    /** {@return a copy of the 0-based numbers that the test rows have in their dataset} */
    public int[] testRows() {
        return testRows.clone();
    }

    /** {@return the predictions of the model for each test row: a view, which keeps none of them} */
    public List<Prediction> predictions() {
        SampleWeights weights = test.rows().weights();
        return new AbstractList<>() {
            @Override
            public Prediction get(int i) {
                return new Prediction(
                        testRows[i],
                        test.rows().target(i),
                        test.network().get(i),
                        weights == null ? null : (Double) weights.get(i),
                        spread == null ? null : (Double) spread[i]);
            }

            @Override
            public int size() {
                return testRows.length;
            }
        };
    }

    /**
     * {@return how far the networks of an ensemble lie apart, one number per test row, see {@link RegressionModel#spread}; null if the model has one network}
     */
    public double @Nullable [] spread() {
        return spread == null ? null : spread.clone();
    }
}
