package dev.mlmethods.regression.advice;

import dev.mlmethods.regression.advice.Evidence.Score;
import dev.mlmethods.regression.advice.Evidence.Scores;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The scores of all models on the rows of one part of the data. */
record Part(String name, int rows, Score network, Score leastSquares, Score trainingMean) {
    /** On fewer rows, a model is good or bad by luck. */
    private static final int FEWEST_ROWS = 10;

    /** By chance, the RMSE of 100 rows is within 1.15 times that of many in 95% of all cases if the errors are normally distributed. */
    private static final double MUCH_WORSE = 1.2;

    /** If nearly everything is explained, a large ratio hardly matters. */
    private static final double NOTABLE = 0.05;

    static Part test(Evidence evidence) {
        return of("test", evidence.rows().test(), evidence, Scores::test).orElseThrow();
    }

    /** Empty if the training rows are not available. */
    static Optional<Part> training(Evidence evidence) {
        return of("training", evidence.rows().train(), evidence, Scores::train);
    }

    /** Of the parts that the network was not trained on, the one that it predicts worst; empty if all have very few rows. */
    static Optional<Part> unseen(Evidence evidence) {
        return Stream.concat(
                        of("validation", evidence.rows().validation(), evidence, Scores::validation).stream(),
                        Stream.of(test(evidence)))
                .filter(part -> !part.isOfFewRows() && Double.isFinite(part.error()))
                .max(Comparator.comparingDouble(Part::error));
    }

    private static Optional<Part> of(
            String name, int rows, Evidence evidence, Function<Scores, @Nullable Score> split) {
        return Optional.ofNullable(split.apply(evidence.network()))
                .map(network -> new Part(
                        name,
                        rows,
                        network,
                        Objects.requireNonNull(split.apply(evidence.leastSquares())),
                        Objects.requireNonNull(split.apply(evidence.trainingMean()))));
    }

    /** The RMSE of the network as a multiple of that of the mean: 0 is perfect, 1 is the mean; whatever the target's size. */
    double error() {
        return network.rmse() / trainingMean.rmse();
    }

    /** That of least squares. */
    double leastSquaresError() {
        return leastSquares.rmse() / trainingMean.rmse();
    }

    /** Whether the network predicts the training rows much better: its error here is more than 1.2 times as large, and explains 5 points less. */
    boolean isMuchWorseThan(Part training) {
        return error() > MUCH_WORSE * training.error()
                && error() * error() > training.error() * training.error() + NOTABLE;
    }

    boolean isOfFewRows() {
        return rows < FEWEST_ROWS;
    }

    boolean isNoBetterThanMean() {
        return network.rmse() >= trainingMean.rmse();
    }
}
