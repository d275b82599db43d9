package dev.mlmethods.regression.tune;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a tuning may cost: CPU time, all threads together, or a number of trainings. It never looks at a clock: the CPU time of a training is read from a
 * table, see {@link dev.mlmethods.regression.sweep.TrainingCost}, so that the same budget gives the same model on any machine.
 *
 * @param amount seconds of CPU time, or trainings; above 0
 * @param unit what is counted
 */
public record TuningBudget(double amount, Unit unit) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(s|m|min|h|trials)?");
    private static final double MAX_SECONDS = 1e7;
    private static final double MAX_TRIALS = 1e6;

    /** What a budget counts. */
    public enum Unit {
        /** Seconds of CPU time, as the table of costs has them. */
        CPU_SECONDS,
        /** Trainings of one network on one division of the rows. */
        TRIALS
    }

    /**
     * Checks the amount.
     *
     * @param amount seconds of CPU time, above 0 and at most 10 million; or a whole number of trainings, at least 1 and at most a million
     * @param unit what is counted
     * @throws RegressionException if the amount is out of its range
     */
    public TuningBudget {
        if (!isValid(amount, unit)) {
            throw invalid(NumberText.shortest(amount) + (unit == Unit.CPU_SECONDS ? "s" : ""));
        }
    }

    /**
     * {@return the budget of a text}
     *
     * @param text a number with {@code s}, {@code m} or {@code h} for seconds, minutes or hours of CPU time, such as {@code 2m}; a whole number, such as
     *     {@code 40}, is a number of trainings
     * @throws RegressionException if it is something else
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TuningBudget parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw invalid(text);
        }
        double number = Double.parseDouble(matcher.group(1));
        String unit = matcher.group(2) == null ? "trials" : matcher.group(2);
        return switch (unit) {
            case "s" -> of(number, Unit.CPU_SECONDS, text);
            case "m", "min" -> of(60 * number, Unit.CPU_SECONDS, text);
            case "h" -> of(3600 * number, Unit.CPU_SECONDS, text);
            default -> of(number, Unit.TRIALS, text);
        };
    }

    private static TuningBudget of(double amount, Unit unit, String text) {
        if (!isValid(amount, unit)) {
            throw invalid(text);
        }
        return new TuningBudget(amount, unit);
    }

    private static boolean isValid(double amount, Unit unit) {
        return unit == Unit.CPU_SECONDS
                ? amount > 0 && amount <= MAX_SECONDS
                : amount >= 1 && amount <= MAX_TRIALS && amount == Math.rint(amount);
    }

    private static RegressionException invalid(String text) {
        return new RegressionException("budget is " + Excerpt.quoted(text)
                + "; it must be CPU time, such as 90s, 2m or 1h, at most " + NumberText.count((long) MAX_SECONDS)
                + " s, or a whole number of trainings, such as 40, at most " + NumberText.count((long) MAX_TRIALS)
                + ".");
    }

    /** {@return such as {@code 120s} or {@code 40}, as {@link #parse} reads it} */
    @JsonValue
    @Override
    public String toString() {
        return NumberText.shortest(amount) + (unit == Unit.CPU_SECONDS ? "s" : "");
    }

    /**
     * {@return an amount in words, such as {@code 12.5 s of CPU time} or {@code 8 trainings}}
     *
     * @param spent in the unit of this budget
     */
    public String text(double spent) {
        if (unit == Unit.CPU_SECONDS) {
            return NumberText.significant(spent, 3) + " s of CPU time";
        }
        long trainings = Math.round(spent);
        return NumberText.count(trainings) + (trainings == 1 ? " training" : " trainings");
    }

    /** A budget of this unit that is no smaller, as {@link #parse} reads it. */
    String atLeast(double needed) {
        return new TuningBudget(Math.ceil(needed), unit).toString();
    }

    /**
     * {@return a part of this budget in words, such as {@code 12.5 of 120 s of CPU time} or {@code 8 of 40 trainings}}
     *
     * @param spent in the unit of this budget
     */
    public String share(double spent) {
        String number =
                unit == Unit.CPU_SECONDS ? NumberText.significant(spent, 3) : NumberText.count(Math.round(spent));
        return number + " of " + text(amount);
    }
}
