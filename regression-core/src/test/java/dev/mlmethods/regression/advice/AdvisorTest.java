package dev.mlmethods.regression.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.advice.Advice.Kind;
import dev.mlmethods.regression.advice.Advice.Severity;
import dev.mlmethods.regression.advice.Evidence.Rows;
import dev.mlmethods.regression.advice.Evidence.Score;
import dev.mlmethods.regression.advice.Evidence.Scores;
import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.data.DataFinding.Split;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.training.EpochLoss;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdvisorTest {
    private final Map<String, String> set =
            new HashMap<>(Map.of("batchSize", "32", "targetScaling", "standard", "epochs", "30"));
    private List<String> revealing = List.of();
    private int repeatedTestRows;
    private Rows rows = new Rows(320, 0, 80);

    /** The scores of a model with these R2 on training and test rows, with an RMSE of 1 for the mean. */
    private static Scores scores(double train, double test) {
        return new Scores(score(train), null, score(test));
    }

    private static Score score(double r2) {
        return new Score(r2, Math.sqrt(1 - r2));
    }

    private Advice advise(Scores network, Scores leastSquares, @Nullable Course course) {
        return Advisor.advise(new Evidence(
                SpecificationFields.with(Specification.of(DataSpec.csv("houses.csv", "price")), set),
                3,
                rows,
                network,
                leastSquares,
                scores(0, 0),
                course,
                findings()));
    }

    private List<DataFinding> findings() {
        List<DataFinding> findings = new ArrayList<>();
        if (!revealing.isEmpty()) {
            findings.add(
                    new DataFinding(DataFinding.Kind.ROW_NUMBER, revealing, null, 400, 400, "They number the rows."));
        }
        if (repeatedTestRows > 0) {
            findings.add(DataFinding.repeatedRows(Split.TEST, repeatedTestRows, 0, rows.test()));
        }
        return findings;
    }

    private static Course course(IntToDoubleFunction loss) {
        return new Course(
                30,
                30,
                null,
                IntStream.rangeClosed(1, 30)
                        .mapToObj(epoch -> new EpochLoss(epoch, loss.applyAsDouble(epoch), null))
                        .toList());
    }

    private static Course falling() {
        return course(epoch -> 1.0 / epoch);
    }

    private static Course settled() {
        return course(epoch -> 0.5 + Math.exp(-epoch));
    }

    /** The advice once was to scale the target, which was already scaled, and to train longer, which made it worse. */
    @Test
    void theGapComesFirst() {
        Advice advice = advise(scores(0.8, -0.53), scores(0.5, 0.25), falling());
        assertThat(advice)
                .isEqualTo(new Advice(
                        Kind.OVERFITTED,
                        Severity.WARNING,
                        "The network is no better than the mean of the training rows: RMSE 1.237 against 1.000 on the test"
                                + " rows. The network predicts its training rows much better than others: R2 0.8000 on the"
                                + " training rows and -0.5300 on the test rows.",
                        "Shrink the weights: weightDecay=0.1.",
                        Map.of("weightDecay", "0.1")));
    }

    /** To the end of the list, without repeating a step. */
    @Test
    void nothingThatIsSetIsAdvised() {
        Map<String, String> followed = new HashMap<>();
        for (Advice advice = advise(scores(0.8, 0.1), scores(0.5, 0.25), falling());
                !advice.parameters().isEmpty();
                advice = advise(scores(0.8, 0.1), scores(0.5, 0.25), falling())) {
            assertThat(advice.kind()).isEqualTo(Kind.OVERFITTED);
            assertThat(followed).doesNotContainKeys(advice.parameters().keySet().toArray(String[]::new));
            followed.putAll(advice.parameters());
            set.putAll(advice.parameters());
        }
        assertThat(followed)
                .isEqualTo(Map.of(
                        "weightDecay", "0.03",
                        "dropout", "0.2",
                        "hiddenLayers", "16",
                        "validationSize", "0.2",
                        "patience", "20"));
        assertThat(advise(scores(0.8, 0.1), scores(0.5, 0.25), falling()).remedy())
                .isEqualTo("Train on more rows, or take least squares.");
    }

    /** Like the default for tables. */
    @Test
    void aWeightDecayThatIsTooSmallIsRaised() {
        set.put("weightDecay", "0.01");
        assertThat(advise(scores(0.8, 0.1), scores(0.5, 0.25), falling()).remedy())
                .isEqualTo("Shrink the weights more: weightDecay=0.03.");
        assertThat(advise(scores(0.99, 0.85), scores(0.5, 0.25), falling()).parameters())
                .doesNotContainKey("weightDecay");
        set.put("weightDecay", "0.2");
        assertThat(advise(scores(0.8, -0.5), scores(0.5, 0.25), falling()).parameters())
                .doesNotContainKey("weightDecay");
    }

    @Test
    void aLossThatHasTurnedIsNotTrainedLonger() {
        set.put("validationSize", "0.2");
        List<EpochLoss> epochs = IntStream.rangeClosed(1, 30)
                .mapToObj(epoch -> new EpochLoss(epoch, 1.0 / epoch, 0.5 + Math.abs(epoch - 10) / 100.0))
                .toList();
        Course turned = new Course(30, 30, 10, epochs);
        for (double train : new double[] {0.9, 0.5, 0.3, 0.01}) {
            assertThat(advise(scores(train, 0.5), scores(0.4, 0.4), turned).parameters())
                    .doesNotContainKey("epochs");
        }
        assertThat(advise(scores(0.9, 0.5), scores(0.4, 0.4), turned).remedy())
                .isEqualTo("Keep the weights of the best epoch: patience=20.");
    }

    @Test
    void whatTheDataGivesAwayComesBeforeAllThatItWouldSpoil() {
        revealing = List.of("index", "price2");
        set.put("exclude", "note");
        assertThat(advise(scores(0.999, 0.998), scores(0.9, 0.9), settled()))
                .isEqualTo(new Advice(
                        Kind.LEAK,
                        Severity.WARNING,
                        "The metrics are probably better than they will be on new rows, because the features index, price2"
                                + " give the target away.",
                        "Leave them out, and train again before trying anything else: exclude=note,index,price2.",
                        Map.of("exclude", "note,index,price2")));
        revealing = List.of();
        repeatedTestRows = 41;
        assertThat(advise(scores(0.999, 0.998), scores(0.9, 0.9), settled()).kind())
                .isEqualTo(Kind.LEAK);
        repeatedTestRows = 40;
        assertThat(advise(scores(0.999, 0.998), scores(0.9, 0.9), settled()))
                .isEqualTo(new Advice(
                        Kind.GOOD,
                        Severity.GOOD,
                        "Nothing stands out: R2 0.9980 on the test rows, 0.9990 on the training rows.",
                        "",
                        Map.of()));
    }

    @Test
    void aNetworkBehindLeastSquaresGetsMoreUpdatesAndThenMoreEpochs() {
        set.put("batchSize", "full");
        assertThat(advise(scores(0.4, 0.39), scores(0.6, 0.58), falling()))
                .isEqualTo(new Advice(
                        Kind.UNDERFITTED,
                        Severity.PROBLEM,
                        "Least squares is better than this network: RMSE 0.6481 against 0.7810 on the test rows. The network has not learned what"
                                + " least squares has: R2 0.4000 on the training rows against 0.6000.",
                        "Train in mini-batches: batchSize=32.",
                        Map.of("batchSize", "32")));
        set.put("batchSize", "32");
        assertThat(advise(scores(0.4, 0.39), scores(0.6, 0.58), falling()).remedy())
                .isEqualTo("Train longer: epochs=60.");
    }

    @Test
    void aStraightLineIsSaidToBeAsGood() {
        assertThat(advise(scores(0.6, 0.58), scores(0.6, 0.58), settled()))
                .isEqualTo(new Advice(
                        Kind.LINEAR,
                        Severity.NOTE,
                        "A straight line predicts as well: RMSE 0.6481 on the test rows, and least squares 0.6481.",
                        "Take least squares, or give the network features that it can make more of.",
                        Map.of()));
    }

    @Test
    void noNumbersAreADivergence() {
        Scores none = new Scores(score(0.5), null, new Score(Double.NaN, Double.NaN));
        assertThat(advise(none, scores(0.6, 0.58), null).text())
                .isEqualTo(
                        "The network has no finite RMSE on the test rows. Lower the learning rate: learningRate=0.0001.");
        assertThat(advise(scores(0.6, 0.58), scores(0.6, 0.58), course(epoch -> epoch))
                        .kind())
                .isEqualTo(Kind.DIVERGED);
    }

    @Test
    void fewTestRowsTellNothing() {
        rows = new Rows(32, 0, 8);
        assertThat(advise(scores(0.99, 0.3), scores(0.6, 0.2), falling()).text())
                .isEqualTo(
                        "8 test rows are too few to tell how well the network predicts: R2 0.9900 on the training rows and"
                                + " 0.3000 on these. Hold out more rows (testSize), or add some.");
    }
}
