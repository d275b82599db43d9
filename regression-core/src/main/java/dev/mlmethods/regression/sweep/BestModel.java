package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.training.EarlyStopping;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Specification compared = SpecificationFields.with(sweep.plan().spec().specification(), best.parameters());
        Specification specification = refit ? onAllRows(compared, fits) : compared;
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
     * mean. Of an ensemble, only the first network was compared, and what was best for it is taken for all that would stop early.
     */
    static Specification onAllRows(Specification specification, List<TrialFit> fits) {
        return onAllRows(specification, (int) Math.round(
                fits.stream().mapToInt(TrialFit::trainedEpochs).average().orElseThrow()));
    }

    /**
     * {@return the specification of a model that is trained again on all rows that are not held out}
     *
     * @param specification as it was compared
     * @param epochs the number that turned out to be best; networks that wouldn't stop early keep theirs
     */
    public static Specification onAllRows(Specification specification, int epochs) {
        return specification
                .withMembers(List.of())
                .withTraining(onAllRows(specification.training(), epochs))
                .withSplit(specification.split().withValidationSize(0))
                .withMembers(kindsOnAllRows(specification, epochs));
    }

    private static TrainingSpec onAllRows(TrainingSpec training, int epochs) {
        int afterWarmup = training.schedule().warmupEpochs() + 1;
        return training.earlyStopping().stopsEarly()
                ? training.withEarlyStopping(EarlyStopping.defaults()).withEpochs(Math.max(afterWarmup, epochs))
                : training;
    }

    private static List<Map<String, Object>> kindsOnAllRows(Specification specification, int epochs) {
        List<Map<String, Object>> kinds = specification.kinds() == null ? List.of() : specification.kinds();
        List<Specification> members = specification.members();
        List<Map<String, Object>> changed = new ArrayList<>();
        for (int number = 0; number < kinds.size(); number++) {
            Map<String, Object> kind = new LinkedHashMap<>(kinds.get(number));
            TrainingSpec training =
                    members.get(number * (members.size() / kinds.size())).training();
            if (training.earlyStopping().stopsEarly()) {
                kind.put("patience", 0);
                kind.put("epochs", onAllRows(training, epochs).epochs());
            }
            changed.add(kind);
        }
        return changed;
    }
}
