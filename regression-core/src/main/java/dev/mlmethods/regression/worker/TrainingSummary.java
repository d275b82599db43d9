package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.training.TrainingHistory;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a training went, in lines for the user. */
final class TrainingSummary {
    private TrainingSummary() {}

    /**
     * The lines.
     *
     * @param division how the rows were divided by a column or quantiles; null: at random, which goes without saying
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
