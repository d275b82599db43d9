package dev.mlmethods.regression.report.result;

import dev.mlmethods.regression.advice.Advice;
import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.Platform;
import dev.mlmethods.regression.model.Provenance;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.training.EpochLoss;
import java.util.List;
import java.util.Map;

/** Reports of trainings that never took place. */
public final class SampleTrainings {
    private SampleTrainings() {}

    /**
     * The report of a training on two features.
     *
     * @param modelSha256 the model that it names
     * @param epoch the epoch whose weights the model has
     */
    public static TrainingReport of(String modelSha256, int epoch) {
        return new TrainingReport(
                TrainingReport.FORMAT_VERSION,
                "print",
                modelSha256,
                "9a7a",
                null,
                List.of("area", "age"),
                "price",
                Specification.of(DataSpec.csv("houses.csv", "price")),
                null,
                new EpochLoss(epoch, 0.25, 0.5),
                Map.of("test", Map.of("rmse", 0.75)),
                List.of(DataFinding.constantFeatures(List.of("age"), 0.0, 20)),
                new Advice(
                        Advice.Kind.UNDERFITTED,
                        Advice.Severity.PROBLEM,
                        "It is underfitted.",
                        "Train longer.",
                        Map.of("epochs", "200")),
                new Provenance("da7a", 25, new Platform("vector", "none", "0.1.0", "none", "17", "Linux"), null));
    }
}
