package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.evaluation.PredictionIntervals;
import dev.mlmethods.regression.model.FinalFit;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.TrainingFiles;
import dev.mlmethods.regression.training.TrainingHistory;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a training went, in lines for the user. */
final class TrainingSummary {
    private TrainingSummary() {}

    /** What there is to say about a model that was trained on every row. */
    private static String ofFinal(RegressionModel model) {
        FinalFit fit = Objects.requireNonNull(model.finalFit());
        return String.format(
                Locale.ROOT,
                "The final model is trained on all %,d rows for %d %s, and has no metrics of its own: those of %s stand in for it",
                fit.rows(),
                fit.epochs(),
                fit.epochs() == 1 ? "epoch" : "epochs",
                TrainingFiles.MODEL);
    }

    /** What there is to say about the model whatever its metrics are. */
    static List<String> notes(TrainingResult result) {
        List<String> notes = new ArrayList<>();
        if (result.finalModel() != null) {
            notes.add(ofFinal(result.finalModel()));
        }
        PredictionIntervals intervals = result.model().intervals();
        if (intervals != null) {
            notes.add("The " + result.model().specification().intervals() + " prediction intervals reach "
                    + NumberText.rounded(intervals.halfWidth()) + " to either side of a prediction, by the errors on "
                    + NumberText.count(intervals.validationRows()) + " validation rows");
        }
        if (result.model().readsNeighbours()) {
            notes.add("The model contains the training rows' coordinates, target and features, because"
                    + " neighbourFeatures=true");
        }
        return notes;
    }

    /**
     * The lines.
     *
     * @param histories of the networks
     * @param division how the rows were divided by a column or quantiles; null if at random, which goes without saying
     */
    static List<String> lines(
            List<TrainingHistory> histories, TrainingSpec spec, String engine, @Nullable String division) {
        List<String> lines = new ArrayList<>();
        TrainingHistory history = histories.get(0);
        lines.add(String.format(
                Locale.ROOT,
                "Trained %sin %.2f s with engine %s",
                histories.size() == 1 ? "" : histories.size() + " networks ",
                history.trainingSeconds(),
                engine));
        if (division != null) {
            lines.add(division);
        }
        if (histories.size() == 1) {
            lines.addAll(ending(history, spec));
        }
        return lines;
    }

    private static List<String> ending(TrainingHistory history, TrainingSpec spec) {
        List<String> lines = new ArrayList<>();
        TrainingHistory.Best best = history.best();
        int last = history.last().epoch();
        if (best != null && last < spec.epochs()) {
            lines.add("Stopped after epoch " + last + " of " + spec.epochs()
                    + ": no better validation loss since epoch " + best.epoch()
                    + (best.restored() ? ", whose weights the model has." : "."));
        } else if (best != null && best.restored() && best.epoch() < last) {
            lines.add("The model has the weights of epoch " + best.epoch() + " of " + spec.epochs()
                    + ", which had the best validation loss.");
        }
        return lines;
    }
}
