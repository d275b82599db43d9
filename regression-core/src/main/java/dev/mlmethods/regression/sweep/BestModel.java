package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.training.EarlyStopping;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.nio.file.Path;
import java.util.List;

/** Trains the model that a sweep ends with. */
public final class BestModel {
    private BestModel() {}

    /**
     * Trains the best trial again: on all rows that are not held out if the sweep is to {@code refit}, otherwise as it was compared.
     *
     * @param sweep what was searched, and the results
     * @param basedir what a relative file of the dataset is relative to
     * @param threads of the training, at least 1
     * @param listener is told of each epoch
     * @return the model, its losses and its metrics
     * @throws RegressionException if no trial is the best because none was completed, or if the training doesn't give the compared model again
     */
    public static TrainingResult train(SweepResult sweep, Path basedir, int threads, TrainingListener listener) {
        Trial best = sweep.bestTrial().orElseThrow(() -> new RegressionException("No trial was completed."));
        List<TrialFit> fits = sweep.of(best).fits();
        boolean refit = sweep.plan().spec().refit();
        Specification specification = refit ? onAllRows(best.specification(), fits) : best.specification();
        TrainingEngine engine = RegressionTrainer.engine(specification, threads);
        TrainingResult result = RegressionTrainer.train(specification, basedir, engine, List.of(), listener);
        String sha256 = fits.get(0).parametersSha256();
        // A trial trains only the first network of an ensemble.
        boolean isSame = result.model().state().parametersSha256().equals(sha256);
        if (!refit && !isSame && engine.name().equals(EngineName.VECTOR.parameterName())) {
            throw new RegressionException("Trial " + best.number() + " gave a model with different weights when trained"
                    + " again (" + result.model().state().parametersSha256() + ", not " + sha256
                    + "). Move the sweep's journal away and run it again.");
        }
        return result;
    }

    /**
     * There are then no validation rows for early stopping, so the training has as many epochs as turned out to be best; in a cross-validation, their
     * mean.
     */
    static Specification onAllRows(Specification specification, List<TrialFit> fits) {
        TrainingSpec training = specification.training();
        if (training.earlyStopping().stopsEarly()) {
            double epochs =
                    fits.stream().mapToInt(TrialFit::trainedEpochs).average().orElseThrow();
            int afterWarmup = training.schedule().warmupEpochs() + 1;
            training = training.withEarlyStopping(EarlyStopping.defaults())
                    .withEpochs(Math.max(afterWarmup, (int) Math.round(epochs)));
        }
        return specification
                .withTraining(training)
                .withSplit(specification.split().withValidationSize(0));
    }
}
