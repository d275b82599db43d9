package dev.mlmethods.regression.data;

/**
 * Which categories of a column have features of their own, as scikit-learn's {@code OneHotEncoder} has {@code max_categories} and {@code min_frequency}.
 *
 * @param maxCategories more features than that a column doesn't become, that of the infrequent categories among them; at least 2
 * @param minFrequency in so many training rows a category has to be; at least 1
 */
record CategoryLimits(int maxCategories, int minFrequency) {
    /** 100 features, 5 rows. */
    static final CategoryLimits DEFAULTS = new CategoryLimits(100, 5);
}
