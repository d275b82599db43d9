package dev.mlmethods.regression.experiments.demonstration;

import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.engine.TrainingEngines;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.scaling.Preparation;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.split.TrainTestSplit;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainedNetwork;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.nio.file.Path;
import java.util.Arrays;

/** California housing in code: step by step, then all at once. */
public final class Quickstart {
    private static final TrainingSpec TRAINING =
            TrainingSpec.defaults().withEpochs(10).withBatchSize(BatchSize.of(128));

    private Quickstart() {}

    /** Writes {@code model.zip} into the folder of the first argument. */
    public static void main(String[] args) {
        System.out.println("Step by step: " + stepByStep());
        allAtOnce(Path.of(args[0]));
    }

    static RegressionMetrics stepByStep() {
        // Load: 20,640 rows, 8 features, the median house value in 100,000 dollars.
        Dataset dataset = BuiltInDataset.CALIFORNIA_HOUSING.load();

        // Split: the rows that scikit-learn's train_test_split(test_size=0.2, random_state=42) picks.
        TrainTestSplit split = TrainTestSplit.of(dataset.rows(), 0.2, 42);
        Dataset train = dataset.select(split.trainRows());
        Dataset test = dataset.select(split.testRows());

        // Scale: fitted only on the training rows.
        Preparation preparation = Preparation.fit(train, TargetScaling.NONE);
        ScaledDataset scaledTrain = ScaledDataset.of(train, preparation);

        // Network: 8-64-32-1 with ReLU, from the weights that PyTorch has after torch.manual_seed(42).
        NetworkState initial = NetworkState.initial(NetworkSpec.defaults(), scaledTrain.columns(), 42);

        // Train: mean squared error and Adam.
        TrainingEngine engine = TrainingEngines.of(TRAINING.engine(), NetworkSpec.defaults(), TRAINING, 2);
        TrainedNetwork trained = engine.train(initial, scaledTrain, null, TRAINING, loss -> System.out.println(loss));

        // Predict and evaluate.
        double[] predicted =
                preparation.inverse(engine.predict(trained.network(), preparation.transform(test.features())));
        return RegressionMetrics.of(test.target(), predicted);
    }

    static RegressionModel allAtOnce(Path folder) {
        Specification specification =
                Specification.of(DataSpec.builtIn("california-housing")).withTraining(TRAINING);
        RegressionModel model = RegressionTrainer.train(specification, Path.of(""), TrainingListener.SILENT)
                .model();
        model.save(folder.resolve("model.zip"));

        // Later, elsewhere: raw rows in, predictions out.
        RegressionModel loaded = RegressionModel.load(folder.resolve("model.zip"));
        Dataset houses = BuiltInDataset.CALIFORNIA_HOUSING.load().select(new int[] {0, 1, 2});
        System.out.println("Predicted: " + Arrays.toString(loaded.predict(houses.features())));
        return loaded;
    }
}
