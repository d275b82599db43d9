package dev.mlmethods.regression.trees;

/**
 * When it was best to stop adding trees.
 *
 * @param trees how many there were then, at least 1
 * @param rmse the root mean squared error on the validation rows then, in the unit of the target; infinite if it was never a number
 */
record EarlyStop(int trees, double rmse) {
    static final EarlyStop NONE = new EarlyStop(1, Double.POSITIVE_INFINITY);

    /** How many trees may be added without one that lowers the error. */
    private static final int PATIENCE = 50;

    /** The same with another tree, if it is better then. */
    EarlyStop orBetter(int withTrees, double itsRmse) {
        return itsRmse < rmse ? new EarlyStop(withTrees, itsRmse) : this;
    }

    /**
     * Whether a tree isn't worth adding. As many as there are by default always are: what was best is then no worse than the default settings.
     *
     * @param tree its 1-based number
     */
    boolean isOver(int tree) {
        return tree > Math.max(TreeSettings.DEFAULTS.numIterations(), trees + PATIENCE);
    }
}
