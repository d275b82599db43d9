package dev.mlmethods.regression.predictor.table;

/** The constants of an enum by their names in JSON. */
interface Words {
    /** The name in JSON. */
    String word();

    /**
     * The constant with a word.
     *
     * @param constants of the enum
     * @param fault what the error says before the word if there is no such constant
     * @throws IllegalArgumentException if there is none
     */
    static <T extends Words> T constant(T[] constants, String word, String fault) {
        for (T constant : constants) {
            if (constant.word().equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(fault + ": " + word);
    }
}
