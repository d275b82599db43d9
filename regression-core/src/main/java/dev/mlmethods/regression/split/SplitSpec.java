package dev.mlmethods.regression.split;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.SplitColumn;
import dev.mlmethods.regression.parameter.NumberRange;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.random.RandomSeeds;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the rows are divided.
 *
 * @param testSize the share of the rows that is held out for the test, above 0 and below 1; default 0.2
 * @param splitSeed the seed of the split, like scikit-learn's {@code random_state}: 0 to 2<sup>32</sup>-1; default 42
 * @param validationSize the share of the training rows that is set aside for monitoring the loss, from 0 (none, the default) to below 1; they are
 *     chosen by the same seed and are not trained on
 * @param splitBy what the rows are divided by; null for {@link SplitBy#RANDOM}, which is always null here, so that JSON has no field for it
 * @param groupColumn the column of {@link SplitBy#GROUP}; null for none
 * @param timeColumn the column of {@link SplitBy#TIME}; null for none
 * @param keyColumn the column of {@link SplitBy#HASH}; null for none
 * @param stratify the number of quantile bins of the target, each of which is divided in the same shares, 2 or more, only with {@link
 *     SplitBy#RANDOM}; null if not stratified; 0, which means the same, is always null here, so that JSON has no field for it
 */
public record SplitSpec(
        double testSize,
        long splitSeed,
        double validationSize,
        @Nullable SplitBy splitBy,
        @Nullable String groupColumn,
        @Nullable String timeColumn,
        @Nullable String keyColumn,
        @Nullable Integer stratify) {
    /** The range of {@code testSize}. */
    public static final NumberRange TEST_SIZE = NumberRange.above(0).below(1);

    /** The range of {@code validationSize}. */
    public static final NumberRange VALIDATION_SIZE = NumberRange.atLeast(0).below(1);

    /** The range of {@code stratify}, except that 1 isn't allowed. */
    public static final NumberRange STRATIFY = NumberRange.wholeFrom(0);

    /**
     * Checks the values; {@link #requireAgreement} checks that they are consistent.
     *
     * @param testSize above 0 and below 1
     * @param splitSeed 0 to 2<sup>32</sup>-1
     * @param validationSize from 0 to below 1
     * @param splitBy what the rows are divided by; null for {@link SplitBy#RANDOM}
     * @param groupColumn the column of {@link SplitBy#GROUP}, or null
     * @param timeColumn the column of {@link SplitBy#TIME}, or null
     * @param keyColumn the column of {@link SplitBy#HASH}, or null
     * @param stratify 2 or more; 0 or null if not stratified
     * @throws RegressionException if a number is out of its range
     */
    public SplitSpec {
        TEST_SIZE.require("testSize", testSize, ": the share of the rows that is held out for the test");
        RandomSeeds.check("splitSeed", splitSeed);
        VALIDATION_SIZE.require("validationSize", validationSize, ": the share of the training rows that is set aside");
        splitBy = splitBy == SplitBy.RANDOM ? null : splitBy;
        stratify = stratify == null ? null : bins(stratify);
    }

    /**
     * Divides the rows at random, not stratified.
     *
     * @param testSize the share of the rows that is held out for the test, above 0 and below 1
     * @param splitSeed 0 to 2<sup>32</sup>-1
     * @param validationSize the share of the training rows that is set aside for monitoring the loss, from 0 (none) to below 1
     * @throws RegressionException if a number is out of its range
     */
    public SplitSpec(double testSize, long splitSeed, double validationSize) {
        this(testSize, splitSeed, validationSize, null, null, null, null, null);
    }

    private static @Nullable Integer bins(int stratify) {
        STRATIFY.require(
                "stratify",
                stratify,
                ": into how many quantile bins of the target rows are put, each of which is divided alike, or 0 for none");
        if (stratify == 1) {
            throw new RegressionException(
                    "stratify is 1; it must be at least 2, because one bin would hold all rows, or 0 for none.");
        }
        return stratify == 0 ? null : stratify;
    }

    /** {@return a fifth of the rows for the test at random, seed 42, no validation} */
    public static SplitSpec defaults() {
        return new SplitSpec(0.2, 42, 0);
    }

    /**
     * {@return the same with a different validation size}
     *
     * @param newValidationSize the share of the training rows that is set aside, from 0 (none) to below 1
     */
    public SplitSpec withValidationSize(double newValidationSize) {
        return new SplitSpec(
                testSize, splitSeed, newValidationSize, splitBy, groupColumn, timeColumn, keyColumn, stratify);
    }

    /**
     * {@return the same in quantile bins of the target}
     *
     * @param newStratify how many bins, 2 or more; 0 for not stratified
     */
    public SplitSpec withStratify(int newStratify) {
        return new SplitSpec(
                testSize, splitSeed, validationSize, splitBy, groupColumn, timeColumn, keyColumn, newStratify);
    }

    /**
     * {@return the same shares and seed by the cells of a column, not stratified}
     *
     * @param column what the rows are divided by; null for a random split
     */
    public SplitSpec withColumn(@Nullable SplitColumn column) {
        SplitBy by = SplitBy.RANDOM;
        for (SplitBy each : SplitBy.values()) {
            by = column != null && each.column() == column.kind() ? each : by;
        }
        String name = column == null ? null : column.name();
        return new SplitSpec(
                testSize,
                splitSeed,
                validationSize,
                by,
                by == SplitBy.GROUP ? name : null,
                by == SplitBy.TIME ? name : null,
                by == SplitBy.HASH ? name : null,
                null);
    }

    /** {@return what the rows are divided by, never null} */
    public SplitBy way() {
        return Objects.requireNonNullElse(splitBy, SplitBy.RANDOM);
    }

    /** {@return the column by which the rows are divided; null if there is none} */
    public @Nullable SplitColumn column() {
        SplitColumn.Kind kind = way().column();
        String name = kind == null ? null : name(kind);
        return kind == null || name == null ? null : new SplitColumn(kind, name);
    }

    private @Nullable String name(SplitColumn.Kind kind) {
        return switch (kind) {
            case GROUP -> groupColumn;
            case TIME -> timeColumn;
            case KEY -> keyColumn;
        };
    }

    /**
     * Checks that the column that {@code splitBy} needs is given, and no other, and {@code stratify} only with a random split.
     *
     * @throws RegressionException if not; the message names both
     */
    public void requireAgreement() {
        if (stratify != null && way() != SplitBy.RANDOM) {
            throw new RegressionException("stratify is " + stratify + ", but splitBy is " + way().parameterName()
                    + ", which ignores it; set splitBy to random, or remove stratify.");
        }
        for (SplitBy each : SplitBy.values()) {
            SplitColumn.Kind kind = each.column();
            if (kind != null) {
                require(kind, each);
            }
        }
    }

    private void require(SplitColumn.Kind kind, SplitBy itsWay) {
        String name = name(kind);
        boolean isRead = itsWay == way();
        if (isRead && name == null) {
            throw new RegressionException("splitBy is " + itsWay.parameterName() + ", but " + kind.parameter()
                    + " is not set; name the column " + what(kind) + ".");
        }
        if (!isRead && name != null) {
            throw new RegressionException(kind.parameter() + " is " + Excerpt.quoted(name) + ", but splitBy is "
                    + way().parameterName() + ", which ignores it; set splitBy to " + itsWay.parameterName()
                    + ", or remove " + kind.parameter() + ".");
        }
    }

    private static String what(SplitColumn.Kind kind) {
        return switch (kind) {
            case GROUP -> "whose equal cells are to stay together";
            case TIME -> "of dates or numbers that says when each row was";
            case KEY -> "that each row is known by";
        };
    }
}
