package dev.mlmethods.regression.report;

import dev.mlmethods.regression.advice.Advice;
import dev.mlmethods.regression.advice.Advisor;
import dev.mlmethods.regression.advice.Course;
import dev.mlmethods.regression.advice.Evidence;
import dev.mlmethods.regression.advice.Evidence.Rows;
import dev.mlmethods.regression.advice.Evidence.Scores;
import dev.mlmethods.regression.evaluation.Evaluation;
import dev.mlmethods.regression.model.ImportResult;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.TrainingResult;
import org.jspecify.annotations.Nullable;

/** The advice on a network that was just trained: the same as that of its evaluation on the held-out rows, since it has the same evidence. */
public final class TrainingAdvice {
    private TrainingAdvice() {}

    /**
     * {@return what to do next with the network}
     *
     * @param result the training, its losses and the metrics of its network
     */
    public static Advice of(TrainingResult result) {
        return Advisor.advise(evidence(result.model(), result.evaluation(), StoredLosses.of(result.history())));
    }

    /**
     * {@return what to do next with an imported network}
     *
     * @param result the metrics of the network
     */
    public static Advice of(ImportResult result) {
        return Advisor.advise(evidence(result.model(), result.evaluation(), null))
                .ofImported();
    }

    private static Evidence evidence(RegressionModel model, Evaluation evaluation, @Nullable Course losses) {
        return new Evidence(
                model.specification().members().get(0),
                model.features().size(),
                new Rows(evaluation.trainRows(), evaluation.validationRows(), evaluation.testRows()),
                Scores.of(evaluation.network()),
                Scores.of(evaluation.leastSquares()),
                Scores.of(evaluation.trainingMean()),
                losses,
                model.findings());
    }
}
