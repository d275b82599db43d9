package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.table.DecimalNumber;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NearNames;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.List;

/**
 * What stands in for the missing cells of a column, as in scikit-learn's {@code SimpleImputer}.
 *
 * @param way how it is found
 * @param constant the number for {@link Way#CONSTANT}; otherwise 0
 */
record MissingFill(Way way, double constant) {
    /** The mean of the training rows. */
    static final MissingFill MEAN = new MissingFill(Way.MEAN, 0);

    private static final List<String> WORDS = List.of("mean", "median", "error", "drop");

    /** How a number is found for a missing cell. */
    enum Way {
        /** The mean of the training rows. */
        MEAN,
        /** The median of the training rows. */
        MEDIAN,
        /** Always the same number. */
        CONSTANT,
        /** No number: a missing cell is refused. */
        ERROR,
        /** No number: the row is left out. */
        DROP
    }

    /**
     * What a text stands for.
     *
     * @param parameter what the message calls it
     * @throws RegressionException if it is neither one of the words nor a finite number
     */
    static MissingFill parse(String parameter, String text) {
        int word = WORDS.indexOf(text);
        if (word >= 0) {
            Way way = List.of(Way.MEAN, Way.MEDIAN, Way.ERROR, Way.DROP).get(word);
            return new MissingFill(way, 0);
        }
        double number = DecimalNumber.parse(text.toCharArray(), 0, text.length());
        if (Double.isInfinite(number)) {
            throw new RegressionException(parameter + " is " + Excerpt.quoted(text)
                    + ", which is beyond the range of float64 (1.8e308). Correct it.");
        }
        if (CsvRow.isLost(text)) {
            throw new RegressionException(parameter + " is " + Excerpt.quoted(text)
                    + ", which is so small that float64 rounds it to 0 (below 5e-324). Write 0, or correct it.");
        }
        if (!Double.isFinite(number)) {
            throw new RegressionException(parameter + " is " + Excerpt.quoted(text)
                    + "; it must be mean, median, error, drop or a number"
                    + NearNames.nearest(text, WORDS)
                            .map(near -> ". Did you mean " + near + "?")
                            .orElse("."));
        }
        return new MissingFill(Way.CONSTANT, number);
    }

    /** As users write it. */
    String text() {
        return switch (way) {
            case MEAN -> "mean";
            case MEDIAN -> "median";
            case ERROR -> "error";
            case DROP -> "drop";
            case CONSTANT -> NumberText.shortest(constant);
        };
    }
}
