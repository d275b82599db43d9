package dev.mlmethods.regression.report;

import dev.mlmethods.regression.advice.Advice;
import dev.mlmethods.regression.advice.Advisor;
import dev.mlmethods.regression.advice.Evidence;
import dev.mlmethods.regression.advice.Evidence.Rows;
import dev.mlmethods.regression.advice.Evidence.Scores;
import dev.mlmethods.regression.evaluation.Evaluation;
import dev.mlmethods.regression.model.TrainingResult;

/** The advice on a network that was just trained: the same as that of its evaluation on the held-out rows, since it has the same evidence. */
public final class TrainingAdvice {
    private TrainingAdvice() {}

    /**
     * {@return what to do next with the network}
     *
     * @param result the training, its losses and the metrics of its network
     */
    public static Advice of(TrainingResult result) {
        Evaluation evaluation = result.evaluation();
        return Advisor.advise(new Evidence(
                result.model().specification(),
                result.model().features().size(),
                new Rows(evaluation.trainRows(), evaluation.validationRows(), evaluation.testRows()),
                Scores.of(evaluation.network()),
                Scores.of(evaluation.leastSquares()),
                Scores.of(evaluation.trainingMean()),
                StoredLosses.of(result.history()),
                result.model().findings()));
    }
}
