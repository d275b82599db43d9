package dev.mlmethods.regression.predictor.table;

/** The constants of an enum by their names in JSON. */
interface Words {
    /** The name in JSON. */
    String word();

    /**
     * The constant of a word.
     *
     * @param constants of the enum
     * @param fault what the error says before the word, where there is none
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
