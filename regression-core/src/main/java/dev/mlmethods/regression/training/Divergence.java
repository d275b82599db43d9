package dev.mlmethods.regression.training;

import dev.mlmethods.regression.predictor.text.NumberText;

/** Stops a training whose numbers have left the range of float32. */
public final class Divergence {
    private final TrainingSpec spec;

    /**
     * Creates a monitor for one training.
     *
     * @param spec how the network is trained; messages name its epochs and its learning rate
     */
    public Divergence(TrainingSpec spec) {
        this.spec = spec;
    }

    /**
     * Checks the losses of an epoch.
     *
     * @param loss the losses of the epoch that has just ended
     * @throws DivergenceException if one is not finite
     */
    public void check(EpochLoss loss) {
        if (!Double.isFinite(loss.loss())) {
            throw diverged("the loss is " + NumberText.shortest(loss.loss()), loss.epoch());
        }
        if (loss.validationLoss() != null && !Double.isFinite(loss.validationLoss())) {
            throw diverged("the validation loss is " + NumberText.shortest(loss.validationLoss()), loss.epoch());
        }
    }

    /**
     * Checks the weights after an epoch, because the last update comes after the last loss.
     *
     * @param parameters all weights and biases
     * @param epoch the epoch after which the network has them, counted from 1
     * @throws DivergenceException if one is not finite
     */
    public void check(float[] parameters, int epoch) {
        for (float parameter : parameters) {
            if (!Float.isFinite(parameter)) {
                throw diverged("a weight is " + NumberText.shortest(parameter), epoch);
            }
        }
    }

    /**
     * Checks the error of the network's final predictions for the training rows: finite weights can be so large that it isn't a number. A row
     * that was not trained on says nothing about the training, because its features may be far from all others.
     *
     * @param error a mean error of these predictions, such as the root mean squared error; NaN if it is not defined
     * @param epoch the epoch whose weights the network has, counted from 1
     * @throws DivergenceException if the error is not finite
     */
    public void checkPredictions(double error, int epoch) {
        if (!Double.isFinite(error)) {
            String symptom = "after epoch " + epoch + " the network predicts numbers that are not finite";
            throw diverged(symptom, symptom);
        }
    }

    private DivergenceException diverged(String what, int epoch) {
        String symptom = what + " in epoch " + epoch;
        return diverged(symptom, symptom + " of " + spec.epochs());
    }

    private DivergenceException diverged(String symptom, String how) {
        return new DivergenceException(
                symptom,
                "The training diverged: " + how + ". Lower learningRate (now "
                        + NumberText.shortest(spec.learningRate())
                        + "), or look for extreme values in the features and the target.");
    }
}
