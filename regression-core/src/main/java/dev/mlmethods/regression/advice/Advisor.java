package dev.mlmethods.regression.advice;

import dev.mlmethods.regression.advice.Advice.Kind;
import dev.mlmethods.regression.advice.Advice.Severity;
import dev.mlmethods.regression.advice.LossTrend.Heading;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.scaling.TargetScaling;
import java.util.Optional;

/**
 * Decides what to do next with a network: by the first rule that applies. It never advises what is already set, or what the losses argue against.
 *
 * <ol>
 *   <li>Its numbers are useless ({@link Kind#DIVERGED}).
 *   <li>Its metrics are useless ({@link Kind#LEAK}): a feature gives the target away, or most test rows are training rows.
 *   <li>Its training rows are not available ({@link Kind#OTHER_DATA}), and it is worse than a reference.
 *   <li>It predicts its training rows much better than others ({@link Kind#OVERFITTED}, or {@link Kind#TOO_FEW_ROWS} if least squares does so, too).
 *   <li>It has not learned its training rows ({@link Kind#WRONGLY_SCALED}, {@link Kind#CONSTANT}, {@link Kind#UNDERFITTED}).
 *   <li>It is no better than least squares ({@link Kind#LINEAR}), still improving ({@link Kind#STILL_IMPROVING}) or {@link Kind#GOOD}.
 * </ol>
 */
public final class Advisor {
    /** For R2: a network that explains less of its training rows has learned nothing. */
    private static final double NOTHING = 0.05;

    /** For the RMSE: a smaller gain isn't worth a network. */
    private static final double NOTABLE = 0.01;

    /** Standard deviations of the target beyond which a network needs many updates to approach it. */
    private static final double SMALL_TARGET = 0.1;

    private static final double LARGE_TARGET = 10;

    private static final double LARGE_LEARNING_RATE = 0.1;

    private static final int ROWS_PER_FEATURE = 10;

    private final Evidence evidence;
    private final LossTrend trend;
    private final Part test;

    private Advisor(Evidence evidence) {
        this.evidence = evidence;
        this.trend = LossTrend.of(evidence.course());
        this.test = Part.test(evidence);
    }

    /**
     * {@return the advice for an evaluated network}
     *
     * @param evidence its metrics on each split, the course of its losses, and what misleads in its data
     */
    public static Advice advise(Evidence evidence) {
        return new Advisor(evidence).advise();
    }

    /**
     * {@return the advice for a training that ended without a network because its numbers were no longer numbers} The size of the target is then
     * unknown, so the advice is to scale it, too, unless it is scaled already.
     *
     * @param specification what the training was started with
     * @param symptom what was seen, as a sentence
     */
    public static Advice ofDivergence(Specification specification, String symptom) {
        Remedy remedy = UnderfittingRemedies.lowerLearningRate(specification);
        if (specification.training().targetScaling() == TargetScaling.NONE) {
            remedy = remedy.and("targetScaling", "standard");
        }
        return new Advice(Kind.DIVERGED, Severity.WARNING, symptom, remedy.sentence(), remedy.parameters());
    }

    private Advice advise() {
        if (!Double.isFinite(test.network().rmse())) {
            return advice(Kind.DIVERGED, "The network has no finite RMSE on the test rows.", diverged());
        }
        if (trend.heading() == Heading.DIVERGED) {
            return advice(Kind.DIVERGED, trend.sentence(), diverged());
        }
        if (!evidence.revealing().isEmpty()) {
            return revealed();
        }
        if (2 * evidence.repeatedTestRows() > evidence.rows().test()) {
            return advice(
                    Kind.LEAK,
                    "Most test rows, " + NumberText.count(evidence.repeatedTestRows()) + " of "
                            + NumberText.count(evidence.rows().test())
                            + ", have the features of a training row: the metrics tell how well the network memorizes, not how"
                            + " well it predicts.",
                    Part.training(evidence).isPresent()
                            ? Remedy.of("Keep one of each set of equal rows, and train again")
                            : Remedy.of("Evaluate on rows that were not trained on, or without evaluationDataset"));
        }
        return Part.training(evidence).map(this::of).orElseGet(this::withoutTrainingRows);
    }

    private Remedy diverged() {
        return isFarFromOne()
                ? Remedy.of("Scale the target", "targetScaling", "standard")
                : UnderfittingRemedies.lowerLearningRate(evidence.specification());
    }

    private Advice revealed() {
        boolean one = evidence.revealing().size() == 1;
        String names = String.join(",", evidence.revealing());
        String what = "Leave " + (one ? "it" : "them") + " out, and train again before trying anything else";
        String excluded = String.join(",", evidence.specification().data().exclude());
        return advice(
                Kind.LEAK,
                "The metrics are probably better than they will be on new rows, because the "
                        + (one ? "feature " : "features ") + String.join(", ", evidence.revealing())
                        + (one ? " gives" : " give") + " the target away.",
                evidence.specification().data().features().isEmpty()
                        ? Remedy.of(what, "exclude", excluded.isEmpty() ? names : excluded + "," + names)
                        : Remedy.of(what + " (features)"));
    }

    private Advice withoutTrainingRows() {
        return test.isNoBetterThanMean() || isLeastSquaresBetter()
                ? advice(
                        Kind.OTHER_DATA,
                        "These are not the rows that the training held out, so either the network or the rows may be at fault.",
                        Remedy.of("Evaluate without evaluationDataset, to see which"))
                : good("R2 " + NumberText.rounded(test.network().r2()) + " on these rows.");
    }

    private Advice of(Part training) {
        Optional<Part> worse =
                Part.unseen(evidence).filter(part -> hasLearnt(training) && part.isMuchWorseThan(training));
        if (worse.isPresent()) {
            return overfitted(training, worse.get());
        }
        if (test.isOfFewRows() && test.isMuchWorseThan(training)) {
            return advice(
                    Kind.TOO_FEW_ROWS,
                    NumberText.count(test.rows()) + " test rows are too few to tell how well the network predicts: R2 "
                            + NumberText.rounded(training.network().r2()) + " on the training rows and "
                            + NumberText.rounded(test.network().r2()) + " on these.",
                    Remedy.of("Hold out more rows (testSize), or add some"));
        }
        if (!hasLearnt(training) && isRateTooLarge()) {
            return nothingLearnt(training, UnderfittingRemedies.lowerLearningRate(evidence.specification()));
        }
        if (isFarFromOne()
                && (!hasLearnt(training) || training.error() > training.leastSquaresError() * (1 + NOTABLE))) {
            return advice(
                    Kind.WRONGLY_SCALED,
                    "The target's scale is far from 1, where a network starts: the network has an RMSE of "
                            + NumberText.rounded(training.network().rmse())
                            + " on the training rows, and their mean one of "
                            + NumberText.rounded(training.trainingMean().rmse()) + ".",
                    Remedy.of("Scale the target", "targetScaling", "standard"));
        }
        if (!hasLearnt(training)) {
            return nothingLearnt(training);
        }
        if (training.error() > training.leastSquaresError() * (1 + NOTABLE)) {
            return advice(
                    Kind.UNDERFITTED,
                    "The network has not learned what least squares has: R2 "
                            + NumberText.rounded(training.network().r2()) + " on the training rows against "
                            + NumberText.rounded(training.leastSquares().r2()) + ".",
                    UnderfittingRemedies.first(evidence, trend.heading()));
        }
        return learnt(training);
    }

    private Advice overfitted(Part training, Part other) {
        String scores = " on the training rows and " + "%s on the " + other.name() + " rows.";
        if (other.leastSquaresError() >= 1 && training.rows() < ROWS_PER_FEATURE * evidence.features()) {
            return advice(
                    Kind.TOO_FEW_ROWS,
                    NumberText.count(training.rows()) + " training rows are too few for "
                            + NumberText.count(evidence.features()) + " features: the network has R2 "
                            + NumberText.rounded(training.network().r2())
                            + String.format(
                                    scores, NumberText.rounded(other.network().r2()))
                            + " Least squares has "
                            + NumberText.rounded(training.leastSquares().r2()) + " and "
                            + NumberText.rounded(other.leastSquares().r2()) + ".",
                    Remedy.of("Train on more rows, " + ROWS_PER_FEATURE
                            + " or more for each feature, or on fewer features"));
        }
        return advice(
                Kind.OVERFITTED,
                "The network predicts its training rows much better than others: R2 "
                        + NumberText.rounded(training.network().r2())
                        + String.format(
                                scores, NumberText.rounded(other.network().r2())),
                OverfittingRemedies.first(
                        evidence, trend.heading(), other.network().r2()));
    }

    private Advice nothingLearnt(Part training) {
        boolean isThereNothing = training.leastSquaresError() > 1 - NOTHING
                && (trend.heading() == Heading.SETTLED || trend.heading() == Heading.RESTORED);
        return nothingLearnt(
                training,
                isThereNothing
                        ? Remedy.of("Look for features that say more about the target")
                        : UnderfittingRemedies.first(evidence, trend.heading()));
    }

    private Advice nothingLearnt(Part training, Remedy remedy) {
        return advice(
                trend.isFalling() && !isRateTooLarge() ? Kind.UNDERFITTED : Kind.CONSTANT,
                "The network has learned almost nothing: R2 "
                        + NumberText.rounded(training.network().r2()) + " on the training rows, and least squares "
                        + NumberText.rounded(training.leastSquares().r2()) + ".",
                remedy);
    }

    /** Units that have jumped to a flat part of their activation stay there, and the network predicts about the same for all rows. */
    private boolean isRateTooLarge() {
        return evidence.specification().training().learningRate() > LARGE_LEARNING_RATE;
    }

    /** The advice for a network that predicts its training rows at least as well as least squares does, and other rows about as well. */
    private Advice learnt(Part training) {
        // Intervals are measured on rows that must not choose the epoch.
        boolean isTurned = trend.heading() == Heading.TURNED
                && evidence.specification().intervals() == null
                && !evidence.specification().training().earlyStopping().stopsEarly();
        if (isTurned) {
            return advice(Kind.STILL_IMPROVING, trend.sentence(), OverfittingRemedies.keepBestEpoch());
        }
        Remedy more = trend.isFalling() ? UnderfittingRemedies.more(evidence, trend.heading()) : null;
        if (more != null) {
            return advice(Kind.STILL_IMPROVING, trend.sentence(), more);
        }
        if (test.network().rmse() > test.leastSquares().rmse() * (1 - NOTABLE)) {
            return advice(
                    Kind.LINEAR,
                    "A straight line predicts as well: RMSE "
                            + NumberText.rounded(test.network().rmse()) + " on the test rows, and least squares "
                            + NumberText.rounded(test.leastSquares().rmse()) + ".",
                    Remedy.of("Take least squares, or give the network features that it can make more of"));
        }
        return good("R2 " + NumberText.rounded(test.network().r2()) + " on the test rows, "
                + NumberText.rounded(training.network().r2()) + " on the training rows.");
    }

    private Advice good(String numbers) {
        return advice(Kind.GOOD, "Nothing stands out: " + numbers, Remedy.NOTHING);
    }

    private boolean hasLearnt(Part training) {
        return training.error() * training.error() < 1 - NOTHING;
    }

    /** Judged by the spread of the target, or because a network is farther from it than its mean. */
    private boolean isFarFromOne() {
        Part part = Part.training(evidence).orElse(test);
        double spread = part.trainingMean().rmse();
        return evidence.specification().training().targetScaling() == TargetScaling.NONE
                && (spread < SMALL_TARGET
                        || spread > LARGE_TARGET
                        || part.network().rmse() > spread * (1 + NOTHING));
    }

    private boolean isLeastSquaresBetter() {
        return test.leastSquares().rmse() < test.network().rmse();
    }

    private Advice advice(Kind kind, String diagnosis, Remedy remedy) {
        boolean isOfNoUse = test.isNoBetterThanMean() || kind == Kind.DIVERGED || kind == Kind.LEAK;
        String lead = test.isNoBetterThanMean()
                ? "The network is no better than the mean of the training rows: RMSE "
                        + against(test.network().rmse(), test.trainingMean().rmse()) + " on the test rows. "
                : isLeastSquaresBetter() && kind != Kind.LINEAR
                        ? "Least squares is better than this network: RMSE "
                                + against(
                                        test.leastSquares().rmse(),
                                        test.network().rmse()) + " on the test rows. "
                        : "";
        return new Advice(
                kind,
                isOfNoUse ? Severity.WARNING : severity(kind),
                lead + diagnosis,
                remedy.sentence(),
                remedy.parameters());
    }

    private static Severity severity(Kind kind) {
        return switch (kind) {
            case DIVERGED, LEAK -> Severity.WARNING;
            case TOO_FEW_ROWS, OVERFITTED, WRONGLY_SCALED, CONSTANT, UNDERFITTED -> Severity.PROBLEM;
            case OTHER_DATA, LINEAR, STILL_IMPROVING -> Severity.NOTE;
            case GOOD -> Severity.GOOD;
        };
    }

    /** The two numbers, with more digits if they would look equal. */
    private static String against(double first, double second) {
        String one = NumberText.rounded(first);
        String other = NumberText.rounded(second);
        return one.equals(other) && first != second
                ? NumberText.apartFrom(second, first) + " against " + NumberText.apartFrom(first, second)
                : one + " against " + other;
    }
}
