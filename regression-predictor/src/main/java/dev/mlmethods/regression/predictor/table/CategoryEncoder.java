package dev.mlmethods.regression.predictor.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A column of texts: a feature for each category that was frequent in the training rows, which is 1 in its rows and 0 in all others, like those of
 * scikit-learn's {@code OneHotEncoder}. Any other text is 1 in the feature {@code NAME_infrequent} if there is one, otherwise 0 in all of them; so is
 * a missing cell.
 *
 * @param categories the frequent ones, in the order of their code points, without spaces around them
 * @param others whether there is a feature for all others
 */
public record CategoryEncoder(String column, MissingCells missing, List<String> categories, Others others)
        implements ColumnEncoder {
    /** The suffix that is added to a column's name for the feature of the texts that were rare in the training rows or didn't occur. */
    public static final String INFREQUENT_SUFFIX = "_infrequent";

    /** Where texts go that aren't in any of the categories. */
    public enum Others implements Words {
        /** Nowhere: all features are 0. */
        IGNORED("ignored"),
        /** To a feature of their own. */
        INFREQUENT("infrequent");

        private final String word;

        Others(String word) {
            this.word = word;
        }

        /**
         * The constant with that word.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static Others of(String word) {
            return Words.constant(values(), word, "no place for other texts");
        }

        /** Its name in JSON. */
        @Override
        public String word() {
            return word;
        }
    }

    /** Copies the list, and checks that it is sorted. */
    public CategoryEncoder {
        categories = inOrder(categories);
        if (categories.isEmpty() && others == Others.IGNORED && missing != MissingCells.MARKED) {
            throw new IllegalArgumentException("a column has no category");
        }
    }

    /** A copy of texts, which have to be sorted. */
    static List<String> inOrder(List<String> categories) {
        for (int i = 0; i < categories.size(); i++) {
            String category = categories.get(i);
            if (!CellText.of(category).equals(category) || CellText.isMissing(category)) {
                throw new IllegalArgumentException("a category is no text");
            }
            if (i > 0 && CodePoints.ORDER.compare(categories.get(i - 1), category) >= 0) {
                throw new IllegalArgumentException("categories are not in the order of their code points");
            }
        }
        return List.copyOf(categories);
    }

    @Override
    public ColumnType type() {
        return ColumnType.CATEGORY;
    }

    @Override
    public List<String> features() {
        List<String> names = new ArrayList<>();
        categories.forEach(category -> names.add(column + "=" + category));
        if (others == Others.INFREQUENT) {
            names.add(column + INFREQUENT_SUFFIX);
        }
        if (missing == MissingCells.MARKED) {
            names.add(column + MISSING_SUFFIX);
        }
        return Collections.unmodifiableList(names);
    }

    @Override
    public void encode(String cell, double[] row, int at) {
        String text = CellText.of(cell);
        boolean isMissing = CellText.isMissing(text);
        if (isMissing) {
            requireMissingAccepted();
        }
        int next = at;
        int category = isMissing ? -1 : indexOf(categories, text);
        for (int i = 0; i < categories.size(); i++) {
            row[next++] = i == category ? 1 : 0;
        }
        if (others == Others.INFREQUENT) {
            row[next++] = !isMissing && category < 0 ? 1 : 0;
        }
        if (missing == MissingCells.MARKED) {
            row[next] = isMissing ? 1 : 0;
        }
    }

    /** Whether a text has its own feature. */
    @Override
    public boolean knows(String cell) {
        return knows(categories, cell);
    }

    /** Whether a cell is missing or one of these texts, which are sorted. */
    static boolean knows(List<String> categories, String cell) {
        String text = CellText.of(cell);
        return CellText.isMissing(text) || indexOf(categories, text) >= 0;
    }

    /** Where a text is in these, which are sorted; below 0 if it isn't one of them. */
    static int indexOf(List<String> categories, String text) {
        return Collections.binarySearch(categories, text, CodePoints.ORDER);
    }
}
