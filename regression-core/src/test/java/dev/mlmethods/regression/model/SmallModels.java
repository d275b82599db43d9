package dev.mlmethods.regression.model;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.nio.file.Path;
import java.util.List;

/** Trainings of a few milliseconds: the built-in diabetes (442 rows, 10 features), a network 10-6-1, three epochs. */
public final class SmallModels {
    /** The specification of {@link #train}. */
    public static final Specification SPECIFICATION = Specification.of(DataSpec.builtIn("diabetes"))
            .withNetwork(NetworkSpec.defaults().withHiddenLayers(List.of(6)))
            .withTraining(TrainingSpec.defaults()
                    .withEngine(EngineName.DL4J)
                    .withEpochs(3)
                    .withLearningRate(0.01));

    private SmallModels() {}

    /** A separate training, whose network the caller may change. */
    public static TrainingResult train() {
        return train(SPECIFICATION);
    }

    /** The same with a different model, which is trained on every row. */
    public static TrainingResult trainWithFinalModel(Specification specification) {
        return FinalTrainer.train(
                train(specification), Path.of(""), RegressionTrainer.engine(specification, 1), TrainingListener.SILENT);
    }

    /** Another training that needs no files. */
    public static TrainingResult train(Specification specification) {
        return RegressionTrainer.train(specification, Path.of(""), TrainingListener.SILENT);
    }
}
