package dev.mlmethods.regression.advice;

import dev.mlmethods.regression.advice.LossTrend.Heading;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What helps a network that has not learned what there is in its training rows; the first remedy that isn't set yet. */
final class UnderfittingRemedies {
    private static final int BATCHES = 128;
    private static final int SMALLEST_BATCH = 32;
    private static final int LARGEST_BATCH = 128;

    private static final double LARGE_LEARNING_RATE = 0.01;
    private static final double SMALL_LEARNING_RATE = 0.001;
    private static final int MOST_WEIGHTS = 10_000;

    private UnderfittingRemedies() {}

    /** The first one that isn't set. */
    static Remedy first(Evidence evidence, Heading heading) {
        TrainingSpec training = evidence.specification().training();
        if (heading == Heading.RISEN) {
            return lowerLearningRate(evidence.specification());
        }
        Remedy more = more(evidence, heading);
        return more != null ? more : settled(evidence.specification(), evidence.features(), training.learningRate());
    }

    /** More updates; null if they would not help. */
    static @Nullable Remedy more(Evidence evidence, Heading heading) {
        TrainingSpec training = evidence.specification().training();
        Course course = evidence.course();
        boolean stopped = course != null && course.trained() < training.epochs();
        if (stopped || heading == Heading.TURNED || heading == Heading.RESTORED || heading == Heading.SETTLED) {
            return null;
        }
        int rows = evidence.rows().train();
        int batch =
                Math.max(SMALLEST_BATCH, Math.min(LARGEST_BATCH, Integer.highestOneBit(Math.max(1, rows / BATCHES))));
        if (rows >= 2 * batch && training.batchSize().rowsOf(rows) == rows) {
            return Remedy.of("Train in mini-batches", "batchSize", Integer.toString(batch));
        }
        int epochs = training.epochs();
        return epochs > Integer.MAX_VALUE / 2
                ? null
                : Remedy.of(
                        "Train longer",
                        "epochs",
                        Integer.toString(Math.max(2 * epochs, heading == Heading.UNKNOWN ? 100 : 0)));
    }

    /** A tenth of it, or {@value #LARGE_LEARNING_RATE} if that is less: with it, Adam and SGD train most scaled tables. */
    static Remedy lowerLearningRate(Specification specification) {
        double learningRate = specification.training().learningRate();
        return Remedy.of(
                "Lower the learning rate",
                "learningRate",
                learningRate > 10 * LARGE_LEARNING_RATE
                        ? NumberText.shortest(LARGE_LEARNING_RATE)
                        : tenth(learningRate));
    }

    private static Remedy settled(Specification specification, int features, double learningRate) {
        NetworkSpec network = specification.network();
        double decay = specification.training().optimizer().weightDecay();
        if (decay > 0) {
            return Remedy.of("Shrink the weights less", "weightDecay", tenth(decay));
        }
        if (network.dropout() > 0) {
            return Remedy.of("Drop fewer outputs", "dropout", NumberText.shortest(network.dropout() / 2));
        }
        if (learningRate >= LARGE_LEARNING_RATE) {
            return lowerLearningRate(specification);
        }
        if (learningRate < SMALL_LEARNING_RATE) {
            return Remedy.of(
                    "Take larger steps",
                    "learningRate",
                    NumberText.of(NumberText.decimal(learningRate).movePointRight(1)));
        }
        NetworkSpec standard = network.withHiddenLayers(NetworkSpec.defaults().hiddenLayers());
        if (network.parameterCount(features) < standard.parameterCount(features)) {
            return larger(standard);
        }
        NetworkSpec wider = network.withHiddenLayers(
                network.hiddenLayers().stream().map(width -> 2 * width).toList());
        return wider.parameterCount(features) <= MOST_WEIGHTS
                ? larger(wider)
                : Remedy.of("Take least squares, or give the network features that say more about the target");
    }

    private static Remedy larger(NetworkSpec network) {
        return Remedy.of(
                "Take a larger network",
                "hiddenLayers",
                network.hiddenLayers().stream().map(Object::toString).collect(Collectors.joining(",")));
    }

    private static String tenth(double value) {
        return NumberText.of(NumberText.decimal(value).movePointLeft(1));
    }
}
