package dev.mlmethods.regression.data;

/**
 * Which categories of a column have their own features, like {@code OneHotEncoder} of scikit-learn with {@code max_categories} and {@code
 * min_frequency}.
 *
 * @param maxCategories the most features that a column becomes, including the one for infrequent categories; at least 2
 * @param minFrequency how many training rows a category must be in; at least 1
 */
record CategoryLimits(int maxCategories, int minFrequency) {
    /** 100 features, 5 rows. */
    static final CategoryLimits DEFAULTS = new CategoryLimits(100, 5);
}
