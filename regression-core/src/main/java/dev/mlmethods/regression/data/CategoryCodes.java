package dev.mlmethods.regression.data;

import dev.mlmethods.regression.storage.DoubleColumn;

/** The category of each row, as its place among the categories; below 0 if the cell is missing. Immutable. */
sealed interface CategoryCodes {
    /** How many rows there are. */
    int size();

    /** That of a 0-based row. */
    int get(int row);

    /** Those of the given rows, in the given order. */
    CategoryCodes view(int[] rows);

    /** In an array, which isn't copied. */
    static CategoryCodes of(int[] codes) {
        return new InArray(codes);
    }

    /**
     * In an array.
     *
     * @param codes one per row
     */
    @SuppressWarnings("ArrayRecordComponent") // Two of them are never compared.
    record InArray(int[] codes) implements CategoryCodes {
        @Override
        public int size() {
            return codes.length;
        }

        @Override
        public int get(int row) {
            return codes[row];
        }

        @Override
        public InArray view(int[] rows) {
            int[] selected = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                selected[i] = codes[rows[i]];
            }
            return new InArray(selected);
        }
    }

    /**
     * In a file, numbered as they were found.
     *
     * @param found the number of each row's category; below 0 if the cell is missing
     * @param places of the categories by that number
     */
    @SuppressWarnings("ArrayRecordComponent") // Two of them are never compared.
    record InFile(DoubleColumn found, int[] places) implements CategoryCodes {
        @Override
        public int size() {
            return found.size();
        }

        @Override
        public int get(int row) {
            int number = (int) found.get(row);
            return number < 0 ? number : places[number];
        }

        @Override
        public InFile view(int[] rows) {
            return new InFile(found.view(rows), places);
        }
    }
}
