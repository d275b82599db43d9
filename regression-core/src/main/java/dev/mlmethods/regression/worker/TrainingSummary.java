package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.model.FinalFit;
import dev.mlmethods.regression.model.RegressionModel;
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
    static String ofFinal(RegressionModel model) {
        FinalFit fit = Objects.requireNonNull(model.finalFit());
        return String.format(
                Locale.ROOT,
                "The final model is trained on all %,d rows for %d %s, and has no metrics of its own: those of %s stand in for it",
                fit.rows(),
                fit.epochs(),
                fit.epochs() == 1 ? "epoch" : "epochs",
                TrainingFiles.MODEL);
    }

    /**
     * The lines.
     *
     * @param division how the rows were divided by a column or quantiles; null if at random, which goes without saying
     */
    static List<String> lines(TrainingHistory history, TrainingSpec spec, String engine, @Nullable String division) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "Trained in %.2f s with engine %s", history.trainingSeconds(), engine));
        if (division != null) {
            lines.add(division);
        }
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
