package dev.mlmethods.regression.data;

/** What messages call the rows of a dataset. */
@FunctionalInterface
public interface RowNames {
    /**
     * {@return the name of a row: {@code line 7} if the dataset is a file, otherwise {@code row 5}}
     *
     * @param row its 0-based number in the dataset
     */
    String of(int row);
}
